/** What `build` and `check` begin with: the project that the user is in, its hosts and its configuration. */
import { resolve } from 'node:path'
import type { CheckDoors } from '../build-request.ts'
import { type Config, loadConfig } from '../config/load-config.ts'
import { type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { createDiskHost } from '../host/disk-host.ts'
import type { Host } from '../host/host.ts'
import { createModuleDoor } from '../host/project-modules.ts'
import { loadHelpers, type OwnHelpers } from '../render/own-helpers.ts'
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
  /** The project's own helpers, when its file names some: opening the project has run that module. */
  readonly helpers?: OwnHelpers
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
  const loaded = await loadSettings(host, root)
  if (loaded.ok) return { ok: true, project: { root, host, ...loaded.value, showPath } }
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

/** What looking at the project's briefs may touch. */
export function checkDoors({ host, config, helpers }: OpenProject, io: CliIo): CheckDoors {
  return { project: host, config, ...(helpers && { helpers }), elapsedMs: io.clock.elapsedMs }
}

/** The project file, and the helpers that it names. */
async function loadSettings(host: Host, root: string): Promise<Outcome<Pick<OpenProject, 'config' | 'helpers'>>> {
  const loaded = await loadConfig(host)
  if (!loaded.ok || loaded.value.helpers === undefined) return loaded.ok ? { ...loaded, value: { config: loaded.value } } : loaded
  const helpers = await loadHelpers(loaded.value.helpers, host, createModuleDoor({ root }))
  const diagnostics = [...loaded.diagnostics, ...helpers.diagnostics]
  return helpers.ok ? outcomeOf({ config: loaded.value, helpers: helpers.value }, diagnostics) : { ok: false, diagnostics }
}

/** The absolute path of the folder that reports are written into, unless `--out` says otherwise. */
export function outputFolder({ root, config }: Pick<OpenProject, 'root' | 'config'>): string {
  return resolve(root, config.out ?? 'output')
}
