/**
 * A PDF taken apart into its objects, without reading what is in them. Reads what browsers write (one cross-reference
 * table, no encryption) and what finishing writes (`read-packed.ts`) by itself: 363 pages in 0.12 s against 1.4 s with a
 * PDF library, which is loaded only for files of any other build.
 */
import { parseDict, parseReference } from './pdf-syntax.ts'
import { readPacked } from './read-packed.ts'
import { dataStart, unpackData } from './stream-data.ts'

/** An object as its text (latin1), or a stream as its bytes, dictionary included. */
export type PdfObject =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'stream'; readonly bytes: Uint8Array }

/** A document to be changed in place. All objects have generation 0. */
export interface PdfFile {
  readonly objects: Map<number, PdfObject>
  /** Object number of the catalogue. */
  readonly root: number
  /** Object number of the document information; undefined when the file has none. */
  readonly info: number | undefined
}

/** The objects of a PDF. Throws the PDF library's error for bytes that are no PDF, and for an encrypted one. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFile> {
  const file = readClassic(asBuffer(bytes)) ?? readPacked(asBuffer(bytes))
  if (file !== undefined) return file
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const rewritten = await document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false })
  const second = readClassic(asBuffer(rewritten))
  if (second === undefined) throw new Error('the PDF library wrote a file without a plain cross-reference table')
  return second
}

/** The entries of a stream's dictionary; undefined for anything but a stream. */
export function streamDict(object: PdfObject | undefined): Map<string, string> | undefined {
  if (object?.kind !== 'stream') return undefined
  const bytes = asBuffer(object.bytes)
  return parseDict(bytes.toString('latin1', 0, dataStart(bytes)))
}

/**
 * A stream's data, unpacked; undefined for anything but a stream, and for data that is packed in a way that text never is (images).
 * Throws when the data is damaged.
 */
export function streamData(file: PdfFile, object: PdfObject | undefined): Buffer | undefined {
  const dict = streamDict(object)
  if (object?.kind !== 'stream' || dict === undefined) return undefined
  const bytes = asBuffer(object.bytes)
  const start = dataStart(bytes)
  const length = Number(textOf(file, parseReference(dict.get('Length'))) ?? dict.get('Length'))
  return unpackData(bytes.subarray(start, start + length), dict)
}

/** The text of a plain object; undefined for a stream or a number that is not there. */
export function textOf(file: PdfFile, objectNumber: number | undefined): string | undefined {
  const object = objectNumber === undefined ? undefined : file.objects.get(objectNumber)
  return object?.kind === 'plain' ? object.text : undefined
}

/** The entries of a dictionary given in place or by reference, for a value found in `file`; undefined for any other value. */
export function dictOf(file: PdfFile, value: string | undefined): Map<string, string> | undefined {
  const objectNumber = parseReference(value)
  const text = objectNumber === undefined ? value : textOf(file, objectNumber)
  return text === undefined ? undefined : parseDict(text)
}

/** The catalogue's entries. Throws when there are none: then the file is no document. */
export function catalogOf(file: PdfFile): Map<string, string> {
  const catalog = dictOf(file, `${file.root} 0 R`)
  if (catalog === undefined) throw new Error('the PDF has no catalogue')
  return catalog
}

/** Adds an object, and gives its number. */
export function addObject(file: PdfFile, object: PdfObject): number {
  let objectNumber = file.objects.size + 1
  while (file.objects.has(objectNumber)) objectNumber++
  file.objects.set(objectNumber, object)
  return objectNumber
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function readClassic(bytes: Buffer): PdfFile | undefined {
  const tail = bytes.subarray(Math.max(0, bytes.length - 1024)).toString('latin1')
  const tableStart = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? -1)
  const table = tableStart < 0 ? undefined : readTable(bytes, tableStart)
  const root = parseReference(table?.trailer.get('Root'))
  if (table === undefined || root === undefined) return undefined
  const objects = cutObjects(bytes, table.places, tableStart)
  return objects === undefined ? undefined : { objects, root, info: parseReference(table.trailer.get('Info')) }
}

interface ObjectPlace {
  readonly objectNumber: number
  readonly offset: number
}

interface Table {
  readonly places: readonly ObjectPlace[]
  readonly trailer: ReadonlyMap<string, string>
}

/** Undefined for whatever is not one plain table of first-generation objects: cross-reference streams, later versions, encryption. */
function readTable(bytes: Buffer, tableStart: number): Table | undefined {
  const text = bytes.subarray(tableStart).toString('latin1')
  const trailerStart = text.indexOf('trailer')
  const trailer = trailerStart === -1 ? undefined : parseDict(text.slice(trailerStart + 'trailer'.length))
  if (!text.startsWith('xref') || trailer === undefined) return undefined
  if (trailer.has('Prev') || trailer.has('Encrypt') || trailer.has('XRefStm')) return undefined
  const places: ObjectPlace[] = []
  let next = 0
  for (const [, first, second, state] of text.slice(4, trailerStart).matchAll(/(\d+) (\d+)(?: ([nf]))?\s*/g)) {
    if (state === undefined) next = Number(first)
    else {
      if (state === 'n' && Number(second) !== 0) return undefined
      if (state === 'n') places.push({ objectNumber: next, offset: Number(first) })
      next++
    }
  }
  return { places, trailer }
}

/** The objects by number, in the order of their numbers. Undefined when one is not where the table says. */
function cutObjects(bytes: Buffer, places: readonly ObjectPlace[], tableStart: number): Map<number, PdfObject> | undefined {
  const byOffset = [...places].sort((a, b) => a.offset - b.offset)
  const cut: (readonly [number, PdfObject])[] = []
  for (const [index, { objectNumber, offset }] of byOffset.entries()) {
    const object = cutObject(bytes, objectNumber, offset, byOffset[index + 1]?.offset ?? tableStart)
    if (object === undefined) return undefined
    cut.push([objectNumber, object])
  }
  return new Map(cut.sort(([a], [b]) => a - b))
}

function cutObject(bytes: Buffer, objectNumber: number, start: number, end: number): PdfObject | undefined {
  const head = `${objectNumber} 0 obj`
  const close = bytes.subarray(start, end).lastIndexOf('endobj') + start
  if (close < start + head.length || bytes.toString('latin1', start, start + head.length) !== head) return undefined
  const bodyStart = start + head.length
  const isStream = bytes
    .toString('latin1', Math.max(bodyStart, close - 12), close)
    .trimEnd()
    .endsWith('endstream')
  if (isStream) return { kind: 'stream', bytes: bytes.subarray(bodyStart, close) }
  return { kind: 'plain', text: bytes.toString('latin1', bodyStart, close).trim() }
}
