/**
 * The whole program: load → merge → check → render → print → finish → inspect → write. Every brief and every report has an outcome of
 * its own and none stops another. What a step does is its room's business; what a run keeps account of is `run/`.
 */
import type { Brief, OutputFormat } from './brief/brief.ts'
import { factRequests } from './brief/fact-requests.ts'
import type { FoundBrief } from './brief/find-briefs.ts'
import { loadDatasets } from './brief/load-datasets.ts'
import { readBrief } from './brief/read-brief.ts'
import { resolveBriefs } from './brief/resolve-briefs.ts'
import type { BuildDoors, BuildRequest, CheckDoors, CheckRequest, ReportResult, RunResult } from './build-request.ts'
import { type Diagnostic, outcomeOf } from './diagnostics/diagnostic.ts'
import { addChanges } from './editions/add-changes.ts'
import { checkReissue } from './editions/check-reissue.ts'
import type { Edition } from './editions/edition.ts'
import { findCorrections } from './editions/find-corrections.ts'
import { keptWording } from './editions/kept-wording.ts'
import { nextEditionNumber } from './editions/load-editions.ts'
import { momentOf, statusesAsOf } from './facts/facts-as-of.ts'
import { drawFigures, noPictures } from './figures/draw-figures.ts'
import { finishPdf } from './finish/finish-pdf.ts'
import type { DossierChanges } from './merge/dossier-changes.ts'
import { mergeDossier } from './merge/merge-dossier.ts'
import { withoutAbsent } from './merge/without-absent.ts'
import type { OutputEntry } from './output/manifest.ts'
import { writeArtifact } from './output/write-outputs.ts'
import { createRasteriser, type Rasteriser } from './raster/rasteriser.ts'
import { checkProse } from './render/check-prose.ts'
import { checkTemplateSet } from './render/check-template.ts'
import { renderDocument } from './render/render-document.ts'
import type { RenderedDocument } from './render/rendered-document.ts'
import { checkSchedule, layersOfEdition, withSchedule } from './run/check-schedule.ts'
import { chooseShard, chooseTouched, leftOut } from './run/choose-reports.ts'
import { drawPictures } from './run/draw-pictures.ts'
import { inspectFile, inspectPage } from './run/inspect-report.ts'
import { mapLimited } from './run/map-limited.ts'
import {
  chooseVariants,
  closeRun,
  formatsOf,
  openRun,
  outputTemplate,
  producerOf,
  type Run,
  templateRequest,
  textFilesOf,
  unknownVariants,
} from './run/open-run.ts'
import { pdfMetadata } from './run/pdf-metadata.ts'
import { printSettled } from './run/print-settled.ts'
import { refuseCollisions } from './run/refuse-collisions.ts'
import { freezeEditions, refuseReleases } from './run/release-editions.ts'
import type { ReadyReport, Report } from './run/report.ts'
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
  const reports = loads.map(async ({ found, begun, briefs, issued }) => {
    if (briefs === undefined) return [begun]
    return Promise.all(
      chooseVariants(run, briefs).map((brief) => prepareReport(brief, beginReport(found, run, begun, brief), run, issued)),
    )
  })
  return { reports: refuseCollisions((await Promise.all(reports)).flat(), run), misused }
}

/** A brief file as the reports it stands for; undefined when it has errors, which are then in the log of `begun`. */
async function loadBrief(found: FoundBrief, run: Run) {
  const begun = beginReport(found, run)
  const { log, project } = begun
  const owed = run.owed?.get(found.id)
  const kept = owed === undefined ? await log.phase('load', () => keptWording(found.id, run.over, project)) : undefined
  const spec = kept?.spec ?? (await log.phase('load', () => readBrief(found.path, project)))
  const over = kept?.over ?? run.over
  const templates = spec && (await log.phase('load', () => run.templates.load(...templateRequest(run, spec, over))))
  const layers = owed?.layers ?? (kept && spec && (await layersOfEdition(kept.edition, [...run.under, spec, ...over])))
  const under = withSchedule([...run.under, ...(templates?.defaults ?? [])], layers)
  const briefs =
    templates &&
    (await log.phase('load', () =>
      resolveBriefs({
        ...found,
        spec,
        under,
        over,
        host: project,
        scheme: run.scheme,
        nextNumber: async () => owed?.number ?? (await nextEditionNumber(found.id, project)),
      }),
    ))
  return { found, begun, briefs, issued: kept?.asIssued === true ? kept.edition : undefined }
}

