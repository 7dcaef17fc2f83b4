/** The files of a report whose page is made: print → finish → inspect → write. A PDF that its inspection refuses is not written. */
import type { OutputFormat } from '../brief/brief.ts'
import type { BuildDoors, BuildRequest } from '../build-request.ts'
import { outcomeOf } from '../diagnostics/diagnostic.ts'
import { finishPdf } from '../finish/finish-pdf.ts'
import type { OutputEntry, PrintedFont } from '../output/manifest.ts'
import { writeArtifact } from '../output/write-outputs.ts'
import type { Rasteriser } from '../raster/rasteriser.ts'
import { withoutPageNumbers } from '../render/page-references.ts'
import type { RenderedDocument } from '../render/rendered-document.ts'
import { drawPictures } from './draw-pictures.ts'
import { inspectFile } from './inspect-report.ts'
import { formatsOf, producerOf, type Run } from './open-run.ts'
import { pdfMetadata } from './pdf-metadata.ts'
import { printSettled } from './print-settled.ts'
import type { ReadyReport, Report } from './report.ts'
import { isFailed } from './report-result.ts'

/** Every format that is asked for, in that order; none of those that need a PDF when it could not be made. */
export async function makeFiles(
  document: RenderedDocument,
  ready: ReadyReport,
  report: Report,
  run: Run,
  request: BuildRequest,
  doors: BuildDoors,
  raster: Rasteriser,
): Promise<readonly OutputEntry[]> {
  const formats = formatsOf(run, ready.brief)
  // One print for both: pictures are of the very PDF that is issued.
  const pdf = formats.some((format) => format !== 'html')
    ? await makePdf(document, ready, report, run, request, doors)
    : undefined
  const outputs: OutputEntry[] = []
  for (const format of formats)
    outputs.push(...(await writeFiles(format, { document, pdf, raster }, ready, report, request, doors)))
  return outputs
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
  readonly fonts: readonly PrintedFont[]
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
  if (format === 'html') return await write(`${outputName}.html`, withoutPageNumbers(document.html, document.linkTexts), {})
  if (pdf === undefined) return []
  if (format === 'pdf') return await write(`${outputName}.pdf`, pdf.bytes, { pages: pdf.pageCount, fonts: pdf.fonts })
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
  const metadata = pdfMetadata(ready.brief, ready.merged.dossier, ready.templates.words, producerOf(doors))
  const finished =
    printed &&
    (await log.phase('finish', async () => {
      const { linkTexts, headings, pageNumberings } = document
      return outcomeOf(await finishPdf({ bytes: printed.bytes, metadata, linkTexts, headings, pageNumberings }), [])
    }))
  if (printed === undefined || finished === undefined) return undefined
  const inspected = await log.phase('inspect', async () => {
    const { faults, page, fonts } = await inspectFile(finished.bytes, document, printed.layout, ready)
    log.note(page)
    return outcomeOf({ ...finished, fonts: fonts.map(({ pages: _pages, ...font }) => font) }, faults)
  })
  return isFailed(report, run) ? undefined : inspected
}
