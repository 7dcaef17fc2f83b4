/** The doors of the real process. The only reader of `process` besides `main.ts`. */
import { availableParallelism } from 'node:os'
import type { CliIo, OutputStream } from './cli-io.ts'

/** The process as commands see it; `signal` stops them. */
export function createProcessIo(signal: AbortSignal): CliIo {
  return {
    stdout: createOutputStream(process.stdout),
    stderr: createOutputStream(process.stderr),
    environment: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    nodeVersion: process.version,
    parallelism: availableParallelism(),
    signal,
    clock: {
      elapsedMs: () => performance.now(),
      every(ms, tick) {
        const timer = setInterval(tick, ms)
        timer.unref()
        return () => clearInterval(timer)
      },
    },
  }
}

function createOutputStream(stream: NodeJS.WriteStream): OutputStream {
  let isOpen = true
  // The reader may go before we have said everything (`sitrep schema brief | head -1`): that is its right, and no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isOpen = false
  })
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.isTTY === true ? stream.columns : undefined
    },
    write(text) {
      if (isOpen && text !== '') stream.write(text)
    },
  }
}
