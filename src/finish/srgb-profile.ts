/**
 * The colours of the page are sRGB: an ICC profile that says so, made from the standard's numbers. Reads no file.
 * Source: ICC.1:2010 (profile version 4.3), IEC 61966-2-1 for the primaries and the curve, adapted to D50 as the ICC asks.
 */

/** The profile's bytes: 492 of them, always the same. */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [signature: string, data: Buffer])[] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['chad', fixed('sf32', [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00924, 0.01508, 0.75168])],
    ['rXYZ', xyz(0.43604, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38512, 0.7169, 0.09706)],
    ['bXYZ', xyz(0.14305, 0.06061, 0.71393)],
    ['rTRC', curve()],
  ]
  // The three channels share one curve.
  const entries = [...tags.map(([signature]) => signature), 'gTRC', 'bTRC']
  const tableLength = 4 + entries.length * 12
  const table = Buffer.alloc(tableLength)
  table.writeUInt32BE(entries.length, 0)
  let offset = 128 + tableLength
  const places = new Map(
    tags.map(([signature, data]) => {
      const place = { offset, length: data.length }
      offset += data.length
      return [signature, place] as const
    }),
  )
  for (const [index, signature] of entries.entries()) {
    const place = places.get(signature) ?? places.get('rTRC')
    table.write(signature, 4 + index * 12, 'latin1')
    table.writeUInt32BE(place?.offset ?? 0, 8 + index * 12)
    table.writeUInt32BE(place?.length ?? 0, 12 + index * 12)
  }
  return Buffer.concat([header(offset), table, ...tags.map(([, data]) => data)])
}

/** ICC.1:2010, 7.2: a display profile, RGB to XYZ, relative colorimetric, of a fixed day. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x04300000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2026, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  bytes.writeUInt32BE(1, 64)
  fixedNumbers([0.9642, 1, 0.8249]).copy(bytes, 68)
  return bytes
}

function xyz(x: number, y: number, z: number): Buffer {
  return fixed('XYZ ', [x, y, z])
}

function fixed(type: string, values: readonly number[]): Buffer {
  return Buffer.concat([head(type), fixedNumbers(values)])
}

/** Parametric curve of type 3: linear near black, else a power of 2.4. */
function curve(): Buffer {
  const kind = Buffer.from([0, 3, 0, 0])
  return Buffer.concat([head('para'), kind, fixedNumbers([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])])
}

/** One text in American English, as UTF-16, filled up to four bytes. */
function localised(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16()
  const record = Buffer.alloc(20)
  record.writeUInt32BE(1, 0)
  record.writeUInt32BE(12, 4)
  record.write('enUS', 8, 'latin1')
  record.writeUInt32BE(letters.length, 12)
  record.writeUInt32BE(28, 16)
  return Buffer.concat([head('mluc'), record, letters, Buffer.alloc((4 - (letters.length % 4)) % 4)])
}

function head(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4)])
}

/** Numbers of 16 bits before the point and 16 after it. */
function fixedNumbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), index * 4)
  return bytes
}
