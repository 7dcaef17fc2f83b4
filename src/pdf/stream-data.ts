/** The data of a PDF stream: where it begins and how it is unpacked. Knows no document. Source: ISO 32000-1, 7.3.8 and 7.4. */
import { inflateSync } from 'node:zlib'
import { type PdfDict, parseDict } from './pdf-syntax.ts'

/** The offset of a stream's first byte of data in `bytes`, which begin with its dictionary. */
export function dataStart(bytes: Buffer): number {
  let at = bytes.indexOf('stream')
  // The word may stand in a string of the dictionary; the keyword follows its end.
  while (at !== -1 && !/>>\s*$/.test(bytes.toString('latin1', Math.max(0, at - 8), at))) at = bytes.indexOf('stream', at + 1)
  if (at === -1) return bytes.length
  const lineEnd = at + 'stream'.length
  return bytes[lineEnd] === 0x0d ? lineEnd + 2 : lineEnd + 1
}

/** Unpacked data; undefined for filters other than Flate, which hold images. Throws when the data is damaged. */
export function unpackData(data: Buffer, dict: PdfDict): Buffer | undefined {
  const filters = [...(dict.get('Filter') ?? '').matchAll(/\/(\w+)/g)].map((match) => match[1])
  if (filters.length === 0) return data
  if (filters.length > 1 || filters[0] !== 'FlateDecode') return undefined
  const unpacked = inflateSync(data)
  const parameters = parseDict((dict.get('DecodeParms') ?? '').replace(/^\s*\[\s*|\s*\]\s*$/g, ''))
  const predictor = Number(parameters?.get('Predictor') ?? 1)
  return predictor < 10 ? unpacked : undoPredictor(unpacked, Number(parameters?.get('Columns') ?? 1))
}

/** PNG's "up" and "none" rows, which are what cross-reference streams are written with; undefined for others. */
function undoPredictor(data: Buffer, columns: number): Buffer | undefined {
  const rows = Math.floor(data.length / (columns + 1))
  const result = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)]
    if (kind !== 0 && kind !== 2) return undefined
    for (let column = 0; column < columns; column++) {
      const above = kind === 2 && row > 0 ? (result[(row - 1) * columns + column] ?? 0) : 0
      result[row * columns + column] = ((data[row * (columns + 1) + 1 + column] ?? 0) + above) & 0xff
    }
  }
  return result
}
