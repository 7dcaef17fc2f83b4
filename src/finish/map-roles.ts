/** Says what structure elements with names of PDF 2.0 are in the words of PDF 1.7, so that every reader knows them (PDF/UA-1, 7.1). */
import { formatDict, parseDict, parseName, parseReference } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile } from '../pdf/read-pdf.ts'

/** Standard types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const standard: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)

/** What comes nearest; a `Span` for words within a line, whatever they are. */
const nearest: Readonly<Record<string, string>> = { Title: 'P', Aside: 'Div', FENote: 'Note', DocumentFragment: 'Div' }

/** Adds a role map for the names in use that PDF 1.7 does not know; a file without any stays as it is. */
export function mapRoles(file: PdfFile): void {
  const names = new Set<string>()
  for (const [, object] of file.objects) {
    if (object.kind !== 'plain' || !object.text.includes('/StructElem')) continue
    const name = parseName(parseDict(object.text)?.get('S'))
    if (name !== undefined && !standard.has(name)) names.add(name)
  }
  const number = parseReference(catalogOf(file).get('StructTreeRoot'))
  const root = number === undefined ? undefined : dictOf(file, `${number} 0 R`)
  if (names.size === 0 || number === undefined || root === undefined) return
  const roles = dictOf(file, root.get('RoleMap')) ?? new Map<string, string>()
  for (const name of [...names].sort()) if (!roles.has(name)) roles.set(name, `/${nearest[name] ?? 'Span'}`)
  root.set('RoleMap', formatDict(roles))
  file.objects.set(number, { kind: 'plain', text: formatDict(root) })
}
