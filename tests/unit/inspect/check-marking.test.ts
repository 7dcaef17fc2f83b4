import { describe, expect, it } from 'vitest'
import { checkPages } from '../../../src/inspect/check-marking.ts'
import type { InspectedPdf, TextRun } from '../../../src/inspect/inspected.ts'

const marking = { label: 'TLP:AMBER', others: ['TLP:CLEAR', 'TLP:AMBER+STRICT'], foreground: '#FFC000', background: '#000000' }

const run = (text: string, y: number, more: Partial<TextRun> = {}): TextRun => ({
  text,
  x: 400,
  y,
  size: 11.9999,
  color: '#FFC000',
  field: '#000000',
  opacity: 1,
  tagged: false,
  ...more,
})
const body = run('It rained.', 400, { tagged: true })
const top = (more: Partial<TextRun> = {}) => run('TLP:AMBER', 40, more)
const bottom = (more: Partial<TextRun> = {}) => run('TLP:AMBER', 810, more)

const pdf = (...pages: readonly (readonly TextRun[])[]): InspectedPdf => ({
  pages: pages.map((runs, index) => ({ number: index + 1, width: 595, height: 842, runs, covers: [] })),
  passages: [],
  headings: [],
  fonts: [],
  fontCount: 1,
  unreadableGlyphs: 0,
})
const messages = (file: InspectedPdf) => checkPages(file, marking).map(({ code, message }) => `${code}: ${message}`)
const good = [top(), body, bottom()]

describe('a marking that stands as it should', () => {
  it.each([
    ['in one piece', good],
    ['in pieces on one line', [run('TLP:', 40, { x: 380 }), run('AMBER', 40, { x: 410 }), body, bottom()]],
    ['beside other words of the margin', [run('EXERCISE', 40, { x: 200, size: 9 }), ...good]],
    ['in a colour that differs by rounding', [top({ color: '#FEC101' }), body, bottom()]],
    ['on a page without tags', good.map((item) => ({ ...item, tagged: false }))],
  ])('%s', (_, runs) => {
    expect(messages(pdf(runs))).toEqual([])
  })
})

describe('a marking that does not', () => {
  it.each([
    ['missing at the head', [body, bottom()], 'is missing in the header'],
    ['missing at the foot', [top(), body], 'is missing in the footer'],
    ['too small', [top({ size: 11 }), body, bottom()], 'is smaller than 12 points in the header'],
    ['of another report', [run('TLP:AMBER+STRICT', 40), body, bottom()], 'is missing in the header'],
    ['only in the report’s own words', [top({ tagged: true }), body, bottom()], 'is missing in the header'],
    ['invisible', [top({ color: undefined }), body, bottom()], 'does not stand in #FFC000 on #000000 in the header'],
    ['without its field', [top({ field: undefined }), body, bottom()], 'does not stand in #FFC000 on #000000 in the header'],
    ['in another colour', [top(), body, bottom({ color: '#FF2B2B' })], 'does not stand in #FFC000 on #000000 in the footer'],
  ])('%s', (_, runs, wrong) => {
    expect(messages(pdf(good, runs))).toEqual([`handling/not-on-page: \`TLP:AMBER\` ${wrong} of page 2`])
  })

  it('is told once for many pages', () => {
    const bad = [body, bottom()]
    expect(messages(pdf(bad, good, bad))).toEqual(['handling/not-on-page: `TLP:AMBER` is missing in the header of pages 1, 3'])
  })
})

describe('page/empty', () => {
  it('is reported for a file with nothing between its margins', () => {
    const empty = 'page/empty: the printed report has no text but what stands in its margins'
    expect(messages(pdf([top(), bottom()]))).toEqual([empty])
    expect(messages(pdf([]))).toEqual([empty])
    expect(messages({ ...pdf(good), fontCount: 0 })).toEqual([empty])
  })

  it('is reported for single pages without text', () => {
    expect(messages(pdf(good, [], good))).toEqual(['page/empty: page 2 of the printed report: no text'])
  })
})
