/** What `release` freezes, and what it refuses: shows `edition/draft` and `edition/number`. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { prepareMemoryProject } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

const facts = `
defaults: {sources: s, credibility: 2, when: 2026-04-10}
sources:
  s: {type: report, title: S, reliability: B}
facts:
  rain: {kind: event, text: Rain fell., recorded: 2026-04-10}
  flood: {kind: event, text: The river rose., recorded: 2026-04-11, supersedes: rain}
`
const project = (head = 'status: final\nnumber: 1', asOf = '2026-04-10') => ({
  'briefs/flood/brief.yaml': `title: Flood\n${head}\nasOf: ${asOf}\nfacts: facts.yaml\nsections: [{view: timeline}]\n`,
  'briefs/flood/facts.yaml': facts,
})
const first = 'briefs/flood/editions/001.json'

describe('release', () => {
  it('freezes number, dossier and the digest of the file that it wrote', async () => {
    const { result, files, output, errors } = await release(project())
    expect(errors).toEqual([])
    expect(result.editions).toEqual([first])
    const edition = JSON.parse(files[first] ?? '')
    expect(edition).toMatchObject({ brief: 'flood', number: 1, asOf: '2026-04-10', tool: 'Sitrep 1.2.3' })
    const page = output.get('flood.html') ?? new Uint8Array()
    expect(edition.reports[0].files[0].sha256).toBe(createHash('sha256').update(page).digest('hex'))
    expect(Object.keys(edition.reports[0].dossier.facts)).toEqual(['rain'])
  })

  it('freezes every variant with a dossier of its own', async () => {
    const { files } = await release(project('status: final\nnumber: 1\nvariants: [{id: public, title: For all}]'))
    const { reports } = JSON.parse(files[first] ?? '')
    expect(reports.map(({ variant }: { variant?: string }) => variant)).toEqual([undefined, 'public'])
    expect(reports[1].dossier.brief.title).toBe('For all')
  })

  it('can be rebuilt from the files of a later day, byte for byte', async () => {
    const { files } = await release(project())
    const today = { ...files, ...project('status: final\nnumber: 2', '2026-04-11') }
    const set = ['asOf=2026-04-10', 'number=1']
    const [report] = await prepareMemoryProject(today, { set })
    expect(report?.ready?.merged.dossier.sections[0]?.facts).toEqual(['rain'])
    const unreleased = Object.fromEntries(Object.entries(today).filter(([path]) => path !== first))
    expect((await release(unreleased, { set })).files[first]).toBe(files[first])
    const [now] = await prepareMemoryProject(today)
    expect(now?.ready?.merged.dossier.sections[0]?.facts).toEqual(['flood'])
  })

  it('gives `number: next` the number after the last edition', async () => {
    const next = project('status: final\nnumber: next')
    const once = await release({ ...next })
    const twice = await release(once.files)
    expect(twice.result.editions).toEqual(['briefs/flood/editions/002.json'])
    expect((await release(twice.files, { set: ['number=next'] })).result.editions).toEqual(['briefs/flood/editions/003.json'])
  })

  it('writes nothing when a report has errors', async () => {
    const { result, files } = await release({
      ...project(),
      'briefs/flood/facts.yaml': facts.replace('kind: event', 'kind: evnt'),
    })
    expect([result.editions, Object.keys(files).includes(first)]).toEqual([[], false])
  })

  it.each([
    ['a draft', 'number: 1', 'edition/draft: `flood` is a draft, which is not released'],
    ['no number', 'status: final', 'edition/number: an edition needs a `number`'],
  ])('refuses %s', async (_name, head, message) => {
    const { errors, result } = await release(project(head))
    expect(errors).toEqual([message])
    expect(result.editions).toEqual([])
  })

  it('refuses a number that is taken, and one that leaves a gap', async () => {
    const { files } = await release(project())
    expect((await release(files)).errors).toEqual(['edition/number: edition 1 of `flood` is released already'])
    expect((await release(files, { set: ['number=3'] })).errors).toEqual([
      'edition/number: expected number 2, which follows the last edition, found 3',
    ])
    const third = await release({ ...project() }, { set: ['number=3'] })
    expect((await release({ ...files, ...third.files }, { set: ['number=4'] })).errors).toEqual([
      'edition/number: edition 2 of `flood` is missing, and edition 3 is there',
    ])
  })

  it('refuses to go on from an edition that was edited', async () => {
    const { files } = await release(project())
    const edited = { ...files, [first]: files[first]?.replace('Rain fell.', 'Hail fell.') ?? '' }
    expect((await release(edited, { set: ['number=2'] })).errors).toEqual([
      'edition/edited: the dossier of `flood` is not the one that was released: its digest does not match',
    ])
  })
})
