/** The fonts of a finished file: what a print of Chromium has, and every way in which another file falls short. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFName, type PDFRef, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { checkFonts } from '../../../src/inspect/check-fonts.ts'
import { inspectPdf } from '../../../src/inspect/inspect-pdf.ts'

const span = { file: 'briefs/a/brief.yaml', start: 3, end: 8 }
const printed = readFileSync(join(import.meta.dirname, '..', '..', 'finish', 'fixtures', 'report.pdf'))

/** A file of two pages that name this font; on the second it is inside a form. */
async function fileWith(make: (document: PDFDocument) => PDFRef): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const { context } = document
  const font = make(document)
  const [first, second] = [document.addPage([200, 200]), document.addPage([200, 200])]
  first.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: font } }))
  const form = context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], Resources: { Font: { F1: font } } })
  second.node.set(PDFName.of('Resources'), context.obj({ XObject: { X1: context.register(form) } }))
  return document.save({ useObjectStreams: false })
}

/** A composite font with a file of its own inside the PDF, as Chromium writes them. */
function composite(name: string, key: 'FontFile2' | 'FontFile3' | 'FontFile'): (document: PDFDocument) => PDFRef {
  return ({ context }) => {
    const file = context.register(context.stream('a font', key === 'FontFile3' ? { Subtype: 'CIDFontType0C' } : {}))
    const descriptor = context.register(context.obj({ Type: 'FontDescriptor', FontName: name, [key]: file }))
    const subtype = key === 'FontFile3' ? 'CIDFontType0' : 'CIDFontType2'
    const inner = context.register(context.obj({ Type: 'Font', Subtype: subtype, BaseFont: name, FontDescriptor: descriptor }))
    const base = name === '' ? {} : { BaseFont: name }
    return context.register(context.obj({ Type: 'Font', Subtype: 'Type0', ...base, DescendantFonts: [inner] }))
  }
}

async function findingsOf(make: (document: PDFDocument) => PDFRef): Promise<readonly string[]> {
  const found = checkFonts(await inspectPdf(await fileWith(make)), span)
  expect(found.every(({ code, severity, span: at }) => code === 'pdf/font' && severity === 'error' && at === span)).toBe(true)
  return found.map(({ message }) => message)
}

describe('a print of Chromium', () => {
  it('has fonts that are all there, and lists them', async () => {
    const pdf = await inspectPdf(printed)
    expect(checkFonts(pdf, span)).toEqual([])
    expect(pdf.fonts).toMatchObject([{ type: 'TrueType', embedded: true, subset: true, pages: [1, 2] }])
    expect(pdf.fonts[0]?.name).toMatch(/^[A-Za-z0-9-]+$/)
    expect(pdf.fonts[0]?.bytes).toBeGreaterThan(1000)
    expect(pdf.fonts[0]?.bytes).toBeLessThan(printed.length)
  })
})

describe('pdf/font', () => {
  it('is silent on subsets of TrueType and CFF', async () => {
    expect(await findingsOf(composite('ABCDEF+SourceSerif4-Regular', 'FontFile2'))).toEqual([])
    expect(await findingsOf(composite('ABCDEF+SourceSerif4-Regular', 'FontFile3'))).toEqual([])
  })

  it('finds a font that is not in the file, on all its pages', async () => {
    const found = await findingsOf((document) => document.embedStandardFont(StandardFonts.Helvetica).ref)
    expect(found).toEqual(['font `Helvetica` on pages 1 and 2 is not in the file: readers see another one in its place'])
  })

  it('finds letters that are drawings', async () => {
    const found = await findingsOf(({ context }) =>
      context.register(context.obj({ Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1, 1], CharProcs: {} })),
    )
    expect(found).toEqual(['a font on pages 1 and 2 is of Type 3: its letters are drawings, not those of a font'])
  })

  it('finds a font of the machine among those of the template', async () => {
    const pdf = await inspectPdf(await fileWith(composite('ABCDEF+OpenSans-Regular', 'FontFile2')))
    const found = (isOurs: boolean | undefined) => checkFonts(pdf, span, () => isOurs).map(({ message }) => message)
    expect(found(false)).toEqual([
      'font `OpenSans-Regular` on pages 1 and 2 is none of the template’s: the browser took it in place of one that is not there',
    ])
    expect([found(true), found(undefined)]).toEqual([[], []])
  })

  it('finds a font that is whole, one without a name, and one of an old kind', async () => {
    expect(await findingsOf(composite('SourceSerif4-Regular', 'FontFile2'))).toEqual([
      'font `SourceSerif4-Regular` on pages 1 and 2 is in the file whole, not only with the letters that are used',
    ])
    expect(await findingsOf(composite('', 'FontFile2'))).toEqual(['a font on pages 1 and 2 has no name'])
    expect(await findingsOf(composite('ABCDEF+Times', 'FontFile'))).toEqual([
      'font `Times` on pages 1 and 2 is of Type 1: expected TrueType or CFF',
    ])
  })
})
