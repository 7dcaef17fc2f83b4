/** Which page each named destination of a PDF is on. Chromium writes one for every id that a link leads to. */
import { parseDict, parseName, parseReference, parseReferences } from './pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile, textOf } from './read-pdf.ts'

/** Indexes of pages, from 0, by the id of the element (decoded: Chromium writes ids percent-encoded). */
export function pagePlaces(file: PdfFile): ReadonlyMap<string, number> {
  const indexes = new Map(pageObjects(file).map((objectNumber, index) => [objectNumber, index]))
  const places = new Map<string, number>()
  for (const [name, target] of dictOf(file, catalogOf(file).get('Dests')) ?? []) {
    const [page] = parseReferences(target)
    const index = page === undefined ? undefined : indexes.get(page)
    if (index !== undefined) places.set(decodeId(parseName(`/${name}`) ?? name), index)
  }
  return places
}

/** Object numbers of the pages, in order. */
export function pageObjects(file: PdfFile): readonly number[] {
  const pages: number[] = []
  const seen = new Set<number>()
  const visit = (objectNumber: number): void => {
    const node = parseDict(textOf(file, objectNumber) ?? '')
    if (node === undefined || seen.has(objectNumber)) return
    seen.add(objectNumber)
    if (!node.has('Kids')) pages.push(objectNumber)
    else for (const kid of parseReferences(textOf(file, parseReference(node.get('Kids'))) ?? node.get('Kids'))) visit(kid)
  }
  const root = parseReference(catalogOf(file).get('Pages'))
  if (root !== undefined) visit(root)
  return pages
}

function decodeId(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
