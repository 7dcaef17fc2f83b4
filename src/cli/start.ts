/** The process: arguments in, exit code out. What is done is in `run.ts`. */
import { exitCodes } from './exit-codes.ts'
import { createProcessIo } from './process-io.ts'
import { run, sayInternalError } from './run.ts'

/** How long leftovers (a socket that a library forgot) may keep a finished command alive. */
const lingerMs = 2000

const stop = new AbortController()

function onSignal(): void {
  // Asked a second time: the user does not want to wait for things to be closed in order.
  if (stop.signal.aborted) process.exit(exitCodes.interrupted)
  stop.abort()
}

const io = createProcessIo(stop.signal)

// Errors that nobody waited for. The browser notices by itself that we are gone: it hangs on our pipe.
process.on('uncaughtException', (error) => {
  process.exit(sayInternalError(error, process.argv, io))
})
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)

/** Settles when the command is done and its exit code set. */
export const finished = run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code
  setTimeout(() => process.exit(), lingerMs).unref()
})
