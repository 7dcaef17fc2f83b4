/** From arguments to an exit code. Never ends the process and never throws: our own faults are said and become 70. */
import { formatPlainMessage } from '../diagnostics/format-human.ts'
import type { CliIo } from './cli-io.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { installedVersion } from './installation.ts'
import { createProgram } from './program.ts'
import { sayInterrupted, sayProblems } from './say.ts'
import { textStyleFor } from './text-style.ts'
import { readCommanderError } from './usage-message.ts'

/** Runs the command that `argv` (without node and script) asks for, and gives the exit code of the process. */
export async function run(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  try {
    return await runProgram(argv, io)
  } catch (error) {
    if (io.signal.aborted) return sayInterrupted(io)
    return sayInternalError(error, argv, io)
  }
}

async function runProgram(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine
  const program = createProgram(io, installedVersion(), (done) => {
    code = done
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    const end = readCommanderError(error, argv, [...program.commands.map((command) => command.name()), 'help'])
    if (end === undefined) throw error
    if (end.kind === 'shown') return exitCodes.fine
    if (end.kind === 'problem') sayProblems([end.problem], io)
    return exitCodes.usage
  }
}

/** Says that something is our fault and how to report it, with the stack only for `--verbose`: 70. */
export function sayInternalError(error: unknown, argv: readonly string[], io: CliIo): ExitCode {
  const style = textStyleFor(io.stderr, io)
  const words = error instanceof Error ? error.message : String(error)
  const isVerbose = argv.includes('--verbose') || argv.includes('-v')
  const hints = [
    'report this: it is a fault in Sitrep, not in your files',
    isVerbose
      ? `include the lines below, \`sitrep ${installedVersion()}\`, \`node ${io.nodeVersion}\`, \`${io.platform}\` and the command you gave`
      : 'run the same command with `--verbose` and include what it says',
  ]
  io.stderr.write(formatPlainMessage({ severity: 'error', message: `internal error: ${words}`, hints }, style))
  if (isVerbose && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`)
  return exitCodes.internal
}
