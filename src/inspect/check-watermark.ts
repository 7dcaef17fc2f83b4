/**
 * Whether a report that is not cleared says so across every page, in print and on screen: `handling/no-watermark`. The house puts the
 * watermark in (`render/watermark.ts`); here the result is read back, so that no template has hidden, covered or shrunk it.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { InspectedPage, InspectedPdf, TextRun } from './inspected.ts'
import { signsOf } from './normalise-text.ts'

/** The watermark as it must stand on the pages. */
export interface ExpectedWatermark {
  /** Its words. */
  readonly text: string
  /** Where the report's status was said. */
  readonly span?: Span
}

/** In points: nothing else that stands outside the text is as large. */
const smallestSize = 24

/** How much darker than the paper it must be, of 1: paler cannot be seen. */
const palest = 0.04

/** One error for the pages where it is not, or cannot be seen. */
export function checkWatermark({ pages }: InspectedPdf, watermark: ExpectedWatermark): readonly Diagnostic[] {
  const without = pages.filter((page) => !isMarked(page, watermark.text))
  if (without.length === 0) return []
  const numbers = without.map(({ number }) => number)
  const shown = numbers.slice(0, 8).join(', ') + (numbers.length > 8 ? ', …' : '')
  return [missing(`${numbers.length === 1 ? 'page' : 'pages'} ${shown} of the PDF`, watermark)]
}

/** The PDF without its watermark: what the report itself has on its pages. */
export function withoutWatermark(pdf: InspectedPdf, text: string): InspectedPdf {
  const pages = pdf.pages.map((page) => {
    const drawn = new Set(runsOfWatermark(page, text))
    return drawn.size === 0 ? page : { ...page, runs: page.runs.filter((run) => !drawn.has(run)) }
  })
  return { ...pdf, pages }
}

function isMarked(page: InspectedPage, text: string): boolean {
  const runs = runsOfWatermark(page, text)
  return runs.length > 0 && runs.every((run) => isVisible(run, page)) && !isCovered(page, runs)
}

/** The large runs that are no part of the text, when they spell it. */
function runsOfWatermark(page: InspectedPage, text: string): readonly TextRun[] {
  const runs = page.runs.filter(({ tagged, size, text: letters }) => !tagged && size >= smallestSize && signsOf(letters) !== '')
  return spells(lettersIn(runs.map((run) => run.text).join('')), lettersIn(text)) ? runs : []
}

/**
 * Letters are compared in any order. Scripts that join them draw some as one glyph or in pieces, not all of which a file can say the
 * letters of: there half of them will do, with none that do not belong.
 */
function spells(drawn: readonly string[], wanted: readonly string[]): boolean {
  const left = [...wanted]
  for (const letter of drawn) {
    const at = left.indexOf(letter)
    if (at === -1) return false
    left.splice(at, 1)
  }
  const isJoined = wanted.some((letter) =>
    /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}]/u.test(letter),
  )
  return drawn.length > 0 && left.length <= (isJoined ? wanted.length / 2 : 0)
}

function lettersIn(text: string): readonly string[] {
  return [...signsOf(text).normalize('NFKD')].filter((sign) => /\p{L}/u.test(sign))
}

function isVisible({ color, opacity, x, y }: TextRun, { width, height }: InspectedPage): boolean {
  if (color === undefined || x < 0 || x > width || y < 0 || y > height) return false
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  const darkness = 1 - channels.reduce((sum, channel) => sum + channel, 0) / (3 * 255)
  return darkness * opacity >= palest
}

/** Whether something opaque is drawn over the middle of the page, where the watermark runs through, or over where it begins. */
function isCovered({ covers, runs, width, height }: InspectedPage, watermark: readonly TextRun[]): boolean {
  const last = Math.max(...watermark.map((run) => runs.indexOf(run)))
  const points = [{ x: width / 2, y: height / 2 }, ...watermark.map(({ x, y }) => ({ x: x + 1, y: y - 1 }))]
  return covers.some(
    ({ left, right, top, bottom, runsBefore }) =>
      runsBefore > last && points.some(({ x, y }) => left <= x && x <= right && top <= y && y <= bottom),
  )
}

/**
 * The same of a page of HTML, as far as its text tells: the watermark stands in it as an element, not inside a comment or a text that a
 * template left open; nothing on `html` or `body` overrules its guard; and no policy keeps its style sheet out.
 */
export function checkWatermarkInPage(html: string, tag: string, watermark: ExpectedWatermark): readonly Diagnostic[] {
  const tags = tagsOf(html)
  const stands = tags.some((name) => name.toLowerCase().startsWith(`<${tag} `) || name.toLowerCase() === `<${tag}>`)
  const overruled = tags.some((name) => /^<(?:html|body)\b[^>]*\bstyle\s*=[^>]*!\s*important/i.test(name))
  const policies = tags.filter((name) => /^<meta\b[^>]*content-security-policy/i.test(name))
  const unstyled = policies.some(
    (name) => /style-src/i.test(name) && !/style-src[^;]*'unsafe-inline'/i.test(name.replaceAll('&#39;', "'")),
  )
  return stands && !overruled && !unstyled ? [] : [missing('the page', watermark)]
}

/** The start tags that a browser sees: comments, style sheets and texts in which nothing is a tag are passed over. */
function tagsOf(html: string): readonly string[] {
  const tokens =
    /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<(style|script|title|textarea|noscript|xmp|iframe|noembed|noframes)\b(?:"[^"]*"|'[^']*'|[^'">])*>[\s\S]*?(?:<\/\1\s*>|$)|<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi
  return [...html.matchAll(tokens)].flatMap(([token, raw]) => (token.startsWith('<!') || raw !== undefined ? [] : [token]))
}

function missing(where: string, { text, span }: ExpectedWatermark): Diagnostic {
  return {
    severity: 'error',
    code: 'handling/no-watermark',
    message: `the watermark \`${text}\` cannot be seen on ${where}`,
    ...(span === undefined ? {} : { span }),
    hints: [
      'take out what lies over the text or hides the page: `z-index`, `position: fixed`, styles on `html` and `body`',
      'set `status: final` when the report has been cleared',
    ],
  }
}
