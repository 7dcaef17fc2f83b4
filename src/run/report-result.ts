/** Reports and their results: how one comes into being from a brief, and what is told of it in the end. */

import type { Brief } from '../brief/brief.ts'
import type { FoundBrief } from '../brief/find-briefs.ts'
import type { ReportResult } from '../build-request.ts'
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { collateDiagnostics } from '../diagnostics/collate.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { trackReads } from '../host/track-reads.ts'
import type { OutputEntry } from '../output/manifest.ts'
import { applySeverities, severitiesFor } from './apply-severities.ts'
import type { Run } from './open-run.ts'
import type { Report } from './report.ts'
import { createReportLog } from './report-log.ts'

const browserCodes: ReadonlySet<DiagnosticCode> = new Set(['browser/not-found', 'browser/failed-to-start', 'print/browser-died'])

/** A report of which only its brief is known, or less: that one was asked for. What `shared` found and took goes for it too. */
export function beginReport(found: FoundBrief, run: Run, shared?: Report, brief?: Brief): Report {
  const variant = brief?.variant?.id
  const name = [found.id, variant, brief?.each?.index].filter((part) => part !== undefined).join('-')
  const log = createReportLog(run.doors.elapsedMs, name, run.onProgress, shared?.log)
  const project = trackReads(run.doors.project)
  return { brief: found.id, variant, profile: brief?.profile, name, log, project, ready: undefined }
}

/** What was found in a report, with the severities of the project and of its profile, sorted, each once. */
export function findingsOf(report: Report, run: Run): readonly Diagnostic[] {
  const severities = severitiesFor(run.doors.config, report.profile)
  return collateDiagnostics(applySeverities(report.log.diagnostics, severities))
}

/** Whether the report fails: an error, or with `--strict` a warning. */
export function isFailed(report: Report, run: Run): boolean {
  const findings = findingsOf(report, run)
  return hasErrors(findings) || (run.strict && findings.some((finding) => finding.severity === 'warning'))
}

/** The report's result: `status` unless it failed. Outputs of a failed report are told too, where some were written. */
export function closeReport(
  report: Report,
  run: Run,
  status: 'built' | 'checked',
  outputs: readonly OutputEntry[] = [],
): ReportResult {
  const diagnostics = findingsOf(report, run)
  return {
    brief: report.brief,
    ...(report.variant === undefined ? {} : { variant: report.variant }),
    name: report.name,
    status: isFailed(report, run) ? 'failed' : status,
    ...aboutOf(report),
    outputs,
    diagnostics,
    ...(report.log.waived.length === 0 ? {} : { waived: report.log.waived }),
    ms: report.log.milliseconds(),
    noBrowser: diagnostics.some((diagnostic) => diagnostic.severity === 'error' && browserCodes.has(diagnostic.code)),
  }
}

function aboutOf({ ready }: Report): Pick<ReportResult, 'about'> {
  if (ready === undefined) return {}
  const { brief, marking } = ready.merged.dossier
  const number = brief.number === undefined ? {} : { number: brief.number }
  return { about: { title: brief.title, ...number, asOf: brief.asOf, marking: marking.label } }
}
