/** A dossier of 120 pages, printed and read back: every number of a page is that of the page where the heading is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { createDiskHost } from '../../src/host/disk-host.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { buildReports } from '../../src/pipeline.ts'
import { createPrinter } from '../../src/print/create-printer.ts'
import type { Printer } from '../../src/print/print-job.ts'
import { repository } from '../support/build-project.ts'
import { type PaperTrail, readPaperTrail } from '../support/page-numbers.ts'
import { noBrowser, suffix } from './printing.ts'

const chapters = 30
const guessPath = '.sitrep/pages/long.json'
const sentence = 'The crossing was open to trade on that day and the day after, and nothing more was reported of it then. '

/** A chapter: three headings with text under them, references forwards and backwards, in every fifth a wide table. */
function chapter(number: number, moved: number): string {
  const far = farFrom(number)
  const parts = [1, 2, 3].map((part) => {
    const table =
      number % 5 === 0 && part === 2
        ? `\n| ${'Column | '.repeat(9)}\n|${' --- |'.repeat(9)}\n${`| ${'a value | '.repeat(9)}\n`.repeat(30)}\n`
        : ''
    const text = `${sentence.repeat(12)}\n\n`.repeat(4 + ((number + part) % 3) + (part === 1 ? moved : 0))
    return `## Matter ${number}.${part}\n\nSee page {{page "chapter-${far}"}} and page {{page "chapter-${far}-matter-${far}-${part}"}}.\n\n${text}${table}`
  })
  const body = parts.join('\n').replace(/^/gm, '      ')
  return `  - title: Chapter of ${number}\n    id: chapter-${number}\n    body: |\n${body}\n`
}

function farFrom(number: number): number {
  return ((number + 11) % chapters) + 1
}

function brief(moved: number, count = chapters): string {
  const body = Array.from({ length: count }, (_, index) => chapter(index + 1, index === 1 ? moved : 0)).join('')
  return `title: A long dossier\nasOf: 2026-04-12\nstatus: final\nlanguage: en-GB\ntemplate: dossier\noutput: long\nfacts: facts.yaml\nhighlights: ["Rain fell. [@rain]"]\nsections:\n${body}`
}

const facts = `sources:
  open: {type: report, title: Bulletin of the relief office, reliability: B}
facts:
  rain: {kind: event, text: Rain fell in the north., when: 2026-04-12, sources: [open], credibility: 2}
`

