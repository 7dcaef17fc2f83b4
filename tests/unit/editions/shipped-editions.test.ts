/** The editions that come with the project are made again from the fact files of today, and today's reports say what has changed since. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dossierText } from '../../../src/editions/freeze-edition.ts'
import type { DossierChanges } from '../../../src/merge/dossier-changes.ts'
import { prepareProject, repository } from '../../support/prepare-project.ts'

/** Of the edition file as it stands on the disk, read by nothing of ours. */
function frozen(brief: string, file: string): readonly string[] {
  const edition = JSON.parse(readFileSync(join(repository, 'briefs', brief, 'editions', file), 'utf8'))
  return edition.reports.map(({ dossier }: { dossier: unknown }) => dossierText(dossier))
}

const editions = [
  { brief: 'pak-afg', file: '003.json', number: '3', asOf: '2025-11-03T10:00+05:00' },
  { brief: 'northland-floods', file: '001.json', number: '1', asOf: '2026-04-10T18:00Z' },
]

describe.each(editions)('edition $number of $brief', ({ brief, file, number, asOf }) => {
  it.each([
    ['--as-of', [`asOf=${asOf}`, `informationCutoff=${asOf}`]],
    ['--as-of the day', [`asOf=${asOf.slice(0, 10)}`, `informationCutoff=${asOf.slice(0, 10)}`]],
    ['--number', [`number=${number}`]],
  ])('is made again by %s from today’s files, byte for byte', async (_name, set) => {
    const reports = await prepareProject(repository, { briefs: [brief], set })
    // `npm run build && node scripts/reissue.mjs <brief> <number>` when the shape of the dossier itself has changed.
    expect(reports.map(({ ready }) => dossierText(ready?.merged.dossier))).toEqual(frozen(brief, file))
    const findings = reports.flatMap(({ log }) => log.diagnostics).filter(({ severity }) => severity !== 'note')
    expect(findings).toEqual([])
  })

  it('knew nothing of later days', async () => {
    const text = frozen(brief, file).join('')
    const days = [...text.matchAll(/"(?:recorded|accessed|issued)": "(\d{4}-\d\d-\d\d)/g)].map((match) => match[1] ?? '')
    expect(days.length).toBeGreaterThan(10)
    expect(days.filter((day) => day > asOf.slice(0, 10))).toEqual([])
  })
})

async function changesOf(brief: string): Promise<DossierChanges> {
  const [report] = await prepareProject(repository, { briefs: [brief] })
  const changes = report?.ready?.merged.dossier.changes
  if (changes?.since === undefined) throw new Error(`${brief} shows no changes`)
  return changes
}

describe('what has changed', () => {
  it('in the Istanbul report: two figures up, every judgement with its reason', async () => {
    const changes = await changesOf('pak-afg')
    expect(changes.since?.number).toBe(3)
    expect(changes.figures.map(({ fact, direction, difference }) => [fact, direction, difference])).toEqual([
      ['crossings-shut', 'up', 1],
      ['rounds-held', 'up', 1],
      ['mediators', 'unchanged', 0],
      ['turkish-officials', 'new', undefined],
    ])
    expect(changes.judgements.map(({ id, kind, reason }) => [id, kind, reason !== undefined])).toEqual([
      ['truce', 'changed', true],
      ['guarantee', 'changed', true],
      ['crossings', 'changed', true],
    ])
    expect(changes.judgements[0]).toMatchObject({ direction: 'down', likelihood: { before: 'very likely', after: 'likely' } })
    expect(changes.updated.find(({ fact }) => fact === 'third-round')?.replaces).toEqual(['third-round-planned'])
  })

  it('in the exercise: figures that moved with reasons, and a range where two sources disagree', async () => {
    const changes = await changesOf('northland-floods')
    expect(changes.since?.number).toBe(1)
    expect(changes.figures.map(({ fact, direction, difference }) => [fact, direction, difference])).toEqual([
      ['affected', 'up', 70_400],
      ['displaced', 'up', 21_400],
      ['in-centres', 'up', 9_250],
      ['deaths', 'up', 8],
      ['missing-range', 'down', undefined],
      ['homes-damaged', 'up', 4_630],
    ])
    expect(changes.figures.filter(({ reason }) => reason === undefined)).toEqual([])
  })

  it('hides no side of the count of the missing', async () => {
    const [report] = await prepareProject(repository, { briefs: ['northland-floods'] })
    const facts = report?.ready?.merged.dossier.facts ?? {}
    expect(facts['missing-range']?.figure).toMatchObject({ qualifier: 'range', min: 6, max: 15 })
    expect([facts['missing']?.figure?.value, facts['missing-press']?.figure?.value]).toEqual([6, 15])
    expect(facts['displaced']?.supersedes).toEqual(['displaced-10-april'])
  })
})
