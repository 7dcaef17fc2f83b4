/** What a printed page is: read back from the PDF that a real browser made. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { createPrinter } from '../../src/print/create-printer.ts'
import type { PrintedPdf, Printer } from '../../src/print/print-job.ts'
import { allText, type ReadPage, type ReadPdf, readPdf, withoutDates } from '../support/read-pdf.ts'
import { embedded, fontFace, job, noBrowser, page, suffix } from './printing.ts'

const serif = fontFace('Test Serif', '@fontsource/source-serif-4', 'source-serif-4-latin-400-normal.woff2')
const sans = fontFace('Test Sans', '@fontsource/ibm-plex-sans-condensed', 'ibm-plex-sans-condensed-latin-600-normal.woff2')
const condensed = fontFace(
  'Test Condensed',
  '@fontsource/ibm-plex-sans-condensed',
  'ibm-plex-sans-condensed-latin-500-normal.woff2',
)
/** One red pixel. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** In points, to within one: browsers round to their own units. */
function expectSize(shown: ReadPage | undefined, width: number, height: number): void {
  expect(Math.abs((shown?.width ?? 0) - width)).toBeLessThan(1)
  expect(Math.abs((shown?.height ?? 0) - height)).toBeLessThan(1)
}

describe.skipIf(noBrowser)(`a printed page${suffix}`, () => {
  let printer: Printer
  beforeAll(() => {
    printer = createPrinter({ pages: 2, environment: process.env })
  })
  afterAll(async () => {
    await printer[Symbol.asyncDispose]()
  })

  async function print(html: string): Promise<{ pdf: PrintedPdf; read: ReadPdf; diagnostics: readonly Diagnostic[] }> {
    const outcome = await printer.print(job(html))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
    return { pdf: outcome.value, read: await readPdf(outcome.value.bytes), diagnostics: outcome.diagnostics }
  }

  async function codes(html: string): Promise<readonly string[]> {
    const outcome = await printer.print(job(html))
    return outcome.diagnostics.map(({ code, message }) => `${code} ${message}`)
  }

  test('is tagged, has an outline and a language, and its size is what the CSS asks for', async () => {
    const body = `<h1>Floods</h1><p>Text</p><h2 id="b" style="break-before: page">Needs</h2>
      <table><tr><th>a</th><td>1</td></tr></table><p><a href="#b">below</a> <a href="https://example.org/x">out</a></p>`
    const { pdf, read, diagnostics } = await print(page(body, `${serif} @page { size: A5 } body { font-family: Test Serif }`))
    expect(diagnostics).toEqual([])
    expect(read.pageCount).toBe(2)
    expect(read.tagged).toBe(true)
    expect(read.language).toBe('en-GB')
    expect(read.info['Title']).toBe('A report')
    expect(read.outline).toEqual([
      { title: 'Floods', depth: 1, page: 1 },
      { title: 'Needs', depth: 2, page: 2 },
    ])
    expect(read.roles).toMatchObject({ H1: 1, H2: 1, Table: 1, TH: 1, TD: 1, Link: 2 })
    expect(read.pages[1]?.text).toContain('Needs')
    expectSize(read.pages[0], 419.5, 595.3)
    expect(read.pages[1]?.links).toMatchObject([{ dest: 'b', page: 2 }, { url: 'https://example.org/x' }])
    expect(pdf.browserVersion).toMatch(/Chrome\/\d+/)
    expect(pdf.printMs).toBeGreaterThan(0)
  })

  test('is A4 when the CSS names no size, with backgrounds and print styles', async () => {
    const style = `${serif} body { font-family: Test Serif; background: url(${pixel}) } @media screen { h1 { display: none } } @media print { p { display: none } }`
    const { pdf, read } = await print(page('<h1>On paper</h1><p>On screen</p>', style))
    expectSize(read.pages[0], 595.3, 841.9)
    expect(allText(read)).toContain('On paper')
    expect(allText(read)).not.toContain('On screen')
    expect(Buffer.from(pdf.bytes).includes('/Subtype /Image')).toBe(true)
  })

  test('embeds the fonts of its text, and those that only its page margins use', async () => {
    const style = `${serif}${sans}${condensed}
      @page { margin: 20mm; @bottom-right { font-family: Test Condensed; content: "page " counter(page) } } body { font-family: Test Serif } h1 { font-family: Test Sans }`
    const { read } = await print(page('<h1>Title</h1><p>Text</p>', style))
    const fonts = read.pages[0]?.fonts ?? []
    expect(fonts.every((font) => font.embedded)).toBe(true)
    expect(fonts.map((font) => font.name).sort()).toEqual([
      'IBMPlexSansCond-Medium',
      'IBMPlexSansCond-SemiBold',
      'SourceSerif4-Regular',
    ])
    expect(read.pages[0]?.text).toContain('page 1')
  })

  test.skipIf(!embedded)(
    'text without a webfont is set in the one fallback font of the embedded build, never in one of the system',
    async () => {
      const families = [
        'serif',
        'sans-serif',
        'monospace',
        'cursive',
        '"DejaVu Sans"',
        '"Liberation Serif"',
        'Arial',
        '"Times New Roman"',
      ]
      const { read } = await print(
        page(families.map((family) => `<p style='font-family: ${family}'>Text ${family}</p>`).join('')),
      )
      expect(new Set(read.pages[0]?.fonts.map((font) => font.name))).toEqual(new Set(['OpenSans-Regular']))
      expect(allText(read)).toContain('Text monospace')
    },
  )

  test('shows its data: images, whole, in img, picture, SVG and CSS', async () => {
    const html = page(`<img alt="a dot" src="${pixel}"><picture><source srcset="${pixel}"><img alt="b" src="${pixel}"></picture>
      <svg width="9" height="9"><image href="${pixel}" width="9" height="9"/></svg>`)
    const { pdf, read } = await print(html)
    expect(read.roles['Figure']).toBeGreaterThanOrEqual(2)
    expect(Buffer.from(pdf.bytes).includes('/Subtype /Image')).toBe(true)
  })

  test('reports images and fonts that cannot be read', async () => {
    const style = '@font-face { font-family: "Broken Sans"; font-weight: 700; src: url(data:font/woff2;base64,AAAA) }'
    expect(
      await codes(page('<img alt="the map" src="data:image/png;base64,AAAA"><img src="data:image/png;base64,BBBB">', style)),
    ).toEqual([
      'page/font-failed font `normal 700 "Broken Sans"` cannot be read',
      'page/image-failed image `the map` cannot be read',
      'page/image-failed image `data:image/png;base64,BBBB` cannot be read',
    ])
  })

  test.each([
    ['an image', '<img src="https://example.org/a.png">', 'https://example.org/a.png'],
    ['a relative image', '<img src="images/a.png">', 'images/a.png'],
    ['a style sheet', '<link rel="stylesheet" href="https://example.org/a.css">', 'https://example.org/a.css'],
    ['an import', '<style>@import url(https://example.org/b.css);</style>', 'https://example.org/b.css'],
    [
      'a font',
      '<style>@font-face{font-family:F;src:url(https://example.org/f.woff2)}p{font-family:F}</style><p>x',
      'https://example.org/f.woff2',
    ],
    ['a background', '<p style="background:url(http://example.org/bg.png)">x', 'http://example.org/bg.png'],
    ['a local file', '<img src="file:///etc/hostname">', 'file:///etc/hostname'],
    ['a frame', '<iframe src="https://example.org/"></iframe>', 'https://example.org/'],
    ['an object', '<object data="https://example.org/o.svg"></object>', 'https://example.org/o.svg'],
    ['an image inside a frame', '<iframe srcdoc="<img src=https://example.org/in.png>"></iframe>', 'https://example.org/in.png'],
    ['an SVG image', '<svg><image href="https://example.org/s.png"/></svg>', 'https://example.org/s.png'],
    ['a foreign SVG symbol', '<svg><use href="https://example.org/u.svg#x"/></svg>', 'https://example.org/u.svg'],
    ['a video', '<video src="https://example.org/v.mp4"></video>', 'https://example.org/v.mp4'],
    ['an unknown scheme', '<img src="foo:bar">', 'foo:bar'],
    ['a redirect', '<meta http-equiv="refresh" content="0;url=https://example.org/next">', 'https://example.org/next'],
  ])('may not fetch %s, and the refusal names the address', async (_what, body, address) => {
    const messages = await codes(page(`<h1>Still here</h1>${body}`))
    expect(messages).toContain(
      `page/request-refused the page asked for \`${address}\`, which was refused: reports are printed without a network`,
    )
    expect(messages.filter((message) => message.startsWith('page/request-refused'))).toHaveLength(1)
  })

  test('an address asked for twice is reported once, and the page is not lost to a redirect', async () => {
    const twice = '<img src="https://example.org/a.png">'.repeat(2)
    expect(await codes(page(`<p>${twice}`))).toHaveLength(1)
  })

  test('reaches no server, not even by a preconnect', async () => {
    let connections = 0
    const server = createServer((_request, response) => response.end())
    server.on('connection', () => {
      connections += 1
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const outcome = await printer.print(
      job(
        page(
          `<link rel="preconnect" href="${origin}"><link rel="dns-prefetch" href="${origin}"><img src="${origin}/a.png"><img src="http://localhost/b.png">`,
        ),
      ),
    )
    server.close()
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['page/request-refused', 'page/request-refused'])
    expect(connections).toBe(0)
  })

  test('runs no script, wherever it stands, and says that there is one', async () => {
    const write = (word: string) => `document.body.append('${word}')`
    const html = page(`<p>Text</p><script>${write('INLINE')}</script><img alt="" src="${pixel}" onload="${write('ONLOAD')}">
      <iframe srcdoc="<script>document.write('FRAMED')</script>"></iframe><a href="javascript:${write('HREF')}">x</a>
      <script type="application/ld+json">{}</script>`)
    const { read, diagnostics } = await print(html)
    expect(allText(read)).toContain('Text')
    expect(allText(read)).not.toMatch(/INLINE|ONLOAD|FRAMED|HREF/)
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'page/script-ignored', message: 'the page has a script, which is not run' },
    ])
  })

  test('warns of relative links, which lead nowhere from a PDF', async () => {
    const messages = await codes(page('<a href="annex.html">a</a><a href="#here">b</a><a href="https://example.org">c</a>'))
    expect(messages).toEqual([
      'page/relative-link link `annex.html` leads nowhere: a printed report has no address that it could be relative to',
    ])
  })

  test('an empty page prints', async () => {
    expect((await print('')).read.pageCount).toBe(1)
  })

  test('holds nothing of the job before it, though the page that shows it may be the same', async () => {
    await using one = createPrinter({ pages: 1, environment: process.env })
    const style = `${serif} @page { size: A5 } body { font-family: Test Serif }`
    const before = await one.print(job(page('<h1 id="old">Before</h1><title>Old</title><a href="#old">x</a>', style)))
    expect(before.ok).toBe(true)
    const after = await one.print(
      job('<!doctype html><html><body style="font-family: Test Serif"><h2>After</h2><a href="#old">y</a></body></html>'),
    )
    if (!after.ok) throw new Error(JSON.stringify(after.diagnostics))
    const read = await readPdf(after.value.bytes)
    expect(read.outline.map(({ title }) => title)).toEqual(['After'])
    expect(allText(read)).not.toContain('Before')
    expect(read.info['Title']).not.toBe('Old')
    expect(read.destinations).toEqual([])
    expect(read.pages[0]?.fonts.map((font) => font.name)).not.toContain('SourceSerif4-Regular')
    expectSize(read.pages[0], 595.3, 841.9)
  })

  test('a refusal is told for the job that asked, not for the next', async () => {
    await using one = createPrinter({ pages: 1, environment: process.env })
    const asks = page('<meta http-equiv="refresh" content="0;url=https://example.org/next"><img src="https://example.org/a.png">')
    expect((await one.print(job(asks))).diagnostics.length).toBeGreaterThan(0)
    for (let i = 0; i < 3; i++) expect((await one.print(job(page('<p>Clean</p>')))).diagnostics).toEqual([])
  })

  test.skipIf(!embedded)('is the same, dates aside, printed twice, next to others, and by another browser process', async () => {
    const style = `${serif}${sans} @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) } } body { font-family: Test Serif } h1 { font-family: Test Sans }`
    const html = page(
      `<h1>Same</h1>${`<p>Text with <em>emphasis</em> and <a href="#x">a link</a>.</p><img alt="dot" src="${pixel}">`.repeat(200)}`,
      style,
    )
    const other = page('<h1>Another</h1><p>Between the two.</p>')
    const first = await print(html)
    const [, second] = await Promise.all([print(other), print(html)])
    await using elsewhere = createPrinter({
      pages: 1,
      environment: { ...process.env, TZ: 'Asia/Karachi', LANG: 'ur_PK.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    })
    const third = await elsewhere.print(job(html))
    expect(withoutDates(second.pdf.bytes) === withoutDates(first.pdf.bytes)).toBe(true)
    expect(third.ok && withoutDates(third.value.bytes) === withoutDates(first.pdf.bytes)).toBe(true)
    // The mask hides two dates and nothing else.
    expect(withoutDates(first.pdf.bytes).match(/\(masked\)/g)).toHaveLength(2)
  })
})
