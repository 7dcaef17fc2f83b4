/** The last look at a report before it is written: the page and the file read back, and held against what must not be in them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkPages } from '../inspect/check-marking.ts'
import { checkWatermark, checkWatermarkInPage, withoutWatermark } from '../inspect/check-watermark.ts'
import { createLeakFinder, findLeaks } from '../inspect/find-leaks.ts'
import { inspectPdf } from '../inspect/inspect-pdf.ts'
import type { Passage } from '../inspect/inspected.ts'
import { inspectHtml } from '../inspect/read-html.ts'
import type { RenderedDocument } from '../render/rendered-document.ts'
import { watermarkTag } from '../render/watermark.ts'
import type { ReadyReport } from './report.ts'
import { unusedTexts, withheldTexts } from './withheld-texts.ts'

/**
 * `handling/leak` and `handling/identity` in the page that a report is printed from, and that is written as HTML; and
 * `handling/no-watermark` where it should bear one.
 */
export function inspectPage(
  { html, watermark }: Pick<RenderedDocument, 'html' | 'watermark'>,
  ready: ReadyReport,
): readonly Diagnostic[] {
  const { texts, allowed } = withheldTexts(ready.merged, ready.book)
  return [
    ...(watermark === undefined ? [] : checkWatermarkInPage(html, watermarkTag, expectedWatermark(watermark, ready))),
    // Most reports have nothing to hide: then the page need not be read.
    ...(texts.length === 0 ? [] : findLeaks(inspectHtml(html), texts, allowed(), 'the page')),
  ]
}

/** What is wrong with a finished PDF: leaks, a marking or watermark that is not on each page (`handling/…`), `page/empty`. */
export async function inspectFile(
  bytes: Uint8Array,
  { watermark }: Pick<RenderedDocument, 'watermark'>,
  ready: ReadyReport,
): Promise<readonly Diagnostic[]> {
  const { dossier, origins } = ready.merged
  const pdf = await inspectPdf(bytes)
  const { label, foreground, background } = dossier.marking
  const others = ready.brief.scheme.markings.map((marking) => marking.label).filter((other) => other !== label)
  const marking = { label, others, foreground, background, span: origins.spanOf(['marking']) }
  return [
    ...(watermark === undefined ? [] : checkWatermark(pdf, expectedWatermark(watermark, ready))),
    ...checkPages(watermark === undefined ? pdf : withoutWatermark(pdf, watermark), marking),
    ...leaksIn(pdf.passages, ready),
  ]
}

function expectedWatermark(text: string, { merged }: ReadyReport) {
  return { text, span: merged.origins.spanOf(['brief', 'status']) }
}

function leaksIn(passages: readonly Passage[], { merged, book }: ReadyReport): readonly Diagnostic[] {
  const find = createLeakFinder(passages, 'the PDF')
  return [withheldTexts(merged, book), unusedTexts(merged, book)].flatMap(({ texts, allowed }) =>
    texts.length === 0 ? [] : find(texts, allowed()),
  )
}
