/** The page's guard: hands it the job's HTML under its veil, refuses everything else and remembers what was refused. */
import type { CDPSession, Protocol } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import { documentAddress } from './document-address.ts'
import type { OpenPage } from './open-page.ts'
import type { PrintJob } from './print-job.ts'
import { veiled } from './veil.ts'

/**
 * After this the page reaches nothing but its own document and `data:` addresses.
 * The guard sees each request before it leaves; what the browser itself refuses (local files) it learns from the page's log.
 */
export async function blockNetwork(page: OpenPage, job: PrintJob): Promise<void> {
  const { session, refused } = page
  // The page may have served another job.
  session.removeAllListeners('Fetch.requestPaused').removeAllListeners('Log.entryAdded')
  let shown = false
  session.on('Fetch.requestPaused', (event) => {
    const { url } = event.request
    if (url === documentAddress && !shown) {
      shown = true
      answer(session, event.requestId, veiled(job.html))
      return
    }
    if (/^(?:data|about):/.test(url)) {
      letPass(session, event.requestId)
      return
    }
    if (!isFavicon(url)) refused.add(url)
    refuse(session, event)
  })
  session.on('Log.entryAdded', ({ entry }) => {
    const address = localAddress(entry.text)
    if (address !== undefined) refused.add(address)
  })
  await Promise.all([session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }), session.send('Log.enable')])
}

function answer(session: CDPSession, requestId: string, html: string): void {
  const responseHeaders = [
    { name: 'content-type', value: 'text/html; charset=utf-8' },
    // The next job's document has the same address.
    { name: 'cache-control', value: 'no-store' },
    // Scripts are switched off for the page; this says it to its frames, too.
    { name: 'content-security-policy', value: "script-src 'none'" },
  ]
  const body = Buffer.from(html, 'utf8').toString('base64')
  settle(session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body }))
}

function letPass(session: CDPSession, requestId: string): void {
  settle(session.send('Fetch.continueRequest', { requestId }))
}

function refuse(session: CDPSession, { requestId, resourceType }: Protocol.Fetch.RequestPausedEvent): void {
  // A refused document would be replaced by an error page; an aborted one leaves what is shown.
  const errorReason = resourceType === 'Document' ? 'Aborted' : 'BlockedByClient'
  settle(session.send('Fetch.failRequest', { requestId, errorReason }))
}

/** An answer to a page that is gone needs no answer. */
function settle(sending: Promise<unknown>): void {
  sending.catch(() => {})
}

/** A whole Chrome asks for one on its own account. */
function isFavicon(url: string): boolean {
  return url === `${documentAddress}favicon.ico`
}

/** The address in the log's words, by which alone the browser tells that it refused a local or foreign one by itself. */
export function localAddress(text: string): string | undefined {
  return /^(?:Not allowed to load local resource:|Unsafe attempt to load URL) (\S+)/.exec(text)?.[1]
}
