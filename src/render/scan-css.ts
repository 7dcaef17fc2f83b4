/** The places in a style sheet that name files, and its font faces. A reader of tokens, not a CSS parser: everything else stays as it is. */

/** Something found in `[start, end)` of the text. */
export type CssItem = CssComment | CssUrl | CssImport | CssFontFace

export interface CssComment {
  readonly kind: 'comment'
  readonly start: number
  readonly end: number
}

/** `url(…)`. `valueStart`…`valueEnd` is the address as written, without quotes. */
export interface CssUrl {
  readonly kind: 'url'
  readonly start: number
  readonly end: number
  readonly value: string
  readonly valueStart: number
  readonly valueEnd: number
}

/** `@import … ;`. `condition` is what stands between address and semicolon. */
export interface CssImport extends Omit<CssUrl, 'kind'> {
  readonly kind: 'import'
  readonly condition: string
}

/** `@font-face { … }`. `bodyStart`…`bodyEnd` is what is between the braces. */
export interface CssFontFace {
  readonly kind: 'fontFace'
  readonly start: number
  readonly end: number
  readonly bodyStart: number
  readonly bodyEnd: number
}

const token =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|@import\b|@font-face\b|(?<![\w-])url\(\s*(?:"((?:\\[\s\S]|[^"\\\n])*)"|'((?:\\[\s\S]|[^'\\\n])*)'|((?:\\[0-9a-f]{1,6}\s?|\\[\s\S]|[^\s"'()\\])*))\s*\)/gi

/** Comments, addresses, imports and font faces of `text` from `from` to `to`, in order; those inside a font face belong to it. */
export function scanCss(text: string, from = 0, to: number = text.length): readonly CssItem[] {
  const items: CssItem[] = []
  const pattern = new RegExp(token)
  pattern.lastIndex = from
  for (let match = pattern.exec(text); match !== null && match.index < to; match = pattern.exec(text)) {
    const item = readItem(text, match)
    if (item === undefined) continue
    items.push(item)
    pattern.lastIndex = item.end
  }
  return items
}

function readItem(text: string, match: RegExpExecArray): CssItem | undefined {
  const [whole] = match
  const start = match.index
  if (whole.startsWith('/*')) return { kind: 'comment', start, end: start + whole.length }
  if (/^url\(/i.test(whole)) return readUrl(text, start, match)
  if (/^@import/i.test(whole)) return readImport(text, start)
  if (/^@font-face/i.test(whole)) return readFontFace(text, start)
  return undefined
}

function readUrl(text: string, start: number, match: RegExpExecArray): CssUrl {
  const value = match[1] ?? match[2] ?? match[3] ?? ''
  const valueStart = text.indexOf(value, start + 4)
  return {
    kind: 'url',
    start,
    end: start + match[0].length,
    value: unescapeCss(value),
    valueStart,
    valueEnd: valueStart + value.length,
  }
}

/** CSS Cascade 5 §2: `@import url(…) layer? supports? media;` or a string in place of the url. */
function readImport(text: string, start: number): CssImport | undefined {
  const address = /@import\s*(?:url\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'();]+))\s*\)?([^;]*);?/iy
  address.lastIndex = start
  const match = address.exec(text)
  if (match === null) return undefined
  const value = match[1] ?? match[2] ?? match[3] ?? ''
  const valueStart = text.indexOf(value, start + '@import'.length)
  const condition = (match[4] ?? '').trim()
  return {
    kind: 'import',
    start,
    end: start + match[0].length,
    value,
    valueStart,
    valueEnd: valueStart + value.length,
    condition,
  }
}

function readFontFace(text: string, start: number): CssFontFace | undefined {
  const open = text.indexOf('{', start)
  if (open === -1) return undefined
  // No braces inside a font face but in strings and comments.
  const inner = /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\}/g
  inner.lastIndex = open
  for (let match = inner.exec(text); match !== null; match = inner.exec(text)) {
    if (match[0] === '}') return { kind: 'fontFace', start, end: match.index + 1, bodyStart: open + 1, bodyEnd: match.index }
  }
  return undefined
}

/** CSS Syntax 3 §4.3.7: escapes of one character, or of a code point in hex. */
export function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_whole, hex: string | undefined, character: string | undefined) => {
    if (hex === undefined) return character ?? ''
    const codePoint = Number.parseInt(hex, 16)
    return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'
  })
}

/** First and last code point of each range of a `unicode-range`; undefined when it is none that can be read. */
export function readUnicodeRange(value: string): readonly (readonly [number, number])[] | undefined {
  const ranges = value.split(',').map((part): readonly [number, number] | undefined => {
    const match = /^U\+([0-9A-F]{1,6}\?{0,5})(?:-([0-9A-F]{1,6}))?$/i.exec(part.trim())
    const [first, last] = [match?.[1], match?.[2]]
    if (first === undefined) return undefined
    return [Number.parseInt(first.replaceAll('?', '0'), 16), Number.parseInt(last ?? first.replaceAll('?', 'F'), 16)]
  })
  const read = ranges.flatMap((range) => (range === undefined ? [] : [range]))
  return read.length === ranges.length ? read : undefined
}
