/** What does not fit a page, is torn, stretched, coarse or pale: found in real prints, with its page and its place; and what is fine is not. */
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { buildReports } from '../../src/pipeline.ts'
import { createPrinter } from '../../src/print/create-printer.ts'
import type { PageLayout } from '../../src/print/page-layout.ts'
import type { Printer } from '../../src/print/print-job.ts'
import { plainTemplate } from '../support/memory-project.ts'
import { job, noBrowser, page, suffix } from './printing.ts'

/** A picture of one colour, in PNG. */
function png(width: number, height: number): Buffer {
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.from([0, ...Array(width).fill(90)])))
  const crcOf = (bytes: Buffer) => {
    let crc = ~0
    for (const byte of bytes) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    return ~crc >>> 0
  }
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(content.length, 0)
    body.copy(framed, 4)
    framed.writeUInt32BE(crcOf(body), body.length + 4)
    return framed
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

const picture = (width: number, height: number) => `data:image/png;base64,${png(width, height).toString('base64')}`
const paper = '@page { size: A4; margin: 20mm } body { margin: 0; font: 10pt/14pt serif }'
const cells = (count: number, tag: string) => Array.from({ length: count }, (_, at) => `<${tag}>Value${at + 1}</${tag}>`).join('')

let printer: Printer
beforeAll(() => {
  printer = createPrinter({ pages: 2, environment: process.env })
})
afterAll(async () => {
  await printer[Symbol.asyncDispose]()
})

async function layoutOf(body: string, style = ''): Promise<PageLayout> {
  const printed = await printer.print(job(page(body, `${paper} ${style}`)))
  if (!printed.ok) throw new Error(JSON.stringify(printed.diagnostics))
  return printed.value.layout
}

