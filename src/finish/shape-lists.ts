/**
 * Gives list items the form that readers expect: a label, where one is drawn, and a body around everything else (PDF/UA-1, 7.2; ISO
 * 32000-1, 14.8.4.3.3). Chromium puts an item's content right below it. Order and content stay.
 */
import { formatDict, parseArray, parseDict, parseName, parseReference } from '../pdf/pdf-syntax.ts'
import { addObject, catalogOf, dictOf, type PdfFile, textOf } from '../pdf/read-pdf.ts'

/** Puts a body (`LBody`) into every list item whose content is in none. */
export function shapeLists(file: PdfFile): void {
  const bodies = new Map<number, number>()
  for (const [number, object] of [...file.objects]) {
    if (object.kind !== 'plain' || !object.text.includes('/LI')) continue
    const item = parseDict(object.text)
    if (item === undefined || parseName(item.get('S')) !== 'LI') continue
    const kids = kidsOf(file, item.get('K'))
    const content = kids.filter((kid) => !['Lbl', 'LBody'].includes(roleOf(file, kid) ?? ''))
    if (content.length === 0) continue
    const page = item.get('Pg')
    const body = addObject(file, {
      kind: 'plain',
      text: `<</Type /StructElem\n/S /LBody\n/P ${number} 0 R\n${page === undefined ? '' : `/Pg ${page}\n`}/K [${content.join(' ')}]>>`,
    })
    for (const kid of content) setParent(file, kid, body)
    item.set('K', `[${[...kids.filter((kid) => !content.includes(kid)), `${body} 0 R`].join(' ')}]`)
    file.objects.set(number, { kind: 'plain', text: formatDict(item) })
    bodies.set(number, body)
  }
  if (bodies.size > 0) renameParents(file, bodies)
}

function kidsOf(file: PdfFile, value: string | undefined): readonly string[] {
  const array = value?.startsWith('[') === true ? value : textOf(file, parseReference(value))
  if (array?.startsWith('[') === true) return parseArray(array)
  return value === undefined ? [] : [value]
}

function roleOf(file: PdfFile, kid: string): string | undefined {
  return parseReference(kid) === undefined ? undefined : parseName(dictOf(file, kid)?.get('S'))
}

function setParent(file: PdfFile, kid: string, parent: number): void {
  const number = parseReference(kid)
  const element = dictOf(file, kid)
  if (number === undefined || element?.has('P') !== true) return
  element.set('P', `${parent} 0 R`)
  file.objects.set(number, { kind: 'plain', text: formatDict(element) })
}

/** Marked content that was an item's own is its body's now: the tree that leads from content to elements says so too. */
function renameParents(file: PdfFile, bodies: ReadonlyMap<number, number>): void {
  const seen = new Set<number>()
  const visit = (value: string | undefined): void => {
    const number = parseReference(value)
    if (number === undefined || seen.has(number)) return
    seen.add(number)
    const text = textOf(file, number)
    if (text === undefined) return
    const dict = parseDict(text)
    if (dict !== undefined && !dict.has('Nums') && !dict.has('Kids')) return
    for (const kid of parseArray(dict?.get('Kids') ?? '[]')) visit(kid)
    // Keys and values in turn; a value is an array of elements for a page, in place or by reference, or one element.
    parseArray(dict?.get('Nums') ?? '[]').forEach((entry, index) => {
      if (index % 2 === 1 && textOf(file, parseReference(entry))?.startsWith('[') === true) visit(entry)
    })
    const isLeaf = dict === undefined || dict.has('Nums')
    if (!isLeaf) return
    const renamed = text.replace(/\b(\d+) 0 R\b/g, (whole, digits: string) => {
      const body = bodies.get(Number(digits))
      return body === undefined ? whole : `${body} 0 R`
    })
    if (renamed !== text) file.objects.set(number, { kind: 'plain', text: renamed })
  }
  const root = dictOf(file, catalogOf(file).get('StructTreeRoot'))
  visit(root?.get('ParentTree'))
}
