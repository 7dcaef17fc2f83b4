import { describe, expect, it } from 'vitest'
import { dossierOf, errorsOf } from '../../support/memory-project.ts'

const facts = `
actors:
  north: {name: Government of Northland, short: Northland}
  north-ministry: {name: Ministry of Northland, partOf: north}
  south: {name: Government of Southland}
sources:
  gazette: {type: report, title: Gazette, restates: statement}
  wire: {type: report, title: Wire, restates: statement, publisher: south}
  statement: {type: speech, title: Statement, obtained: false}
  survey: {type: dataset, title: Survey, reliability: B}
facts:
  opened: {kind: event, text: Talks opened., when: 2026-04-06, sources: [wire]}
  closed: {kind: event, text: Talks closed., when: 2026-04-05, sources: [gazette, wire]}
  shut: {kind: claim, text: The pass is shut., attributedTo: north-ministry, sources: [{ref: survey, at: table 2}], credibility: 3}
  open: {kind: claim, text: The pass is open., attributedTo: south, sources: [gazette], contradicts: shut}
  lorries: {kind: figure, text: Lorries waiting, measure: lorries, value: 40, unit: lorries, sources: [survey]}
  unused: {kind: event, text: Nobody cites this., sources: [survey], when: 2025-01-01, note: desk only}
`

const project = (brief: string) => ({
  'briefs/talks/brief.yaml': `title: Talks\nasOf: 2026-04-12\nfacts: facts.yaml\n${brief}`,
  'briefs/talks/facts.yaml': facts,
})

