/**
 * Builds what briefs owe: for each brief its owed editions one after the other, each seeing the one before it. The printing itself is the
 * pipeline's.
 */
import type { BuildDoors, BuildRequest, CheckDoors, CheckRequest, ReportResult, RunResult } from './build-request.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { overlayHost } from './host/overlay-host.ts'
import { prepareReports, printReports } from './pipeline.ts'
import { closeRun, openRun, type Run, textFilesOf } from './run/open-run.ts'
import {
  type OwedReport,
  owedReports,
  type PlannedBrief,
  planBriefs,
  type ScheduledBrief,
  scheduleOf,
  type UnplannedBrief,
} from './run/plan-briefs.ts'
import { refuseCollisions } from './run/refuse-collisions.ts'
import { freezeEditions, refuseReleases } from './run/release-editions.ts'
import type { Report } from './run/report.ts'
import { beginReport, closeReport } from './run/report-result.ts'
import { writeRecord } from './run/write-record.ts'

export interface DueResult extends RunResult {
  /** The briefs with a schedule, and what they owed before anything was made. */
  readonly planned: readonly PlannedBrief[]
}

/** Which editions are owed at the project's time. Builds nothing; a brief with errors is a failed report. */
export async function planReports(request: CheckRequest, doors: CheckDoors): Promise<DueResult> {
  const run = await openRun(request, doors)
  const { planned, unplanned } = await planBriefs(run)
  return { ...closeRun(run, failedBriefs(unplanned, run).results, []), planned }
}

export interface SchedulesResult extends RunResult {
  /** The briefs with a schedule, in the order of the briefs. */
  readonly scheduled: readonly ScheduledBrief[]
  /** How many briefs there are, scheduled or not. */
  readonly briefs: number
}

/** The schedules of the project, whatever was released. A brief with an error in it is a failed report. */
export async function readSchedules(request: CheckRequest, doors: CheckDoors): Promise<SchedulesResult> {
  const run = await openRun(request, doors)
  const all = await Promise.all(run.briefs.map((found) => scheduleOf(found, run)))
  const unplanned = all.flatMap((each) => (each !== undefined && 'diagnostics' in each ? [each] : []))
  const scheduled = all.flatMap((each) => (each !== undefined && 'schedule' in each ? [each] : []))
  return { ...closeRun(run, failedBriefs(unplanned, run).results, []), scheduled, briefs: run.briefs.length }
}

/**
 * Builds the owed editions of the briefs asked for; with `release` it freezes them. Several of one brief are made in order, and each
 * tells what changed since the one before, released or not. One that fails stops the later ones of its brief.
 */
export async function buildDueReports(request: BuildRequest, doors: BuildDoors): Promise<DueResult> {
  // Without a release, editions are frozen all the same, but only for the next one to look back at.
  const own: BuildDoors = request.release === true ? doors : { ...doors, project: overlayHost(doors.project) }
  const run = await openRun(request, own)
  const { planned, unplanned } = await planBriefs(run)
  const rounds = roundsOf(planned, run)
  const needsBrowser = run.formats?.every((format) => format === 'html') !== true
  if (rounds.length > 0 && needsBrowser) doors.printer.warmUp()
  const prepared = await Promise.all(rounds.map(prepareReports))
  // Names are looked at over all rounds before anything is printed.
  const names = refuseCollisions(rounds.length > 1 ? prepared.flatMap(({ reports }) => reports) : [], run)
  const failed = failedBriefs(unplanned, run)
  const first = prepared[0]?.reports ?? []
  request.onProgress?.({ kind: 'planned', reports: (names.length > 0 ? names : first).map(({ name }) => name) })
  const made: Made = { reports: [...failed.reports], results: [...failed.results], editions: [], problems: [] }
  for (const [index, round] of rounds.entries()) {
    const ready = index === 0 ? first : await prepareAgain(round, prepared[index]?.reports ?? [], made)
    await buildRound(ready, round, request, own, made)
  }
  const { reports, results, editions, problems } = made
  const misused = prepared.flatMap((round) => round.misused)
  const unwritten = results.length === 0 ? [] : await writeRecord(reports, results, textFilesOf(run), own)
  return { ...closeRun(run, results, misused, [...unwritten, ...problems]), editions: request.release ? editions : [], planned }
}

/** What has come of the rounds so far. */
interface Made {
  readonly reports: Report[]
  readonly results: ReportResult[]
  /** Root-relative paths. */
  readonly editions: string[]
  readonly problems: Diagnostic[]
}

/** A run for the first owed edition of every brief, one for the second, and so on. */
function roundsOf(planned: readonly PlannedBrief[], run: Run): readonly Run[] {
  const owed = planned.map((brief) => ({ found: brief.found, reports: owedReports(brief) }))
  const count = Math.max(0, ...owed.map(({ reports }) => reports.length))
  return Array.from({ length: count }, (_, index) => {
    const here = owed.flatMap(({ found, reports }): readonly (readonly [typeof found, OwedReport])[] => {
      const report = reports[index]
      return report === undefined ? [] : [[found, report]]
    })
    return { ...run, briefs: here.map(([found]) => found), owed: new Map(here.map(([found, report]) => [found.id, report])) }
  })
}

/** The reports of a later round, with the editions that the rounds before it have frozen; of briefs that failed there, none. */
async function prepareAgain(round: Run, before: readonly Report[], made: Made): Promise<readonly Report[]> {
  const failed = new Set(made.results.flatMap(({ status, brief }) => (status === 'failed' ? [brief] : [])))
  for (const { id } of round.briefs) {
    const owed = round.owed?.get(id)
    if (owed === undefined || !failed.has(id)) continue
    made.problems.push({
      severity: 'note',
      code: 'schedule/waiting',
      message: `edition ${owed.number} of \`${id}\` waits for edition ${owed.number - 1}, which was not made`,
      span: owed.layers.above.span,
      hints: ['mend what is wrong with the earlier one and run again'],
    })
  }
  const { reports } = await prepareReports({ ...round, briefs: round.briefs.filter(({ id }) => !failed.has(id)) })
  const kept = before.filter(({ brief }) => !failed.has(brief))
  for (const [index, report] of reports.entries()) {
    report.log.note(kept[index]?.log.diagnostics.filter(({ code }) => code === 'output/collision') ?? [])
  }
  return reports
}

async function buildRound(reports: readonly Report[], round: Run, request: BuildRequest, doors: BuildDoors, made: Made) {
  if (request.release === true) await refuseReleases(reports, round)
  const results = await printReports(reports, round, request, doors)
  const frozen = await freezeEditions(reports, results, request.set, doors, round.owed)
  made.reports.push(...reports)
  made.results.push(...results)
  made.editions.push(...frozen.paths)
  made.problems.push(...frozen.diagnostics)
}

/** A brief that cannot be planned is a report that failed. */
function failedBriefs(unplanned: readonly UnplannedBrief[], run: Run) {
  const reports = unplanned.map(({ found, diagnostics }) => {
    const report = beginReport(found, run)
    report.log.note(diagnostics)
    return report
  })
  return { reports, results: reports.map((report) => closeReport(report, run, 'checked')) }
}
