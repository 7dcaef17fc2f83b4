/** Any past state can be built again from today's append-only facts: `--as-of` gives the frozen dossier, byte for byte. */
import { describe, expect, it } from 'vitest'
import { dossierText } from '../../../src/editions/freeze-edition.ts'
import { prepareMemoryProject } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

const brief = (more = '') => `
title: Flood
status: final
number: next
facts: facts/*.yaml
${more}
keyFigures: [{fact: displaced, label: people displaced}]
highlights: ["The bridge is shut. [@bridge-shut]"]
sections:
  - {view: changes}
  - {view: timeline, select: {kind: [event, status]}}
  - {view: facts}
  - {view: sources}
`
const early = `
defaults: {sources: [{ref: district, at: p. 1}], credibility: 2, recorded: 2026-04-09T08:00Z}
sources:
  district: {type: report, title: District report, reliability: B}
  radio: {type: broadcast, title: Radio bulletin, reliability: C}
facts:
  displaced: {kind: figure, text: People displaced, value: 41200, unit: people, when: 2026-04-09, asOf: 2026-04-09}
  bridge-shut: {kind: status, text: The bridge is shut., when: 2026-04-08/.., sources: [district, radio]}
  road-cut: {kind: event, text: The road was cut., when: 2026-04-08}
  dam: {kind: event, text: A dam broke upstream., when: 2026-04-08, sources: radio}
  well: {kind: event, text: A well ran dry., when: 2026-04-08, sources: radio}
`
/** What became known later, as an analyst adds it: new facts with links, and dates beside what was taken back. */
const later = {
  'briefs/flood/facts/late.yaml': `
defaults: {sources: [{ref: district-2, at: p. 3}], credibility: 1, recorded: 2026-04-11T08:00Z}
sources:
  district-2: {type: report, title: Second district report, reliability: A}
facts:
  displaced-2: {kind: figure, text: People displaced, measure: displaced, value: 52000, unit: people, when: 2026-04-11, supersedes: displaced}
  road-passable: {kind: event, text: The road was flooded but passable., when: 2026-04-08, corrects: road-cut}
  no-dam: {kind: event, text: No dam broke., when: 2026-04-08, contradicts: dam}
  late-rain: {kind: event, text: Rain fell again., when: 2026-04-09}
  bridge-seen: {kind: status, text: The bridge is closed., when: 2026-04-08/.., corroborates: bridge-shut}
`,
  'briefs/flood/facts/early.yaml': early
    .replace('A dam broke upstream., ', 'A dam broke upstream., retracted: 2026-04-11T08:00Z, ')
    .replace('reliability: C', 'reliability: C, retracted: 2026-04-12'),
}
const first = { 'briefs/flood/brief.yaml': brief(), 'briefs/flood/facts/early.yaml': early }
const path = 'briefs/flood/editions/001.json'

async function dossierNow(files: Readonly<Record<string, string>>, set: readonly string[]) {
  const [report] = await prepareMemoryProject(files, { set }, new Date('2026-06-01T09:30:00Z'))
  const errors = report?.log.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return { errors, text: dossierText(report?.ready?.merged.dossier), dossier: report?.ready?.merged.dossier }
}

describe('a rebuild by `--as-of`', () => {
  it.each([
    ['a brief without a cut-off', ''],
    ['a brief with a cut-off, which `--as-of` moves along', 'informationCutoff: 2026-04-10T06:00Z'],
  ])('gives the frozen dossier again, byte for byte, from the files of a later day: %s', async (_name, more) => {
    const asOf = 'asOf=2026-04-10T06:00Z'
    const released = await release({ ...first, 'briefs/flood/brief.yaml': brief(more) }, { set: [asOf] })
    expect(released.errors).toEqual([])
    const frozen = dossierText(JSON.parse(released.files[path] ?? '').reports[0].dossier)
    const today = { ...released.files, ...later }
    const rebuilt = await dossierNow(today, [asOf, 'number=1'])
    expect(rebuilt.errors).toEqual([])
    expect(rebuilt.text).toBe(frozen)
    // And it is the facts that made the difference: the same files as of a later day tell another story.
    const now = await dossierNow(today, ['asOf=2026-04-12T06:00Z', 'number=2'])
    expect(now.dossier?.facts['dam']?.status ?? 'left out').not.toBe('current')
    expect(now.text).not.toBe(frozen)
  })

  it('gives back an edition whose brief left `asOf` to the time of the run', async () => {
    const released = await release(first)
    expect(released.errors).toEqual([])
    const edition = JSON.parse(released.files[path] ?? '')
    expect(edition.asOf).toBe('2026-04-12T12:00Z')
    expect(edition.informationCutoff).toBeUndefined()
    // By its number alone, on another day, too: the edition knows its time.
    const after = Object.fromEntries(
      Object.entries(later).map(([at, text]) => [at, text.replace(/2026-04-1[12](T08:00Z)?(?=[,}\n])/g, '2026-04-20')]),
    )
    for (const set of [[`asOf=${edition.asOf}`, 'number=1'], ['number=1']]) {
      const rebuilt = await dossierNow({ ...released.files, ...after }, set)
      expect(rebuilt.text).toBe(dossierText(edition.reports[0].dossier))
    }
  })
})