describe('mergeDossier', () => {
  it('numbers sources in the order in which a reader meets the facts', async () => {
    const dossier = await dossierOf(
      project('highlights: ["Shut. [@shut]"]\nsections:\n  - {view: timeline, select: {ids: [opened, closed]}}\n'),
    )
    expect(dossier.sources.map((source) => [source.number, source.id])).toEqual([
      [1, 'survey'],
      [2, 'wire'],
      [3, 'gazette'],
    ])
    expect(dossier.facts['closed']?.sources).toEqual([
      { ref: 'gazette', number: 3 },
      { ref: 'wire', number: 2 },
    ])
    expect(dossier.sources[0]?.uses).toEqual([{ fact: 'shut', at: 'table 2' }])
  })

  it('carries the facts that are used and no others, and no note of an analyst', async () => {
    const dossier = await dossierOf(project('sections: [{title: A, body: "{{figure \\"lorries\\"}} wait. [@open]"}]\n'))
    expect(Object.keys(dossier.facts)).toEqual(['lorries', 'open'])
    expect(JSON.stringify(dossier)).not.toMatch(/Nobody cites this|desk only|brief\.yaml|facts\.yaml/)
  })

  it('is frozen through and through, and plain JSON', async () => {
    const dossier = await dossierOf(project('sections: [{view: timeline}]\n'))
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      expect(Object.isFrozen(value)).toBe(true)
      for (const part of Object.values(value)) walk(part)
    }
    walk(dossier)
    expect(JSON.parse(JSON.stringify(dossier))).toEqual(dossier)
  })

  it('puts what the brief fills but does not place before its sections, and sources after them', async () => {
    const dossier = await dossierOf(
      project(
        'gaps: [Who.]\nkeyFigures: [lorries]\nhighlights: ["Shut. [@shut]"]\nsections:\n  - {title: Own, body: Text.}\n  - view: highlights\n',
      ),
    )
    expect(dossier.sections.map((section) => [section.view ?? section.id, section.placement])).toEqual([
      ['keyFigures', 'front'],
      ['own', 'body'],
      ['highlights', 'body'],
      ['gaps', 'body'],
      ['sources', 'body'],
    ])
  })

  it('lays a timeline out by valid time, undated facts last', async () => {
    const dossier = await dossierOf(
      project('sections: [{view: timeline, select: {ids: [lorries, opened, closed]}}, {view: timeline}]\n'),
    )
    expect(dossier.sections[0]?.facts).toEqual(['lorries', 'opened', 'closed'])
    expect(dossier.sections[1]?.facts).toEqual(['unused', 'closed', 'opened'])
  })

  it('groups positions by party, and by speaker when asked', async () => {
    const section = (groupBy: string) => `sections: [{view: positions, select: {kind: claim}${groupBy}}]\n`
    const byParty = await dossierOf(project(section('')))
    expect(byParty.sections[0]?.groups).toEqual([
      { key: 'north', title: 'Government of Northland', facts: ['shut'] },
      { key: 'south', title: 'Government of Southland', facts: ['open'] },
    ])
    const bySpeaker = await dossierOf(project(section(', groupBy: attributedTo')))
    expect(bySpeaker.sections[0]?.groups.map((group) => group.key)).toEqual(['north-ministry', 'south'])
  })

  it('lists in the register every fact that the rest of the report used', async () => {
    const dossier = await dossierOf(
      project('highlights: ["Shut. [@shut]"]\nsections: [{view: facts}, {title: A, body: "Open. [@open]"}]\n'),
    )
    expect(dossier.sections.find((section) => section.view === 'facts')?.facts).toEqual(['shut', 'open'])
  })

  it('looks the range of a likelihood up', async () => {
    const dossier = await dossierOf(
      project('judgements: [{id: a, text: It holds., likelihood: likely}]\nlexicon: phia\nsections: [{view: timeline}]\n'),
    )
    expect(dossier.judgements[0]?.likelihood).toEqual({ term: 'likely', low: 55, high: 75, range: '≈ 55–75 %' })
  })

  it('computes corroboration: two that repeat one statement are one, and a contradiction contests both', async () => {
    const dossier = await dossierOf(project('sections: [{view: facts, select: {ids: [closed, shut, open]}}]\n'))
    expect(dossier.facts['closed']).toMatchObject({ independentSources: 1, corroboration: 'single' })
    expect(dossier.facts['shut']).toMatchObject({
      corroboration: 'contested',
      grade: 'B3',
      attributedName: 'Ministry of Northland',
    })
    expect(dossier.facts['open']).toMatchObject({ corroboration: 'contested' })
    expect(dossier.facts['open']?.grade).toBeUndefined()
    expect(dossier.sources.find((source) => source.id === 'gazette')?.restates).toEqual([{ id: 'statement', title: 'Statement' }])
  })

  it('counts what the methodology can say, parties by the top of `partOf`', async () => {
    const dossier = await dossierOf(project('sections: [{view: facts, select: {ids: [closed, shut, open]}}]\n'))
    expect(dossier.methodology).toMatchObject({ factCount: 3, sourceCount: 3, independentSourceCount: 2, singleSourceCount: 3 })
    expect(dossier.methodology.parties).toEqual([
      { actor: 'south', name: 'Government of Southland', count: 1 },
      { actor: 'north', name: 'Northland', count: 1 },
    ])
    expect(dossier.methodology.oneSided).toBeUndefined()
  })

  it('says so when one party’s word dominates', async () => {
    const claims = [1, 2, 3, 4]
      .map((n) => `  c${n}: {kind: claim, text: Claim ${n}., attributedTo: north-ministry, sources: [wire]}\n`)
      .join('')
    const files = {
      ...project('sections: [{view: positions, select: {kind: claim}}]\n'),
      'briefs/talks/facts.yaml': facts + claims,
    }
    expect((await dossierOf(files)).methodology.oneSided).toEqual({ name: 'Northland', count: 5, of: 6 })
  })

  it('names nobody behind an anonymous attribution, in no field', async () => {
    const hidden =
      '  leak: {kind: claim, text: A deal is near., attributedTo: envoy, attribution: {type: anonymous, descriptor: a diplomat}, sources: [wire]}\n'
    const files = {
      ...project('sections: [{view: positions, select: {kind: claim, ids: [leak]}}]\n'),
      'briefs/talks/facts.yaml':
        facts.replace('actors:\n', 'actors:\n  envoy: {name: Envoy of Eastland, partOf: north}\n') + hidden,
    }
    const dossier = await dossierOf(files)
    expect(dossier.facts['leak']).toMatchObject({ attributedName: 'a diplomat' })
    expect(dossier.sections[0]?.groups).toEqual([{ key: 'a diplomat', title: 'a diplomat', facts: ['leak'] }])
    expect(JSON.stringify(dossier)).not.toMatch(/envoy|Eastland/i)
  })

  it('does not name what a source repeats when that is marked above the report', async () => {
    const files = {
      ...project('sections: [{view: facts, select: {ids: [closed]}}]\n'),
      'briefs/talks/facts.yaml': facts.replace('title: Statement,', 'title: Statement, tlp: RED,'),
    }
    expect(JSON.stringify(await dossierOf(files))).not.toMatch(/Statement/)
  })

  it.each([
    ['keyFigures: [lorrys]\n', 'source/unknown', 'lorrys', 'no fact has the id `lorrys`'],
    ['judgements: [{id: a, text: T, basis: [shutt]}]\n', 'source/unknown', 'shutt', 'no fact has the id `shutt`'],
    [
      'keyFigures: [{fact: shut}]\n',
      'brief/invalid',
      'shut',
      'expected a fact of kind `figure`, found `shut`, which is of kind `claim`',
    ],
    [
      'judgements: [{id: a, text: T, likelihood: lkely}]\n',
      'judgement/off-lexicon',
      'lkely',
      '`lkely` is no term of the ICD 203 lexicon',
    ],
  ])('reports %s', async (text, code, at, message) => {
    expect(await errorsOf(project(`${text}sections: [{view: timeline}]\n`))).toContainEqual({ code, message, at })
  })

  it('selects what was known at the cut-off, and keeps a later fact that is named', async () => {
    const book = `
sources:
  log: {type: report, title: Log}
facts:
  first: {kind: event, text: The water rose., when: 2026-04-01, recorded: 2026-04-01, sources: [log], contradicts: second}
  second: {kind: event, text: The water fell., when: 2026-04-02, recorded: 2026-04-10, sources: [log], supersedes: first}
`
    const brief = (cutoff: string, body: string) => ({
      'briefs/talks/brief.yaml': `title: Talks\nasOf: 2026-04-12\ninformationCutoff: ${cutoff}\nfacts: facts.yaml\nsections:\n  - {view: timeline}\n${body}`,
      'briefs/talks/facts.yaml': book,
    })
    const early = await dossierOf(brief('2026-04-02', ''))
    expect(early.sections[0]?.facts).toEqual(['first'])
    expect(early.facts['first']).toMatchObject({ contradicts: [], corroboration: 'single' })
    expect((await dossierOf(brief('2026-04-10', ''))).sections[0]?.facts).toEqual(['second'])
    expect(await errorsOf(brief('2026-04-02', '  - {title: B, body: "It fell. [@second]"}\n'))).toContainEqual(
      expect.objectContaining({ code: 'time/after-cutoff' }),
    )
  })
})
