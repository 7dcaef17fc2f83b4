import { describe, expect, it } from 'vitest'
import { readBrief } from '../../../src/brief/read-brief.ts'
import { resolveBriefs } from '../../../src/brief/resolve-briefs.ts'
import { type CheckInput, checkDossier, createDossierChecker } from '../../../src/checks/check-dossier.ts'
import { loadFactBook } from '../../../src/facts/load-fact-book.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { createBookViews } from '../../../src/merge/book-views.ts'
import { mergeDossier } from '../../../src/merge/merge-dossier.ts'

/** Reports over one book of a daily count for each of `days` days; each report draws the day of its number and the one after. */
async function reportsOver(days: number, count: number): Promise<readonly CheckInput[]> {
  const date = (index: number): string => new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10)
  const rows = Array.from(
    { length: days },
    (_, index) =>
      `  d${index}: {kind: figure, text: Displaced, measure: displaced, value: ${index}, basis: pointInTime, when: ${date(index)}, where: land}\n`,
  )
  const facts = `places: {land: {name: Land}}\nsources: {s: {title: S, reliability: B}}\ndefaults: {sources: s, credibility: 2}\nfacts:\n${rows.join('')}`
  const briefs = Array.from({ length: count }, (_, index) => {
    const body = `There are {{figure "d${index}"}}, tomorrow {{figure "d${index + 1}"}}.`
    return [`b${index}.yaml`, `title: T\nasOf: 2030-01-01\nfacts: f.yaml\nsections:\n  - title: S\n    body: '${body}'\n`]
  })
  const host = createMemoryHost({ 'f.yaml': facts, ...Object.fromEntries(briefs) })
  const book = await loadFactBook([{ glob: 'f.yaml', span: { file: 'b0.yaml', start: 0, end: 0 } }], host)
  const views = createBookViews()
  return Promise.all(
    briefs.map(async ([path = '']) => {
      const spec = await readBrief(path, host)
      if (!spec.ok || !book.ok) throw new Error('the fixture does not load')
      const resolved = await resolveBriefs({ id: path, path, spec: spec.value, under: [], over: [], host })
      const [brief] = resolved.ok ? resolved.value : []
      if (brief === undefined) throw new Error('the fixture does not resolve')
      const merged = mergeDossier(brief, book.value, {}, host.textFiles(), views)
      if (!merged.ok) throw new Error('the fixture does not merge')
      return { ...merged.value, brief, book: book.value }
    }),
  )
}

describe('a checker for a run', () => {
  it('finds what checking one by one finds', async () => {
    const reports = await reportsOver(20, 3)
    const checkOne = createDossierChecker()
    const together = reports.map((report) => checkOne(report))
    expect(together).toEqual(reports.map((report) => checkDossier(report)))
    expect(together.map((found) => found.map(({ code }) => code))).toEqual(reports.map(() => ['time/relative']))
  })

  it('does not go through a long series for each of its days', async () => {
    const reports = await reportsOver(4000, 300)
    const checkOne = createDossierChecker()
    const start = performance.now()
    for (const report of reports) checkOne(report)
    // Three hundred reports over four thousand figures that count the same: some 0.1 s, minutes when each meets each.
    expect(performance.now() - start).toBeLessThan(5000)
    // The fixture is loaded and merged within the test, and takes longer than what is measured.
  }, 30_000)
})
