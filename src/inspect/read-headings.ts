/** The headings of a printed report with their places, as its bookmarks give them. Moves and names nothing. */
import { parseDict, parseReference, parseText } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile, textOf } from '../pdf/read-pdf.ts'

export interface BookmarkedHeading {
  readonly title: string
  /** The object number of its page. */
  readonly page: number
  /** In the page's own units: points from its left and from its foot. */
  readonly x: number
  readonly y: number
}

/** In reading order. A bookmark that names its target in another way is left out: browsers write `[page /XYZ x y zoom]`. */
export function readHeadings(file: PdfFile): readonly BookmarkedHeading[] {
  const headings: BookmarkedHeading[] = []
  const seen = new Set<number>()
  const visit = (first: number | undefined): void => {
    for (let objectNumber = first; objectNumber !== undefined && !seen.has(objectNumber); ) {
      seen.add(objectNumber)
      const dict = parseDict(textOf(file, objectNumber) ?? '')
      const [, page, x, y] = /^\[\s*(\d+) 0 R\s*\/XYZ\s+(-?[\d.]+)\s+(-?[\d.]+)/.exec(dict?.get('Dest') ?? '') ?? []
      if (page !== undefined)
        headings.push({ title: parseText(dict?.get('Title')) ?? '', page: Number(page), x: Number(x), y: Number(y) })
      visit(parseReference(dict?.get('First')))
      objectNumber = parseReference(dict?.get('Next'))
    }
  }
  visit(parseReference(dictOf(file, catalogOf(file).get('Outlines'))?.get('First')))
  return headings
}