describe.skipIf(noBrowser)(`a dossier of 120 pages${suffix}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'sitrep-dossier-'))
  let printer: Printer
  let first: Built
  let moved: Built

  interface Built {
    readonly pdf: Uint8Array
    readonly prints: number
    readonly guess: Readonly<Record<string, string>>
    readonly trail: PaperTrail
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  async function build(text: string, guess?: Readonly<Record<string, string>>): Promise<Built> {
    write('sitrep.config.yaml', '{}\n')
    write('briefs/long/facts.yaml', facts)
    write('briefs/long/brief.yaml', text)
    const now = new Date('2026-04-12T12:00:00Z')
    const project = createDiskHost({ root, shippedRoot: repository, now })
    const config = await loadConfig(project)
    if (!config.ok) throw new Error('the config has errors')
    const output = createMemoryHost(guess === undefined ? {} : { [guessPath]: JSON.stringify(guess) }, { now })
    let prints = 0
    const counting: Printer = {
      ...printer,
      print(job, signal) {
        prints++
        return printer.print(job, signal)
      },
    }
    const versions = { sitrep: '0.0.0-test', node: process.versions.node }
    const doors = { project, output, config: config.value, printer: counting, versions, elapsedMs: () => 0 }
    const request = { briefs: [], set: [], strict: false, timeoutMs: 60_000, jobs: 1, formats: ['pdf'] as const }
    const { reports } = await buildReports(request, doors)
    const errors = reports.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))
    expect(errors).toEqual([])
    const pdf = output.written().get('long.pdf')
    if (pdf === undefined) throw new Error('nothing was printed')
    const kept = output.written().get(guessPath)
    return {
      pdf,
      prints,
      guess: kept === undefined ? (guess ?? {}) : JSON.parse(new TextDecoder().decode(kept)),
      trail: await readPaperTrail(pdf),
    }
  }

  beforeAll(async () => {
    printer = createPrinter({ pages: 1, environment: process.env })
    first = await build(brief(0))
    moved = await build(brief(9), first.guess)
  }, 120_000)

  afterAll(async () => {
    await printer[Symbol.asyncDispose]()
    rmSync(root, { recursive: true })
  })

  /** The page that a heading is on, as viewers call it: found by its words, not by any link. */
  function pageOf(text: string, { labels = [], headings }: PaperTrail): string {
    const places = headings.filter((heading) => heading.text === text)
    expect(places.map((place) => place.text)).toEqual([text])
    return labels[places[0]?.page ?? -1] ?? ''
  }

  /** Every number in the contents list and in the text, beside that of the page where the heading really is. */
  function compare(trail: PaperTrail) {
    const all = Array.from({ length: chapters }, (_, index) => index + 1)
    const listed = all.flatMap((chapter) => [
      [`chapter-${chapter}`, pageOf(`Chapter of ${chapter}`, trail)],
      ...[1, 2, 3].map((part) => [`chapter-${chapter}-matter-${chapter}-${part}`, pageOf(`Matter ${chapter}.${part}`, trail)]),
    ])
    const printed = trail.references.filter(({ entry, dest }) => entry && dest.startsWith('chapter-'))
    const said = [...trail.text.matchAll(/See page\s+(\S+) and page\s+(\S+)\./g)].map(([, one, other]) => [one, other])
    const meant = all.flatMap((chapter) => {
      const far = farFrom(chapter)
      return [1, 2, 3].map((part) => [pageOf(`Chapter of ${far}`, trail), pageOf(`Matter ${far}.${part}`, trail)])
    })
    return { found: { listed: printed.map(({ dest, number }) => [dest, number]), said }, right: { listed, said: meant } }
  }

  it('has a contents list of several pages, and 120 pages or more', () => {
    expect(first.trail.sizes.length).toBeGreaterThanOrEqual(120)
    const contents = new Set(first.trail.references.filter(({ entry }) => entry).map(({ on }) => on))
    expect(contents.size).toBeGreaterThanOrEqual(3)
  })

  it('names in every entry and reference the page where the heading is', () => {
    const { found, right } = compare(first.trail)
    expect(found).toEqual(right)
    expect([found.listed.length, found.said.length]).toEqual([chapters * 4, chapters * 3])
  })

  it('does so after a heading has moved', () => {
    expect(pageOf('Chapter of 30', moved.trail)).not.toBe(pageOf('Chapter of 30', first.trail))
    const { found, right } = compare(moved.trail)
    expect(found).toEqual(right)
  })

  it('counts pages alike at their feet and in viewers: roman before the chapters, arabic from the first of them, turned pages too', () => {
    const { labels = [], folios, sizes, headings } = first.trail
    expect(labels[0]).toBe('Cover')
    expect(folios[0]).toBe('')
    expect(folios.slice(1)).toEqual(labels.slice(1))
    expect(labels.slice(1, 4)).toEqual(['i', 'ii', 'iii'])
    expect(labels[headings.find(({ text }) => text === 'Chapter of 1')?.page ?? 0]).toBe('1')
    expect(labels.at(-1)).toBe(String(labels.length - labels.indexOf('1')))
    expect(sizes.filter(([width, height]) => width > height).length).toBeGreaterThanOrEqual(6)
  })

  it('is printed again only when the numbers have changed, and is the same whatever the first guess was', async () => {
    const short = brief(0, 2)
      .replaceAll(/chapter-(?:13|14)/g, 'chapter-2')
      .replaceAll(/matter-(?:13|14)/g, 'matter-2')
    const fresh = await build(short)
    const again = await build(short, fresh.guess)
    const wild = Object.fromEntries(Object.keys(fresh.guess).map((id, index) => [id, index % 3 === 0 ? '1888' : 'xviii']))
    const fromWild = await build(short, wild)
    expect([fresh.prints, again.prints]).toEqual([2, 1])
    expect(Buffer.from(again.pdf).equals(fresh.pdf)).toBe(true)
    expect(Buffer.from(fromWild.pdf).equals(fresh.pdf)).toBe(true)
  }, 60_000)
})
