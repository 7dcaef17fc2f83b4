/**
 * The last look at a page's text before it is printed: what belongs together stays on one line, and long words may break. Changes no
 * character that a reader sees; code, addresses and pictures stay as they are. Reads HTML by its tags and parses nothing else.
 */
import { directionOf } from '../text/text-direction.ts'
import { type Hyphenate, loadHyphenation, patternsFor } from './hyphenation.ts'
import { isolate, isolateWords } from './isolate.ts'
import { type TogetherPatterns, togetherPatterns } from './keep-together.ts'

export interface TypesetOptions {
  /** BCP 47: the document's. Elements may say another with `lang`. */
  readonly language: string
  /** Whether the fonts have a character; undefined when that cannot be told. */
  hasGlyph(codePoint: number): boolean | undefined
  /** The names of a language's months, long and short ones; undefined when Intl's are to be taken. */
  monthsOf?(language: string): readonly string[] | undefined
}

/**
 * The page with `<span class="together">` around what a line must not part, and soft hyphens (U+00AD) in long words. A span and not a
 * no-break space: searching a PDF for “9 November” must find it. Soft hyphens only where a column may be too narrow for a word, in as
 * few words as that takes: browsers' readers drop them when text is copied or searched, but poppler's (`pdftotext`, Evince) do not.
 */
export async function typesetHtml(html: string, options: TypesetOptions): Promise<string> {
  const pieces = splitHtml(html, options.language)
  const setters = new Map<string, Setter>()
  for (const { language, text } of pieces) {
    if (language === undefined || text === undefined) continue
    const setter = setters.get(language) ?? createSetter(language, options.monthsOf?.(language))
    setters.set(language, setter)
    if (setter.patterns !== undefined && setter.hyphenate === undefined && hasLongWord(text.html, longWord(setter, text)))
      setter.hyphenate = await loadHyphenation(setter.patterns)
  }
  return pieces
    .map(({ tag, text, language }) => {
      const setter = language === undefined ? undefined : setters.get(language)
      return text === undefined || setter === undefined ? (tag ?? text?.html ?? '') : setText(text, setter, options)
    })
    .join('')
}

interface Text {
  readonly html: string
  /** Whether its words may be broken, and how long they must be: headings stay whole, wide columns have room. */
  readonly breaks: 'never' | 'wide' | 'narrow'
}

interface Piece {
  readonly tag?: string
  readonly text?: Text
  /** Undefined for what is not set: tags, code, styles. */
  readonly language?: string | undefined
}

interface Setter {
  readonly isRightToLeft: boolean
  readonly patterns: string | undefined
  readonly together: TogetherPatterns
  readonly longNarrow: RegExp
  readonly longWide: RegExp
  hyphenate: Hyphenate | undefined
}

/** Languages that put words together, or whose words are long: letters from which a word may break in narrow columns and in wide ones. */
const longWords = { many: { narrow: 12, wide: 18 }, few: { narrow: 16, wide: 24 } }
const languagesOfLongWords = new Set(['cs', 'da', 'de', 'et', 'fi', 'hu', 'nb', 'nl', 'pl', 'ru', 'sv', 'tr', 'uk'])

function createSetter(language: string, months: readonly string[] | undefined): Setter {
  const base = language.split('-')[0] ?? ''
  const { narrow, wide } = languagesOfLongWords.has(base) ? longWords.many : longWords.few
  return {
    isRightToLeft: directionOf(language) === 'rtl',
    patterns: patternsFor(language),
    together: togetherPatterns(language, months),
    longNarrow: wordPattern(narrow, base),
    longWide: wordPattern(wide, base),
    hyphenate: undefined,
  }
}

/** Words of that many letters that are no part of an address or id. Names stay whole: they begin with a capital, as nouns do in German. */
function wordPattern(letters: number, base: string): RegExp {
  const first = base === 'de' ? String.raw`\p{L}` : String.raw`\p{Ll}`
  const before = String.raw`(?<![\p{L}\p{M}\p{N}@._/\\#&=?%+-])`
  const after = String.raw`(?![\p{L}\p{M}\p{N}@_/\\=;-]|\.[\p{L}\p{N}])`
  return new RegExp(`${before}${first}\\p{L}{${letters - 1},}${after}`, 'gu')
}

/** Most texts have no long word; most of those are told by a look for anything that long. */
function hasLongWord(html: string, word: RegExp): boolean {
  return /\S{12}/.test(html) && html.search(word) !== -1
}

function longWord(setter: Setter, text: Text): RegExp {
  if (text.breaks === 'never') return /(?!)/g
  return text.breaks === 'wide' ? setter.longWide : setter.longNarrow
}

