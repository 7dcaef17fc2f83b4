/** What changed in the reports of a run since the editions before them, for the job's summary. Says nothing of what went wrong. */
import type { CheckDoors, RunResult } from '../build-request.ts'
import { diffEditions } from '../diff-editions.ts'
import { editionNumbers } from '../editions/load-editions.ts'
import { formatChanges } from './format-changes.ts'
import type { SummaryExtras } from './github-summary.ts'

/** Briefs whose changes are told: each is merged once more, and nobody reads further. */
const mostBriefs = 20

/** By brief, for those that were built and have an edition to be compared with. Problems of editions are told by the build itself. */
export async function summaryChanges({ reports }: RunResult, doors: CheckDoors): Promise<SummaryExtras['changes']> {
  const built = reports.filter(({ status, variant }) => status === 'built' && variant === undefined)
  const numbers = new Map(built.map(({ brief, about }) => [brief, about?.number]))
  const changes: SummaryExtras['changes'][number][] = []
  for (const [brief, number] of [...numbers].slice(0, mostBriefs)) {
    const editions = await editionNumbers(brief, doors.project)
    const since = editions.filter((known) => number === undefined || known < number).at(-1)
    if (since === undefined) continue
    const isEdition = number !== undefined && editions.includes(number)
    const diff = await diffEditions({ brief, from: since, ...(isEdition ? { to: number } : {}) }, doors)
    if (diff.ok) changes.push({ brief, since, text: formatChanges(diff.value.changes, diff.value.texts) })
  }
  return changes
}
