/**
 * As much of PDF's syntax as Sitrep touches: dictionaries, names, strings and references, as text in which every
 * character is one byte (latin1). Knows no document; values that nobody asks about stay the text they are.
 * Source: ISO 32000-1, 7.2–7.3 and 7.9.2.
 */

/** A dictionary's values as raw text by key (without its slash), in file order. */
export type PdfDict = ReadonlyMap<string, string>

/** The entries of the dictionary that `text` is, or undefined when it is none. */
export function parseDict(text: string): Map<string, string> | undefined {
  let at = skipSpace(text, 0)
  if (!text.startsWith('<<', at)) return undefined
  const dict = new Map<string, string>()
  for (at = skipSpace(text, at + 2); text[at] === '/'; at = skipSpace(text, at)) {
    const keyEnd = nameEnd(text, at)
    const valueStart = skipSpace(text, keyEnd)
    const valueEnd = endOfValue(text, valueStart)
    dict.set(text.slice(at + 1, keyEnd), text.slice(valueStart, valueEnd))
    at = valueEnd
  }
  return text.startsWith('>>', at) ? dict : undefined
}

/** The values of the array that `text` is, each as raw text; none when it is no array. */
export function parseArray(text: string): readonly string[] {
  if (!text.startsWith('[')) return []
  const values: string[] = []
  for (let at = skipSpace(text, 1); at < text.length && text[at] !== ']'; at = skipSpace(text, at)) {
    const end = endOfValue(text, at)
    values.push(text.slice(at, end))
    at = end
  }
  return values
}

/** The dictionary as text. */
export function formatDict(dict: PdfDict): string {
  return `<<${[...dict].map(([key, value]) => `/${key} ${value}`).join('\n')}>>`
}

/** The object number of a reference (`12 0 R`), or undefined for any other value. */
export function parseReference(value: string | undefined): number | undefined {
  const match = /^(\d+) 0 R$/.exec(value?.trim() ?? '')
  return match === null ? undefined : Number(match[1])
}

/** The object numbers of the references in an array's text, in order. */
export function parseReferences(value: string | undefined): readonly number[] {
  return [...(value ?? '').matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]))
}

/** What a name (`/a#20b`) says, its bytes read as UTF-8; undefined for any other value. */
export function parseName(value: string | undefined): string | undefined {
  if (value === undefined || !value.startsWith('/')) return undefined
  const bytes = value.slice(1).replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/**
 * What a string says, written as `(…)` or `<…>`: UTF-16BE or UTF-8 by its byte-order mark, else one byte a character;
 * undefined for any other value.
 */
export function parseText(value: string | undefined): string | undefined {
  const bytes = value === undefined ? undefined : stringBytes(value)
  if (bytes?.[0] === 0xfe && bytes[1] === 0xff) return bytes.subarray(2).swap16().toString('utf16le')
  if (bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes?.toString('latin1')
}

/** A text as a PDF string: as it is when it is ASCII, else UTF-16BE with a byte-order mark. */
export function formatText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** The instant as a PDF date in UTC: `D:20260412060000Z`. */
export function formatDate(date: Date): string {
  return `(D:${date.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')})`
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' }

/** The bytes of a string, written as `(…)` or `<…>`; undefined for any other value. */
export function stringBytes(value: string): Buffer | undefined {
  if (value.startsWith('(')) {
    const plain = value.slice(1, -1).replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, unescapeSequence)
    return Buffer.from(plain, 'latin1')
  }
  if (!value.startsWith('<') || value.startsWith('<<')) return undefined
  const digits = value.slice(1, -1).replace(/[^0-9A-Fa-f]/g, '')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

/** The first is an escape with its backslash, or a bare line end, which a string holds as one line feed. */
function unescapeSequence(_sequence: string, escaped: string | undefined): string {
  if (escaped === undefined) return '\n'
  if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff)
  return escapes[escaped] ?? escaped
}

function endOfValue(text: string, at: number): number {
  const first = text[at]
  if (first === '(') return literalEnd(text, at)
  if (first === '/') return nameEnd(text, at)
  if (first === '[') return containerEnd(text, at + 1, ']')
  if (text.startsWith('<<', at)) return containerEnd(text, at + 2, '>>')
  if (first === '<') return text.indexOf('>', at) + 1 || text.length
  return wordEnd(text, at)
}

/** The end of an array or dictionary whose content begins at `at`: keys and values alike are skipped as values. */
function containerEnd(text: string, at: number, close: string): number {
  let position = skipSpace(text, at)
  while (position < text.length && !text.startsWith(close, position)) position = skipSpace(text, endOfValue(text, position))
  return Math.min(position + close.length, text.length)
}

function literalEnd(text: string, at: number): number {
  let depth = 0
  for (let position = at; position < text.length; position++) {
    const character = text[position]
    if (character === '\\') position++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return position + 1
  }
  return text.length
}

function nameEnd(text: string, at: number): number {
  let position = at + 1
  while (position < text.length && isRegular(text.charCodeAt(position))) position++
  return position
}

/** The end of a number, a keyword, or a whole reference. Always moves on, so that broken text cannot hold the reader. */
function wordEnd(text: string, at: number): number {
  const reference = /^\d{1,10} \d{1,5} R(?![A-Za-z0-9])/.exec(text.slice(at, at + 20))
  return reference === null ? nameEnd(text, at) : at + reference[0].length
}

function skipSpace(text: string, at: number): number {
  let position = at
  while (position < text.length && isSpace(text.charCodeAt(position))) position++
  return position
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0
}

function isRegular(code: number): boolean {
  return !isSpace(code) && !'()<>[]{}/%'.includes(String.fromCharCode(code))
}
