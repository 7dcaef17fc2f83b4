/** How text sits in a terminal: columns, wide characters, and nothing that could move the cursor. Knows no diagnostics. */

/** One grapheme as a terminal shows it. */
export interface Cell {
  /** What is printed: the grapheme, or an escape for what must not reach a terminal. */
  readonly text: string
  /** Columns it takes: 0, 1, 2, or the length of its escape. */
  readonly width: number
  /** Its code units in the text it came from, `[start, end)`. */
  readonly start: number
  readonly end: number
}

/** A tab is shown as this many spaces wherever it stands, so that carets line up on every terminal. */
const tabWidth = 4

/**
 * Characters that a terminal would obey instead of showing: controls, line separators, overrides of the reading
 * direction (CVE-2021-42574, "Trojan Source"), and those that nobody can see. Joiners and direction marks stay: Urdu needs them.
 */
const unprintable = /[\p{Cc}\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\p{Cs}/gu

/** East Asian Wide and Fullwidth (UAX #11), without the emoji, which `\p{Emoji_Presentation}` covers. */
const wide =
  /^(?:[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation})/u

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u

/** The graphemes of one line (without its line break), in order. */
export function layOutCells(line: string): readonly Cell[] {
  // Most lines are ASCII, and segmenting costs a hundred times more than this.
  if (/^[\x20-\x7e]*$/.test(line)) {
    return Array.from(line, (text, start) => ({ text, width: 1, start, end: start + 1 }))
  }
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    const text = segment === '\t' ? ' '.repeat(tabWidth) : escapeControls(segment)
    return { text, width: graphemeWidth(segment, text), start: index, end: index + segment.length }
  })
}

/** `text` on one line with what a terminal would obey written out: a line feed as `\n`, ESC as `\u001b`. Tabs become spaces. */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === '\t') return ' '
    if (character === '\n') return '\\n'
    if (character === '\r') return '\\r'
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
  })
}

/** Columns that `text` takes in a terminal; it must hold no escape sequences. */
export function displayWidth(text: string): number {
  return layOutCells(text).reduce((sum, cell) => sum + cell.width, 0)
}

/** The beginning of `text` that fits in `columns`, ending in `ellipsis` when something was left out. */
export function trimToColumns(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text
  let kept = ''
  let used = ellipsis.length
  for (const cell of layOutCells(text)) {
    used += cell.width
    if (used > columns) break
    kept += cell.text
  }
  return columns < ellipsis.length ? '' : kept + ellipsis
}

function graphemeWidth(segment: string, shown: string): number {
  if (shown !== segment) return shown.length
  if (zeroWidth.test(segment)) return 0
  // U+FE0F asks for the emoji form of a character whose plain form is narrow.
  return wide.test(segment) || segment.includes('\uFE0F') ? 2 : 1
}
