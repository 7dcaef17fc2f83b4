/** From the codes of a page's strings to characters: what a font's ToUnicode table says. Reads no glyph. Source: ISO 32000-1, 9.10.3. */
import { parseDict, parseName, parseReference } from '../pdf/pdf-syntax.ts'
import { type PdfFile, streamData, textOf } from '../pdf/read-pdf.ts'

export interface ReadableFont {
  /** How many bytes make a code. */
  readonly codeBytes: 1 | 2
  /** The characters of a code; undefined when nothing says them. */
  charactersOf(code: number): string | undefined
}

/** The font at an object number; undefined when there is none. */
export function readFont(file: PdfFile, objectNumber: number): ReadableFont | undefined {
  const dict = parseDict(textOf(file, objectNumber) ?? '')
  if (dict === undefined) return undefined
  const data = streamData(file, file.objects.get(parseReference(dict.get('ToUnicode')) ?? -1))
  const table = data === undefined ? undefined : readTable(data.toString('latin1'))
  const composite = parseName(dict.get('Subtype')) === 'Type0'
  return {
    codeBytes: composite ? 2 : 1,
    // Without a table, a simple font's codes are close to Latin-1 and a composite one's say nothing.
    charactersOf: (code) => table?.get(code) ?? (composite || table !== undefined ? undefined : String.fromCharCode(code)),
  }
}

function readTable(cmap: string): ReadonlyMap<number, string> {
  const table = new Map<number, string>()
  for (const [, body] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of (body ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g))
      table.set(Number.parseInt(code ?? '', 16), decode(text ?? ''))
  for (const [, body] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const ranges = (body ?? '').matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])/g)
    for (const [, first, last, start, list] of ranges)
      addRange(table, Number.parseInt(first ?? '', 16), Number.parseInt(last ?? '', 16), start, list)
  }
  return table
}

/** A range counts up from one text, or names each. No range is longer than the codes of two bytes. */
function addRange(
  table: Map<number, string>,
  first: number,
  last: number,
  start: string | undefined,
  list: string | undefined,
): void {
  const texts = [...(list ?? '').matchAll(/<([0-9A-Fa-f]*)>/g)].map((match) => decode(match[1] ?? ''))
  const base = decode(start ?? '')
  const lastUnit = base.charCodeAt(base.length - 1)
  for (let code = first; code <= Math.min(last, first + 0xffff); code++) {
    const counted = base === '' ? undefined : base.slice(0, -1) + String.fromCharCode(lastUnit + code - first)
    const text = list === undefined ? counted : texts[code - first]
    if (text !== undefined) table.set(code, text)
  }
}

function decode(hex: string): string {
  return Buffer.from(hex.length % 4 === 0 ? hex : hex.padStart(Math.ceil(hex.length / 4) * 4, '0'), 'hex')
    .swap16()
    .toString('utf16le')
}
