/** A report that is not cleared says so on each page, whatever a template does: shows `handling/no-watermark`. */
import { describe, expect, it } from 'vitest'
import { checkWatermark, checkWatermarkInPage, withoutWatermark } from '../../../src/inspect/check-watermark.ts'
import type { Cover, InspectedPdf, TextRun } from '../../../src/inspect/inspected.ts'

const body: TextRun = {
  text: 'It rained.',
  x: 100,
  y: 400,
  size: 10,
  color: '#16191C',
  field: undefined,
  opacity: 1,
  tagged: true,
}
const mark = (more: Partial<TextRun> = {}): TextRun => ({
  text: 'FOR REVIEW',
  x: 180,
  y: 640,
  size: 110,
  color: '#16191C',
  field: '#FFFFFF',
  opacity: 0.1,
  tagged: false,
  ...more,
})
const sheet: Cover = { left: 0, top: 0, right: 595, bottom: 842, runsBefore: 2 }

function pdf(runs: readonly TextRun[], covers: readonly Cover[] = []): InspectedPdf {
  const page = { width: 595, height: 842, covers: [] }
  const pages = [
    { ...page, number: 1, runs: [body, mark()] },
    { ...page, number: 2, runs, covers },
  ]
  return { pages, passages: [], headings: [], fonts: [], fontCount: 1, unreadableGlyphs: 0 }
}
const found = (file: InspectedPdf, text = 'FOR REVIEW') =>
  checkWatermark(file, { text }).map(({ code, message }) => `${code}: ${message}`)

describe('a watermark in a PDF', () => {
  it.each([
    ['over the text', [body, mark()], []],
    ['under the text', [mark(), body], []],
    ['in pieces', [body, mark({ text: 'FOR' }), mark({ text: 'REVIEW', x: 300, y: 420 })], []],
    ['over what is opaque', [body, mark()], [{ ...sheet, runsBefore: 1 }]],
    ['beside what is opaque', [body, mark()], [{ ...sheet, bottom: 200 }]],
  ])('is fine %s', (_where, runs, covers) => {
    expect(found(pdf(runs, covers))).toEqual([])
  })

  it.each([
    ['not there', [body], []],
    ['another word', [body, mark({ text: 'FINAL' })], []],
    ['a word of the text', [body, mark({ tagged: true })], []],
    ['tiny', [body, mark({ size: 9 })], []],
    ['white', [body, mark({ color: '#FFFFFF' })], []],
    ['too pale to see', [body, mark({ opacity: 0.01 })], []],
    ['invisible', [body, mark({ color: undefined })], []],
    ['off the sheet', [body, mark({ x: -400 })], []],
    ['under something opaque', [body, mark()], [sheet]],
  ])('is missed when it is %s', (_what, runs, covers) => {
    expect(found(pdf(runs, covers))).toEqual([
      'handling/no-watermark: the watermark `FOR REVIEW` cannot be seen on page 2 of the PDF',
    ])
  })

  it('is known in a script whose letters are joined, though not every glyph says its letter', () => {
    const page = (text: string) => ({ ...pdf([]), pages: pdf([mark({ text })]).pages.slice(1) })
    expect(found(page('زئاج ےئارب'), 'برائے جائزہ')).toEqual([])
    expect(found(page('\ufffdدوسم'), 'برائے جائزہ')).toHaveLength(1)
  })

  it('is no text of the report', () => {
    expect(withoutWatermark(pdf([mark()]), 'FOR REVIEW').pages.map(({ runs }) => runs)).toEqual([[body], []])
  })
})

describe('a watermark in a page of HTML', () => {
  const tag = 'sitrep-watermark'
  const element = `<${tag} lang="en"><template shadowrootmode="closed">DRAFT</template></${tag}>`
  const page = (html: string) => checkWatermarkInPage(html, tag, { text: 'DRAFT' }).length

  it.each([
    `<html><head><title>T</title></head><body class="a > b">${element}<p>x</p></body></html>`,
    `<body style="color: red">${element}`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><body>${element}`,
  ])('stands: %s', (html) => {
    expect(page(html)).toBe(0)
  })

  it.each([
    ['forgotten', '<body><p>x</p></body>'],
    ['in a comment', `<body><!-- ${element} --></body>`],
    ['after a title that nothing ends', `<head><title>T<body>${element}`],
    ['after a comment that nothing ends', `<body><!-- x ${element}`],
    ['in a text', `<body><textarea>${element}</textarea>`],
    ['under a body that outdoes its guard', `<body style="opacity: 0 !important">${element}`],
    ['without its style', `<meta http-equiv="Content-Security-Policy" content="style-src 'none'"><body>${element}`],
  ])('is missed %s', (_what, html) => {
    expect(page(html)).toBe(1)
  })
})
