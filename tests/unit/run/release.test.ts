/** What `release` freezes, and what it refuses: shows `edition/draft` and `edition/number`. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dossierText, sha256Of } from '../../../src/editions/freeze-edition.ts'
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

/** What a later day has made of the project: another wording, another fact. */
const later = {
  'briefs/flood/brief.yaml': `title: The flood recedes\nnumber: 2\nasOf: 2026-04-12\nfacts: facts.yaml\nsections: [{body: 'Water fell. [@falling]'}]\n`,
  'briefs/flood/facts.yaml': `${facts}  falling: {kind: event, text: Water fell., recorded: 2026-04-12, supersedes: flood}\n`,
}
const dossierOf = (files: Readonly<Record<string, string>>, path = first): string =>
  dossierText(JSON.parse(files[path] ?? '').reports[0].dossier)

async function rebuilt(files: Readonly<Record<string, string>>, set: readonly string[]) {
  const [report] = await prepareMemoryProject(files, { set })
  return {
    dossier: dossierText(report?.ready?.merged.dossier),
    findings: report?.log.diagnostics.map(({ code, message }) => `${code}: ${message}`),
    title: report?.ready?.brief.title,
    facts: Object.keys(report?.ready?.merged.dossier.facts ?? {}),
  }
}

describe('an edition made again from the files of a later day', () => {
  it.each([
    ['its number', ['number=1']],
    ['its as-of time', ['asOf=2026-04-10', 'informationCutoff=2026-04-10']],
    ['both', ['asOf=2026-04-10', 'informationCutoff=2026-04-10', 'number=1']],
  ])('is what was issued, byte for byte, when asked for by %s', async (_name, set) => {
    const { files } = await release(project())
    const again = await rebuilt({ ...files, ...later }, set)
    expect(again.findings).toEqual([])
    expect(again.dossier).toBe(dossierOf(files))
    expect((await rebuilt({ ...files, ...later }, [])).title).toBe('The flood recedes')
  })

  it('has the clocks of the edition, which `--as-of` need not know to the minute', async () => {
    const head = 'status: final\nnumber: 1\ninformationCutoff: 2026-04-10T11:30+05:00'
    const { files } = await release(project(head, '2026-04-10T10:00+05:00'))
    for (const asOf of ['2026-04-10', '2026-04-10T10:00+05:00', '2026-04-10T05:00Z']) {
      const again = await rebuilt({ ...files, ...later }, [`asOf=${asOf}`, `informationCutoff=${asOf}`])
      expect(again.dossier).toBe(dossierOf(files))
    }
  })

  it('is the last of those as of that day', async () => {
    const once = await release(project())
    const twice = await release({ ...once.files, ...project('status: final\nnumber: 2\nsubtitle: Again') })
    const again = await rebuilt({ ...twice.files, ...later }, ['asOf=2026-04-10'])
    expect(again.dossier).toBe(dossierOf(twice.files, 'briefs/flood/editions/002.json'))
  })

  it('has what was set when it was released, and the number that `next` meant', async () => {
    const released = await release(project('number: next'), { set: ['status=final', 'subtitle=A "first" look'] })
    expect(released.errors).toEqual([])
    const again = await rebuilt({ ...released.files, ...later }, ['number=1'])
    expect([again.dossier, again.findings]).toEqual([dossierOf(released.files), []])
  })

  it('lets other settings go over it, and says nothing then', async () => {
    const { files } = await release(project())
    const again = await rebuilt({ ...files, ...later }, ['number=1', 'title=For the archive'])
    expect([again.title, again.facts, again.findings]).toEqual(['For the archive', ['rain'], []])
  })

  it('is not asked for by a month, by another day, or by the number of no edition', async () => {
    const { files } = await release(project())
    for (const set of [['asOf=2026-04'], ['asOf=2026-04-11'], ['number=2'], ['number=next'], ['asOf=2026-04-10', 'number=3']]) {
      expect((await rebuilt({ ...files, ...later }, set)).title).toBe('The flood recedes')
    }
  })

  it('says so when a fact was edited in place, at the fact', async () => {
    const { files } = await release(project())
    const edited = { ...files, ...later, 'briefs/flood/facts.yaml': facts.replace('Rain fell.', 'Heavy rain fell.') }
    expect((await rebuilt(edited, ['number=1'])).findings).toEqual([
      'edition/not-as-issued: edition 1 was issued with another `facts.rain.text`',
    ])
  })

  it('is refused when the brief that was kept was edited', async () => {
    const { files } = await release(project())
    const kept = 'briefs/flood/editions/001.yaml'
    const edited = { ...files, [kept]: files[kept]?.replace('Flood', 'Floods') ?? '' }
    expect((await rebuilt(edited, ['number=1'])).findings).toEqual([
      'edition/edited: this is not the brief that edition 1 was made from: its digest does not match',
    ])
    const crlf = { ...files, [kept]: files[kept]?.replaceAll('\n', '\r\n') ?? '' }
    expect((await rebuilt(crlf, ['number=1'])).findings).toEqual([])
  })

  it('is made from today’s wording when it was released before wordings were kept', async () => {
    const { files } = await release(project())
    const old = { ...files, ...project('status: final\nnumber: 2', '2026-04-11'), [first]: withoutWording(files[first] ?? '') }
    const again = await rebuilt(old, ['asOf=2026-04-10', 'number=1'])
    expect([again.facts, again.findings]).toEqual([['rain'], []])
  })

  it('cannot be released again', async () => {
    const { files } = await release(project())
    const { errors } = await release({ ...files, ...later }, { set: ['asOf=2026-04-10'] })
    expect(errors).toEqual(['edition/number: edition 1 of `flood` is released already'])
  })
})

function withoutWording(text: string): string {
  const { wording: _, sha256: __, ...content } = JSON.parse(text)
  return dossierText({ ...content, sha256: sha256Of(dossierText(content)) })
}

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

  it('keeps the brief beside the edition, as it was', async () => {
    const { files } = await release(project('status: final # reviewed\nnumber: next'))
    expect(files['briefs/flood/editions/001.yaml']).toBe(files['briefs/flood/brief.yaml'])
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
    ['what is under review', 'status: review\nnumber: 1', 'edition/draft: `flood` is still under review, which is not released'],
    ['what is withdrawn', 'status: withdrawn\nnumber: 1', 'edition/draft: `flood` is withdrawn, which is not released'],
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
