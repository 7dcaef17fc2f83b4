/** One page of the browser while one job is printed in it: what the print steps work on. */
import type { CDPSession, Page } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import type { PageDiagnostic } from './print-job.ts'

export interface OpenPage {
  readonly tab: Page
  /** For what Puppeteer has no word for. */
  readonly session: CDPSession
  /** Addresses that were refused, in the order they were asked for, each once. */
  readonly refused: Set<string>
  /** What the steps found wrong with the page besides. */
  readonly findings: PageDiagnostic[]
  /** Set by the last step. */
  pdf: Uint8Array | undefined
  /** Rejects with `ProcessDied` when the page's own process dies; never resolves. */
  readonly crashed: Promise<never>
}
