/** A brief's fact book: found, complete, in a steady order, read once; and when something is wrong, all of it said at the right place. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { createFactLoader, loadFactBook } from '../../../src/facts/load-fact-book.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'

const span = { file: 'briefs/a/brief.yaml', start: 3, end: 9 }
const ask = (...globs: string[]) => globs.map((glob) => ({ glob, span }))
const event = (id: string, extra = '') => `facts: {${id}: {kind: event, text: t, sources: s${extra}}}\n`
const sources = 'sources: {s: S, t: T}\n'

async function load(files: Record<string, string>, ...globs: string[]) {
  const outcome = await loadFactBook(ask(...globs), createMemoryHost(files))
  return { outcome, book: outcome.ok ? outcome.value : undefined, found: outcome.diagnostics.map(brief) }
}

function brief({ code, message, span: place }: Diagnostic): string {
  return `${place?.file}:${place?.start} ${code} ${message}`
}

describe('the book', () => {
  it('is in the order of the requests, then of paths, then of lines, each file once', async () => {
    const files = {
      'f/b.yaml': `${sources}facts: {b2: {kind: event, text: t, sources: s}, b1: {kind: event, text: t, sources: s}}`,
      'f/a.csv': 'id,kind,text,sources\na1,event,t,s\n',
      'g/z.md': '---\nkind: event\nsources: s\n---\nt',
    }
    const { book } = await load(files, 'g/*.md', 'f/*', 'f/b.yaml')
    expect([...book!.facts.keys()]).toEqual(['z', 'a1', 'b2', 'b1'])
  })

  it('finds what one file names in another', async () => {
    const { book, found } = await load(
      { 'a.yaml': event('x', ', where: p, about: [a]'), 'b.yaml': `${sources}places: {p: P}\nactors: {a: A}\n` },
      '*.yaml',
    )
    expect(found).toEqual([])
    expect(book?.places.get('p')?.name).toBe('P')
  })

  it('reports a row that cannot be read, not those that name what stands in it', async () => {
    const files = {
      'a.csv': 'id,kind,text,sources\nold,event,t\nnew,event,t,s\n',
      'b.yaml': `${sources}facts: {x: {kind: event, text: t, sources: s, supersedes: old}}\n`,
    }
    const { found } = await load(files, 'a.csv', 'b.yaml')
    expect(found).toEqual([expect.stringContaining('csv/syntax expected 4 cells, found 3')])
  })

  it('may climb out of the brief’s folder, not out of the project', async () => {
    const files = { 'shared/s.yaml': sources, 'briefs/a/f.yaml': event('x') }
    expect((await load(files, 'briefs/a/../../shared/*.yaml', 'briefs/a/f.yaml')).found).toEqual([])
    expect((await load(files, 'briefs/a/../../../x.yaml')).found).toEqual([
      'briefs/a/brief.yaml:3 file/outside-project `briefs/a/../../../x.yaml` leads out of the project',
    ])
    expect((await load(files, '/etc/*.yaml', 'f/{..,a}/x.yaml')).found.map((line) => line.split(' ')[1])).toEqual([
      'file/outside-project',
      'file/outside-project',
    ])
  })

  it('says which request found nothing, and does not blame the ids that may stand there', async () => {
    const { found } = await load({ 'a.yaml': event('x') }, 'a.yaml', 'sources.yaml', 'more/*.yaml')
    expect(found).toEqual([
      'briefs/a/brief.yaml:3 file/missing no file `sources.yaml`',
      'briefs/a/brief.yaml:3 file/missing no file matches `more/*.yaml`',
    ])
  })

  it('says when a folder is named, and how to name its files', async () => {
    const host = createMemoryHost({ 'f/facts/a.yaml': '' })
    const outcome = await loadFactBook([{ glob: 'f/facts', written: 'facts/', span }], host)
    expect(outcome.diagnostics).toMatchObject([
      { code: 'file/missing', message: '`f/facts` is a folder, not a file', hints: ['name the files in it: `facts/*.yaml`'] },
    ])
  })

  it('takes fact files only', async () => {
    const { found } = await load({ 'f/a.txt': '' }, 'f/*')
    expect(found).toEqual(['briefs/a/brief.yaml:3 fact/invalid `f/a.txt` is no fact file'])
  })

  it('reports a file that is not text', async () => {
    const host = createMemoryHost({ 'a.yaml': Uint8Array.of(0x66, 0xe4) })
    const outcome = await loadFactBook(ask('a.yaml'), host)
    expect(outcome.diagnostics.map(brief)).toEqual(['a.yaml:0 file/unreadable cannot read `a.yaml`: it is not UTF-8 text'])
  })

  it('of nothing is empty', async () => {
    expect((await load({})).book?.facts.size).toBe(0)
  })
})

describe('ids in two files', () => {
  it('are no conflict when they say the same, however they are written', async () => {
    const { book, found } = await load(
      {
        'a.yaml': sources + event('x', ', when: 2025'),
        'b.json': '{"facts": {"x": {"when": "2025", "text": "t", "sources": ["s"], "kind": "event"}}}',
      },
      'a.yaml',
      'b.json',
    )
    expect(found).toEqual([])
    expect(book?.facts.get('x')?.node.span.file).toBe('a.yaml')
  })

  it('are one when they differ, with both places', async () => {
    const { outcome } = await load(
      { 'a.yaml': sources + event('x'), 'b.yaml': `sources: {s: Other}\n${event('x', ', when: 2025')}` },
      '*.yaml',
    )
    expect(outcome.diagnostics).toMatchObject([
      {
        code: 'fact/conflict',
        message: 'source `s` is defined differently in two files',
        span: { file: 'b.yaml', start: 10, end: 11 },
        related: [{ message: 'first defined here', span: { file: 'a.yaml', start: 10, end: 11 } }],
      },
      { code: 'fact/conflict', message: 'fact `x` is defined differently in two files', span: { file: 'b.yaml' } },
    ])
  })
})

describe('references', () => {
  it('to nothing are reported where they stand, with what may be meant', async () => {
    const text = `sources: {ocha-12: {title: T, restates: [ocha-21]}}
actors: {fo: {name: F, partOf: gov, labels: {text: L, usedBy: pak}}}
places: {t: {name: T, within: north}}
facts:
  x: {kind: claim, text: t, sources: [ocha-12, {ref: ocha-112, at: p 1}], attributedTo: fp, about: [fo, un], where: tt, corroborates: y}
`
    const { outcome } = await load({ 'a.yaml': text }, 'a.yaml')
    expect(outcome.diagnostics.map(({ span: place, hints }) => [text.slice(place?.start, place?.end), hints?.[0]])).toEqual([
      ['ocha-21', 'check if you meant `ocha-12`'],
      ['gov', 'check if you meant `fo`'],
      ['pak', 'define it under `actors:` in a fact file of the brief'],
      ['north', 'define it under `places:` in a fact file of the brief'],
      ['ocha-112', 'check if you meant `ocha-12`'],
      ['fp', 'check if you meant `fo`'],
      ['un', 'define it under `actors:` in a fact file of the brief'],
      ['tt', 'check if you meant `t`'],
      ['y', 'define it under `facts:` in a fact file of the brief'],
    ])
    expect(new Set(outcome.diagnostics.map(({ code }) => code))).toEqual(new Set(['source/unknown']))
  })

  it('that are several in one text, or a name, are told from a slip', async () => {
    const { outcome } = await load({ 'a.yaml': `${sources}facts: {x: {kind: event, text: t, sources: "s, t"}}` }, 'a.yaml')
    expect(outcome.diagnostics).toMatchObject([{ code: 'source/unknown', hints: ['write several as a list: `[a, b]`'] }])
    const named = await load(
      { 'a.yaml': `${sources}actors: {fo: {name: Foreign Office}}\n${event('x', ', attributedTo: foreign office')}` },
      'a.yaml',
    )
    expect(named.outcome.diagnostics).toMatchObject([
      { message: 'no actor has the id `foreign office`', hints: ['write its id, `fo`'] },
    ])
  })

  it('in a CSV cell point into the cell', async () => {
    const text = 'id,kind,text,sources\nx,event,t," s; t @ ""p"" 3 ; u"\n'
    const { outcome } = await load({ 'a.csv': text, 'b.yaml': sources }, '*')
    expect(outcome.diagnostics.map(({ span: place }) => text.slice(place?.start, place?.end))).toEqual(['u'])
  })

  it('to an entry that has errors of its own are no second error', async () => {
    const { found } = await load({ 'a.yaml': `sources: {s: {titel: S}}\n${event('x')}` }, 'a.yaml')
    expect(found.map((line) => line.split(' ')[1])).toEqual(['fact/unknown-key'])
  })

  it('wait until every file can be parsed', async () => {
    const { found } = await load({ 'a.yaml': event('x'), 'b.yaml': 'sources: {s: "S}\n' }, '*.yaml')
    expect(found).toEqual(['b.yaml:13 yaml/syntax this quote is never closed'])
  })

  it.each([
    ['facts: {x: {kind: event, text: t, sources: s, supersedes: x}}', 'fact `x` names itself under `supersedes`'],
    [
      'facts: {x: {kind: event, text: t, sources: s, supersedes: y}, y: {kind: event, text: t, sources: s, supersedes: x}}',
      'facts supersede one another in a circle: `x` → `y` → `x`',
    ],
    [
      'places: {a: {name: A, within: b}, b: {name: B, within: c}, c: {name: C, within: a}}',
      'places lie within one another in a circle: `a` → `b` → `c` → `a`',
    ],
  ])('in a circle: %s', async (text, message) => {
    const { outcome } = await load({ 'a.yaml': sources + text }, 'a.yaml')
    expect(outcome.diagnostics).toMatchObject([{ code: 'fact/invalid', message }])
  })

  it('among sources in a circle name the circle', async () => {
    const { outcome } = await load(
      { 'a.yaml': 'sources: {a: {title: A, restates: b}, b: {title: B, restates: [c, a]}, c: C}' },
      'a.yaml',
    )
    expect(outcome.diagnostics).toMatchObject([
      {
        code: 'fact/invalid',
        message: 'sources restate one another in a circle: `a` → `b` → `a`',
        related: [{ message: 'and this' }],
      },
    ])
  })
})

describe('copies of sources', () => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  const source = (fields: string) => ({ 'f/a.yaml': `sources: {s: {title: S, ${fields}}}`, 'f/copies/s.txt': 'abc' })

  it('are there and are the ones that were meant', async () => {
    expect((await load(source(`archivePath: copies/s.txt, sha256: ${digest}`), 'f/*.yaml')).found).toEqual([])
  })

  it.each([
    ['archivePath: copies/t.txt', 'file/missing no file `f/copies/t.txt`'],
    ['archivePath: ../../t.txt', 'file/outside-project `../../t.txt` leads out of the project'],
    [
      `archivePath: copies/s.txt, sha256: ${'0'.repeat(64)}`,
      `fact/invalid \`f/copies/s.txt\` is not the copy that was meant: its SHA-256 is ${digest}`,
    ],
  ])('%s', async (fields, expected) => {
    expect((await load(source(fields), 'f/*.yaml')).found[0]).toContain(expected)
  })
})

describe('a loader', () => {
  it('gives briefs that ask for the same files the same book, and keeps their own missing files apart', async () => {
    const loader = createFactLoader(createMemoryHost({ 'a.yaml': sources + event('x'), 'b.yaml': event('y') }))
    const [first, second, third] = await Promise.all([
      loader.load(ask('*.yaml')),
      loader.load(ask('a.yaml', 'b.yaml')),
      loader.load(ask('a.yaml', 'c.yaml')),
    ])
    expect(first.ok && second.ok && first.value === second.value).toBe(true)
    expect(third).toMatchObject({ ok: false, diagnostics: [{ code: 'file/missing' }] })
  })
})