describe.skipIf(noBrowser)(`the layout of a page${suffix}`, () => {
  const faults: readonly [string, string, string, object][] = [
    [
      'a table of too many columns',
      `<table><caption>Stocks</caption><tr>${cells(40, 'th')}</tr></table>`,
      '',
      { kind: 'table', name: 'Stocks', beyond: 'page', columns: { last: 40, all: 40 } },
    ],
    ['a word that cannot break', `<p>A ${'x'.repeat(400)}</p>`, '', { kind: 'text', name: 'x'.repeat(400), beyond: 'page' }],
    ['lines of code', `<pre><code>${'let y = 1; '.repeat(40)}</code></pre>`, '', { kind: 'text', beyond: 'page' }],
    [
      'words of a drawing',
      '<svg role="img" aria-label="A chart" width="100" height="50" style="overflow: visible"><text x="60" y="20" font-size="12">Cases of the whole of the year, week by week, since the counting began in the districts of the lower delta, as far as they are known to the office, and not one more than that, by any count</text></svg>',
      '',
      { kind: 'picture', name: 'A chart' },
    ],
    ['a wide picture', `<img alt="A wide map" src="${picture(1200, 30)}">`, '', { kind: 'picture', name: 'A wide map' }],
    [
      'a grid beside a float',
      '<div class="side"></div><div class="grid"><p>Text</p></div>',
      '.side { float: left; width: 60mm; height: 20mm } .grid { display: grid; width: 120mm; margin-left: 60mm }',
      { kind: 'block', name: 'div.grid', beyond: 'page' },
    ],
    [
      'text below the edge of a box that hides it',
      `<div class="box">${'<p>Some text.</p>'.repeat(9)}</div>`,
      '.box { height: 20mm; overflow: hidden }',
      { kind: 'text', beyond: 'box' },
    ],
    [
      'a note that stands in the margin of the paper',
      '<p>Text <span class="note">Beside it</span></p>',
      '.note { position: absolute; left: -15mm }',
      { kind: 'text', beyond: 'page' },
    ],
    [
      'a table in a document that reads from right to left',
      `<div><table><tr>${cells(40, 'th')}</tr></table></div>`,
      'html { direction: rtl }',
      { kind: 'table', columns: { last: 40, all: 40 } },
    ],
  ]

  it.each(faults)('names %s', async (_what, body, style, expected) => {
    const { overflows } = await layoutOf(`<section><h2 id="s">Stores</h2>${body}</section>`, style)
    expect(overflows).toHaveLength(1)
    expect(overflows[0]).toMatchObject({ section: 's', heading: 'Stores', ...expected })
  })

  it('has nothing against a long page that reads from right to left and fills its lines', async () => {
    const lines = '<p style="width: 170mm">ا ب پ ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ہ ی </p>'.repeat(200)
    const full = `<p style="width: 170mm; text-align: justify">${'الف بے پے تے ٹے '.repeat(60)}</p>`
    expect((await layoutOf(lines + full, 'html { direction: rtl }')).overflows).toEqual([])
  })

  it('says which columns of a table do not fit', async () => {
    const wide = '<td style="min-width: 50mm">a</td>'
    const { overflows } = await layoutOf(`<table style="border-collapse: collapse"><tr>${wide.repeat(5)}</tr></table>`)
    expect(overflows.map(({ columns }) => columns)).toEqual([{ first: 4, last: 5, all: 5 }])
  })

  it('has nothing against what fits, is for those who hear the page, or stands on wider paper', async () => {
    const fine = `<table><tr>${cells(8, 'td')}</tr></table><p style="width: 170mm">Just as wide as the paper.</p>
      <img alt="" src="${picture(600, 300)}" style="width: 170mm">
      <span style="position: absolute; width: 1px; height: 1px; overflow: hidden">Words to be heard</span>
      <a style="position: absolute; left: -9999px">Skip</a><p style="overflow-wrap: anywhere">${'x'.repeat(400)}</p>
      <div class="wide"><div style="width: 250mm">A wide line on wide paper</div></div>
      <sitrep-watermark><p style="width: 900mm">DRAFT</p></sitrep-watermark>`
    const { overflows, room } = await layoutOf(
      fine,
      '.wide { page: wide } @page wide { size: A4 landscape } sitrep-watermark { position: fixed; color: #eee; overflow: hidden; width: 10mm }',
    )
    expect(overflows).toEqual([])
    expect(room).toBeCloseTo((170 / 25.4) * 96, 1)
  })

  it.each([
    ['Letter', 'size: Letter; margin-inline: 1in', 6.5 * 96],
    ['a size of its own, turned', 'size: 100mm 200mm; margin: 0 10mm 0 20mm', (70 / 25.4) * 96],
    ['A5 across', 'size: A5 landscape; margin: 5mm', (200 / 25.4) * 96],
    ['a rule for print alone', '} @media print { @page { margin: 30mm }', (150 / 25.4) * 96],
  ])('takes the measure of %s', async (_what, rule, room) => {
    expect((await layoutOf('<p>Text', `@page { ${rule} }`)).room).toBeCloseTo(room, 0)
  })

  it('compares the pixels of an image with its size on paper', async () => {
    const { images } = await layoutOf(
      `<img alt="stretched" src="${picture(400, 100)}" style="width: 100px; height: 50px">
       <img alt="whole" src="${picture(400, 100)}" style="width: 100px; height: 50px; object-fit: contain">
       <img alt="drawn" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>" style="width: 90px; height: 20px">`,
    )
    expect(images).toMatchObject([
      { alt: 'stretched', scaleX: 4, scaleY: 2 },
      { alt: 'whole', scaleX: 4, scaleY: 4 },
    ])
  })

  it('finds pale text on the ground that is beneath it', async () => {
    const { contrasts } = await layoutOf(
      `<p style="color: #999">Pale</p><p style="color: #999">Pale again</p>
       <div style="background: #222"><p style="color: #fff">Bright on dark</p><p style="color: #444">Dark on dark</p></div>
       <p style="color: #808080; font-size: 18pt">Large and grey</p><p style="opacity: 0.5">Half gone</p>
       <p style="color: oklch(0.85 0.05 200)">Pale blue</p><p style="background: linear-gradient(#000, #000); color: #111">Unknown</p>
       <sitrep-watermark style="color: #eee">DRAFT</sitrep-watermark>`,
    )
    expect(contrasts.map(({ words, wanted, count }) => [words, wanted, count])).toEqual([
      ['Pale', 4.5, 2],
      ['Dark on dark', 4.5, 1],
      ['Half gone', 4.5, 1],
      ['Pale blue', 4.5, 1],
    ])
    expect(contrasts[0]).toMatchObject({ color: '#999999', ground: '#ffffff' })
    expect(contrasts[0]?.ratio).toBeCloseTo(2.85, 2)
  })
})

