/**
 * Reads PDFs whose small objects are packed into object streams, found through one cross-reference stream: what finishing
 * writes. Gives up, without an error, on whatever is built otherwise. Source: ISO 32000-1, 7.5.7 and 7.5.8.
 */
import { type PdfDict, parseDict, parseReference } from './pdf-syntax.ts'
import type { PdfFile, PdfObject } from './read-pdf.ts'
import { dataStart, unpackData } from './stream-data.ts'

/** The objects of a file with one cross-reference stream; undefined for any other file, encrypted and updated ones among them. */
export function readPacked(bytes: Buffer): PdfFile | undefined {
  const tail = bytes.subarray(Math.max(0, bytes.length - 1024)).toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? -1)
  const table = start < 0 || start >= bytes.length ? undefined : readStreamAt(bytes, start)
  const root = parseReference(table?.dict.get('Root'))
  if (table === undefined || root === undefined || table.dict.get('Type') !== '/XRef') return undefined
  if (['Prev', 'Encrypt', 'Index'].some((key) => table.dict.has(key))) return undefined
  const rows = readRows(table)
  const objects = rows === undefined ? undefined : collectObjects(bytes, rows, start)
  return objects === undefined ? undefined : { objects, root, info: parseReference(table.dict.get('Info')) }
}

interface StreamAt {
  readonly dict: PdfDict
  readonly data: Buffer | undefined
}

interface Row {
  readonly objectNumber: number
  /** 1: at an offset. 2: in the object stream `second`, as its `third` object. */
  readonly type: number
  readonly second: number
  readonly third: number
}

function readStreamAt(bytes: Buffer, offset: number): StreamAt | undefined {
  const rest = bytes.subarray(offset)
  const head = /^\d+ 0 obj/.exec(rest.toString('latin1', 0, 24))
  const body = head === null ? undefined : rest.subarray(head[0].length)
  const start = body === undefined ? 0 : dataStart(body)
  const dict = body && parseDict(body.toString('latin1', 0, start))
  const length = Number(dict?.get('Length'))
  if (body === undefined || dict === undefined || !Number.isInteger(length)) return undefined
  return { dict, data: unpackData(body.subarray(start, start + length), dict) }
}

function readRows({ dict, data }: StreamAt): readonly Row[] | undefined {
  const widths = [...(dict.get('W') ?? '').matchAll(/\d+/g)].map(Number)
  const [typeWidth, secondWidth, thirdWidth] = widths
  if (data === undefined || typeWidth === undefined || secondWidth === undefined || thirdWidth === undefined) return undefined
  const rowBytes = typeWidth + secondWidth + thirdWidth
  if (rowBytes === 0 || Math.max(...widths) > 6) return undefined
  const field = (at: number, width: number): number => (width === 0 ? 0 : data.readUIntBE(at, width))
  return Array.from({ length: Math.floor(data.length / rowBytes) }, (_, objectNumber) => {
    const at = objectNumber * rowBytes
    return {
      objectNumber,
      type: typeWidth === 0 ? 1 : field(at, typeWidth),
      second: field(at + typeWidth, secondWidth),
      third: field(at + typeWidth + secondWidth, thirdWidth),
    }
  })
}

/** The objects by number, in the order of their numbers, without the streams that packed them. Undefined when one is not where it should be. */
function collectObjects(bytes: Buffer, rows: readonly Row[], tableStart: number): Map<number, PdfObject> | undefined {
  const placed = rows.filter(({ type }) => type === 1).sort((a, b) => a.second - b.second)
  const packs = new Map<number, readonly string[]>()
  const objects: (readonly [number, PdfObject])[] = []
  for (const [index, { objectNumber, second: offset }] of placed.entries()) {
    if (offset === tableStart) continue
    const cut = cutObject(bytes, objectNumber, offset, placed[index + 1]?.second ?? tableStart)
    if (cut === undefined) return undefined
    const pack = cut.kind === 'stream' ? readPack(bytes, offset) : undefined
    if (pack === undefined) objects.push([objectNumber, cut])
    else packs.set(objectNumber, pack)
  }
  for (const { objectNumber, type, second, third } of rows) {
    if (type !== 2) continue
    const text = packs.get(second)?.[third]
    if (text === undefined) return undefined
    objects.push([objectNumber, { kind: 'plain', text }])
  }
  return new Map(objects.sort(([a], [b]) => a - b))
}

function cutObject(bytes: Buffer, objectNumber: number, start: number, end: number): PdfObject | undefined {
  const head = `${objectNumber} 0 obj`
  const close = bytes.subarray(start, end).lastIndexOf('endobj') + start
  const bodyStart = start + head.length
  if (close < bodyStart || bytes.toString('latin1', start, bodyStart) !== head) return undefined
  const last = bytes.toString('latin1', Math.max(bodyStart, close - 12), close).trimEnd()
  if (last.endsWith('endstream')) return { kind: 'stream', bytes: bytes.subarray(bodyStart, close) }
  return { kind: 'plain', text: bytes.toString('latin1', bodyStart, close).trim() }
}

/** The objects of an object stream in their order; undefined for a stream of any other type. */
function readPack(bytes: Buffer, offset: number): readonly string[] | undefined {
  if (!bytes.toString('latin1', offset, offset + 64).includes('/ObjStm')) return undefined
  const stream = readStreamAt(bytes, offset)
  const first = Number(stream?.dict.get('First'))
  if (stream?.data === undefined || stream.dict.get('Type') !== '/ObjStm' || !Number.isInteger(first)) return undefined
  const text = stream.data.toString('latin1')
  const starts = [...text.slice(0, first).matchAll(/\d+\s+(\d+)/g)].map((match) => first + Number(match[1]))
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim())
}