function setText(text: Text, setter: Setter, options: TypesetOptions): string {
  const set = setWords(text, setter, options)
  return setter.isRightToLeft ? isolate(set) : isolateWords(set)
}

function setWords(text: Text, setter: Setter, options: TypesetOptions): string {
  const settled = settleHyphens(text.html, options)
  const word = longWord(setter, text)
  const { hyphenate } = setter
  const broken =
    hyphenate === undefined || !hasLongWord(settled, word) ? settled : settled.replace(word, (found) => hyphenate(found))
  const breakable = /\S{40}/.test(broken) ? broken.replace(endless, (word) => word.replace(/.{20}(?=.)/gsu, '$&<wbr>')) : broken
  if (!/\s|–|-/.test(breakable)) return breakable
  return breakable.replace(
    /\d/.test(breakable) ? setter.together.any : setter.together.withoutDigits,
    (found) => `<span class="together">${found}</span>`,
  )
}

/** What no line can hold and no dictionary can break, but for addresses, which break after their slashes: `<wbr>` leaves no trace in the text of a PDF. */
const endless = /(?<![^\s<>;])(?![^\s<>]*:\/\/)[^\s<>&;\u00ad-]{40,}/gu

/** U+2010 and U+2011 are hyphens to a reader, but many fonts lack them; the first is then a common hyphen, the second one that does not break. */
function settleHyphens(html: string, { hasGlyph }: TypesetOptions): string {
  if (!/[\u2010\u2011]/.test(html)) return html
  const lacks = (codePoint: number): boolean => hasGlyph(codePoint) === false
  const unbroken = lacks(0x2011)
    ? html.replace(/[^\s<>&;]*\u2011[^\s<>&;]*/g, (word) => `<span class="together">${word.replaceAll('\u2011', '-')}</span>`)
    : html
  return lacks(0x2010) ? unbroken.replaceAll('\u2010', '-') : unbroken
}

const never = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'th', 'dt'])
const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
const untouched = new Set(['head', 'style', 'script', 'title', 'pre', 'code', 'kbd', 'samp', 'svg', 'textarea', 'template'])

/** An element that changes how the text in it is set. */
interface Surrounding {
  readonly name: string
  /** Elements of the same name inside it that are still open. */
  depth: number
  readonly language: string | undefined
  readonly breaks: Text['breaks']
}

function splitHtml(html: string, language: string): readonly Piece[] {
  const pieces: Piece[] = []
  const open: Surrounding[] = [{ name: '', depth: 0, language, breaks: 'narrow' }]
  const tags =
    /<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|<![^>]*>/gi
  let at = 0
  for (const match of html.matchAll(tags)) {
    addText(html.slice(at, match.index), open, pieces)
    const [tag, , slash, name, attributes] = match
    pieces.push({ tag })
    at = match.index + tag.length
    if (name !== undefined) passTag(name.toLowerCase(), slash === '/', attributes ?? '', open)
  }
  addText(html.slice(at), open, pieces)
  return pieces
}

function addText(html: string, open: readonly Surrounding[], pieces: Piece[]): void {
  if (html === '') return
  const { language, breaks } = open.at(-1) ?? { language: undefined, breaks: 'never' }
  pieces.push({ text: { html, breaks }, language: /[\p{L}\p{N}]/u.test(html) ? language : undefined })
}

function passTag(name: string, closes: boolean, attributes: string, open: Surrounding[]): void {
  const current = open.at(-1)
  if (current === undefined || attributes.endsWith('/') || voidElements.has(name)) return
  if (closes) {
    if (current.name !== name) return
    if (current.depth === 0) open.pop()
    else current.depth--
    return
  }
  const own = surroundingOf(name, attributes, current)
  if (own !== undefined) open.push(own)
  else if (current.name === name) current.depth++
}

function surroundingOf(name: string, attributes: string, current: Surrounding): Surrounding | undefined {
  const language = /\slang\s*=\s*["']?([\w-]+)/i.exec(attributes)?.[1] ?? current.language
  const isKept = untouched.has(name) || /\stranslate\s*=\s*["']?no\b|\bclass\s*=\s*["'][^"']*\burl\b/i.test(attributes)
  if (current.language === undefined) return undefined
  if (isKept) return { name, depth: 0, language: undefined, breaks: 'never' }
  if (never.has(name)) return { name, depth: 0, language, breaks: 'never' }
  if (/\bclass\s*=\s*["'][^"']*\bprose\b/i.test(attributes)) return { name, depth: 0, language, breaks: 'wide' }
  return language === current.language ? undefined : { name, depth: 0, language, breaks: current.breaks }
}
