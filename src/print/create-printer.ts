/** The print room's door: a printer over a supervised browser, with every expected failure as a diagnostic. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { failed, outcomeOf } from '../diagnostics/diagnostic.ts'
import { BrowserUnavailable } from './browser-unavailable.ts'
import { createChromium, type RunningBrowser } from './chromium.ts'
import { asWritten } from './document-address.ts'
import type { OpenPage } from './open-page.ts'
import type { PrintedPdf, Printer, PrinterOptions, PrintJob } from './print-job.ts'
import { printSteps } from './print-steps.ts'
import { DeadlineExceeded, ProcessDied, Supervisor, unlessAborted } from './supervisor.ts'

const defaultRecycleAfter = 100

/** A printer. Nothing starts, and Puppeteer is not loaded, before the first job or `warmUp`. Must be disposed of: `await using`. */
export function createPrinter(options: PrinterOptions): Printer {
  const process = createChromium({ browser: options.browser, environment: options.environment, onNotice: options.onNotice })
  const supervisor = new Supervisor({ process, concurrency: options.pages, recycleAfter: options.recycleAfter ?? defaultRecycleAfter })
  return {
    print: (job, signal) => print(supervisor, job, signal),
    warmUp: () => supervisor.warmUp(),
    browser: () => supervisor.running()?.inUse,
    [Symbol.asyncDispose]: () => supervisor[Symbol.asyncDispose](),
  }
}

/** What the job is doing, for the message when its time is up. */
interface Progress {
  phase: string
}

async function print(supervisor: Supervisor<RunningBrowser>, job: PrintJob, signal: AbortSignal | undefined): Promise<Outcome<PrintedPdf>> {
  const progress: Progress = { phase: 'waiting for the browser to start' }
  try {
    const run = (browser: RunningBrowser, stop: AbortSignal) => printInPage(browser, job, progress, stop)
    return await supervisor.run(run, { timeoutMs: job.timeoutMs, ...(signal === undefined ? {} : { signal }) })
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error
    return failed(explain(error, job, progress))
  }
}

async function printInPage(browser: RunningBrowser, job: PrintJob, progress: Progress, stop: AbortSignal): Promise<Outcome<PrintedPdf>> {
  const startedAt = performance.now()
  progress.phase = 'opening a page'
  const opening = browser.openPage()
  // Closed when it is open, even if nobody waits for it any longer; and nobody waits for the closing.
  const close = () => opening.then((page) => page.tab.close()).catch(() => {})
  try {
    const page = await unlessAborted(opening, stop)
    for (const step of printSteps) {
      progress.phase = step.phase
      await unlessAborted(Promise.race([step.run(page, job), page.crashed]), stop)
    }
    const printMs = performance.now() - startedAt
    return outcomeOf({ bytes: printed(page), browserVersion: browser.inUse.version, printMs }, pageDiagnostics(page))
  } finally {
    close()
  }
}

function printed(page: OpenPage): Uint8Array {
  if (page.pdf === undefined) throw new Error('no print step made a PDF')
  return page.pdf
}

function pageDiagnostics({ refused, findings }: OpenPage): readonly Diagnostic[] {
  const refusals = [...refused].map(
    (address): Diagnostic => ({
      severity: 'error',
      code: 'page/request-refused',
      message: `the page asked for \`${asWritten(address)}\`, which was refused: reports are printed without a network`,
      hints: ['put the file into the project and name it there'],
    }),
  )
  return [...refusals, ...findings]
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
  return [{ severity: 'error', code: 'print/failed', message: `\`${job.name}\` could not be printed while ${phase}: ${reason}`, cause: error }]
}

/** 30000 as `30 000`. */
function groupDigits(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ' ')
}
