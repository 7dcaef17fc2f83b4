/** For any fact book and any markings: neither dossier nor page of any variant holds anything of what is withheld from it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../src/config/load-config.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { lettersOf } from '../../../src/inspect/normalise-text.ts'
import { prepareReports } from '../../../src/pipeline.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import { inspectPage } from '../../../src/run/inspect-report.ts'
import { openRun } from '../../../src/run/open-run.ts'
import type { Report } from '../../../src/run/report.ts'
import { withShippedFiles } from '../../support/input-kinds.ts'
import { expectedOf, filesOf, levels, type RandomBook, randomBook } from '../../support/random-book.ts'

async function reportsOf(book: RandomBook): Promise<readonly Report[]> {
  const project = withShippedFiles(createMemoryHost(filesOf(book), { now: new Date('2026-04-20T12:00:00Z') }))
  const config = await loadConfig(project)
  if (!config.ok) throw new Error('the config has errors')
  const run = await openRun({ briefs: [], set: [], strict: false }, { project, config: config.value, elapsedMs: () => 0 })
  return (await prepareReports(run)).reports
}

describe('for any fact book and any markings', () => {
  it('no dossier and no page holds anything that is withheld, and each holds what is not', async () => {
    let withheld = 0
    await fc.assert(
      fc.asyncProperty(randomBook, async (book) => {
        const reports = await reportsOf(book)
        expect(reports).toHaveLength(levels.length + 1)
        for (const [index, report] of reports.entries()) {
          const ceiling = index === 0 ? levels.length - 1 : index - 1
          const { ready } = report
          if (ready === undefined) throw new Error(report.log.diagnostics.map(({ message }) => message).join('\n'))
          const rendered = await renderDocument(ready.merged, ready.templates, report.project, { generator: 'x' })
          if (!rendered.ok) throw new Error(rendered.diagnostics.map(({ message }) => message).join('\n'))
          const expected = expectedOf(book, ceiling)
          withheld += expected.withheldCount
          const dossier = JSON.stringify(ready.merged.dossier)
          const { html } = rendered.value
          for (const output of [dossier, html]) {
            const letters = lettersOf(output)
            expect(expected.letters.filter((text) => letters.includes(text))).toEqual([])
            expect(expected.ids.filter((id) => output.includes(id))).toEqual([])
            expect(expected.told.filter((text) => !letters.includes(text))).toEqual([])
          }
          expect(inspectPage(rendered.value, ready)).toEqual([])
        }
      }),
      // A second for each: to look for the smallest book that fails would take minutes.
      { numRuns: 15, endOnFailure: true },
    )
    expect(withheld).toBeGreaterThan(50)
  }, 120_000)
})
