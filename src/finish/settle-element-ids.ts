/**
 * Gives structure elements the same ids in every print. Chromium names table headers after counters of the process
 * that drew the page (`node00000029`), so two prints of one document differ; here they are counted in the document.
 */
import { formatDict, parseDict, parseName, parseReference, parseReferences, parseText } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile } from '../pdf/read-pdf.ts'

/**
 * Renames the ids of structure elements to `node00000001`, `node00000002`, … in the order of object numbers, together
 * with the table cells' references to them, and writes the tree that finds elements by id anew. Other content stays.
 */
export function settleElementIds(file: PdfFile): void {
  const treeNumber = parseReference(catalogOf(file).get('StructTreeRoot'))
  const tree = dictOf(file, treeNumber === undefined ? undefined : `${treeNumber} 0 R`)
  if (treeNumber === undefined || tree === undefined) return
  const elements = elementsWithIds(file)
  const names = new Map<string, string>()
  for (const { id } of elements) names.set(id, `node${String(names.size + 1).padStart(8, '0')}`)
  for (const { objectNumber, dict, id } of elements) {
    dict.set('ID', `(${names.get(id) ?? id})`)
    file.objects.set(objectNumber, { kind: 'plain', text: formatDict(dict) })
  }
  for (const [objectNumber, object] of file.objects) {
    if (object.kind !== 'plain' || !object.text.includes('/Headers')) continue
    const dict = parseDict(object.text)
    const attributes = dict?.get('A')
    if (dict === undefined || attributes === undefined || parseName(dict.get('Type')) !== 'StructElem') continue
    dict.set('A', renameHeaders(attributes, names))
    file.objects.set(objectNumber, { kind: 'plain', text: formatDict(dict) })
  }
  if (elements.length > 0)
    replaceIdTree(
      file,
      treeNumber,
      tree,
      elements.map(({ id, objectNumber }) => [names.get(id) ?? id, objectNumber]),
    )
}

interface ElementWithId {
  readonly objectNumber: number
  readonly dict: Map<string, string>
  readonly id: string
}

function elementsWithIds(file: PdfFile): readonly ElementWithId[] {
  const found: ElementWithId[] = []
  for (const [objectNumber, object] of file.objects) {
    if (object.kind !== 'plain' || !object.text.includes('/ID')) continue
    const dict = parseDict(object.text)
    const id = parseText(dict?.get('ID'))
    if (dict !== undefined && id !== undefined && parseName(dict.get('Type')) === 'StructElem')
      found.push({ objectNumber, dict, id })
  }
  return found.sort((a, b) => a.objectNumber - b.objectNumber)
}

/** `attributes` is one attribute object or an array of them; a cell's headers are an array of id strings. */
function renameHeaders(attributes: string, names: ReadonlyMap<string, string>): string {
  return attributes.replace(/\/Headers\s*\[([^\]]*)\]/g, (_, ids: string) => {
    const renamed = ids.replace(
      /\([^()]*\)|<[0-9A-Fa-f\s]*>/g,
      (id) => `(${names.get(parseText(id) ?? '') ?? parseText(id) ?? ''})`,
    )
    return `/Headers [${renamed}]`
  })
}

/** One leaf with all names: the names count up, so they are in the order that a name tree asks for. */
function replaceIdTree(
  file: PdfFile,
  treeNumber: number,
  tree: Map<string, string>,
  ids: readonly (readonly [string, number])[],
): void {
  removeNameTree(file, parseReference(tree.get('IDTree')))
  tree.set('IDTree', `<</Names [${ids.map(([id, objectNumber]) => `(${id}) ${objectNumber} 0 R`).join(' ')}]>>`)
  file.objects.set(treeNumber, { kind: 'plain', text: formatDict(tree) })
}

function removeNameTree(file: PdfFile, objectNumber: number | undefined): void {
  const node = objectNumber === undefined ? undefined : dictOf(file, `${objectNumber} 0 R`)
  if (objectNumber === undefined || node === undefined) return
  file.objects.delete(objectNumber)
  for (const kid of parseReferences(node.get('Kids'))) removeNameTree(file, kid)
}
