/** Carries DevTools messages over a pair of pipes to a browser that was started by us. Knows nothing of what they say. */
import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'

/**
 * A transport for `connect`. Messages end with a zero byte, as `--remote-debugging-pipe` has it.
 * A pipe opens no port that others on the machine could reach, and the browser ends by itself when it is closed.
 */
export function createPipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send(message) {
      toBrowser.write(message)
      toBrowser.write('\0')
    },
    close() {
      toBrowser.destroy()
      fromBrowser.destroy()
    },
  }
  const split = createSplitter((message) => {
    // Each in its own turn, so that one that throws does not lose the next, and awaiting code runs in between.
    setImmediate(() => transport.onmessage?.(message))
  })
  fromBrowser.on('data', split)
  fromBrowser.on('close', () => transport.onclose?.())
  // A broken pipe is the browser's end, which `close` tells.
  fromBrowser.on('error', () => {})
  toBrowser.on('error', () => {})
  return transport
}

/** Takes chunks, gives whole messages. A message may come in many chunks and a chunk may hold many messages. */
export function createSplitter(onMessage: (message: string) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = []
  return (chunk) => {
    let start = 0
    for (let end = chunk.indexOf(0, start); end !== -1; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end))
      onMessage(Buffer.concat(pending).toString('utf8'))
      pending = []
      start = end + 1
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
  }
}
