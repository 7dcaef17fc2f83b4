/** Reports whose templates or texts do what they must not, printed for real: none of them may reach the output folder. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { inspectPdf } from '../../src/inspect/inspect-pdf.ts'
import { lettersOf } from '../../src/inspect/normalise-text.ts'
import { buildReports } from '../../src/pipeline.ts'
import { createPrinter } from '../../src/print/create-printer.ts'
import type { Printer } from '../../src/print/print-job.ts'
import { directionOf } from '../../src/text/text-direction.ts'
import { buildProject, repository } from '../support/build-project.ts'
import { plainTemplate } from '../support/memory-project.ts'
import { allText, readPdf } from '../support/read-pdf.ts'
import { noBrowser, suffix } from './printing.ts'

const facts = `sources:
  open: {type: report, title: Bulletin of the relief office, reliability: B}
facts:
  rain: {kind: event, text: Rain fell in the north., when: 2026-04-12, sources: [open], credibility: 2}
  convoy-7: {kind: event, text: The ministry moved seven field hospitals on Tuesday night., when: 2026-04-12, sources: [open], credibility: 2, tlp: RED}
`

const page = (style: string, body: string) => ({
  'templates/own/page.hbs': `<!doctype html><html lang="{{brief.language}}"><head><meta charset="utf-8"><title>{{brief.title}}</title><style>${style}</style></head><body>${body}</body></html>\n`,
})

/** Views and words of its own, so that nothing of the shipped templates helps it. */
const plain = Object.fromEntries(
  Object.entries(plainTemplate).map(([path, text]) => [path.replace('templates/sitrep/', 'templates/own/'), text]),
)

const box = (place: string, more = '') =>
  `@${place} { content: 'TLP:CLEAR'; font: 12pt/1 sans-serif; color: #fff; background: #000; width: fit-content; height: fit-content; margin: auto; ${more} }`
const marked = `@page { margin: 20mm; ${box('top-right')} ${box('bottom-right')} } html { print-color-adjust: exact }`

describe.skipIf(noBrowser)(`a report that must not go out${suffix}`, () => {
  let printer: Printer
  beforeAll(() => {
    printer = createPrinter({ pages: 2, environment: process.env })
  })
  afterAll(async () => {
    await printer[Symbol.asyncDispose]()
  })

  async function build(own: Readonly<Record<string, string>>, brief = 'sections: [{title: A, body: "Rain fell. [@rain]"}]') {
    const now = new Date('2026-04-12T12:00:00Z')
    const project = createMemoryHost(
      {
        ...plain,
        'briefs/a/brief.yaml': `title: Rain in the north\nasOf: 2026-04-12\nlanguage: en\ntemplate: own\nfacts: facts.yaml\n${brief}\n`,
        'briefs/a/facts.yaml': facts,
        ...own,
      },
      { now },
    )
    const config = await loadConfig(project)
    if (!config.ok) throw new Error('the config has errors')
    const output = createMemoryHost({}, { now })
    const versions = { sitrep: '0.0.0-test', node: process.versions.node }
    const doors = { project, output, config: config.value, printer, versions, elapsedMs: () => 0 }
    const request = { briefs: [], set: [], strict: false, timeoutMs: 30_000, jobs: 1, formats: ['pdf'] as const }
    const result = await buildReports(request, doors)
    const errors = result.reports.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))
    return {
      errors: errors.map(({ code, message }) => `${code}: ${message}`),
      written: [...output.written().keys()].filter((path) => path.endsWith('.pdf')),
    }
  }

  it('passes when it is marked and holds what it may', async () => {
    expect(await build(page(marked, '<main><h1>{{brief.title}}</h1><p>It rained.</p></main>'))).toEqual({
      errors: [],
      written: ['a.pdf'],
    })
  })

  it('fails when its template forgets the marking, with the pages', async () => {
    const two = '<main><h1>{{brief.title}}</h1><p>It rained.</p><p style="break-before: page">TLP:CLEAR</p></main>'
    expect(await build(page('', two))).toEqual({
      errors: [
        'handling/not-on-page: `TLP:CLEAR` is missing in the footer of pages 1, 2',
        'handling/not-on-page: `TLP:CLEAR` is missing in the header of pages 1, 2',
      ],
      written: [],
    })
  })

  it('fails when the marking is too small, or printed without its black field', async () => {
    const small = `@page { margin: 20mm; ${box('top-right', 'font-size: 9pt;')} ${box('bottom-right')} } html { print-color-adjust: exact }`
    const bare = `@page { margin: 20mm; ${box('top-right')} ${box('bottom-right', 'background: none;')} } html { print-color-adjust: exact }`
    const body = '<main><h1>{{brief.title}}</h1><p>It rained.</p></main>'
    expect((await build(page(small, body))).errors).toEqual([
      'handling/not-on-page: `TLP:CLEAR` is smaller than 12 points in the header of page 1',
    ])
    expect((await build(page(bare, body))).errors).toEqual([
      'handling/not-on-page: `TLP:CLEAR` does not stand in #FFFFFF on #000000 in the footer of page 1',
    ])
  })

  it('fails when a withheld fact is on the paper only, put together by a style sheet', async () => {
    const style = `${marked} p::before { content: 'The ministry moved seven fi' } p::after { content: 'eld hospitals on Tuesday night.' }`
    expect(await build(page(style, '<main><h1>{{brief.title}}</h1><p></p></main>'))).toEqual({
      errors: ['handling/leak: the PDF holds the text of fact `convoy-7`, which is TLP:RED: page 1'],
      written: [],
    })
  })

  it('fails when it prints nothing (page/empty)', async () => {
    expect(await build(page(marked, '<main></main>'))).toEqual({
      errors: ['page/empty: the printed report has no text but what stands in its margins'],
      written: [],
    })
  })
})

