/** The last line of a run: what came of it, in numbers. Format only. */
import type { ReportResult } from '../build-request.ts'
import { type Diagnostic, hasErrors, type Severity } from '../diagnostics/diagnostic.ts'
import { counted } from './progress/finished-line.ts'

export interface RunSummary {
  readonly command: 'build' | 'check'
  readonly reports: readonly ReportResult[]
  /** Those that are shown, each once. */
  readonly diagnostics: readonly Diagnostic[]
  /** Warnings fail a report. */
  readonly strict: boolean
  /** Reports that `--changed` left out. */
  readonly untouched?: number
}

/**
 * "2 briefs built, 1 failed: 3 errors, 1 warning". Counts reports, and calls them so, when a brief has several
 * (variants, rows).
 */
export function formatSummary({ command, reports, diagnostics, strict, untouched = 0 }: RunSummary): string {
  const verb = command === 'build' ? 'built' : 'checked'
  const failed = reports.filter((report) => report.status === 'failed')
  const fine = reports.length - failed.length
  const noun = new Set(reports.map((report) => report.brief)).size === reports.length ? 'brief' : 'report'
  const done = [
    ...(fine > 0 ? [`${counted(fine, noun)} ${verb}`] : []),
    ...(failed.length > 0 ? [fine > 0 ? `${failed.length} failed` : `${counted(failed.length, noun)} failed`] : []),
  ]
  const head = done.length === 0 ? `nothing ${verb}` : done.join(', ')
  const found = countBySeverity(diagnostics)
  // Without this, a report that failed for a warning would look like our mistake.
  const isStrictness = strict && failed.some((report) => !hasErrors(report.diagnostics))
  const left = untouched === 0 ? '' : `, ${untouched} untouched`
  return `${head}${left}${found === '' ? '' : `: ${found}`}${isStrictness ? ' (with --strict, warnings fail a report)' : ''}`
}

function countBySeverity(diagnostics: readonly Diagnostic[]): string {
  const severities: readonly Severity[] = ['error', 'warning', 'note']
  return severities
    .map((severity) => ({ severity, count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, severity))
    .join(', ')
}
