/** `sitrep diff`: two editions of a brief, or one and the brief as it is now. Checks and prints nothing. */
import type { CheckDoors } from './build-request.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from './diagnostics/diagnostic.ts'
import { createAncestors, dossierLike } from './editions/add-changes.ts'
import { compareDossiers } from './editions/compare-dossiers.ts'
import type { ComparedDossier } from './editions/compared-dossier.ts'
import { editionNumbers, loadEdition } from './editions/load-editions.ts'
import { factsAsOf, momentOf } from './facts/facts-as-of.ts'
import type { DossierChanges } from './merge/dossier-changes.ts'
import { prepareReports } from './pipeline.ts'
import { openRun } from './run/open-run.ts'

export interface DiffRequest {
  /** Id, folder or file, as `build` takes them. */
  readonly brief: string
  /** Undefined: the last edition, or the last before `to`. */
  readonly from?: number
  /** Undefined: the brief as it is now. */
  readonly to?: number
}

export interface Diff {
  readonly brief: string
  readonly from: number
  readonly to: number | 'now'
  readonly changes: DossierChanges
  /** What the facts of `to` say, by id. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * The changes between the reports themselves, not their variants. Reports `brief/not-found`, `edition/number` for an edition that
 * is not there, what `loadEdition` does, and, for the brief as it is now, what keeps it from being merged.
 */
export async function diffEditions(request: DiffRequest, doors: CheckDoors): Promise<Outcome<Diff>> {
  const run = await openRun({ briefs: [request.brief], set: [], strict: false }, doors)
  const [found] = run.briefs
  if (found === undefined) return failed(run.diagnostics)
  const numbers = await editionNumbers(found.id, doors.project)
  const { to } = request
  const from = request.from ?? numbers.filter((known) => to === undefined || known < to).at(-1)
  const missing = [from, to].filter((wanted) => wanted !== undefined && !numbers.includes(wanted))
  if (from === undefined || missing.length > 0) return failed([nothingToCompare(found.id, missing[0], numbers)])
  const before = await loadEdition(found.id, from, doors.project)
  if (!before.ok) return before
  if (to === undefined) {
    const [report] = (await prepareReports(run)).reports
    if (report?.ready === undefined) return failed(report?.log.diagnostics ?? [])
    const { merged, book, brief } = report.ready
    const ancestors = createAncestors(factsAsOf(book, momentOf(brief)))
    const earlier = dossierLike(merged, before.value)
    if (earlier === undefined) return failed([nothingToCompare(found.id, undefined, numbers)])
    return diffOf(found.id, from, 'now', compareDossiers(earlier, merged.dossier, ancestors), merged.dossier)
  }
  const after = await loadEdition(found.id, to, doors.project)
  if (!after.ok) return after
  const [earlier, later] = [mainDossier(before.value.reports), mainDossier(after.value.reports)]
  if (earlier === undefined || later === undefined) return failed([nothingToCompare(found.id, undefined, numbers)])
  return diffOf(found.id, from, to, compareDossiers(earlier, later), later)
}

function diffOf(
  brief: string,
  from: number,
  to: number | 'now',
  changes: DossierChanges,
  { facts }: ComparedDossier,
): Outcome<Diff> {
  return outcomeOf({ brief, from, to, changes, texts: new Map(Object.values(facts).map(({ id, text }) => [id, text])) }, [])
}

function mainDossier(reports: readonly { readonly variant?: string; readonly dossier: ComparedDossier }[]) {
  return reports.find(({ variant }) => variant === undefined)?.dossier
}

function nothingToCompare(brief: string, number: number | undefined, numbers: readonly number[]): Diagnostic {
  const there = numbers.length === 0 ? 'it has none' : `it has ${numbers.join(', ')}`
  const message = number === undefined ? `\`${brief}\` has no edition to compare with` : `\`${brief}\` has no edition ${number}`
  return {
    severity: 'error',
    code: 'edition/number',
    message,
    hints: numbers.length === 0 ? [`release one with \`sitrep release ${brief}\``] : [`name an edition: ${there}`],
  }
}
