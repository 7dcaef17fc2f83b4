/** Tells what came of a run, in the ways that were asked for: people and GitHub on stderr, JSON on stdout. Decides the exit code. */
import type { RunResult } from '../build-request.ts'
import { collateDiagnostics } from '../diagnostics/collate.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatGithub } from '../diagnostics/format-github.ts'
import { formatHuman, type HumanOptions, paintText } from '../diagnostics/format-human.ts'
import type { ReporterName } from './build-options.ts'
import type { CliIo } from './cli-io.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { createShowPath } from './find-project.ts'
import { formatSummary } from './format-summary.ts'
import { formatRunJson } from './run-json.ts'
import { textStyleFor } from './text-style.ts'

export interface RunReport {
  readonly command: 'build' | 'check'
  readonly result: RunResult
  /** Absolute path of the project. */
  readonly root: string
  /** A path relative to the project, and one relative to the output folder, as typed where the user is. */
  readonly showPath: (path: string) => string
  readonly showOutput: (path: string) => string
  readonly reporters: readonly ReporterName[]
  readonly verbose: boolean
  readonly quiet: boolean
  /** Warnings fail a report. */
  readonly strict: boolean
}

/** Writes the reports of a finished run and gives its exit code. */
export function reportRun(report: RunReport, io: CliIo): ExitCode {
  const { result, reporters, showPath } = report
  const code = exitCodeOf(result)
  const diagnostics = allDiagnostics(result)
  const files = report.result.textFiles
  if (reporters.includes('github')) {
    // Annotations want paths relative to the repository, wherever the command was typed.
    const workspace = io.environment['GITHUB_WORKSPACE']
    const showInWorkspace = workspace === undefined ? showPath : createShowPath(report.root, workspace)
    io.stderr.write(formatGithub(diagnostics, { files, showPath: showInWorkspace }))
  }
  // Last, so that the summary is the last line.
  if (reporters.includes('human')) io.stderr.write(humanReport(report, diagnostics, io))
  if (reporters.includes('json')) io.stdout.write(formatRunJson(report, code, { files, showPath }))
  return code
}

/** No browser goes over errors in briefs: until it is there, nothing can be built. */
export function exitCodeOf(result: RunResult): ExitCode {
  if (result.usageError) return exitCodes.usage
  if (result.reports.some((report) => report.noBrowser)) return exitCodes.noBrowser
  if (result.reports.some((report) => report.status === 'failed')) return exitCodes.briefErrors
  return result.diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? exitCodes.usage : exitCodes.fine
}

/** Everything that was found, each once: reports of one brief share the problems of its facts. */
export function allDiagnostics(result: RunResult): readonly Diagnostic[] {
  return collateDiagnostics([...result.diagnostics, ...result.reports.flatMap((report) => report.diagnostics)])
}

function humanReport(report: RunReport, diagnostics: readonly Diagnostic[], io: CliIo): string {
  const style = textStyleFor(io.stderr, io)
  const options: HumanOptions = {
    ...style,
    files: report.result.textFiles,
    showPath: report.showPath,
    verbose: report.verbose,
  }
  const found = formatHuman(diagnostics, options)
  if (report.quiet) return found
  const summary = formatSummary({ ...report, reports: report.result.reports, diagnostics })
  const more = diagnostics.find((diagnostic) => diagnostic.severity === 'error')
  const pointer = more !== undefined && io.stderr.isTTY ? `more on this: sitrep explain ${more.code}\n` : ''
  const gap = found === '' ? '' : '\n'
  // What a build has said while it ran stands right above.
  const lead = found !== '' && report.command === 'build' && report.result.reports.length > 0 ? '\n' : ''
  return `${lead}${found}${gap}${paintText('dim', pointer, style)}${paintText('bold', summary, style)}\n`
}
