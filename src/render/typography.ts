/** Quotation marks, apostrophes and dashes as print has them, by language, on Markdown's tokens: code and addresses stay as they are. */
import type { MarkedToken, Token } from 'marked'
import { partsOf } from './report-blocks.ts'

interface QuoteMarks {
  /** Spaces that do not break stand inside and before marks of two parts, where a space was typed. */
  readonly spaced?: true
  readonly double: readonly [string, string]
  readonly single: readonly [string, string]
}

const narrowSpace = '\u202f'
const english: QuoteMarks = { double: ['“', '”'], single: ['‘', '’'] }
const guillemets: QuoteMarks = { double: ['«', '»'], single: ['“', '”'] }
const low: QuoteMarks = { double: ['„', '“'], single: ['‚', '‘'] }

/** By primary subtag, after CLDR's delimiters; Urdu as its newspapers have them. A language that is not here gets the English marks, as CLDR's root does. */
const marksByLanguage: Readonly<Record<string, QuoteMarks>> = {
  ar: { double: ['”', '“'], single: ['’', '‘'] },
  bg: low,
  cs: low,
  da: english,
  de: low,
  es: guillemets,
  et: low,
  fa: { double: ['«', '»'], single: ['‹', '›'] },
  fi: { double: ['”', '”'], single: ['’', '’'] },
  fr: { spaced: true, double: [`«${narrowSpace}`, `${narrowSpace}»`], single: ['“', '”'] },
  el: guillemets,
  hr: { double: ['„', '”'], single: ['‚', '’'] },
  hu: { double: ['„', '”'], single: ['»', '«'] },
  it: guillemets,
  ja: { double: ['「', '」'], single: ['『', '』'] },
  lt: low,
  nb: { double: ['«', '»'], single: ['‘', '’'] },
  no: { double: ['«', '»'], single: ['‘', '’'] },
  pl: { double: ['„', '”'], single: ['«', '»'] },
  ps: { double: ['«', '»'], single: ['‹', '›'] },
  ro: { double: ['„', '”'], single: ['«', '»'] },
  ru: { double: ['«', '»'], single: ['„', '“'] },
  sk: low,
  sl: low,
  sr: { double: ['„', '”'], single: ['‚', '’'] },
  sv: { double: ['”', '”'], single: ['’', '’'] },
  ur: { double: ['”', '“'], single: ['’', '‘'] },
  uk: { double: ['«', '»'], single: ['„', '“'] },
}

/** Where the next character stands: it decides whether a mark opens or closes. */
interface Position {
  /** The character before; a space at the start of a block. */
  before: string
}

/** Sets the marks in the text of `tokens` and of what is inside them. Changes the tokens. */
export function setTypography(tokens: readonly Token[], language: string): void {
  const marks = marksByLanguage[language.split('-')[0] ?? ''] ?? english
  setTokens(tokens, marks, { before: ' ' })
}

function setTokens(tokens: readonly Token[], marks: QuoteMarks, position: Position): void {
  for (const token of tokens) {
    const parts = partsOf(token)
    if (parts === undefined && isMarkedToken(token)) setToken(token, marks, position)
    for (const part of parts ?? []) setTokens(part, marks, { before: ' ' })
  }
}

/** All tokens are but those with parts, which are ours. */
function isMarkedToken(token: Token): token is MarkedToken {
  return typeof token.type === 'string'
}

function setToken(token: MarkedToken, marks: QuoteMarks, position: Position): void {
  switch (token.type) {
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'list_item':
      setTokens(token.tokens ?? [], marks, { before: ' ' })
      return
    case 'list':
      setTokens(token.items, marks, { before: ' ' })
      return
    case 'table':
      for (const cell of [...token.header, ...token.rows.flat()]) setTokens(cell.tokens, marks, { before: ' ' })
      return
    case 'link':
      // An address that is its own text is no prose.
      if (token.text === token.href || token.raw === token.text) position.before = 'x'
      else setTokens(token.tokens, marks, position)
      return
    case 'strong':
    case 'em':
    case 'del':
      setTokens(token.tokens, marks, position)
      return
    case 'text':
      if (token.tokens !== undefined) setTokens(token.tokens, marks, position)
      else if (token.escaped !== true) token.text = setText(token.text, marks, position)
      return
    case 'codespan':
    case 'image':
      position.before = 'x'
      return
    case 'escape':
      position.before = token.text.at(-1) ?? position.before
      return
    case 'br':
      position.before = ' '
      return
    default:
      // Tags are nothing to the eye; blocks of code and HTML end what stood before.
      return
  }
}

function setText(text: string, marks: QuoteMarks, position: Position): string {
  const dashed = text
    .replace(/(?<!-)---(?!-)/g, '\u2014')
    .replace(/(?<!-)--(?!-)/g, '\u2013')
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '\u2026')
  const spaced = marks.spaced === true ? setSpaces(dashed) : dashed
  let set = ''
  for (let index = 0; index < spaced.length; index++) {
    const character = spaced.charAt(index)
    const before = index === 0 ? position.before : spaced.charAt(index - 1)
    set += character === '"' || character === "'" ? setMark(character, before, spaced.charAt(index + 1), marks) : character
  }
  if (spaced !== '') position.before = spaced.at(-1) ?? ' '
  return set
}

/** « mot », mot ; mot ! mot ? – and mot : with the wider space (Imprimerie nationale, Lexique). */
function setSpaces(text: string): string {
  return text
    .replace(/[ \u00a0](?=[;!?»])/g, narrowSpace)
    .replace(/« (?=\S)/g, `«${narrowSpace}`)
    .replace(/ (?=:)/g, '\u00a0')
}

function setMark(character: string, before: string, after: string, marks: QuoteMarks): string {
  const [opening, closing] = character === '"' ? marks.double : marks.single
  const isInside = /[\p{L}\p{N}\p{M}]/u
  // Between letters, and before a shortened year (’90s), it is an apostrophe in every language.
  if (character === "'" && ((isInside.test(before) && isInside.test(after)) || (/[\s(]/.test(before) && /\d/.test(after))))
    return '’'
  const opens = /[\s([{\u2013\u2014\-/\u00a0\u202f“‘„‚«‹「『"']/.test(before) && !/[\s)\]}.,;:!?]/.test(after) && after !== ''
  if (opens) return opening
  // At the end of a text token what follows is markup: an opening mark stands after a space.
  return after === '' && /[\s([{\u2014\u00a0]/.test(before) ? opening : closing
}
