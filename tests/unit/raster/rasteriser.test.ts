/** Pictures of pages: the right pages in the right size, in the right colours, the same bytes each time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { pagesIn, parsePageRanges } from '../../../src/raster/page-ranges.ts'
import { createRasteriser } from '../../../src/raster/rasteriser.ts'

const report = readFileSync(join(import.meta.dirname, '..', '..', 'finish', 'fixtures', 'report.pdf'))

/** A page of 200 × 100 points: a red rectangle on its left half. */
function twoColours(): Uint8Array {
  const content = '1 0 0 rg 0 0 100 100 re f'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n`)
}

describe('a picture', () => {
  it('has the page’s size times the scale, its colours, and no alpha', async () => {
    await using raster = createRasteriser()
    const { pictures } = await raster.draw(twoColours(), { scale: 1.5 })
    expect(pictures.map(({ page, width, height }) => [page, width, height])).toEqual([[1, 300, 150]])
    const image = PNG.sync.read(Buffer.from(pictures[0]?.png ?? []))
    const at = (x: number, y: number) => [...image.data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 4)]
    expect(at(20, 75)).toEqual([255, 0, 0, 255])
    expect(at(280, 75)).toEqual([255, 255, 255, 255])
    // IHDR: colour type 2 is RGB.
    expect(pictures[0]?.png[25]).toBe(2)
  })

  it('is the same bytes each time, from one rasteriser or from two', async () => {
    await using raster = createRasteriser()
    await using other = createRasteriser()
    const [first, second, third] = await Promise.all([raster, raster, other].map((one) => one.draw(report, { scale: 1 })))
    expect(first?.pageCount).toBe(2)
    expect(first?.pictures.map(({ page }) => page)).toEqual([1, 2])
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })

  it('is of the pages asked for; those that are not there are left out', async () => {
    await using raster = createRasteriser()
    const { pictures } = await raster.draw(report, { scale: 0.5, pages: [{ first: 2, last: 9 }] })
    expect(pictures.map(({ page }) => page)).toEqual([2])
  })
})

describe('pages', () => {
  it.each([
    ['1', [1]],
    ['3-4,1', [1, 3, 4]],
    ['4-', [4, 5]],
    ['1-2,2,2-9', [1, 2, 3, 4, 5]],
    ['7', []],
  ])('%j of five are %j', (text, pages) => {
    expect(pagesIn(parsePageRanges(text), 5)).toEqual(pages)
  })

  it.each(['', '0', '2-1', 'a', '1,', '-3', '1;2', '1-2-3'])('%j are none', (text) => {
    expect(parsePageRanges(text)).toBeUndefined()
  })
})
