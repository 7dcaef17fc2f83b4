/**
 * The layout of a report as findings: what does not fit, stands alone, is stretched, coarse or pale, with its page and with the place in
 * the brief or template that it comes from. Measuring is done in `print/`, looking at the file in `inspect/`.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type CutLine, findCutLines } from '../inspect/find-cut-lines.ts'
import { findLostWords, type LostWords } from '../inspect/find-lost-words.ts'
import { findStrandedHeadings } from '../inspect/find-stranded-headings.ts'
import type { InspectedPdf } from '../inspect/inspected.ts'
import { lettersOf } from '../inspect/normalise-text.ts'
import type {
  AreaHeight,
  LayoutPlace,
  MeasuredContrast,
  MeasuredImage,
  Overflow,
  PageLayout,
  ShownWords,
} from '../print/page-layout.ts'
import { textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { ReadyReport } from './report.ts'

/** Below this, pixels can be told apart at reading distance. */
const enoughDotsPerInch = 150
/** How far the two directions of an image may differ before it is seen. */
const unseenStretch = 0.02

/**
 * `page/overflow`, `page/cut-text`, `page/lost-text`, `page/orphan-heading`, `page/low-resolution`, `page/stretched-image` and `pdf/contrast`. The place is that of the
 * brief's section, or of the view or page of the template where the brief does not write it.
 */
export function checkLayout(layout: PageLayout, pdf: InspectedPdf, ready: ReadyReport): readonly Diagnostic[] {
  const { overflows, images, contrasts, areas, words } = layout
  // Most reports have nothing to tell; then no page is searched.
  const at = createPlacer(pdf, ready)
  return [
    ...overflows.map((overflow) => describeOverflow(overflow, layout, at)),
    // What does not fit is cut off and lost: that is one finding.
    ...(overflows.length > 0 ? [] : findLostWords(pdf, words).map((lost) => describeLost(lost, at))),
    ...findCutLines(pdf, areas.map(inPoints)).map((line) => describeCut(line, at)),
    ...images.flatMap((image) => describeImage(image, at)),
    ...contrasts.map((pair) => describeContrast(pair, at)),
    ...findStrandedHeadings(pdf).map(
      ({ title, page }): Diagnostic => ({
        severity: 'warning',
        code: 'page/orphan-heading',
        message: `page ${page}: heading “${title}” stands alone at the foot of the page`,
        span: at.spanOf({ section: '', heading: title, words: title }),
        hints: ['keep it with what follows: `break-after: avoid`', 'shorten or lengthen what stands before it'],
      }),
    ),
  ]
}

interface Placer {
  /** "page 3, section “Positions”: ", as far as it is known. */
  readonly where: (place: LayoutPlace) => string
  readonly spanOf: (place: LayoutPlace, name?: string) => Span
}

function createPlacer(pdf: InspectedPdf, ready: ReadyReport): Placer {
  const letters = pdf.pages.map(() => undefined as string | undefined)
  const lettersOn = (index: number): string => {
    const known = letters[index]
    if (known !== undefined) return known
    const runs = pdf.pages[index]?.runs.filter((run) => run.tagged) ?? []
    const all = lettersOf(runs.map((run) => run.text).join(''))
    letters[index] = all
    return all
  }
  const pageOf = ({ heading, words }: LayoutPlace): number | undefined => {
    const title = lettersOf(heading)
    const start = title === '' ? undefined : pdf.headings.find((bookmark) => lettersOf(bookmark.title) === title)?.page
    const wanted = lettersOf(words).slice(0, wordsLookedFor)
    for (let index = (start ?? 1) - 1; wanted !== '' && index < pdf.pages.length; index++)
      if (lettersOn(index).includes(wanted)) return index + 1
    return start
  }
  return {
    where(place) {
      const page = pageOf(place)
      const parts = [
        ...(page === undefined ? [] : [`page ${page}`]),
        ...(place.heading === '' ? [] : [`section “${place.heading}”`]),
      ]
      return parts.length === 0 ? '' : `${parts.join(', ')}: `
    },
    spanOf: (place, name) => spanOf(place, name, ready),
  }
}

/** Enough to tell one passage from another, short enough to stand on one line and page. */
const wordsLookedFor = 24

/** The words themselves where the brief's section has them, else the section; else the view, else the page of the template. */
function spanOf({ section, heading }: LayoutPlace, name: string | undefined, { merged, templates }: ReadyReport): Span {
  const { dossier, origins } = merged
  const index = dossier.sections.findIndex(({ id, title }) => (section === '' ? title === heading : id === section))
  const path = ['sections', index] as const
  const own = index === -1 ? undefined : origins.placeOf(path)
  if (own !== undefined) {
    const body = origins.textOf([...path, 'body', 'markdown'])
    const start = name === undefined || name === '' ? -1 : (body?.text.indexOf(name) ?? -1)
    if (body !== undefined && start !== -1) return textSpan(body, start, start + (name ?? '').length)
    return (origins.placeOf([...path, 'title']) ?? origins.placeOf([...path, 'view']) ?? own).value
  }
  const view = dossier.sections[index]?.view
  const file = (templates.sources.get(`views/${view}`) ?? templates.sources.get('page'))?.file.path
  return { file: file ?? templates.specFile, start: 0, end: 0 }
}

function inPoints({ height, bottom }: AreaHeight): AreaHeight {
  return { height: height * 0.75, bottom: bottom * 0.75 }
}

