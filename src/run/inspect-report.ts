/** The last look at a report before it is written: the page and the file read back, and held against what must not be in them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkPages } from '../inspect/check-marking.ts'
import { findLeaks } from '../inspect/find-leaks.ts'
import { inspectPdf } from '../inspect/inspect-pdf.ts'
import type { Passage } from '../inspect/inspected.ts'
import { inspectHtml } from '../inspect/read-html.ts'
import type { ReadyReport } from './report.ts'
import { unusedTexts, withheldTexts } from './withheld-texts.ts'

/** `handling/leak` and `handling/identity` in the page that a report is printed from, and that is written as HTML. */
export function inspectPage(html: string, { merged, book }: ReadyReport): readonly Diagnostic[] {
  const { texts, allowed } = withheldTexts(merged, book)
  // Most reports have nothing to hide: then the page need not be read.
  return texts.length === 0 ? [] : findLeaks(inspectHtml(html), texts, allowed, 'the page')
}

/** What is wrong with a finished PDF: leaks, a marking that is not on each page (`handling/not-on-page`), `page/empty`. */
export async function inspectFile(bytes: Uint8Array, ready: ReadyReport): Promise<readonly Diagnostic[]> {
  const { dossier, origins } = ready.merged
  const pdf = await inspectPdf(bytes)
  const { label, foreground, background } = dossier.marking
  const others = ready.brief.scheme.markings.map((marking) => marking.label).filter((other) => other !== label)
  const marking = { label, others, foreground, background, span: origins.spanOf(['marking']) }
  return [...checkPages(pdf, marking), ...leaksIn(pdf.passages, ready)]
}

function leaksIn(passages: readonly Passage[], { merged, book }: ReadyReport): readonly Diagnostic[] {
  return [withheldTexts(merged, book), unusedTexts(merged, book)].flatMap(({ texts, allowed }) =>
    findLeaks(passages, texts, allowed, 'the PDF'),
  )
}
