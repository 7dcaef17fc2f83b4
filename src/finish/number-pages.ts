/** What pages are called: `i`, `ii`, `1`, `2`. Reads where numberings begin off the print, and writes the labels that viewers show. */
import { pagePlaces } from '../pdf/page-places.ts'
import { formatDict, formatText } from '../pdf/pdf-syntax.ts'
import { catalogOf, type PdfFile, readPdf } from '../pdf/read-pdf.ts'

/** A stretch of pages that is counted by itself, from 1, and begins with the page that `id` is on. */
export interface PageNumbering {
  readonly id: string
  readonly style: 'decimal' | 'lower-roman' | 'upper-roman' | 'none'
  /** Before the number; all there is for the style `none`. */
  readonly prefix: string
}

/** Names of the pages that elements are on, by id, for the ids that links lead to. Throws for bytes that are no PDF. */
export async function readPageNumbers(
  bytes: Uint8Array,
  numberings: readonly PageNumbering[],
): Promise<ReadonlyMap<string, string>> {
  const places = pagePlaces(await readPdf(bytes))
  const starts = startsOf(places, numberings)
  return new Map([...places].map(([id, index]) => [id, pageName(index, starts)]))
}

/** Writes `/PageLabels` (ISO 32000-1, 12.4.2); nothing when all pages are counted as one. */
export function labelPages(file: PdfFile, numberings: readonly PageNumbering[]): void {
  if (numberings.length === 0) return
  const entries = startsOf(pagePlaces(file), numberings).map(({ index, style, prefix }) => {
    const dict = new Map([
      ...(style === 'none' ? [] : [['S', styleNames[style]] as const]),
      ...(prefix === '' ? [] : [['P', formatText(prefix)] as const]),
    ])
    return `${index} ${formatDict(dict)}`
  })
  const catalog = catalogOf(file)
  catalog.set('PageLabels', `<</Nums [${entries.join(' ')}]>>`)
  file.objects.set(file.root, { kind: 'plain', text: formatDict(catalog) })
}

const styleNames = { decimal: '/D', 'lower-roman': '/r', 'upper-roman': '/R' } as const

interface Start {
  readonly index: number
  readonly style: PageNumbering['style']
  readonly prefix: string
}

/** One for each page that a numbering begins on, the first page among them. Of two on one page the later one counts. */
function startsOf(places: ReadonlyMap<string, number>, numberings: readonly PageNumbering[]): readonly Start[] {
  const starts = new Map<number, Start>([[0, { index: 0, style: 'decimal', prefix: '' }]])
  for (const { id, style, prefix } of numberings) {
    const index = places.get(id)
    if (index !== undefined) starts.set(index, { index, style, prefix })
  }
  return [...starts.values()].sort((a, b) => a.index - b.index)
}

function pageName(index: number, starts: readonly Start[]): string {
  const start = starts.filter((one) => one.index <= index).at(-1)
  if (start === undefined) return String(index + 1)
  const number = index - start.index + 1
  if (start.style === 'none') return start.prefix
  if (start.style === 'decimal') return `${start.prefix}${number}`
  return start.prefix + (start.style === 'lower-roman' ? roman(number).toLowerCase() : roman(number))
}

function roman(number: number): string {
  let rest = number
  return romanNumerals
    .map(([value, numeral]) => {
      const times = Math.floor(rest / value)
      rest -= times * value
      return numeral.repeat(times)
    })
    .join('')
}

const romanNumerals = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const
