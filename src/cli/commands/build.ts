/** `sitrep build`: checks, renders and prints. Sets up what a run needs, shows it, and tells what came of it. */
import { basename, dirname, resolve } from 'node:path'
import type { DueResult } from '../../build-due.ts'
import type { BuildDoors, BuildRequest, ChangedFiles, RunResult } from '../../build-request.ts'
import { createDiskHost } from '../../host/disk-host.ts'
import { HostError } from '../../host/host.ts'
import { buildReports } from '../../pipeline.ts'
import { createPrinter } from '../../print/create-printer.ts'
import { type BuildOptions, readBuildOptions, type TypedOptions } from '../build-options.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { briefFromRoot, createShowPath } from '../find-project.ts'
import type { SummaryExtras } from '../github-summary.ts'
import type { WrittenIndex } from '../index-page/write-index.ts'
import { installedFolder, installedVersion } from '../installation.ts'
import { checkDoors, type OpenProject, openProject, outputFolder } from '../open-project.ts'
import { createProgress } from '../progress/create-progress.ts'
import type { Progress } from '../progress/progress.ts'
import { readChanges } from '../read-changes.ts'
import { reportRun } from '../report-run.ts'
import { sayInterrupted, sayProblems } from '../say.ts'
import { sayNothingOwed, saySkipped } from '../say-due.ts'
import { summaryChanges } from '../summary-changes.ts'
import { textStyleFor } from '../text-style.ts'

import { type IndexedFolder, indexFolder } from './index-page.ts'

const defaultTimeoutMs = 60_000
/** More pages at once than this only make each of them slower. */
const mostJobs = 4

/** Builds the briefs that are named, as typed where the user is; all of the project's when none is. With `release` it freezes editions of them. */
export async function buildCommand(
  briefs: readonly string[],
  typed: TypedOptions,
  io: CliIo,
  { release = false }: { readonly release?: boolean } = {},
): Promise<ExitCode> {
  const checked = readBuildOptions(typed, io.environment)
  if (!checked.ok) return sayProblems(checked.problems, io)
  const opened = await openProject('build', checked.options, io)
  if (!opened.ok) return opened.code
  const { options } = checked
  const changes = await readChanges(options, opened.project, io)
  if (!changes.ok) return sayProblems([changes.problem], io)
  const released = release || options.release === true
  return await build({ briefs, options, project: opened.project, release: released, ...changes.request }, io)
}

interface BuildRun {
  /** As typed. */
  readonly briefs: readonly string[]
  readonly options: BuildOptions
  readonly project: OpenProject
  readonly release: boolean
  readonly changed?: ChangedFiles
}

async function build(run: BuildRun, io: CliIo): Promise<ExitCode> {
  const { options, project } = run
  const { reporters, verbose, quiet, strict } = options
  const { root, showPath } = project
  const outFolder = options.out === undefined ? outputFolder(project) : resolve(io.cwd, options.out)
  const showOutput = createShowPath(outFolder, io.cwd)
  const progress = createProgress({ ...textStyleFor(io.stderr, io), verbose, showOutput }, quiet, io)
  const result = await printReports(run, outFolder, progress, io)
  if (io.signal.aborted) return sayInterrupted(io)
  if ('planned' in result && !quiet) sayDue(result, io)
  const { index, latest, manifest } = options
  const record = manifest === undefined ? {} : { manifest: resolve(io.cwd, manifest) }
  const indexed = index ? await indexOrSay({ project, folder: outFolder, latest, ...record }, io) : undefined
  const extras = await summaryExtras(result, run, indexed?.thumbnails ?? new Map(), io)
  const code = await reportRun(
    { command: 'build', result, root, showPath, showOutput, reporters, verbose, quiet, strict, ...(extras && { extras }) },
    io,
  )
  const isStdoutFree = reporters.every(({ name, file }) => file !== undefined || name === 'human' || name === 'github')
  if (isStdoutFree) for (const path of result.editions ?? []) io.stdout.write(`${showPath(path)}\n`)
  return index && indexed === undefined && code === exitCodes.fine ? exitCodes.usage : code
}

/** The page, or undefined after it was said why there is none. */
async function indexOrSay(folder: IndexedFolder, io: CliIo): Promise<WrittenIndex | undefined> {
  try {
    return await indexFolder(folder, io)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    sayProblems([{ message: `cannot write the index: \`${error.path}\`: ${error.reason}` }], io)
    return undefined
  }
}

/** Said before the summary, which is the last line. */
function sayDue(result: DueResult, io: CliIo): void {
  saySkipped(result, io)
  if (!result.usageError && result.reports.length === 0) sayNothingOwed(result, io)
}

/** The run itself. Whatever happens in it, the browser is closed and the display taken down. */
async function printReports(run: BuildRun, outFolder: string, progress: Progress, io: CliIo): Promise<RunResult | DueResult> {
  const { options, project } = run
  const jobs = options.jobs ?? project.config.jobs ?? Math.min(mostJobs, io.parallelism)
  const browser = options.browser ?? project.config.browser
  const hostAt = (root: string) => createDiskHost({ root, shippedRoot: installedFolder(), now: project.host.now() })
  const manifest = options.manifest === undefined ? undefined : resolve(io.cwd, options.manifest)
  try {
    await using printer = createPrinter({
      pages: jobs,
      environment: io.environment,
      onNotice: progress.note,
      ...(browser === undefined ? {} : { browser }),
    })
    const doors: BuildDoors = {
      ...checkDoors(project, io),
      output: hostAt(outFolder),
      printer,
      versions: { sitrep: installedVersion(), node: io.nodeVersion.replace(/^v/, '') },
      ...(manifest === undefined ? {} : { manifest: { host: hostAt(dirname(manifest)), path: basename(manifest) } }),
    }
    const request = buildRequest(run, jobs, progress, io)
    if (options.due !== true) return await buildReports(request, doors)
    const { buildDueReports } = await import('../../build-due.ts')
    return await buildDueReports(request, doors)
  } finally {
    progress.close()
  }
}

function buildRequest(run: BuildRun, jobs: number, progress: Progress, io: CliIo): BuildRequest {
  const { variants, formats, set, strict, shard, pictures } = run.options
  const timeoutMs = run.options.timeoutMs ?? run.project.config.timeoutMs ?? defaultTimeoutMs
  return {
    briefs: run.briefs.map((brief) => briefFromRoot(brief, run.project.root, io.cwd)),
    set,
    strict,
    timeoutMs,
    jobs,
    release: run.release,
    signal: io.signal,
    onProgress: progress.onEvent,
    ...(variants === undefined ? {} : { variants }),
    ...(formats === undefined ? {} : { formats }),
    ...(shard === undefined ? {} : { shard }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(run.changed === undefined ? {} : { changed: run.changed }),
  }
}

/** What the job's summary on GitHub tells besides; undefined where there is none to write. */
async function summaryExtras(
  result: RunResult,
  { options, project }: BuildRun,
  thumbnails: SummaryExtras['thumbnails'],
  io: CliIo,
): Promise<SummaryExtras | undefined> {
  const isAsked = options.reporters.some(({ name }) => name === 'github')
  if (!isAsked || (io.environment['GITHUB_STEP_SUMMARY'] ?? '') === '') return undefined
  // A new host: a release has just added to the editions that the old one knows.
  const host = createDiskHost({ root: project.root, shippedRoot: installedFolder(), now: project.host.now() })
  const doors = checkDoors({ ...project, host }, io)
  const published = options.published === undefined ? {} : { published: options.published }
  return { changes: await summaryChanges(result, doors), thumbnails, ...published }
}
