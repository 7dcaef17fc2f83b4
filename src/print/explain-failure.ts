/** Errors of the browser and its owner put into words for the user. Decides nothing about trying again. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { BrowserUnavailable } from './browser-unavailable.ts'
import type { PrintJob } from './print-job.ts'
import { DeadlineExceeded, ProcessDied } from './supervisor.ts'

/**
 * What to tell of an error that ended a print. `phase` completes the sentence "timed out while …". Gives `print/timeout`,
 * `print/browser-died`, what `BrowserUnavailable` carries, or `print/failed` with the error's own words.
 */
export function explainFailure(error: unknown, job: PrintJob, phase: string): readonly Diagnostic[] {
  if (error instanceof BrowserUnavailable) return error.diagnostics
  if (error instanceof DeadlineExceeded) {
    const message = `printing \`${job.name}\` timed out after ${secondsOf(job.timeoutMs)} while ${phase}`
    const hints = [...waysToLess(job.html), 'give it more time with `--timeout`']
    return [{ severity: 'error', code: 'print/timeout', message, hints, cause: error }]
  }
  if (error instanceof ProcessDied) {
    const message = `the browser died twice while printing \`${job.name}\`, last while ${phase}`
    const hints = ['give the machine more memory, or make the images of this report smaller']
    return [{ severity: 'error', code: 'print/browser-died', message, hints, cause: error.cause }]
  }
  const reason = error instanceof Error ? error.message : String(error)
  return [
    {
      severity: 'error',
      code: 'print/failed',
      message: `\`${job.name}\` could not be printed while ${phase}: ${reason}`,
      cause: error,
    },
  ]
}

/** As `--timeout` counts: 30000 as “30 seconds”; less than one as it is. */
function secondsOf(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 100) / 10
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
}

/** 2,000 facts with 8,000 links print in 15 seconds, 10,000 with 40,000 not in 270; 10,000 rows of a table without links in 12. */
const manyLinks = 10_000

/** What makes a page slow that anybody can change. */
function waysToLess(html: string): readonly string[] {
  const links = html.match(/<a\s/g)?.length ?? 0
  if (links < manyLinks) return []
  return [
    `select fewer facts, or make several reports of them: the page has ${groupDigits(links)} links, and Chromium is slow with so many`,
  ]
}

/** 30000 as `30,000`. */
function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
