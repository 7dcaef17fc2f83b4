/** The pages of one browser: opened when a job needs one, kept for the next when the job left it clean. Nothing is printed here. */
import type { Browser, CDPSession, Page } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import type { PageAreas, PageLayout } from './page-layout.ts'
import type { PageDiagnostic } from './print-job.ts'
import { ProcessDied } from './supervisor.ts'

/** A page while one job is printed in it: what the print steps work on. */
export interface OpenPage {
  readonly tab: Page
  /** For what Puppeteer has no word for. Nobody else listens to it. */
  readonly session: CDPSession
  /** Rejects with `ProcessDied` when the page's own process dies; never resolves. */
  readonly crashed: Promise<never>
  /** How many jobs it has served, this one included. */
  readonly jobs: number
  /** Addresses that were refused, in the order they were asked for, each once. */
  readonly refused: Set<string>
  /** What the steps found wrong with the page besides. */
  readonly findings: PageDiagnostic[]
  /** Set before the page is laid out. */
  areas: PageAreas | undefined
  /** Set before it is printed. */
  layout: PageLayout | undefined
  /** Set by the last step. */
  pdf: Uint8Array | undefined
}

export interface Pages {
  /** A page that no other job has. */
  open(): Promise<OpenPage>
  /** Ends a job's use of its page. A clean one serves the next job; any other is closed, for which nobody waits. */
  leave(page: OpenPage, clean: boolean): void
  /** Closes those that wait for a job. Never rejects. */
  closeIdle(): Promise<void>
}

/** Jobs after which a page is closed all the same: without scripts its process never tidies up, and grows by some 20 MB a report. */
const jobsPerPage = 8

/** What lasts from job to job. */
type Tab = Pick<OpenPage, 'tab' | 'session' | 'crashed' | 'jobs'>

/**
 * The pages of `connection`; `startPage` is one that is open already.
 *
 * A page is used again because a new one costs a process, half as much again as printing a report. Nothing of a job outlives it:
 * the page has no scripts and no storage, and the next job's document replaces it whole.
 */
export function createPages(connection: Browser, startPage: Page | undefined): Pages {
  const unused = startPage === undefined ? [] : [startPage]
  const idle = new Map<Page, Tab>()

  async function openTab(): Promise<Tab> {
    const tab = unused.pop() ?? (await connection.newPage())
    const crashed = crashOf(tab)
    // One that dies while it waits serves nobody.
    crashed.catch(() => idle.delete(tab))
    return { tab, session: await tab.createCDPSession(), crashed, jobs: 0 }
  }

  return {
    async open() {
      const [waiting] = idle.values()
      if (waiting !== undefined) idle.delete(waiting.tab)
      const page = waiting ?? (await openTab())
      return {
        ...page,
        jobs: page.jobs + 1,
        refused: new Set(),
        findings: [],
        areas: undefined,
        layout: undefined,
        pdf: undefined,
      }
    },
    leave({ tab, session, crashed, jobs }, clean) {
      if (clean && jobs < jobsPerPage && !tab.isClosed()) idle.set(tab, { tab, session, crashed, jobs })
      else tab.close().catch(() => {})
    },
    async closeIdle() {
      await Promise.allSettled([...idle.keys()].map((tab) => tab.close()))
    },
  }
}

function crashOf(tab: Page): Promise<never> {
  return new Promise((_, reject) => {
    tab.once('error', (cause) => reject(new ProcessDied('the page’s process died', { cause })))
  })
}
