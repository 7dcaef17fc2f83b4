/** Hostile templates, printed for real: what is not cleared says so on every page, or is not written. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { checkWatermark } from '../../src/inspect/check-watermark.ts'
import { inspectPdf } from '../../src/inspect/inspect-pdf.ts'
import { buildReports } from '../../src/pipeline.ts'
import { createPrinter } from '../../src/print/create-printer.ts'
import type { Printer } from '../../src/print/print-job.ts'
import { repository } from '../support/build-project.ts'
import { plainTemplate } from '../support/memory-project.ts'
import { noBrowser, suffix } from './printing.ts'

const labels = readFileSync(join(repository, 'templates', 'base', 'labels', 'en.yaml'), 'utf8')
const plain = Object.fromEntries(
  Object.entries(plainTemplate).map(([path, text]) => [path.replace('templates/sitrep/', 'templates/own/'), text]),
)
const box = (place: string) =>
  `@${place} { content: 'TLP:CLEAR'; font: 12pt/1 sans-serif; color: #fff; background: #000; width: fit-content; height: fit-content; margin: auto }`
const sheet = `@page { size: A4; margin: 20mm; ${box('top-right')} ${box('bottom-right')} } html { print-color-adjust: exact } p { break-before: page }`
const page = (style: string, body = '<body>') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><style>${sheet} ${style}</style></head>${body}<main><h1>Rain</h1>{{#each sections}}{{view this}}{{/each}}<p>Two</p><p>Three</p></main></body></html>\n`

describe.skipIf(noBrowser)(`a watermark${suffix}`, () => {
  let printer: Printer
  beforeAll(() => {
    printer = createPrinter({ pages: 2, environment: process.env })
  })
  afterAll(async () => {
    await printer[Symbol.asyncDispose]()
  })

  async function build(html: string, status = 'draft') {
    const files = {
      ...plain,
      'templates/own/labels/en.yaml': labels,
      'templates/own/page.hbs': html,
      'briefs/a/brief.yaml': `title: Rain\nstatus: ${status}\nasOf: 2026-04-12\ntemplate: own\nfacts: facts.yaml\nsections: [{title: A, body: "Rain fell. [@rain]"}]\n`,
      'briefs/a/facts.yaml':
        'sources: {s: {type: report, title: S, reliability: B}}\nfacts:\n  rain: {kind: event, text: Rain fell., when: 2026-04-12, sources: s, credibility: 2}\n',
    }
    const now = new Date('2026-04-12T12:00:00Z')
    const project = createMemoryHost(files, { now })
    const config = await loadConfig(project)
    if (!config.ok) throw new Error('the config has errors')
    const output = createMemoryHost({}, { now })
    const doors = {
      project,
      output,
      config: config.value,
      printer,
      versions: { sitrep: '0.0.0', node: '20' },
      elapsedMs: () => 0,
    }
    const request = { briefs: [], set: [], strict: false, timeoutMs: 60_000, jobs: 1, formats: ['pdf'] as const }
    const result = await buildReports(request, doors)
    const codes = result.reports.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error')
    return { pdf: output.written().get('a.pdf'), codes: codes.map(({ code }) => code) }
  }

  it.each([
    ['nothing', ''],
    ['display: none', '* { display: revert } sitrep-watermark, sitrep-watermark * { display: none !important }'],
    [
      'everything at once on its element',
      'sitrep-watermark { all: unset !important; position: absolute !important; inset: 100% !important; width: 0 !important; opacity: 0 !important; z-index: -1 !important; font-size: 0 !important; scale: 0 !important; visibility: hidden !important } svg, text { fill: #fff !important }',
    ],
    [
      'effects on the body',
      'body { transform: translateX(0); filter: opacity(1); contain: paint; opacity: .99 !important; scale: .1 !important }',
    ],
    [
      'a cascade layer',
      '@layer mine { html, body { opacity: .001 !important; clip-path: inset(49%) !important; zoom: .01 !important } }',
    ],
    ['stacking', 'main { position: relative; z-index: 2147483647 }'],
  ])('stands on every page against %s', async (_what, style) => {
    const { pdf, codes } = await build(page(style))
    expect(codes).toEqual([])
    const read = await inspectPdf(pdf ?? new Uint8Array())
    expect(read.pages).toHaveLength(4)
    expect(checkWatermark(read, { text: 'DRAFT' })).toEqual([])
    // Untagged: who hears the page is told the status in its masthead, not across every page.
    const large = read.pages.flatMap(({ runs }) => runs.filter(({ size }) => size > 60))
    expect(large.map(({ text, tagged }) => [text, tagged])).toEqual([1, 2, 3, 4].map(() => ['DRAFT', false]))
  })

  it.each([
    ['DRAFT', 'draft', ''],
    ['WITHDRAWN', 'withdrawn', ''],
    ['FOR REVIEW', 'review', '@page { size: A5 } @page wide { size: A5 landscape }'],
    ['DRAFT', 'draft', '@page { size: A4 landscape } @page wide { size: A4 }'],
  ])('is whole on upright and turned pages: %s of status %s%s', async (text, status, sizes) => {
    const turned = `@page wide { size: A4 landscape } ${sizes} h2 { page: wide } h2 ~ p { page: auto }`
    const html = page(turned).replace('<p>Two</p>', '<p>Two</p><h2>Wide</h2>').replace('</main>', '<h2>Wide too</h2></main>')
    const { pdf, codes } = await build(html, status)
    expect(codes).toEqual([])
    const read = await inspectPdf(pdf ?? new Uint8Array())
    expect(new Set(read.pages.map(({ width, height }) => width > height)).size).toBe(2)
    expect(checkWatermark(read, { text })).toEqual([])
    // One piece each, at the same place of its page: nothing of it has run over from the page before.
    const marks = read.pages.map(({ runs }) => runs.filter(({ size, tagged }) => size > 36 && !tagged))
    expect(
      new Set(marks.map((runs) => JSON.stringify(runs.map((run) => [run.text, Math.round(run.x), Math.round(run.size)])))).size,
    ).toBe(1)
    for (const [index, { height }] of read.pages.entries()) for (const { y } of marks[index] ?? []) expect(y).toBeLessThan(height)
  })

  it.each([
    ['something opaque over it', page('main { position: relative; z-index: 2147483647; background: #fff; min-height: 245mm }')],
    ['a body that outdoes its guard', page('', '<body style="opacity: .01 !important">')],
    ['pages of a size that is not told', page('@page wide { s\\69 ze: A5 landscape } p { page: wide }')],
  ])('that cannot be seen for %s keeps the report from being written', async (_what, html) => {
    const { pdf, codes } = await build(html)
    expect([pdf, codes]).toEqual([undefined, ['handling/no-watermark']])
  })

  it.each([
    ['review', 'FOR REVIEW'],
    ['withdrawn', 'WITHDRAWN'],
  ])('is there for `status: %s`, in its words', async (status, text) => {
    const { pdf, codes } = await build(page(''), status)
    expect(codes).toEqual([])
    expect(checkWatermark(await inspectPdf(pdf ?? new Uint8Array()), { text })).toEqual([])
  })

  it.each(['final', 'corrected'])('is not there for `status: %s`', async (status) => {
    const { pdf } = await build(page(''), status)
    const read = await inspectPdf(pdf ?? new Uint8Array())
    expect(read.pages.flatMap(({ runs }) => runs.filter(({ size }) => size > 60))).toEqual([])
  })
})