function describeLost({ of: { section, heading }, words }: LostWords<ShownWords>, at: Placer): Diagnostic {
  const place = { section, heading, words: '' }
  return {
    severity: 'error',
    code: 'page/lost-text',
    message: `${at.where(place)}${quoted(words)} is on the page and not in the PDF: something cuts it off or covers it`,
    span: at.spanOf(place, words),
    hints: [
      'take out what cuts it off: `overflow`, `line-clamp`, a fixed height, a place outside the page’s area',
      'hide it with `display: none` if it is not for paper',
    ],
  }
}

function describeCut({ page, text }: CutLine, at: Placer): Diagnostic {
  return {
    severity: 'error',
    code: 'page/cut-text',
    message: `page ${page}: line ${quoted(text)} is cut in two by the end of the page`,
    span: at.spanOf({ section: '', heading: '', words: text }, text),
    hints: [
      'let the block around it break over pages: no `display: inline-block` or `inline-flex` on what may be long',
      'keep it whole with `break-inside: avoid` if it is shorter than a page',
    ],
  }
}

function describeOverflow(overflow: Overflow, { room: paper }: PageLayout, at: Placer): Diagnostic {
  const { kind, beyond, width, over, room, columns } = overflow
  const place = beyond === 'page' ? `the page has ${mm(room)}` : `its box has ${mm(room)}`
  const size = beyond === 'page' || width > room ? `is ${mm(width)} wide where ${place}` : `reaches ${mm(over)} out of its box`
  const lost =
    columns === undefined
      ? ''
      : `: ${columns.first === columns.last ? `column ${columns.first}` : `columns ${columns.first}–${columns.last}`} of ${columns.all} ${columns.first === columns.last ? 'does' : 'do'} not fit`
  const what = `${kind} ${quoted(overflow.name)}`
  const follow = beyond === 'page' && paper !== undefined ? ', so the browser shrinks every page or cuts it off' : ''
  return {
    severity: 'error',
    code: 'page/overflow',
    message: `${at.where(overflow)}${what} ${size}${lost}${follow}`,
    span: at.spanOf(overflow, kind === 'text' ? overflow.name : firstHead(overflow)),
    hints: overflowHints[kind],
  }
}

const overflowHints: Readonly<Record<Overflow['kind'], readonly string[]>> = {
  table: ['split the table or take columns out', 'turn rows into columns: a page is higher than it is wide'],
  text: [
    'let it break: `overflow-wrap: anywhere`, or `white-space: pre-wrap` for lines of code',
    'shorten the longest word or line',
  ],
  picture: ['give it `max-width: 100%` in the style sheet of the template'],
  block: ['look for a width, grid or float in the style sheet that takes more than the page has'],
}

/** The words of a table that can be looked for in the brief. */
function firstHead({ kind, name }: Overflow): string | undefined {
  return kind === 'table' ? name.split(', ')[0] : undefined
}

function describeImage(image: MeasuredImage, at: Placer): readonly Diagnostic[] {
  const { scaleX, scaleY } = image
  const stretch = Math.max(scaleX, scaleY) / Math.min(scaleX, scaleY) - 1
  const dots = Math.round(Math.min(scaleX, scaleY) * 96)
  const what = `${at.where(image)}image ${quoted(image.alt)}`
  const found: Diagnostic[] = []
  if (stretch > unseenStretch)
    found.push({
      severity: 'error',
      code: 'page/stretched-image',
      message: `${what} is stretched by ${Math.round(stretch * 100)} % in ${scaleX < scaleY ? 'width' : 'height'}`,
      span: at.spanOf(image, image.alt),
      hints: ['give it a width or a height, not both, or `object-fit: contain`'],
    })
  if (dots < enoughDotsPerInch)
    found.push({
      severity: 'warning',
      code: 'page/low-resolution',
      message: `${what} has ${dots} pixels to the inch, expected ${enoughDotsPerInch} or more`,
      span: at.spanOf(image, image.alt),
      hints: [`take one of ${(enoughDotsPerInch / dots).toFixed(1)} times as many pixels each way, or show it smaller`],
    })
  return found
}

function describeContrast(pair: MeasuredContrast, at: Placer): Diagnostic {
  const { color, ground, ratio, wanted, words, count } = pair
  const others = count === 1 ? '' : ` and ${count - 1} more`
  return {
    severity: 'warning',
    code: 'pdf/contrast',
    // Rounded down: 4.49 is not 4.5.
    message: `${at.where(pair)}text ${quoted(words)}${others} has a contrast of ${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1 (\`${color}\` on \`${ground}\`), expected ${wanted} : 1`,
    span: at.spanOf(pair),
    hints: [`take a ${luminanceWord(ground)} colour for the text`],
  }
}

function luminanceWord(ground: string): string {
  const parts = [1, 3, 5].map((start) => Number.parseInt(ground.slice(start, start + 2), 16))
  return parts.reduce((sum, part) => sum + part, 0) > 382 ? 'darker' : 'lighter'
}

const shownLetters = 40

function quoted(text: string): string {
  if (text === '') return 'without words'
  return `“${text.length > shownLetters ? `${text.slice(0, shownLetters).trimEnd()}…` : text}”`
}

function mm(pixels: number): string {
  return `${Math.round((pixels / 96) * 25.4)} mm`
}
