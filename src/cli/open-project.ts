/** What `build` and `check` begin with: the project that the user is in, its hosts and its configuration. */
import { resolve } from 'node:path'
import { type Config, loadConfig } from '../config/load-config.ts'
import { createDiskHost } from '../host/disk-host.ts'
import type { Host } from '../host/host.ts'
import type { CheckOptions } from './build-options.ts'
import type { CliIo } from './cli-io.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { createShowPath, findProjectRoot } from './find-project.ts'
import { installedFolder } from './installation.ts'
import { type RunReport, reportRun } from './report-run.ts'
import { runClock } from './run-clock.ts'
import { sayNoProject } from './say.ts'

export interface OpenProject {
  /** Absolute. */
  readonly root: string
  readonly host: Host
  readonly config: Config
  /** A path relative to the project, as one would type it where the command was typed. */
  readonly showPath: (path: string) => string
}

export type OpenedProject = { readonly ok: true; readonly project: OpenProject } | { readonly ok: false; readonly code: ExitCode }

/** The project, or the exit code after it was said why there is none: no project, no time, or a project file with errors. */
export async function openProject(command: RunReport['command'], options: CheckOptions, io: CliIo): Promise<OpenedProject> {
  const root = findProjectRoot(io.cwd)
  if (root === undefined) return { ok: false, code: sayNoProject(io) }
  const now = options.now ?? runClock(io)
  if (now === undefined) return { ok: false, code: exitCodes.usage }
  const host = createDiskHost({ root, shippedRoot: installedFolder(), now })
  const showPath = createShowPath(root, io.cwd)
  const loaded = await loadConfig(host)
  if (loaded.ok) return { ok: true, project: { root, host, config: loaded.value, showPath } }
  const result = { reports: [], diagnostics: loaded.diagnostics, usageError: true, textFiles: host.textFiles() }
  const { reporters, verbose, quiet, strict } = options
  const report: RunReport = {
    command,
    result,
    root,
    showPath,
    showOutput: showPath,
    reporters,
    verbose,
    quiet,
    strict,
  }
  return { ok: false, code: await reportRun(report, io) }
}

/** The absolute path of the folder that reports are written into, unless `--out` says otherwise. */
export function outputFolder({ root, config }: Pick<OpenProject, 'root' | 'config'>): string {
  return resolve(root, config.out ?? 'output')
}
