/**
 * The whole program: load → merge → check (`run/prepare-report.ts`) → render → print → finish → inspect → write (`run/make-files.ts`).
 * Every brief and every report has an outcome of its own and none stops another. What a step does is its room's business.
 */
import type { BuildDoors, BuildRequest, CheckDoors, CheckRequest, ReportResult, RunResult } from './build-request.ts'
import { type Diagnostic, outcomeOf } from './diagnostics/diagnostic.ts'
import { createRasteriser, type Rasteriser } from './raster/rasteriser.ts'
import { renderDocument } from './render/render-document.ts'
import type { RenderedDocument } from './render/rendered-document.ts'
import { chooseShard, chooseTouched, leftOut } from './run/choose-reports.ts'
import { compareVariants } from './run/compare-variants.ts'
import { inspectPage } from './run/inspect-report.ts'
import { makeFiles } from './run/make-files.ts'
import { mapLimited } from './run/map-limited.ts'
import { chooseVariants, closeRun, openRun, producerOf, type Run, textFilesOf, unknownVariants } from './run/open-run.ts'
import { loadBrief, prepareReport } from './run/prepare-report.ts'
import { refuseCollisions } from './run/refuse-collisions.ts'
import { freezeEditions, refuseReleases } from './run/release-editions.ts'
import type { Report } from './run/report.ts'
import { beginReport, closeReport, isFailed } from './run/report-result.ts'
import { writeRecord } from './run/write-record.ts'

/** Everything that can be known without a browser. */
export async function checkReports(request: CheckRequest, doors: CheckDoors): Promise<RunResult> {
  const run = await openRun(request, doors)
  const { reports: all, misused } = await prepareReports(run)
  const reports = await chooseTouched(all, run, request.changed, (report) => renderReport(report, run))
  const results = await mapLimited(reports, 1, async (report) => {
    await renderReport(report, run)
    return closeReport(report, run, 'checked')
  })
  return { ...closeRun(run, results, misused), ...leftOut(all, reports) }
}

/** Checks, prints and writes. Files appear whole or not at all; a report with errors is not printed. */
export async function buildReports(request: BuildRequest, doors: BuildDoors): Promise<RunResult> {
  const run = await openRun(request, doors)
  const needsBrowser = run.formats?.every((format) => format === 'html') !== true
  // With a change to look at, nothing may be left to print.
  if (run.briefs.length > 0 && needsBrowser && request.changed === undefined) doors.printer.warmUp()
  const { reports: all, misused } = await prepareReports(run)
  const touched = await chooseTouched(all, run, request.changed, (report) => renderReport(report, run))
  const { reports, shard } = chooseShard(touched, run, request)
  if (request.release === true) await refuseReleases(reports, run)
  request.onProgress?.({ kind: 'planned', reports: reports.map((report) => report.name) })
  const results = await printReports(reports, run, request, doors)
  const unwritten =
    results.length === 0 && shard === undefined ? [] : await writeRecord(reports, results, textFilesOf(run), doors, shard)
  const released =
    request.release === true ? await freezeEditions(reports, results, request.set, doors) : { paths: [], diagnostics: [] }
  const closed = closeRun(run, results, misused, [...unwritten, ...released.diagnostics])
  return { ...closed, ...leftOut(all, touched), editions: released.paths }
}

/** Renders, prints and writes reports that are prepared; their results in the same order. */
export async function printReports(
  reports: readonly Report[],
  run: Run,
  request: BuildRequest,
  doors: BuildDoors,
): Promise<readonly ReportResult[]> {
  await using raster = createRasteriser()
  return await mapLimited(reports, request.jobs, (report) => buildReport(report, run, request, doors, raster))
}

/** Load, merge, check: the reports of every brief, failed ones among them, in the order of briefs, variants and rows. */
export async function prepareReports(
  run: Run,
): Promise<{ readonly reports: readonly Report[]; readonly misused: readonly Diagnostic[] }> {
  const loads = await Promise.all(run.briefs.map((found) => loadBrief(found, run)))
  const misused = unknownVariants(
    run,
    loads.flatMap(({ briefs }) => briefs ?? []),
  )
  const reports = loads.map(async ({ found, begun, briefs, kept }) => {
    if (briefs === undefined) return [begun]
    const prepared = await Promise.all(
      chooseVariants(run, briefs).map((brief) => prepareReport(brief, beginReport(found, run, begun, brief), run, kept)),
    )
    await compareVariants(prepared, briefs)
    return prepared
  })
  return { reports: refuseCollisions((await Promise.all(reports)).flat(), run), misused }
}

/** The report's page; undefined when it failed before or fails now. Its log says why. */
async function renderReport(report: Report, run: Run, generator?: string): Promise<RenderedDocument | undefined> {
  const { log, ready, project } = report
  if (ready === undefined || isFailed(report, run)) return undefined
  const document = await log.phase('render', () =>
    renderDocument(ready.merged, ready.templates, project, {
      generator: generator ?? '',
      pictures: ready.figures,
      isForReaders: generator !== undefined,
    }),
  )
  return document && log.phase('inspect', () => outcomeOf(document, inspectPage(document, ready)))
}

/** The files of one report, from its page on. */
async function buildReport(
  report: Report,
  run: Run,
  request: BuildRequest,
  doors: BuildDoors,
  raster: Rasteriser,
): Promise<ReportResult> {
  const { ready } = report
  const start = doors.elapsedMs()
  const document = await renderReport(report, run, producerOf(doors))
  const failed = ready === undefined || document === undefined || isFailed(report, run)
  const outputs = failed ? [] : await makeFiles(document, ready, report, run, request, doors, raster)
  const result = closeReport(report, run, 'built', outputs)
  request.onProgress?.({ kind: 'done', report: report.name, result, ms: doors.elapsedMs() - start })
  return result
}
