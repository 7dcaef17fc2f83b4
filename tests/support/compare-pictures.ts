/**
 * Compares a drawn page with its reference picture. A reference is made, or made again, with `UPDATE_PICTURES=1`; a difference leaves the
 * drawn page and the difference as files and names them.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** How far a colour may be from that of the reference, of 1 (pixelmatch's own measure): a shade that is hardly seen. */
const threshold = 0.02
/** The part of a page's pixels that may differ. The same browser, fonts and rasteriser draw the same; one letter that moves is more than this. */
export const tolerance = 0.0004

export interface Comparison {
  /** Of all pixels, 0 to 1; 1 for another size. */
  readonly different: number
  readonly difference: PNG | undefined
}

/** Two pictures, pixel by pixel; edges of letters count as well. */
export function comparePictures(drawn: PNG, reference: PNG): Comparison {
  const { width, height } = reference
  if (drawn.width !== width || drawn.height !== height) return { different: 1, difference: undefined }
  const difference = new PNG({ width, height })
  const count = pixelmatch(drawn.data, reference.data, difference.data, width, height, { threshold, includeAA: true })
  return { different: count / (width * height), difference }
}

/** What is wrong with the drawn page, undefined for nothing. */
export function checkPicture(png: Uint8Array, path: string): string | undefined {
  const drawn = PNG.sync.read(Buffer.from(png))
  if (process.env['UPDATE_PICTURES'] === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, png)
    return undefined
  }
  if (!existsSync(path)) return `there is no picture ${path}: UPDATE_PICTURES=1 makes it`
  const { different, difference } = comparePictures(drawn, PNG.sync.read(readFileSync(path)))
  if (different <= tolerance) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-visual-'))
  const name = basename(path, '.png')
  writeFileSync(join(folder, `${name}.png`), png)
  if (difference !== undefined) writeFileSync(join(folder, `${name}-difference.png`), PNG.sync.write(difference))
  return `${(different * 100).toFixed(2)} % of the pixels differ from ${path}, ${tolerance * 100} % may: see ${folder}; UPDATE_PICTURES=1 accepts what is drawn`
}
