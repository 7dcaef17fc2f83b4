/** Prints one job in one page of a running browser: goes through the steps and gathers what they found. Who runs the browser is elsewhere. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { outcomeOf } from '../diagnostics/diagnostic.ts'
import type { RunningBrowser } from './chromium.ts'
import { asWritten } from './document-address.ts'
import type { OpenPage } from './open-page.ts'
import type { PrintedPdf, PrintJob } from './print-job.ts'
import { printSteps } from './print-steps.ts'
import { ProcessDied, unlessAborted } from './supervisor.ts'

/** What a job is doing, kept up to date for whoever must say where its time went. */
export interface Progress {
  /** Completes the sentence "timed out while …". */
  phase: string
}

/** How long a page in which a step failed may take to show that it lives. */
const answerLimitMs = 1_000

/**
 * The job's PDF, or what is wrong with its page: `page/request-refused`, `page/font-failed`, `page/image-failed`, and the warnings
 * `page/script-ignored` and `page/relative-link`. The page is given back however it ends; nobody waits for that.
 * Rejects with the signal's reason, with `ProcessDied` when the page's process dies, or with what the browser says.
 */
export async function printInPage(
  browser: RunningBrowser,
  job: PrintJob,
  progress: Progress,
  stop: AbortSignal,
): Promise<Outcome<PrintedPdf>> {
  const startedAt = performance.now()
  progress.phase = 'opening a page'
  const opening = browser.pages.open()
  // When it opens after nobody waits for it any longer, it is still given back.
  const leave = (clean: boolean) => opening.then((page) => browser.pages.leave(page, clean)).catch(() => {})
  try {
    const page = await unlessAborted(opening, stop)
    for (const step of printSteps) {
      progress.phase = step.phase
      const running = step.run(page, job).catch((error: unknown) => failOf(page, error))
      await unlessAborted(Promise.race([running, page.crashed]), stop)
    }
    const printMs = performance.now() - startedAt
    // A page that was refused something may still be asking.
    leave(page.refused.size === 0)
    return outcomeOf({ ...printed(page), browserVersion: browser.inUse.version, printMs }, pageDiagnostics(page))
  } catch (error) {
    leave(false)
    throw error
  }
}

/** Why a step failed: a page whose process died is often known first by what it could no longer do. */
async function failOf(page: OpenPage, error: unknown): Promise<never> {
  const answer = page.tab.evaluate(() => true).catch(() => false)
  const silence = new Promise<boolean>((resolve) => setTimeout(resolve, answerLimitMs, false))
  if (await Promise.race([answer, silence, page.crashed])) throw error
  throw new ProcessDied('the page’s process no longer answers', { cause: error })
}

function printed({ pdf, layout }: OpenPage): Pick<PrintedPdf, 'bytes' | 'layout'> {
  if (pdf === undefined || layout === undefined) throw new Error('no print step made a PDF')
  return { bytes: pdf, layout }
}

function pageDiagnostics({ refused, findings }: OpenPage): readonly Diagnostic[] {
  const refusals = [...refused].sort().map(
    (address): Diagnostic => ({
      severity: 'error',
      code: 'page/request-refused',
      message: `the page asked for \`${asWritten(address)}\`, which was refused: reports are printed without a network`,
      hints: ['put the file into the project and name it there'],
    }),
  )
  return [...refusals, ...findings]
}
