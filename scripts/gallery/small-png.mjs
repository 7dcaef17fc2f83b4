/** Pictures of pages made small: cut to what is on them and written with a palette of few colours, which a page of text does with. */
import { deflateSync } from 'node:zlib'

/** Most colours of a picture: paper, ink and accent with the steps between them. */
const mostColours = 96

/** The part of an RGBA picture between two rows and two columns, its white rows at head and foot but for `pad` left out, at most `maxHeight` high. */
export function cut({ width, height, data }, { left = 0, right = width, top = 0, bottom = height, pad = 0, maxHeight = height }) {
  const isBlank = (y) => {
    for (let x = left; x < right; x++) for (let c = 0; c < 3; c++) if (data[(y * width + x) * 4 + c] < 250) return false
    return true
  }
  let from = top
  while (from < bottom - 1 && isBlank(from)) from += 1
  let to = bottom
  while (to > from + 1 && isBlank(to - 1)) to -= 1
  const start = Math.max(0, from - pad)
  const end = Math.min(height, to + pad, start + maxHeight)
  const rows = []
  for (let y = start; y < end; y++) rows.push(data.subarray((y * width + left) * 4, (y * width + right) * 4))
  return { width: right - left, height: end - start, data: Buffer.concat(rows) }
}

/** The picture as a PNG with a palette (PNG, 2nd edition, 11.2.3): the commonest colours, every other one as the nearest of them. */
export function encodeSmall({ width, height, data }) {
  const counts = new Map()
  for (let at = 0; at < data.length; at += 4) {
    const key = keyAt(data, at)
    const sum = counts.get(key) ?? [0, 0, 0, 0]
    sum[0] += 1
    for (let c = 0; c < 3; c++) sum[c + 1] += data[at + c]
    counts.set(key, sum)
  }
  const common = [...counts].sort(([a, [m]], [b, [n]]) => weight(b) * n - weight(a) * m || a - b).slice(0, mostColours)
  const palette = common.map(([, [count, ...sums]]) => sums.map((sum) => Math.round(sum / count)))
  const indexes = new Map(common.map(([key], index) => [key, index]))
  const lines = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const key = keyAt(data, at)
      let index = indexes.get(key)
      if (index === undefined) {
        index = nearest(palette, data[at], data[at + 1], data[at + 2])
        indexes.set(key, index)
      }
      lines[y * (width + 1) + 1 + x] = index
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const chunks = [
    ['IHDR', header],
    ['PLTE', Buffer.from(palette.flat())],
    ['IDAT', deflateSync(lines, { level: 9, memLevel: 9 })],
    ['IEND', Buffer.alloc(0)],
  ]
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...chunks.map(([name, body]) => chunk(name, body)),
  ])
}

/** Five bits of each channel: nearer colours are one. */
function keyAt(data, at) {
  return ((data[at] >> 3) << 10) | ((data[at + 1] >> 3) << 5) | (data[at + 2] >> 3)
}

/** A strong colour counts for more than the many greys of letters: a marking is small, and must keep its colour. */
function weight(key) {
  const channels = [key >> 10, (key >> 5) & 31, key & 31]
  return 1 + 2 * (Math.max(...channels) - Math.min(...channels))
}

function nearest(palette, r, g, b) {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, [pr, pg, pb]] of palette.entries()) {
    const distance = (r - pr) ** 2 + (g - pg) ** 2 + (b - pb) ** 2
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const framed = Buffer.alloc(body.length + 12)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(checksum(named), body.length + 8)
  return framed
}

/** CRC-32 (PNG, annex D). */
function checksum(bytes) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
