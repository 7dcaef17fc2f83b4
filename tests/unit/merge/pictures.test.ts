/** What the dossier holds for pictures: trends, the columns of a table of positions, the facts of a map. */
import { describe, expect, it } from 'vitest'
import { dossierOf } from '../../support/memory-project.ts'

const project = (brief: string) => ({
  'briefs/a/brief.yaml': `title: A\nasOf: 2026-04-12\ntlp: GREEN\nfacts: facts.yaml\n${brief}`,
  'briefs/a/facts.yaml': `
sources: {gov: {title: Bulletin, type: report, publisher: Authority, issued: 2026-04-12, reliability: B}}
actors: {north: {name: North}, south: {name: South}}
places: {torkham: {name: Torkham, lat: 34.11, lon: 71.10}, chaman: {name: Chaman, lat: 30.92, lon: 66.45}}
facts:
  first: {kind: figure, text: Displaced, measure: displaced, value: 9, when: 2026-04-09, sources: gov, credibility: 3, where: chaman}
  second: {kind: figure, text: Displaced, measure: displaced, value: 36, when: 2026-04-10, sources: gov, credibility: 3, supersedes: first, tlp: RED}
  third: {kind: figure, text: Displaced, measure: displaced, value: 41, when: 2026-04-12, sources: gov, credibility: 3, supersedes: second}
  open: {kind: figure, text: Open, measure: open, value: 2, when: 2026-04-10, sources: gov, credibility: 3}
  now: {kind: figure, text: Open, measure: open, value: 3, when: 2026-04-12, sources: gov, credibility: 3, supersedes: open}
  dyke: {kind: claim, text: It held., attributedTo: north, sources: gov, credibility: 3, tags: [dyke, armed-groups], where: torkham}
  aid: {kind: claim, text: It is late., attributedTo: south, sources: gov, credibility: 3, tags: [aid]}
`,
})

describe('a trend', () => {
  it('is what the figure took the place of, as a fact of the report with its source', async () => {
    const dossier = await dossierOf(project('keyFigures: [{fact: now, trend: true}, {fact: third}]\n'))
    expect(dossier.keyFigures.map(({ trend }) => trend)).toEqual([['open'], undefined])
    expect(dossier.facts['open']?.sources[0]?.number).toBe(1)
  })

  it('ends where an earlier number is marked above the report', async () => {
    const dossier = await dossierOf(project('keyFigures: [{fact: third, trend: true}]\n'))
    expect(dossier.keyFigures[0]?.trend).toEqual([])
    expect(Object.keys(dossier.facts)).not.toContain('second')
    expect(JSON.stringify(dossier)).not.toContain('36')
  })
})

describe('a table of positions', () => {
  it('has the groups of the first field as rows, those of the second as columns, in words', async () => {
    const dossier = await dossierOf(
      project('sections: [{view: positions, select: {kind: claim}, groupBy: [attributedTo, tags]}]\n'),
    )
    expect(dossier.sections[0]?.groups.map(({ key }) => key)).toEqual(['north', 'south'])
    expect(dossier.sections[0]?.columns?.map(({ title, facts }) => [title, facts])).toEqual([
      ['dyke', ['dyke']],
      ['armed groups', ['dyke']],
      ['aid', ['aid']],
    ])
  })

  it('has only the tags that were asked for, in their order', async () => {
    const dossier = await dossierOf(
      project('sections: [{view: positions, select: {tag: [aid, dyke]}, groupBy: [attributedTo, tags]}]\n'),
    )
    expect(dossier.sections[0]?.columns?.map(({ key }) => key)).toEqual(['aid', 'dyke'])
  })
})

describe('a map', () => {
  it('takes the facts of the report that have a place, unless it names its places', async () => {
    const dossier = await dossierOf(
      project('sections: [{title: A, body: "[@dyke; @aid]"}, {view: map, alt: A}, {view: map, alt: A, map: {places: chaman}}]\n'),
    )
    expect(dossier.sections.slice(0, 3).map(({ facts }) => facts)).toEqual([[], ['dyke'], []])
    expect(Object.keys(dossier.places).sort()).toEqual(['chaman', 'torkham'])
  })
})
