/** Starts the browser that would print, prints a line in it and ends it: the proof behind `sitrep doctor`. */
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { failed, outcomeOf } from '../diagnostics/diagnostic.ts'
import { BrowserUnavailable } from './browser-unavailable.ts'
import { createChromium } from './chromium.ts'
import type { BrowserSearch } from './find-browser.ts'
import { printInPage } from './print-in-page.ts'
import type { BrowserInUse } from './print-job.ts'
import type { SandboxDecision } from './sandbox.ts'

export interface BrowserTrial {
  readonly browser: BrowserInUse
  /** Whether it ran in its sandbox and why; undefined for a remote browser, whose owner decides. */
  readonly sandbox: SandboxDecision | undefined
  /** From the search to a browser that answers, in milliseconds; unpacking the embedded one is included when it was needed. */
  readonly startMs: number
  /** The print of one line, in milliseconds. */
  readonly printMs: number
}

const trialLimitMs = 30_000

/** Tries out the browser that this search finds. Reports `browser/not-found`, `browser/failed-to-start` and `print/failed`; rejects when aborted. */
export async function tryBrowser(search: BrowserSearch, signal: AbortSignal): Promise<Outcome<BrowserTrial>> {
  const chromium = createChromium(search)
  const stop = AbortSignal.any([AbortSignal.timeout(2 * trialLimitMs), signal])
  const startedAt = performance.now()
  try {
    const running = await chromium.start(stop)
    const startMs = performance.now() - startedAt
    try {
      const job = {
        name: 'trial',
        html: '<!doctype html><html lang="en"><title>Trial</title><p>It prints.</p>',
        timeoutMs: trialLimitMs,
      }
      const printed = await printInPage(running, job, { phase: 'printing' }, stop)
      if (!printed.ok) return printed
      return outcomeOf(
        { browser: running.inUse, sandbox: running.sandbox, startMs, printMs: printed.value.printMs },
        printed.diagnostics,
      )
    } finally {
      await chromium.stop(running)
    }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof BrowserUnavailable) return failed(error.diagnostics)
    const reason = error instanceof Error ? error.message : String(error)
    return failed([
      { severity: 'error', code: 'print/failed', message: `the browser started but could not print: ${reason}`, cause: error },
    ])
  }
}

/** One line for people: "on", "off: running as root, where Chromium refuses its sandbox". */
export function describeSandbox(decision: SandboxDecision | undefined): string {
  if (decision === undefined) return 'the remote browser decides'
  return decision.on ? 'on' : `off: ${decision.reason}`
}
