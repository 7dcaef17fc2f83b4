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
    const message = `printing \`${job.name}\` timed out after ${groupDigits(job.timeoutMs)} ms while ${phase}`
    return [{ severity: 'error', code: 'print/timeout', message, hints: ['give it more time with `--timeout`'], cause: error }]
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

/** 30000 as `30 000`. */
function groupDigits(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ' ')
}
