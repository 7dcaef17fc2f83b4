import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { finishPdf } from '../../../src/finish/finish-pdf.ts'
import { readPdf, streamData, streamDict } from '../../../src/pdf/read-pdf.ts'

const printed = readFileSync(join(import.meta.dirname, '..', '..', 'finish', 'fixtures', 'report.pdf'))
const metadata = { title: 'A (title)', language: 'en-GB', created: new Date('2026-04-12T06:00:00Z'), producer: 'Sitrep 0.0.0' }

async function finished(): Promise<Uint8Array> {
  return (await finishPdf({ bytes: printed, metadata, linkTexts: new Map(), headings: [] })).bytes
}

describe('readPdf', () => {
  it('finds in a finished file the objects that a PDF library finds', async () => {
    const bytes = await finished()
    const file = await readPdf(bytes)
    const library = await PDFDocument.load(bytes, { updateMetadata: false })
    const expected = library.context
      .enumerateIndirectObjects()
      .filter(([, object]) => !/\/Type \/(ObjStm|XRef)/.test(object.toString().slice(0, 200)))
      .map(([reference]) => reference.objectNumber)
    const cut = [...file.objects].filter(([, object]) => !/\/(ObjStm|XRef)/.test(streamDict(object)?.get('Type') ?? ''))
    expect(cut.map(([objectNumber]) => objectNumber)).toEqual([...expected].sort((a, b) => a - b))
    expect(file.info).toBeDefined()
  })

  it('finds the same in the printed file and in the finished one where finishing changes nothing', async () => {
    const [before, after] = [await readPdf(printed), await readPdf(await finished())]
    // Fonts: pages are given marks, and the rest is not packed.
    const streams = [...before.objects].filter(([, object]) => streamDict(object)?.has('Length1'))
    expect(streams.length).toBeGreaterThan(0)
    for (const [objectNumber, object] of streams)
      expect(streamData(after, after.objects.get(objectNumber))).toEqual(streamData(before, object))
  })

  it('reads a file that is built otherwise with the library', async () => {
    const document = await PDFDocument.create()
    document.addPage([100, 200])
    document.setTitle('Elsewhere')
    const file = await readPdf(await document.save())
    expect([...file.objects.values()].some((object) => object.kind === 'plain' && object.text.includes('/MediaBox'))).toBe(true)
  })

  it('refuses bytes that are no PDF', async () => {
    await expect(readPdf(Buffer.from('no PDF at all'))).rejects.toThrow()
  })
})
