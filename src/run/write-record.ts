/** The record of a run: its results as `manifest.json` tells them. */

import type { BuildDoors, ReportResult } from '../build-request.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type ManifestEntry, writeManifest } from '../output/manifest.ts'
import { manifestName, type ShardRecord } from '../output/shards.ts'
import type { TextFile } from '../text/text-file.ts'
import type { Report } from './report.ts'
import { reportReads } from './report-reads.ts'

/** Writes the manifest beside the outputs, or where `doors.manifest` says; that of a `shard` alone when there is one. Gives what went wrong in doing so. */
export async function writeRecord(
  reports: readonly Report[],
  results: readonly ReportResult[],
  textFiles: ReadonlyMap<string, TextFile>,
  doors: BuildDoors,
  shard?: ShardRecord,
): Promise<readonly Diagnostic[]> {
  const browser = doors.printer.browser()
  const entries = results.flatMap((result, index) => entriesOf(result, reports[index], doors))
  const { host, path } = doors.manifest ?? { host: doors.output, path: manifestName(shard) }
  const written = await writeManifest(
    host,
    path,
    {
      version: doors.versions.sitrep,
      node: doors.versions.node,
      ...(browser === undefined ? {} : { browser: { version: browser.version, origin: browser.origin } }),
      ...(shard === undefined ? {} : { shard }),
      entries,
      textFiles,
    },
    doors.output,
  )
  return written.diagnostics
}

function entriesOf(result: ReportResult, report: Report | undefined, doors: BuildDoors): readonly ManifestEntry[] {
  const dossier = report?.ready?.merged.dossier
  const shared = {
    brief: result.brief,
    ...(result.variant === undefined ? {} : { variant: result.variant }),
    ...(dossier?.brief.number === undefined ? {} : { number: dossier.brief.number }),
    ...(dossier === undefined ? {} : { title: dossier.brief.title, asOf: dossier.brief.asOf, marking: dossier.marking.label }),
    reads: report === undefined ? new Map<string, string | undefined>() : reportReads(report, doors.project.reads()),
    diagnostics: result.diagnostics,
  }
  if (result.status === 'failed') return [{ ...shared, status: 'failed' }]
  return result.outputs.map((file) => ({ ...shared, status: 'printed', file }))
}
