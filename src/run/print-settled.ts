/** Printing as the pipeline does it: once, or for a document that names its pages until the numbers are true. */
import type { BuildDoors, BuildRequest } from '../build-request.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { keepPageGuess, readPageGuess } from '../output/page-guess.ts'
import type { PrintedPdf } from '../print/print-job.ts'
import type { RenderedDocument } from '../render/rendered-document.ts'
import { settlePages } from './settle-pages.ts'

/** The report's print. The numbers of its last print are the first guess, and those of this one are kept for the next. */
export async function printSettled(
  document: RenderedDocument,
  outputName: string,
  request: BuildRequest,
  { output, printer }: BuildDoors,
): Promise<Outcome<PrintedPdf>> {
  const print = (html: string) => printer.print({ name: outputName, html, timeoutMs: request.timeoutMs }, request.signal)
  if (document.pageReferences.length === 0) return await print(document.html)
  const guess = await readPageGuess(output, outputName)
  const settled = await settlePages(document, guess, print)
  if (!settled.ok) return settled
  const { printed, numbers } = settled.value
  if (JSON.stringify([...numbers]) !== JSON.stringify([...guess])) await keepPageGuess(output, outputName, numbers)
  return { ok: true, value: printed, diagnostics: settled.diagnostics }
}
