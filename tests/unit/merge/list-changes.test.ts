/** What the view `changes` lists: numbered where a reader meets it, chosen among what the report tells. */
import { describe, expect, it } from 'vitest'
import { noEditionBefore } from '../../../src/editions/compare-dossiers.ts'
import { listChanges } from '../../../src/merge/list-changes.ts'
import { prepareMemoryProject } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

describe('listChanges', () => {
  const dates = new Map([
    ['fall', '2026-04-12'],
    ['rise', '2026-04'],
    ['peak', '2026-04-11'],
  ])
  const changes = {
    ...noEditionBefore,
    new: ['fall', 'undated', 'rise', 'peak'],
    updated: [{ fact: 'count', replaces: [], before: 'Ten.' }],
    withdrawn: [{ id: 'gone', text: 'It rained.' }],
    watched: ['road'],
  }
  const list = (selected: readonly string[]) => listChanges(changes, selected, (id) => dates.get(id))

  it('lists all of them, the new ones by date', () => {
    const { updated, withdrawn, watched } = changes
    expect(list([])).toEqual({ new: ['rise', 'peak', 'fall', 'undated'], updated, withdrawn, watched })
  })

  it('lists only what the section selects', () => {
    expect(list(['peak', 'road'])).toEqual({ new: ['peak'], updated: [], withdrawn: [], watched: ['road'] })
  })
})

describe('a section of changes', () => {
  const facts = `
defaults: {credibility: 2, when: 2026-04-10, recorded: 2026-04-10}
sources:
  a: {type: report, title: A, reliability: B}
  b: {type: report, title: B, reliability: B}
  c: {type: report, title: C, reliability: B}
facts:
  rain: {kind: event, text: Rain fell., sources: a}
  peak: {kind: event, text: The river peaked., sources: c, when: 2026-04-11, recorded: 2026-04-12}
  road: {kind: status, text: The road is shut., sources: b, when: 2026-04-12, recorded: 2026-04-12}
  untold: {kind: event, text: A tree fell., sources: b, when: 2026-04-12, recorded: 2026-04-12}
`
  const brief = (number: number, day: string, sections: string): string =>
    `title: Flood\nstatus: final\nnumber: ${number}\nasOf: ${day}\nfacts: facts.yaml\nsections:\n${sections}`
  const first = {
    'briefs/flood/facts.yaml': facts,
    'briefs/flood/brief.yaml': brief(1, '2026-04-10', '  - body: Rain. [@rain]\n'),
  }
  const second = (select: string) => ({
    'briefs/flood/brief.yaml': brief(
      2,
      '2026-04-12',
      `  - view: changes\n    select: ${select}\n  - body: Shut. [@road] Rain. [@rain] Peak. [@peak]\n`,
    ),
  })

  async function dossierOf(select: string) {
    const { files } = await release(first)
    const [report] = await prepareMemoryProject({ ...files, ...second(select) })
    const dossier = report?.ready?.merged.dossier
    if (dossier === undefined) throw new Error(report?.log.diagnostics.map(({ message }) => message).join('\n'))
    return dossier
  }

  it('numbers the sources in the order in which it lists its facts', async () => {
    const dossier = await dossierOf('{from: 2026-04-11}')
    expect(dossier.changes?.new).toEqual(expect.arrayContaining(['peak', 'road']))
    expect(dossier.sources.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })

  it('chooses among the facts that the report tells elsewhere', async () => {
    const dossier = await dossierOf('{kind: [event, status], from: 2026-04-11}')
    expect(Object.keys(dossier.facts)).not.toContain('untold')
    expect(dossier.sections.find(({ view }) => view === 'changes')?.facts).toEqual(['peak', 'road'])
  })
})