describe.skipIf(noBrowser)(`a report whose page is wrong${suffix}`, () => {
  const heads = Array.from({ length: 40 }, (_, at) => `Head${at + 1}`)
  const table = `| ${heads.join(' | ')} |\n|${'---|'.repeat(40)}\n| ${heads.map(() => 'value').join(' | ')} |`
  const brief = `title: Rain\nstatus: final\nasOf: 2026-04-12\nlanguage: en\ntemplate: own\nfacts: facts.yaml\nsections:
  - title: Rain
    body: "Rain fell. [@a]"
  - title: Stores
    body: |
${table.replace(/^/gm, '      ')}
`
  const facts =
    'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  a: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n'
  const label = (place: string) =>
    `@${place} { content: 'TLP:CLEAR'; font: 12pt/1 sans-serif; color: #fff; background: #000; width: fit-content; height: fit-content; margin: auto }`
  const marked = `@page { margin: 20mm; ${label('top-right')} ${label('bottom-right')} } html { print-color-adjust: exact }`
  const sections =
    '{{#each sections}}<section aria-labelledby="{{id}}"><h2 id="{{id}}">{{title}}</h2>{{view this}}</section>{{/each}}'
  const template = (body: string) =>
    `<!doctype html><html lang="{{brief.language}}"><head><meta charset="utf-8"><title>{{brief.title}}</title><style>${marked}</style></head><body><h1>{{brief.title}}</h1>${body}</body></html>\n`
  const plain = Object.fromEntries(
    Object.entries(plainTemplate).map(([path, text]) => [path.replace('templates/sitrep/', 'templates/own/'), text]),
  )

  async function build(own: Readonly<Record<string, string>>) {
    const now = new Date('2026-04-12T12:00:00Z')
    const files: Readonly<Record<string, string>> = {
      ...plain,
      'briefs/a/brief.yaml': brief,
      'briefs/a/facts.yaml': facts,
      'templates/own/page.hbs': template(sections),
      ...own,
    }
    const project = createMemoryHost(files, { now })
    const config = await loadConfig(project)
    if (!config.ok) throw new Error('the config has errors')
    const output = createMemoryHost({}, { now })
    const versions = { sitrep: '0.0.0-test', node: process.versions.node }
    const doors = { project, output, config: config.value, printer, versions, elapsedMs: () => 0 }
    const request = { briefs: [], set: [], strict: false, timeoutMs: 30_000, jobs: 1, formats: ['pdf'] as const }
    const { reports } = await buildReports(request, doors)
    const found = reports.flatMap(({ diagnostics }) => diagnostics)
    return {
      found: found
        .filter(({ code, severity }) => severity === 'error' || /^(?:page|pdf)\//.test(code))
        .map(({ severity, code, message, span }) => ({
          says: `${severity} ${code}: ${message}`,
          at: span === undefined ? '' : `${span.file}: ${(files[span.file] ?? '').slice(span.start, span.end)}`,
        })),
      written: [...output.written().keys()].filter((path) => path.endsWith('.pdf')),
    }
  }

  it('is not written when a table is cut, and the finding names page, section, table and columns', async () => {
    const { found, written } = await build({})
    expect(written).toEqual([])
    expect(found).toHaveLength(1)
    expect(found[0]?.says).toMatch(
      /^error page\/overflow: page 1, section “Stores”: table “Head1, Head2, Head3” is \d{3} mm wide where the page has 170 mm: columns \d+–40 of 40 do not fit, so the browser shrinks every page or cuts it off$/,
    )
    expect(found[0]?.at).toBe('briefs/a/brief.yaml: Head1')
  })

  it('is written all the same when the project says so', async () => {
    const { found, written } = await build({ 'sitrep.config.yaml': 'severities: {page/overflow: warning}\n' })
    expect(written).toEqual(['a.pdf'])
    expect(found.map(({ says }) => says.split(':')[0])).toEqual(['warning page/overflow'])
  })

  const rest = (body: string) => ({
    'templates/own/page.hbs': template(`<main>${body}</main>`),
  })

  it('tells a heading that its text has left, and not one that keeps it', async () => {
    const fill = (mm: number) => `<p style="height: ${mm}mm; margin: 0">It rained.</p>`
    const torn = `<style>h1, h2, p { margin: 0; font-size: 12pt; line-height: 20pt; break-after: auto !important }</style>${fill(235)}
      <h2>What comes next</h2><p style="break-before: page">Next.</p><h2>Whole</h2><p>It is here.</p>${fill(215)}<h2>Kept</h2><p>The last line.</p>${fill(30)}`
    const { found, written } = await build(rest(torn))
    expect(found.map(({ says }) => says)).toEqual([
      'warning page/orphan-heading: page 1: heading “What comes next” stands alone at the foot of the page',
    ])
    expect(found[0]?.at).toBe('templates/own/page.hbs: ')
    expect(written).toEqual(['a.pdf'])
  })

  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => `<div style="line-height: 23.3px">Line ${at + 1} of the list.</div>`).join('')

  it.each(['display: inline-block', 'display: inline-flex; flex-direction: column'])(
    'tells the first line that the end of a page cuts in a block that does not break (page/cut-text): %s',
    async (style) => {
      const { found, written } = await build(rest(`<div style="${style}; width: 100%">${lines(60)}</div><p>The end.</p>`))
      // Pushed to the next page whole, it leaves its heading behind as well.
      expect(found.map(({ says }) => says).filter((says) => !says.includes('page/orphan-heading'))).toEqual([
        expect.stringMatching(
          /^error page\/cut-text: page \d: line “Line ?\d+ ?of ?the ?list\.” is cut in two by the end of the page$/,
        ),
      ])
      expect(written).toEqual([])
    },
  )

  it('tells no cut where a block breaks between its lines, as one with a scroll bar does', async () => {
    const { found, written } = await build(rest(`<div style="overflow: auto">${lines(60)}</div><p>The end.</p>`))
    expect([found, written]).toEqual([[], ['a.pdf']])
  })

  it('tells no cut where lines repeat over pages: heads of tables, the same line again', async () => {
    const rows = Array.from({ length: 90 }, () => '<tr><td>The same row</td></tr>').join('')
    const { found } = await build(
      rest(
        `<table><thead><tr><th>Row</th></tr></thead>${rows}</table>${Array.from({ length: 120 }, () => '<p>Again.</p>').join('')}`,
      ),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['a place in the margin', '<p style="position: relative; left: -40mm">Marginal words here</p>', 'Marginal'],
    ['a place above the page', '<p style="position: absolute; top: -15mm">Words above the page</p>', '“Words above”'],
  ])('tells words that %s keeps off the paper (page/lost-text)', async (_what, body, words) => {
    const { found, written } = await build(rest(`<section id="s"><h2>Losses</h2>${body}<p>The rest is here.</p></section>`))
    expect(found.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^error page\/(?:lost-text|overflow): page 1, section “Losses”: /),
    ])
    expect(found[0]?.says).toContain(words)
    expect(written).toEqual([])
  })

  it('misses no words that are hidden on purpose, written in other ways or torn by a page', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `incompre\u00adhensible${at}`).join(' ')
    const { found, written } = await build(
      rest(`<p style="display: none">Undisplayed</p><p style="visibility: hidden">Unseen</p><p style="opacity: 0">Transparent</p><p style="font-size: 0">Sizeless</p>
        <p style="position: absolute; left: -9999px">Away</p><p style="position: absolute; width: 1px; height: 1px; overflow: hidden">Heard only</p><p hidden>Absent</p>
        <p style="text-transform: uppercase">Straße, office, efﬁcient, x² and ½</p><p style="letter-spacing: 3pt">Spaced out</p>
        <p dir="rtl" lang="ar">لم يصل المطر إلى 12 قرية</p><p style="font-variant: small-caps">Small capitals</p>
        <div style="columns: 2"><p>${long}</p></div><p><span style="float: right">Aside</span>${long}</p>
        <svg width="100" height="20"><title>Not drawn</title><text x="0" y="12" font-size="9">Drawn words</text></svg>`),
    )
    expect(found.filter(({ says }) => !says.includes('pdf/font'))).toEqual([])
    expect(written.length + found.length).toBeGreaterThan(0)
  })

  it('tells stretched and coarse images, and pale text', async () => {
    const { found, written } = await build(
      rest(`<p style="color: #999">It rained, faintly.</p><img alt="The valley" src="${picture(100, 50)}" style="width: 80mm; height: 80mm">
        <img alt="Sharp" src="${picture(600, 300)}" style="width: 80mm">`),
    )
    expect(found.map(({ says }) => says)).toEqual([
      'error page/stretched-image: page 1: image “The valley” is stretched by 100 % in height',
      'warning page/low-resolution: page 1: image “The valley” has 16 pixels to the inch, expected 150 or more',
      'warning pdf/contrast: page 1: text “It rained, faintly.” has a contrast of 2.8 : 1 (`#999999` on `#ffffff`), expected 4.5 : 1',
    ])
    expect(written).toEqual([])
  })
})