/** pdf.js gives an apostrophe as the letter that the font has for it (U+02BC); the file says which sign it stands for. */
const withoutApostrophes = (text: string) => text.replaceAll('\u02bc', '')

/** pdf.js keeps the order of drawing and misses what a file says in place of letters that have no glyph alone: of Arabic script it reads little. */
const latinLettersOf = (text: string) =>
  [...lettersOf(text)]
    .filter((letter) => /[a-z0-9]/.test(letter))
    .sort()
    .join('')

describe.skipIf(noBrowser)(`what inspection reads in the shipped reports${suffix}`, () => {
  it('is all that pdf.js reads, and in no other order on the page', async () => {
    const { files } = await buildProject(repository, { formats: ['pdf'] })
    const pdfs = [...files].filter(([path]) => path.endsWith('.pdf'))
    expect(pdfs.length).toBeGreaterThan(1)
    for (const [, bytes] of pdfs) {
      const [ours, theirs] = [await inspectPdf(bytes), await readPdf(bytes)]
      expect(ours.unreadableGlyphs).toBe(0)
      const drawn = (index: number) => (ours.pages[index]?.runs ?? []).map(({ text }) => text).join('')
      const comparable = directionOf(theirs.language ?? '') === 'rtl' ? latinLettersOf : lettersOf
      for (const [index, theirPage] of theirs.pages.entries())
        expect(comparable(drawn(index))).toBe(comparable(withoutApostrophes(theirPage.text)))
      expect(lettersOf(allText(theirs)).length).toBeGreaterThan(5_000)
      const texts = new Set(ours.passages.flatMap(({ pieces }) => pieces.map(({ text }) => text)))
      const links = theirs.pages.flatMap((item) => item.links)
      const wanted = [
        ...theirs.outline.map(({ title }) => title),
        ...links.flatMap(({ contents, url }) => [contents ?? '', url ?? '']),
        ...theirs.destinations.map(({ name }) => decodeURIComponent(name)),
        theirs.xmp ?? '',
        String(theirs.info['Title']),
      ].filter((text) => text !== '')
      const missing = wanted.filter(
        (text) => !texts.has(text) && ![...texts].some((own) => lettersOf(own).includes(lettersOf(text))),
      )
      expect(missing).toEqual([])
    }
  }, 120_000)
})
