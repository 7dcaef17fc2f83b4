/** The last look at a report before it is written: the page and the file read back, and held against what must not be in them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkCorrections, checkCorrectionsInPage, type ExpectedCorrection } from '../inspect/check-correction.ts'
import { checkFonts } from '../inspect/check-fonts.ts'
import { checkPages } from '../inspect/check-marking.ts'
import { checkPageBudget } from '../inspect/check-page-budget.ts'
import { checkWatermark, checkWatermarkInPage, withoutWatermark } from '../inspect/check-watermark.ts'
import { createLeakFinder, findLeaks } from '../inspect/find-leaks.ts'
import { inspectPdf } from '../inspect/inspect-pdf.ts'
import type { InspectedFont, Passage } from '../inspect/inspected.ts'
import { inspectHtml } from '../inspect/read-html.ts'
import type { PageLayout } from '../print/page-layout.ts'
import type { RenderedDocument } from '../render/rendered-document.ts'
import { watermarkTag } from '../render/watermark.ts'
import { nodeAt } from '../text/located-tree.ts'
import { checkLayout } from './check-layout.ts'
import type { ReadyReport } from './report.ts'
import { unusedTexts, withheldTexts } from './withheld-texts.ts'

/**
 * `handling/leak` and `handling/identity` in the page that a report is printed from, and that is written as HTML; and
 * `handling/no-watermark` where it should bear one, and `handling/no-correction` where it should tell one.
 */
export function inspectPage(
  { html, watermark }: Pick<RenderedDocument, 'html' | 'watermark'>,
  ready: ReadyReport,
): readonly Diagnostic[] {
  const { texts, allowed } = withheldTexts(ready.merged, ready.book)
  const corrections = expectedCorrections(ready)
  return [
    ...(corrections.length === 0 ? [] : checkCorrectionsInPage(shownText(html), corrections)),
    ...(watermark === undefined ? [] : checkWatermarkInPage(html, watermarkTag, expectedWatermark(watermark, ready))),
    // Most reports have nothing to hide: then the page need not be read.
    ...(texts.length === 0 ? [] : findLeaks(inspectHtml(html), texts, allowed, 'the page')),
  ]
}

/** What is wrong with a finished file. */
export interface InspectedFile {
  /** What no project may silence: leaks, a marking, watermark or correction that is not there (`handling/…`), `page/empty`. */
  readonly faults: readonly Diagnostic[]
  /** How the page looks (`checkLayout`), how long it is and which fonts it has: the project's severities say what is an error. */
  readonly page: readonly Diagnostic[]
  readonly fonts: readonly InspectedFont[]
}

/** What is wrong with a finished PDF, and with the layout that it was printed from. */
export async function inspectFile(
  bytes: Uint8Array,
  { watermark }: Pick<RenderedDocument, 'watermark'>,
  layout: PageLayout,
  ready: ReadyReport,
): Promise<InspectedFile> {
  const { dossier, origins } = ready.merged
  const pdf = await inspectPdf(bytes)
  const { label, foreground, background } = dossier.marking
  const others = ready.brief.scheme.markings.map((marking) => marking.label).filter((other) => other !== label)
  const marking = { label, others, foreground, background, span: origins.spanOf(['marking']) }
  const page = [
    ...checkLayout(layout, pdf, ready),
    ...checkPageBudget(pdf, ready.templates, origins.spanOf(['brief', 'template'])),
    ...checkFonts(pdf, origins.spanOf(['brief', 'template']), ready.templates.styles.hasFont),
  ]
  const faults = [
    ...(watermark === undefined ? [] : checkWatermark(pdf, expectedWatermark(watermark, ready))),
    ...checkPages(watermark === undefined ? pdf : withoutWatermark(pdf, watermark), marking),
    ...checkCorrections(pdf, expectedCorrections(ready)),
    ...leaksIn(pdf.passages, ready),
  ]
  return { faults, page, fonts: pdf.fonts }
}

/** The corrections that the report owes, in the words that have to stand on its page; those of the brief in the letters of its prose. */
function expectedCorrections({ merged: { dossier, origins }, book }: ReadyReport): readonly ExpectedCorrection[] {
  return (dossier.corrections ?? []).map(({ was, now, fact, replaces, editions }, index) => {
    const right = fact === undefined ? undefined : dossier.facts[fact]?.text
    const node = fact === undefined ? undefined : book.facts.get(fact)?.node
    const wrong = replaces === undefined ? undefined : book.facts.get(replaces)?.node
    const place = node === undefined ? wrong : (nodeAt(node, ['corrects']) ?? node)
    const words = right ?? (now === undefined ? undefined : plainWords(now.markdown))
    return {
      was,
      ...(words === undefined ? {} : { now: words }),
      editions: editions.map(({ number }) => number),
      span:
        place === undefined
          ? origins.spanOf(['corrections', index])
          : place.keySpan !== undefined && place === wrong
            ? place.keySpan
            : place.span,
    }
  })
}

/** The letters of a sentence of prose: without what stands for something else on the page. Only its beginning is looked for. */
function plainWords(markdown: string): string {
  return markdown.split(/\[-?@|\{\{|\[|!|</)[0] ?? ''
}

/** What stands between the tags of the body. */
function shownText(html: string): string {
  const body = html.slice(Math.max(0, html.search(/<body\b/i)))
  return (
    inspectHtml(body)[0]
      ?.pieces.map(({ text }) => text)
      .join('') ?? ''
  )
}

function expectedWatermark(text: string, { merged }: ReadyReport) {
  return { text, span: merged.origins.spanOf(['brief', 'status']) }
}

function leaksIn(passages: readonly Passage[], { merged, book }: ReadyReport): readonly Diagnostic[] {
  const find = createLeakFinder(passages, 'the PDF')
  return [withheldTexts(merged, book), unusedTexts(merged, book)].flatMap(({ texts, allowed }) => find(texts, allowed))
}