/** `issued`: the edition that the report is meant to be again. */
async function prepareReport(brief: Brief, begun: Report, run: Run, issued: Edition | undefined): Promise<Report> {
  const { log, project } = begun
  const templates = await log.phase('load', () => run.templates.load(brief.template))
  const loaded = await log.phase('load', () => run.facts.load(factRequests(brief)))
  const book = loaded && statusesAsOf(loaded, momentOf(brief))
  const data = await log.phase('load', () => loadDatasets(brief, project))
  if (templates === undefined || book === undefined || data === undefined) return begun
  const known = run.books.factsAsOf(book, momentOf(brief))
  const corrections = await log.phase('merge', () => findCorrections(brief, known, project))
  const merge = (changes?: DossierChanges) =>
    mergeDossier(brief, book, data, textFilesOf(run), run.books, withoutAbsent({ changes, corrections }))
  const plain = await log.phase('merge', () => merge())
  const merged = plain && (await log.phase('merge', () => addChanges(plain, plain.brief, book, project, merge)))
  if (merged === undefined) return begun
  const schedule = await checkSchedule(brief, run.owed?.get(brief.id)?.occurrence)
  const findings = () => [
    ...checkTemplateSet(templates, merged),
    ...checkProse(merged, book.facts),
    ...run.checkDossier({ ...merged, book, onWaived: log.waive }),
    ...(issued === undefined ? [] : checkReissue(merged, issued)),
    ...schedule,
  ]
  await log.phase('check', () => outcomeOf(undefined, findings()))
  const outputName = await log.phase('check', () => run.nameOutput(outputTemplate(merged.brief, merged), merged.dossier))
  const figures = (await log.phase('check', () => drawFigures(merged))) ?? noPictures
  if (outputName === undefined) return begun
  return { ...begun, name: outputName, ready: { brief: merged.brief, book, merged, templates, figures, outputName } }
}

/** The report's page; undefined when it failed before or fails now. Its log says why. */
async function renderReport(report: Report, run: Run, generator?: string): Promise<RenderedDocument | undefined> {
  const { log, ready, project } = report
  if (ready === undefined || isFailed(report, run)) return undefined
  const document = await log.phase('render', () =>
    renderDocument(ready.merged, ready.templates, project, {
      generator: generator ?? '',
      pictures: ready.figures,
      // A page that nobody gets to see says all that is wrong with it without them.
      embedFonts: generator !== undefined,
    }),
  )
  return document && log.phase('inspect', () => outcomeOf(document, inspectPage(document, ready)))
}

/** Render, print, finish, write: the files of one report. */
async function buildReport(
  report: Report,
  run: Run,
  request: BuildRequest,
  doors: BuildDoors,
  raster: Rasteriser,
): Promise<ReportResult> {
  const { ready } = report
  const start = doors.elapsedMs()
  const outputs: OutputEntry[] = []
  const document = await renderReport(report, run, producerOf(doors))
  if (ready !== undefined && document !== undefined && !isFailed(report, run)) {
    const formats = formatsOf(run, ready.brief)
    // One print for both: pictures are of the very PDF that is issued.
    const pdf = formats.some((format) => format !== 'html')
      ? await makePdf(document, ready, report, run, request, doors)
      : undefined
    for (const format of formats)
      outputs.push(...(await writeFiles(format, { document, pdf, raster }, ready, report, request, doors)))
  }
  const result = closeReport(report, run, 'built', outputs)
  request.onProgress?.({ kind: 'done', report: report.name, result, ms: doors.elapsedMs() - start })
  return result
}

interface Made {
  readonly document: RenderedDocument
  /** Undefined when it is not wanted, or could not be made. */
  readonly pdf: FinishedFile | undefined
  readonly raster: Rasteriser
}

interface FinishedFile {
  readonly bytes: Uint8Array
  readonly pageCount: number
}

/** Writes the files of one format: one, but for pictures. */
async function writeFiles(
  format: OutputFormat,
  { document, pdf, raster }: Made,
  { outputName }: ReadyReport,
  { log }: Report,
  request: BuildRequest,
  doors: BuildDoors,
): Promise<readonly OutputEntry[]> {
  const write = async (path: string, content: string | Uint8Array, about: Partial<OutputEntry>) => {
    const written = await log.phase('write', () => writeArtifact(doors.output, path, content))
    return written === undefined ? [] : [{ ...written, format, ...about }]
  }
  if (format === 'html') return await write(`${outputName}.html`, document.html, {})
  if (pdf === undefined) return []
  if (format === 'pdf') return await write(`${outputName}.pdf`, pdf.bytes, { pages: pdf.pageCount })
  const pictures = await log.phase('picture', () => drawPictures(raster, pdf.bytes, outputName, request.pictures))
  const written = (pictures ?? []).map(({ path, png, page }) => write(path, png, { page }))
  return (await Promise.all(written)).flat()
}

async function makePdf(
  document: RenderedDocument,
  ready: ReadyReport,
  report: Report,
  run: Run,
  request: BuildRequest,
  doors: BuildDoors,
): Promise<FinishedFile | undefined> {
  const { log } = report
  const printed = await log.phase('print', () => printSettled(document, ready.outputName, request, doors))
  const metadata = pdfMetadata(ready.brief, ready.merged.dossier, producerOf(doors))
  const finished =
    printed &&
    (await log.phase('finish', async () => {
      const { linkTexts, headings, pageNumberings } = document
      return outcomeOf(await finishPdf({ bytes: printed.bytes, metadata, linkTexts, headings, pageNumberings }), [])
    }))
  if (printed === undefined || finished === undefined) return undefined
  const inspected = await log.phase('inspect', async () => {
    const { faults, page } = await inspectFile(finished.bytes, document, printed.layout, ready)
    log.note(page)
    return outcomeOf(finished, faults)
  })
  return isFailed(report, run) ? undefined : inspected
}
