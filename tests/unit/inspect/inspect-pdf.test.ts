import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { finishPdf } from '../../../src/finish/finish-pdf.ts'
import { inspectPdf } from '../../../src/inspect/inspect-pdf.ts'
import type { InspectedPdf } from '../../../src/inspect/inspected.ts'

const printed = readFileSync(join(import.meta.dirname, '..', '..', 'finish', 'fixtures', 'report.pdf'))

const metadata = {
  title: 'A title of its own',
  author: 'An author & others',
  subject: 'A subject',
  keywords: ['keyword one'],
  language: 'en-GB',
  created: new Date('2026-04-12T06:00:00Z'),
  producer: 'Sitrep 0.0.0',
}

const textsAt = (pdf: InspectedPdf, where: string) =>
  pdf.passages.filter((passage) => passage.where === where).flatMap(({ pieces }) => pieces.map((piece) => piece.text))

describe('inspectPdf', () => {
  it('reads all places of a finished report', async () => {
    const linkTexts = new Map([['note-1', 'To note one']])
    const { bytes } = await finishPdf({ bytes: printed, metadata, linkTexts, headings: [] })
    const pdf = await inspectPdf(bytes)
    expect(pdf.pages.map(({ number, width, height }) => [number, Math.round(width), Math.round(height)])).toEqual([
      [1, 420, 595],
      [2, 420, 595],
    ])
    expect(pdf.passages[0]?.pieces.map((piece) => piece.page)).toEqual([1, 2])
    expect(textsAt(pdf, 'the pages').join('\n')).toContain('At least 41,200 people are displaced')
    expect(textsAt(pdf, 'the bookmarks')).toEqual(['Flooding in the northern districts', 'By district', 'Sources'])
    expect(textsAt(pdf, 'the document’s properties')).toEqual(
      expect.arrayContaining(['A title of its own', 'An author & others']),
    )
    expect(textsAt(pdf, 'the metadata (XMP)').join()).toContain('An author & others')
    expect(textsAt(pdf, 'the descriptions for screen readers')).toEqual(['Map of the districts (draft)'])
    expect(textsAt(pdf, 'the texts of links and notes')).toContain('To note one')
    expect(textsAt(pdf, 'the targets of links')).toContain('mailto:desk@example.org?subject=Bulletin')
    expect(textsAt(pdf, 'the names of link targets')).toEqual(expect.arrayContaining(['by district', 'note-2']))
    expect([pdf.fontCount, pdf.unreadableGlyphs]).toEqual([1, 0])
  })

  it('tells where, how large and in which colours a text stands, and whether it is furniture', async () => {
    const pdf = await inspectPdf(printed)
    const labels = pdf.pages.map((page) => page.runs.filter((run) => run.text === 'TLP:CLEAR'))
    for (const [index, page] of labels.entries()) {
      expect(page).toHaveLength(2)
      for (const run of page) expect(run).toMatchObject({ color: '#FFFFFF', field: '#000000', tagged: false })
      for (const run of page) expect(run.size).toBeCloseTo(12, 1)
      const height = pdf.pages[index]?.height ?? 0
      expect(page[0]?.y).toBeLessThan(height * 0.1)
      expect(page[1]?.y).toBeGreaterThan(height * 0.9)
    }
    expect(pdf.pages[0]?.runs.find((run) => run.text.includes('41,200'))).toMatchObject({ color: '#000000', tagged: true })
  })

  it('reads attachments, forms, titles of tags, scripts and simple fonts of files that were not printed by a browser', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([200, 100])
    page.drawText('drawn (here)', { x: 10, y: 80, size: 10, font: await document.embedFont(StandardFonts.Helvetica) })
    const inner = await PDFDocument.create()
    inner.addPage([50, 50]).drawText('in a form', { x: 5, y: 5, size: 8 })
    page.drawPage(await document.embedPage(inner.getPage(0)), { x: 100, y: 20, xScale: 2, yScale: 2 })
    await document.attach(Buffer.from('id,secret\n1,in the attachment\n'), 'rows.csv', { description: 'described' })
    document.catalog.set(
      PDFName.of('Extra'),
      document.context.obj({
        URI: PDFString.of('https://example.org/?q=asked%20of%20others'),
        T: PDFString.of('tag title'),
        JS: PDFString.of('alert("script")'),
      }),
    )
    const pdf = await inspectPdf(await document.save())
    const all = pdf.passages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('\n')
    for (const text of [
      'drawn (here)',
      'in a form',
      'in the attachment',
      'rows.csv',
      'described',
      '?q=asked of others',
      'tag title',
      'alert("script")',
    ])
      expect(all).toContain(text)
    const run = pdf.pages[0]?.runs.find(({ text }) => text === 'in a form')
    expect(run).toMatchObject({ x: 110, y: 70, size: 16 })
  })

  it('refuses bytes that are no PDF', async () => {
    await expect(inspectPdf(Buffer.from('nothing'))).rejects.toThrow()
  })
})
