/**
 * What a font file says of itself that decides whether text can be set in it: its characters, its name, and whether it is variable. Reads the
 * headers and the tables `cmap` and `name` of TrueType, OpenType, WOFF and WOFF2 files; draws nothing and checks nothing else.
 */
import { brotliDecompressSync, inflateSync } from 'node:zlib'

export interface FontFacts {
  /** Whether the font has a glyph for the character. */
  has(codePoint: number): boolean
  /** Variable fonts become nameless Type 3 fonts in Chromium's PDFs. */
  readonly isVariable: boolean
  /** The name by which PDFs call it: `SourceSerif4-Regular`; undefined for a font that says none. */
  postScriptName(): string | undefined
}

/** The facts of a font; undefined for bytes that are no font which can be read. */
export function readFont(bytes: Uint8Array): FontFacts | undefined {
  try {
    const tables = readTables(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const cmap = tables?.get('cmap')?.()
    const has = cmap === undefined ? undefined : readCharacters(cmap)
    if (tables === undefined || has === undefined) return undefined
    return { has, isVariable: tables.has('fvar'), postScriptName: () => readPostScriptName(tables.get('name')) }
  } catch {
    // Cut short or no font at all: `page/font-failed` says so when it is printed.
    return undefined
  }
}

type Tables = ReadonlyMap<string, () => Buffer>

function readTables(file: Buffer): Tables | undefined {
  const signature = file.toString('latin1', 0, 4)
  if (signature === 'wOF2') return readWoff2(file)
  if (signature === 'wOFF') return readWoff(file)
  const isSfnt = signature === '\0\u0001\0\0' || signature === 'OTTO' || signature === 'true'
  return isSfnt ? readSfnt(file) : undefined
}

/** OpenType 1.9, “Organization of an OpenType Font”. */
function readSfnt(file: Buffer): Tables {
  const tables = new Map<string, () => Buffer>()
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const at = 12 + 16 * index
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    tables.set(file.toString('latin1', at, at + 4), () => file.subarray(offset, offset + length))
  }
  return tables
}

/** WOFF 1.0 §4: each table may be packed for itself. */
function readWoff(file: Buffer): Tables {
  const tables = new Map<string, () => Buffer>()
  for (let index = 0; index < file.readUInt16BE(12); index++) {
    const at = 44 + 20 * index
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    const data = file.subarray(offset, offset + packed)
    tables.set(file.toString('latin1', at, at + 4), () => (packed < length ? inflateSync(data) : data))
  }
  return tables
}

/** WOFF 2.0 §4.1: the tags that are written as a number. Only those that are looked at, or whose length is told in two ways, matter. */
const knownTags: Readonly<Record<number, string>> = { 0: 'cmap', 5: 'name', 10: 'glyf', 11: 'loca', 47: 'fvar' }
const writtenTag = 63

/** WOFF 2.0: one packed stream with all tables in the order of the directory. */
function readWoff2(file: Buffer): Tables | undefined {
  if (file.toString('latin1', 4, 8) === 'ttcf') return undefined
  const reader = { file, at: 48 }
  const places: { readonly tag: string; readonly start: number; readonly length: number }[] = []
  let start = 0
  for (let index = 0; index < file.readUInt16BE(12); index++) {
    const entry = readWoff2Entry(reader)
    places.push({ ...entry, start })
    start += entry.length
  }
  const packed = file.subarray(reader.at, reader.at + file.readUInt32BE(20))
  let stream: Buffer | undefined
  const unpack = (from: number, to: number): Buffer => {
    stream ??= brotliDecompressSync(packed)
    return stream.subarray(from, to)
  }
  return new Map(places.map((place) => [place.tag, () => unpack(place.start, place.start + place.length)]))
}

interface ByteReader {
  readonly file: Buffer
  at: number
}

function readWoff2Entry(reader: ByteReader): { readonly tag: string; readonly length: number } {
  const flags = reader.file.readUInt8(reader.at++)
  const isWritten = (flags & 63) === writtenTag
  const tag = isWritten ? reader.file.toString('latin1', reader.at, reader.at + 4) : (knownTags[flags & 63] ?? '')
  if (isWritten) reader.at += 4
  const version = flags >> 6
  const length = readBase128(reader)
  // `glyf` and `loca` are transformed in version 0, the others in any but 0; then the transformed length follows.
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0
  return { tag, length: isTransformed ? readBase128(reader) : length }
}

