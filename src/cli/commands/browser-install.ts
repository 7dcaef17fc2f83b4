/** `sitrep browser install`: fetches a browser and shows how far it has come. The only command that uses the network. */
import { collateDiagnostics } from '../../diagnostics/collate.ts'
import { formatHuman } from '../../diagnostics/format-human.ts'
import { installBrowser } from '../../print/install-browser.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatBytes } from '../progress/finished-line.ts'
import { takesRedrawing, textStyleFor } from '../text-style.ts'

/** Prints the path of the browser on stdout. 3 when none could be had. */
export async function browserInstallCommand(io: CliIo): Promise<ExitCode> {
  const isLive = takesRedrawing(io.stderr, io.environment)
  const erase = isLive ? '\r\u001b[2K' : ''
  if (!isLive) io.stderr.write('fetching a browser\n')
  const installing = installBrowser({
    environment: io.environment,
    onProgress(done, total) {
      const of = total > 0 ? ` of ${formatBytes(total)}` : ''
      if (isLive) io.stderr.write(`${erase}fetching a browser: ${formatBytes(done)}${of}`)
    },
  })
  // The download itself cannot be stopped; the command can, and the process ends with it.
  const installed = await Promise.race([installing, untilAborted(io.signal)]).finally(() => io.stderr.write(erase))
  const options = { ...textStyleFor(io.stderr, io), files: new Map(), showPath: (path: string) => path, verbose: false }
  io.stderr.write(formatHuman(collateDiagnostics(installed.diagnostics), options))
  if (!installed.ok) return exitCodes.noBrowser
  io.stderr.write(`${installed.value.description} is ready\n`)
  io.stdout.write(`${installed.value.location}\n`)
  return exitCodes.fine
}

/** Never resolves; rejects when the command is to stop. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
