/**
 * Whether a printed report says on each page how it may be shared: in header and footer, at 12 points or more, in its colours (FIRST,
 * TLP 2.0). Looks at what is drawn, so that no template can forget it. Also whether anything is drawn at all.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { InspectedPage, InspectedPdf, TextRun } from './inspected.ts'
import { signsOf } from './normalise-text.ts'

/** The marking as it must stand on the page. */
export interface ExpectedMarking {
  readonly label: string
  /** The other labels of its scheme: one that begins with it is not taken for it. */
  readonly others: readonly string[]
  /** `#33FF00`, on `#000000`. */
  readonly foreground: string
  readonly background: string
  /** Where it was said. */
  readonly span?: Span
}

/** FIRST asks for 12 points; browsers round sizes to hundredths. */
const smallestSize = 11.9

/** Header and footer: what lies within this part of the sheet's height from its edges. */
const edge = 0.12

/** `page/empty` for a file or pages without text, and `handling/not-on-page` for pages whose marking is missing, too small or in other colours. */
export function checkPages(pdf: InspectedPdf, marking: ExpectedMarking): readonly Diagnostic[] {
  const written = pdf.pages.filter((page) => page.runs.some((run) => signsOf(run.text) !== ''))
  const hasBody = written.some((page) =>
    page.runs.some((run) => signsOf(run.text) !== '' && (run.tagged || !isAtEdge(run, page))),
  )
  if (!hasBody || pdf.fontCount === 0)
    return [emptyPages('the printed report has no text but what stands in its margins', marking)]
  const empty = pdf.pages.filter((page) => !written.includes(page))
  const blank = empty.length === 0 ? [] : [emptyPages(`${pageList(empty)} of the printed report: no text`, marking)]
  return [...blank, ...checkMarkingOnPages(written, marking)]
}

/** `handling/not-on-page`: one error for each thing that is wrong, with all the pages where it is. */
export function checkMarkingOnPages(pages: readonly InspectedPage[], marking: ExpectedMarking): readonly Diagnostic[] {
  const wrongs = new Map<string, InspectedPage[]>()
  for (const page of pages) {
    for (const place of ['header', 'footer'] as const) {
      const wrong = wrongAt(page, place, marking)
      if (wrong === undefined) continue
      const found = wrongs.get(wrong)
      if (found === undefined) wrongs.set(wrong, [page])
      else found.push(page)
    }
  }
  return [...wrongs].map(([wrong, found]) => ({
    severity: 'error',
    code: 'handling/not-on-page',
    message: `\`${marking.label}\` ${wrong} of ${pageList(found)}`,
    ...(marking.span === undefined ? {} : { span: marking.span }),
    hints: ['let the template extend `base`, whose `styles/page.css` draws the marking in the margins of each page'],
  }))
}

/** What is wrong with a page's header or footer; undefined when the marking stands there as it should. */
function wrongAt(page: InspectedPage, place: 'header' | 'footer', marking: ExpectedMarking): string | undefined {
  // On a page with tags, what is tagged is the report's own words: a sentence that speaks of the label does not mark the page.
  const hasTags = page.runs.some((run) => run.tagged)
  const lines = linesOf(page.runs.filter((run) => isAt(run, page, place) && !(hasTags && run.tagged)))
  const labels = lines.flatMap((line) => labelIn(line, marking))
  if (labels.length === 0) return `is missing in the ${place}`
  const large = labels.filter((label) => label.every((run) => run.size >= smallestSize))
  if (large.length === 0) return `is smaller than 12 points in the ${place}`
  const coloured = large.some((label) =>
    label.every(({ color, field }) => isColor(color, marking.foreground) && isColor(field, marking.background)),
  )
  return coloured ? undefined : `does not stand in ${marking.foreground} on ${marking.background} in the ${place}`
}

/** The runs that the label is written with, when the line holds it and not a longer one. */
function labelIn(line: readonly TextRun[], { label, others }: ExpectedMarking): readonly (readonly TextRun[])[] {
  const texts = line.map((run) => signsOf(run.text))
  const whole = texts.join('')
  const wanted = signsOf(label)
  const longer = others.map(signsOf).filter((other) => other.includes(wanted))
  const found: (readonly TextRun[])[] = []
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
    if (longer.some((other) => isPartOf(other, whole, at, wanted))) continue
    let start = 0
    found.push(
      line.filter((_, index) => {
        const runStart = start
        start += texts[index]?.length ?? 0
        return runStart < at + wanted.length && start > at
      }),
    )
  }
  return found
}

/** Whether what was found at the offset belongs to a longer label: `TLP:AMBER` in `TLP:AMBER+STRICT`. */
function isPartOf(longer: string, whole: string, at: number, wanted: string): boolean {
  for (let inside = longer.indexOf(wanted); inside !== -1; inside = longer.indexOf(wanted, inside + 1))
    if (whole.startsWith(longer, at - inside)) return true
  return false
}

/** Runs on one baseline, from left to right. */
function linesOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const lines = new Map<number, TextRun[]>()
  for (const run of runs) {
    const key = Math.round(run.y)
    const line = lines.get(key)
    if (line === undefined) lines.set(key, [run])
    else line.push(run)
  }
  return [...lines.values()].map((line) => line.sort((a, b) => a.x - b.x))
}

function isAt({ y }: TextRun, { height }: InspectedPage, place: 'header' | 'footer'): boolean {
  return place === 'header' ? y >= 0 && y <= height * edge : y >= height * (1 - edge) && y <= height
}

function isAtEdge(run: TextRun, page: InspectedPage): boolean {
  return isAt(run, page, 'header') || isAt(run, page, 'footer')
}

/** Equal to the eye: browsers write colours with four decimals. */
function isColor(found: string | undefined, wanted: string): boolean {
  if (found === undefined) return false
  const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  const expected = channels(wanted)
  return channels(found).every((channel, index) => Math.abs(channel - (expected[index] ?? 0)) <= 2)
}

function emptyPages(message: string, { span }: ExpectedMarking): Diagnostic {
  return {
    severity: 'error',
    code: 'page/empty',
    message,
    ...(span === undefined ? {} : { span }),
    hints: ['print what the template draws with `--format html` and look at it in a browser'],
  }
}

function pageList(pages: readonly InspectedPage[]): string {
  const numbers = pages.map((page) => page.number)
  const shown = numbers.slice(0, 8).join(', ') + (numbers.length > 8 ? ', …' : '')
  return `${numbers.length === 1 ? 'page' : 'pages'} ${shown}`
}
