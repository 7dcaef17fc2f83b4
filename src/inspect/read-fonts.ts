/** The fonts that pages of a PDF name, and how each is in the file. Reads no glyph and judges nothing. Source: ISO 32000-1, 9.6 to 9.9. */
import { type PdfDict, parseDict, parseName, parseReference, parseReferences } from '../pdf/pdf-syntax.ts'
import { dictOf, type PdfFile, streamDict, textOf } from '../pdf/read-pdf.ts'
import type { InspectedFont } from './inspected.ts'

/** Forms in forms: deeper than any browser nests them. */
const deepestForm = 12

/** The fonts in the order in which pages first name them; `pages` are their dictionaries from page 1 on, with what they inherit. */
export function readFonts(file: PdfFile, pages: readonly PdfDict[]): readonly InspectedFont[] {
  const found = new Map<string, { readonly font: Omit<InspectedFont, 'pages'>; readonly pages: number[] }>()
  const formFonts = new Map<number, readonly string[]>()
  for (const [index, page] of pages.entries()) {
    for (const key of new Set(fontsIn(file, dictOf(file, page.get('Resources')), formFonts, 0))) {
      const known = found.get(key) ?? { font: describeFont(file, key), pages: [] }
      known.pages.push(index + 1)
      found.set(key, known)
    }
  }
  return [...found.values()].map(({ font, pages: on }) => ({ ...font, pages: on }))
}

/** The fonts of resources and of the forms in them, as the file names them: `12 0 R`, or a dictionary in place. */
function fontsIn(
  file: PdfFile,
  resources: PdfDict | undefined,
  formFonts: Map<number, readonly string[]>,
  depth: number,
): readonly string[] {
  if (resources === undefined || depth > deepestForm) return []
  const own = [...(dictOf(file, resources.get('Font'))?.values() ?? [])]
  const drawn = [
    ...(dictOf(file, resources.get('XObject'))?.values() ?? []),
    ...(dictOf(file, resources.get('Pattern'))?.values() ?? []),
  ]
  const inForms = drawn.flatMap((value) => {
    const objectNumber = parseReference(value)
    if (objectNumber === undefined) return []
    const known = formFonts.get(objectNumber)
    if (known !== undefined) return known
    // Known before it is looked into: a form may be drawn in itself.
    formFonts.set(objectNumber, [])
    const form = streamDict(file.objects.get(objectNumber))
    const fonts = fontsIn(file, dictOf(file, form?.get('Resources')), formFonts, depth + 1)
    formFonts.set(objectNumber, fonts)
    return fonts
  })
  return [...own, ...inForms]
}

function describeFont(file: PdfFile, value: string): Omit<InspectedFont, 'pages'> {
  const dict = dictOf(file, value) ?? new Map<string, string>()
  const subtype = parseName(dict.get('Subtype')) ?? ''
  const [descendant] = parseReferences(textOf(file, parseReference(dict.get('DescendantFonts'))) ?? dict.get('DescendantFonts'))
  const inner = subtype === 'Type0' ? (parseDict(textOf(file, descendant) ?? '') ?? dict) : dict
  const descriptor = dictOf(file, inner.get('FontDescriptor')) ?? new Map<string, string>()
  const program = programOf(file, descriptor)
  const written = parseName(dict.get('BaseFont')) ?? parseName(descriptor.get('FontName')) ?? ''
  return {
    name: written.replace(/^[A-Z]{6}\+/, ''),
    type: subtype === 'Type3' ? 'Type 3' : (program?.type ?? plainType(parseName(inner.get('Subtype')))),
    embedded: program !== undefined || subtype === 'Type3',
    subset: /^[A-Z]{6}\+/.test(written),
    bytes: program?.bytes ?? 0,
  }
}

/** The font's own file inside the PDF, as it is packed there. */
function programOf(file: PdfFile, descriptor: PdfDict): { readonly type: string; readonly bytes: number } | undefined {
  for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
    const dict = streamDict(file.objects.get(parseReference(descriptor.get(key)) ?? -1))
    if (dict === undefined) continue
    const bytes = Number(textOf(file, parseReference(dict.get('Length'))) ?? dict.get('Length') ?? 0)
    return { type: key === 'FontFile2' ? 'TrueType' : key === 'FontFile' ? 'Type 1' : 'CFF', bytes }
  }
  return undefined
}

/** What a font without a file says it is. */
function plainType(subtype: string | undefined): string {
  if (subtype === 'TrueType' || subtype === 'CIDFontType2') return 'TrueType'
  return subtype === 'CIDFontType0' ? 'CFF' : 'Type 1'
}
