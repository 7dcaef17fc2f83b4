/** A run as JSON for other programs. The shape is a promise: keys are added, never changed or removed. */
import type { ReportResult } from '../build-request.ts'
import { collateDiagnostics, diagnosticKey } from '../diagnostics/collate.ts'
import type { Severity } from '../diagnostics/diagnostic.ts'
import { toJsonDiagnostic } from '../diagnostics/format-json.ts'
import type { PlaceContext } from '../diagnostics/place.ts'
import type { ExitCode } from './exit-codes.ts'
import { installedVersion } from './installation.ts'
import type { RunReport } from './report-run.ts'

/**
 * One JSON object and a line feed: `{schemaVersion, tool, command, exitCode, summary, reports, diagnostics}`. Every
 * diagnostic is there once, with the names of the `reports` it concerns (none: the run as a whole).
 */
export function formatRunJson(report: RunReport, exitCode: ExitCode, context: PlaceContext): string {
  const { reports } = report.result
  const diagnostics = collateDiagnostics([...report.result.diagnostics, ...reports.flatMap((each) => each.diagnostics)])
  const count = (severity: Severity): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const names = reportNames(reports)
  const json = {
    schemaVersion: 1,
    tool: { name: 'sitrep', version: installedVersion() },
    command: report.command,
    exitCode,
    summary: {
      built: countStatus(reports, 'built'),
      checked: countStatus(reports, 'checked'),
      failed: countStatus(reports, 'failed'),
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
    reports: reports.map(({ brief, variant, name, status, outputs, ms }) => ({
      brief,
      variant,
      name,
      status,
      outputs: outputs.map((output) => ({ ...output, path: report.showOutput(output.path) })),
      ms,
    })),
    diagnostics: diagnostics.map((diagnostic) => ({
      ...toJsonDiagnostic(diagnostic, context),
      reports: names.get(diagnosticKey(diagnostic)) ?? [],
    })),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}

function countStatus(reports: readonly ReportResult[], status: ReportResult['status']): number {
  return reports.filter((report) => report.status === status).length
}

/** The names of the reports that each diagnostic was found for, by its key. */
function reportNames(reports: readonly ReportResult[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const { name, diagnostics } of reports) {
    for (const key of new Set(diagnostics.map(diagnosticKey))) names.set(key, [...(names.get(key) ?? []), name])
  }
  return names
}
