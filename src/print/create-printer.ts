/** The print room's door: a printer over a supervised browser, with every expected failure as a diagnostic. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { failed } from '../diagnostics/diagnostic.ts'
import { BrowserUnavailable } from './browser-unavailable.ts'
import { createChromium, type RunningBrowser } from './chromium.ts'
import { type Progress, printInPage } from './print-in-page.ts'
import type { PrintedPdf, Printer, PrinterOptions, PrintJob } from './print-job.ts'
import { DeadlineExceeded, ProcessDied, Supervisor } from './supervisor.ts'

const defaultRecycleAfter = 100

/** A printer. Nothing starts, and Puppeteer is not loaded, before the first job or `warmUp`. Must be disposed of: `await using`. */
export function createPrinter(options: PrinterOptions): Printer {
  const process = createChromium({ browser: options.browser, environment: options.environment, onNotice: options.onNotice })
  const supervisor = new Supervisor({
    process,
    concurrency: options.pages,
    recycleAfter: options.recycleAfter ?? defaultRecycleAfter,
  })
  return {
    print: (job, signal) => print(supervisor, job, signal),
    warmUp: () => supervisor.warmUp(),
    browser: () => supervisor.running()?.inUse,
    [Symbol.asyncDispose]: () => supervisor[Symbol.asyncDispose](),
  }
}

async function print(
  supervisor: Supervisor<RunningBrowser>,
  job: PrintJob,
  signal: AbortSignal | undefined,
): Promise<Outcome<PrintedPdf>> {
  const progress: Progress = { phase: 'waiting for the browser to start' }
  try {
    const run = (browser: RunningBrowser, stop: AbortSignal) => printInPage(browser, job, progress, stop)
    return await supervisor.run(run, { timeoutMs: job.timeoutMs, ...(signal === undefined ? {} : { signal }) })
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error
    return failed(explain(error, job, progress))
  }
}

function explain(error: unknown, job: PrintJob, { phase }: Progress): readonly Diagnostic[] {
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
