/** Tells what came of a run, in the ways that were asked for, on streams and in files. Decides the exit code. */
import { appendFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { ReportResult, RunResult } from '../build-request.ts'
import { collateDiagnostics, diagnosticKey } from '../diagnostics/collate.ts'
import type { Diagnostic, WaivedFinding } from '../diagnostics/diagnostic.ts'
import { formatGithub } from '../diagnostics/format-github.ts'
import { formatHuman, type HumanOptions, paintText, type TextStyle } from '../diagnostics/format-human.ts'
import { formatJunit, type JunitCase } from '../diagnostics/format-junit.ts'
import { formatSarif } from '../diagnostics/format-sarif.ts'
import type { PlaceContext } from '../diagnostics/place.ts'
import { createDiskHost } from '../host/disk-host.ts'
import { HostError } from '../host/host.ts'
import type { CliIo } from './cli-io.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { createShowPath, findRepositoryRoot } from './find-project.ts'
import { formatSummary } from './format-summary.ts'
import { formatGithubSummary, type SummaryExtras } from './github-summary.ts'
import { installedFolder, installedVersion } from './installation.ts'
import type { Reporter } from './read-reporters.ts'
import { formatRunJson } from './run-json.ts'
import { sayProblems } from './say.ts'
import { textStyleFor } from './text-style.ts'

export interface RunReport {
  readonly command: 'build' | 'check'
  readonly result: RunResult
  /** Absolute path of the project. */
  readonly root: string
  /** A path relative to the project, and one relative to the output folder, as typed where the user is. */
  readonly showPath: (path: string) => string
  readonly showOutput: (path: string) => string
  readonly reporters: readonly Reporter[]
  readonly verbose: boolean
  readonly quiet: boolean
  /** Warnings fail a report. */
  readonly strict: boolean
  /** What the job's summary on GitHub tells besides. */
  readonly extras?: SummaryExtras
}

/** Writes the reports of a finished run and gives its exit code: that of the run, or 2 when a reporter's file cannot be written. */
export async function reportRun(report: RunReport, io: CliIo): Promise<ExitCode> {
  const code = exitCodeOf(report.result)
  const diagnostics = allDiagnostics(report.result)
  const unwritten: string[] = []
  // Files first, people last: the summary is the last line, and what it says is then true.
  for (const reporter of report.reporters) {
    if (reporter.file === undefined) continue
    const text = textOf(reporter, report, diagnostics, code, io)
    unwritten.push(...(await writeReport(resolve(io.cwd, reporter.file), reporter.file, text)))
  }
  if (report.reporters.some(({ name }) => name === 'github')) unwritten.push(...appendSummary(report, diagnostics, io))
  for (const name of ['github', 'human', 'json', 'sarif', 'junit'] as const) {
    const reporter = report.reporters.find((one) => one.name === name && one.file === undefined)
    if (reporter === undefined) continue
    const stream = name === 'human' || name === 'github' ? io.stderr : io.stdout
    stream.write(textOf(reporter, report, diagnostics, code, io))
  }
  if (unwritten.length === 0) return code
  const said = sayProblems(
    unwritten.map((message) => ({ message })),
    io,
  )
  return code === exitCodes.fine ? said : code
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

function textOf(
  { name, file }: Reporter,
  report: RunReport,
  diagnostics: readonly Diagnostic[],
  code: ExitCode,
  io: CliIo,
): string {
  const files = report.result.textFiles
  const here: PlaceContext = { files, showPath: report.showPath }
  switch (name) {
    case 'human':
      return file === undefined
        ? humanReport(report, diagnostics, textStyleFor(io.stderr, io), io.stderr.isTTY)
        : humanReport(report, diagnostics, { colour: false, unicode: true, columns: 120 }, false)
    case 'github':
      return formatGithub(diagnostics, repositoryContext(report, io))
    case 'json':
      return formatRunJson(report, code, here)
    case 'sarif':
      return formatSarif(
        { version: installedVersion(), exitCode: code, diagnostics, waived: allWaived(report.result) },
        repositoryContext(report, io),
      )
    case 'junit':
      return formatJunit(junitCases(report), repositoryContext(report, io))
  }
}

/** Paths as the repository has them, wherever in it the command was typed: what annotations and code scanning are matched by. */
function repositoryContext({ result, root }: RunReport, { environment }: CliIo): PlaceContext {
  return { files: result.textFiles, showPath: createShowPath(root, findRepositoryRoot(root, environment)) }
}

function allWaived({ reports }: RunResult): readonly WaivedFinding[] {
  const all = reports.flatMap(({ waived }) => waived ?? [])
  return [...new Map(all.map((one) => [diagnosticKey(one.finding), one])).values()]
}

/** What concerns no report is a case of its own, so that a run that did nothing is not a green one. */
function junitCases({ result }: RunReport): readonly JunitCase[] {
  const failed = result.usageError || result.diagnostics.some(({ severity }) => severity === 'error')
  const project = { suite: 'sitrep', name: 'project', ms: 0, failed, diagnostics: result.diagnostics }
  return [...(result.diagnostics.length === 0 ? [] : [project]), ...result.reports.map(junitCase)]
}

function junitCase({ brief, name, ms, status, diagnostics }: ReportResult): JunitCase {
  const total = Object.values(ms).reduce((sum, one) => sum + one, 0)
  return { suite: brief, name, ms: total, failed: status === 'failed', diagnostics }
}

async function writeReport(path: string, typed: string, text: string): Promise<readonly string[]> {
  const host = createDiskHost({ root: dirname(path), shippedRoot: installedFolder(), now: new Date(0) })
  try {
    await host.write(basename(path), text)
    return []
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return [`cannot write \`${typed}\`: ${error.reason}`]
  }
}

/** The summary of this step, after what earlier commands of the step have put there. */
function appendSummary(report: RunReport, diagnostics: readonly Diagnostic[], io: CliIo): readonly string[] {
  const path = io.environment['GITHUB_STEP_SUMMARY']
  if (path === undefined || path === '') return []
  const text = formatGithubSummary(report, diagnostics, repositoryContext(report, io), io.environment)
  try {
    appendFileSync(path, text)
    return []
  } catch (error) {
    return [`cannot write the job’s summary \`${path}\`: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function humanReport(report: RunReport, diagnostics: readonly Diagnostic[], style: TextStyle, isTerminal: boolean): string {
  const options: HumanOptions = {
    ...style,
    files: report.result.textFiles,
    showPath: report.showPath,
    verbose: report.verbose,
  }
  const found = formatHuman(diagnostics, options)
  if (report.quiet) return found
  const summary = formatSummary({ ...report, ...report.result, diagnostics })
  const more = diagnostics.find((diagnostic) => diagnostic.severity === 'error')
  const pointer = more !== undefined && isTerminal ? `more on this: sitrep explain ${more.code}\n` : ''
  const gap = found === '' ? '' : '\n'
  // What a build has said while it ran stands right above.
  const lead = found !== '' && report.command === 'build' && report.result.reports.length > 0 ? '\n' : ''
  return `${lead}${found}${gap}${paintText('dim', pointer, style)}${paintText('bold', summary, style)}\n`
}
