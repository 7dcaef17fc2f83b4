/** Files that are written can be read, by the PDF library as by the reader of this room. */
import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writePdf } from '../../../src/finish/write-pdf.ts'
import { addObject, type PdfFile, type PdfObject, readPdf, textOf } from '../../../src/pdf/read-pdf.ts'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const plain = (text: string): PdfObject => ({ kind: 'plain', text })

function fileWith(count: number, extra: readonly (readonly [number, PdfObject])[] = []): PdfFile {
  const objects = new Map<number, PdfObject>([
    [1, plain('<</Type /Catalog /Pages 2 0 R>>')],
    [2, plain('<</Type /Pages /Count 1 /Kids [3 0 R]>>')],
    [3, plain('<</Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] /Contents 4 0 R>>')],
    [4, { kind: 'stream', bytes: Buffer.from('\n<</Length 20>> stream\nq % endobj endstream\nendstream\n', 'latin1') }],
  ])
  for (let number = 5; number < 5 + count; number++) objects.set(number, plain(`[${number} (object ${number})]`))
  for (const [number, object] of extra) objects.set(number, object)
  return { objects, root: 1, info: undefined }
}

describe('writePdf', () => {
  it.each([[0], [1], [195], [196], [197], [198], [1000]])(
    'writes %i small objects so that each is found again',
    async (count) => {
      const document = await PDFDocument.load(await writePdf(fileWith(count)), {
        updateMetadata: false,
        throwOnInvalidObject: true,
      })
      const found = new Map(
        document.context.enumerateIndirectObjects().map(([reference, object]) => [reference.objectNumber, object.toString()]),
      )
      expect(document.getPageCount()).toBe(1)
      for (let number = 5; number < 5 + count; number++) expect(found.get(number)).toBe(`[ ${number} (object ${number}) ]`)
    },
  )

  it('keeps a stream as it is, words of PDF’s own syntax inside it and all', async () => {
    const document = await PDFDocument.load(await writePdf(fileWith(3)), { updateMetadata: false })
    const streams = document.context
      .enumerateIndirectObjects()
      .flatMap(([reference, object]) => (reference.objectNumber === 4 ? [object] : []))
    const [stream] = streams
    expect(stream instanceof PDFRawStream ? latin1(stream.contents) : undefined).toBe('q % endobj endstream')
  })

  it('copes with numbers that no object has', async () => {
    const document = await PDFDocument.load(await writePdf(fileWith(2, [[900, plain('(far away)')]])), { updateMetadata: false })
    const far = document.context.enumerateIndirectObjects().find(([reference]) => reference.objectNumber === 900)
    expect(far?.[1].toString()).toBe('(far away)')
  })

  it('gives the same bytes whatever order the objects were put in', async () => {
    const file = fileWith(450)
    const reversed = { ...file, objects: new Map([...file.objects].reverse()) }
    expect(latin1(await writePdf(reversed))).toBe(latin1(await writePdf(file)))
  })

  it('names the content in its id, and only the content', async () => {
    const idOf = async (file: PdfFile) => /\/ID \[<([0-9A-F]{32})> <\1>\]/.exec(latin1(await writePdf(file)))?.[1]
    const id = await idOf(fileWith(5))
    expect(id).toBeDefined()
    expect(await idOf(fileWith(5))).toBe(id)
    expect(await idOf(fileWith(6))).not.toBe(id)
  })

  it('begins as a PDF 1.7 with bytes above 127, so that nobody takes it for text', async () => {
    expect(latin1(await writePdf(fileWith(0))).slice(0, 15)).toBe('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')
  })
})

describe('readPdf', () => {
  /** A plain file of the kind browsers write. */
  function classic(objects: readonly string[], trailer = '', separator = '\n'): Uint8Array {
    let text = '%PDF-1.4\n'
    const offsets = objects.map((object, index) => {
      const offset = text.length
      text += `${index + 1} 0 obj${separator}${object}${separator}endobj\n`
      return offset
    })
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${objects.length + 1} /Root 1 0 R${trailer}>>\n`
    return Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`, 'latin1')
  }
  const document = ['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Count 0 /Kids []>>']

  it('gives each object’s own text, whatever is in it', async () => {
    const body = fc.oneof(
      fc.string({ unit: fc.constantFrom('endobj', ' ', 'a', '1 0 obj', '\n', 'stream') }).map((text) => `(${text})`),
      fc.integer().map(String),
      fc.constant('<</A [1 2 3 0 R] /B (x)>>'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(body), async (bodies) => {
        const file = await readPdf(classic([...document, ...bodies]))
        expect(bodies.map((_, index) => textOf(file, index + 3))).toEqual(bodies)
      }),
    )
  })

  it('tells streams from other objects, even where a stream holds the words that end one', async () => {
    const file = await readPdf(
      classic([...document, '<</Length 26>> stream\nendstream endobj 3 0 obj 4\nendstream', '(endstream)', '<</A /endstream>>']),
    )
    expect([3, 4, 5].map((number) => file.objects.get(number)?.kind)).toEqual(['stream', 'plain', 'plain'])
    const stream = file.objects.get(3)
    expect(stream?.kind === 'stream' ? latin1(stream.bytes).trim() : '').toBe(
      '<</Length 26>> stream\nendstream endobj 3 0 obj 4\nendstream',
    )
  })

  it('knows the document’s information, or that there is none', async () => {
    expect((await readPdf(classic([...document, '<</Title (x)>>'], ' /Info 3 0 R'))).info).toBe(3)
    expect((await readPdf(classic(document))).info).toBeUndefined()
  })

  it('reads a file whose table lies, through the library', async () => {
    const good = latin1(classic([...document, '(third)']))
    const offset = /(\d{10}) 00000 n \ntrailer/.exec(good)?.[1] ?? ''
    const bad = Buffer.from(good.replace(offset, String(Number(offset) + 3).padStart(10, '0')), 'latin1')
    expect(textOf(await readPdf(bad), 3)).toBe('(third)')
  })

  it('gives a new object the number after the others, or the first that is free', async () => {
    const file = await readPdf(classic([...document, '(third)']))
    expect(addObject(file, plain('(a)'))).toBe(4)
    file.objects.delete(2)
    const next = addObject(file, plain('(b)'))
    expect(next).toBe(5)
    expect([...file.objects.keys()].sort()).toEqual([1, 3, 4, 5])
  })
})
