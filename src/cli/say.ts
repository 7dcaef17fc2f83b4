/** Talk on stderr that is no diagnostic: usage problems, plain lines, refusals of the system. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatHuman, formatPlainMessage, type PlainMessage } from '../diagnostics/format-human.ts'
import { type Host, HostError } from '../host/host.ts'
import type { CliIo } from './cli-io.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { briefsFolder, configFile } from './find-project.ts'
import { textStyleFor } from './text-style.ts'
import type { UsageProblem } from './usage-message.ts'

/** Says what is wrong with the command and gives its exit code: 2. */
export function sayProblems(problems: readonly UsageProblem[], io: CliIo): ExitCode {
  for (const problem of problems) say({ severity: 'error', ...problem }, io)
  return exitCodes.usage
}

/** Says diagnostics as people read them, for commands that make no report, and gives their exit code: 2. */
export function sayDiagnostics(
  diagnostics: readonly Diagnostic[],
  host: Host,
  showPath: (path: string) => string,
  io: CliIo,
): ExitCode {
  const context = { files: host.textFiles(), showPath, verbose: false }
  io.stderr.write(formatHuman(collateDiagnostics(diagnostics), { ...textStyleFor(io.stderr, io), ...context }))
  return exitCodes.usage
}

/** Says that there is no project here, for commands that need one: 2. */
export function sayNoProject(io: CliIo): ExitCode {
  const message = `no project here: neither \`${configFile}\` nor \`${briefsFolder}/\` in \`${io.cwd}\` or above it`
  return sayProblems([{ message, hints: ['change into a project’s folder', 'start one with `sitrep init <folder>`'] }], io)
}

/** Says that the command was stopped: 130. */
export function sayInterrupted(io: CliIo): ExitCode {
  say({ severity: 'note', message: 'interrupted; every file that was written is whole' }, io)
  return exitCodes.interrupted
}

/** Says one message without code and place. */
export function say(message: PlainMessage, io: CliIo): void {
  io.stderr.write(formatPlainMessage(message, textStyleFor(io.stderr, io)))
}

/** For commands that only read and write files: a file that the system refuses is said, and gives 2; other errors go on. */
export async function sayRefusals(
  work: () => Promise<ExitCode>,
  showPath: (path: string) => string,
  io: CliIo,
): Promise<ExitCode> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return sayProblems([{ message: `\`${showPath(error.path)}\`: ${error.reason}` }], io)
  }
}