/** WOFF 2.0 §3.1, UIntBase128. */
function readBase128(reader: ByteReader): number {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = reader.file.readUInt8(reader.at++)
    value = value * 128 + (byte & 127)
    if (byte < 128) return value
  }
  throw new RangeError('a number of more than five bytes')
}

const postScriptNameId = 6

/** OpenType 1.9, `name`: records of twelve bytes, then the texts they lead to. */
function readPostScriptName(open: (() => Buffer) | undefined): string | undefined {
  try {
    const table = open?.()
    if (table === undefined) return undefined
    const texts = table.readUInt16BE(4)
    for (let index = 0; index < table.readUInt16BE(2); index++) {
      const at = 6 + 12 * index
      if (table.readUInt16BE(at + 6) !== postScriptNameId) continue
      const start = texts + table.readUInt16BE(at + 10)
      const text = table.subarray(start, start + table.readUInt16BE(at + 8))
      // Windows and Unicode have two bytes a letter, the old Macintosh one.
      return table.readUInt16BE(at) === 1 ? text.toString('latin1') : Buffer.from(text).swap16().toString('utf16le')
    }
    return undefined
  } catch {
    return undefined
  }
}

/** The widest Unicode subtable of a `cmap`; formats 4 and 12 are what fonts for text have. */
function readCharacters(cmap: Buffer): FontFacts['has'] | undefined {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const at = 4 + 8 * index
    return { platform: cmap.readUInt16BE(at), offset: cmap.readUInt32BE(at + 4) }
  })
  const unicode = subtables.filter(({ platform }) => platform === 0 || platform === 3).map(({ offset }) => cmap.subarray(offset))
  const full = unicode.find((table) => table.readUInt16BE(0) === 12)
  const basic = unicode.find((table) => table.readUInt16BE(0) === 4)
  if (full !== undefined) return charactersOfGroups(full)
  return basic === undefined ? undefined : charactersOfSegments(basic)
}

/** Format 12. */
function charactersOfGroups(table: Buffer): FontFacts['has'] {
  const count = table.readUInt32BE(12)
  mustHold(table, 16 + 12 * count)
  const placeOf = (index: number): number => 16 + 12 * index
  return (codePoint) => {
    const index = firstThat(count, (group) => codePoint <= table.readUInt32BE(placeOf(group) + 4))
    if (index === count) return false
    const first = table.readUInt32BE(placeOf(index))
    return codePoint >= first && table.readUInt32BE(placeOf(index) + 8) + codePoint - first !== 0
  }
}

/** Format 4: segments that count on from a glyph, or look into a list of glyphs. */
function charactersOfSegments(table: Buffer): FontFacts['has'] {
  const size = table.readUInt16BE(6)
  const count = size / 2
  mustHold(table, 16 + 4 * size)
  return (codePoint) => {
    const index = firstThat(count, (segment) => codePoint <= table.readUInt16BE(14 + 2 * segment))
    const at = 14 + 2 * index
    const first = index === count ? Number.POSITIVE_INFINITY : table.readUInt16BE(at + size + 2)
    if (codePoint < first) return false
    const rangeAt = at + 3 * size + 2
    const range = table.readUInt16BE(rangeAt)
    if (range === 0) return ((codePoint + table.readUInt16BE(at + 2 * size + 2)) & 0xffff) !== 0
    const glyphAt = rangeAt + range + 2 * (codePoint - first)
    return glyphAt + 1 < table.length && table.readUInt16BE(glyphAt) !== 0
  }
}

function mustHold(table: Buffer, length: number): void {
  if (table.length < length) throw new RangeError('a table that is cut short')
}

/** The first of so many, in ascending order, that is far enough; `count` for none. Few are looked at: most fonts are asked for few characters. */
function firstThat(count: number, isFarEnough: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isFarEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
