/** The print room's door: a printer over a supervised browser, with every expected failure as a diagnostic. */
import { failed, type Outcome } from '../diagnostics/diagnostic.ts'
import { createChromium, type RunningBrowser } from './chromium.ts'
import { explainFailure } from './explain-failure.ts'
import { type Progress, printInPage } from './print-in-page.ts'
import type { PrintedPdf, Printer, PrinterOptions, PrintJob } from './print-job.ts'
import { Supervisor } from './supervisor.ts'

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
    return failed(explainFailure(error, job, progress.phase))
  }
}
