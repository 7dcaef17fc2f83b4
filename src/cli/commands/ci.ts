/** `sitrep ci github|gitlab`: prints, writes or checks the configuration of a CI system. Runs none of it. */
import { readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { readSchedules } from '../../build-due.ts'
import { createDiskHost } from '../../host/disk-host.ts'
import { HostError } from '../../host/host.ts'
import { reasonOf, systemCode } from '../../host/host-reason.ts'
import type { TypedOptions } from '../build-options.ts'
import { type CiPlan, headerLine } from '../ci/ci-plan.ts'
import { findInstall } from '../ci/find-install.ts'
import { githubFile, githubWorkflow } from '../ci/github-workflow.ts'
import { gitlabFile, gitlabPipeline } from '../ci/gitlab-pipeline.ts'
import { wakeLines } from '../ci/wake-times.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { findRepositoryRoot } from '../find-project.ts'
import { installedFolder } from '../installation.ts'
import { checkDoors, type OpenProject, openProject, outputFolder } from '../open-project.ts'
import { allDiagnostics, exitCodeOf } from '../report-run.ts'
import { say, sayDiagnostics, sayProblems, sayRefusals } from '../say.ts'

export type CiSystem = 'github' | 'gitlab'

const systems = {
  github: { usual: githubFile, format: githubWorkflow },
  gitlab: { usual: gitlabFile, format: gitlabPipeline },
} as const

/**
 * The configuration on stdout; with `--write` in its file, which is named on stdout; with `--check` only compared with the file there: 1
 * when it wakes up at other times than the schedules need. A brief whose schedule cannot be read: 1, and nothing is written.
 */
export async function ciCommand(system: CiSystem, typed: TypedOptions, io: CliIo): Promise<ExitCode> {
  if (typed['write'] !== undefined && typed['check'] !== undefined) {
    return sayProblems([{ message: '`--write` and `--check` exclude each other', hints: ['leave one out'] }], io)
  }
  const options = { set: [], strict: false, reporters: [{ name: 'human' as const }], verbose: false, quiet: true }
  const opened = await openProject('check', options, io)
  if (!opened.ok) return opened.code
  const { root, showPath } = opened.project
  const repository = findRepositoryRoot(root, io.environment)
  const named = [typed['write'], typed['check']].find((value) => typeof value === 'string')
  const path = typeof named === 'string' ? resolve(io.cwd, named) : resolve(repository, systems[system].usual)
  const file = relative(repository, path).split(sep).join('/')
  if (file.startsWith('../')) {
    const hints = [`leave the name out: it goes to \`${systems[system].usual}\``]
    return sayProblems([{ message: `\`${named}\` is outside of the repository`, hints }], io)
  }
  return await sayRefusals(
    async () => {
      const planned = await planCi({ project: opened.project, repository, file, attach: typed['attach'] === true }, io)
      if (!planned.ok) return planned.code
      const place = { path, shown: relative(io.cwd, path).split(sep).join('/'), system }
      if (typed['check'] !== undefined) return checkFile(planned.plan, place, io)
      sayInstall(planned.plan, root, repository, io)
      const text = systems[system].format(planned.plan)
      if (typed['write'] !== undefined) return await writeFile(text, place, io)
      io.stdout.write(text)
      return exitCodes.fine
    },
    showPath,
    io,
  )
}

interface CiRequest {
  readonly project: OpenProject
  /** Absolute. */
  readonly repository: string
  /** Relative to the repository. */
  readonly file: string
  readonly attach: boolean
}

type Planned = { readonly ok: true; readonly plan: CiPlan } | { readonly ok: false; readonly code: ExitCode }

async function planCi({ project, repository, file, attach }: CiRequest, io: CliIo): Promise<Planned> {
  const { root, host, showPath } = project
  const request = { briefs: [], set: [], strict: false }
  const result = await readSchedules(request, checkDoors(project, io))
  const found = allDiagnostics(result)
  if (found.length > 0) sayDiagnostics(found, host, showPath, io)
  const code = exitCodeOf(result)
  if (code !== exitCodes.fine) return { ok: false, code }
  const inRepository = (path: string) => relative(repository, path).split(sep).join('/')
  return {
    ok: true,
    plan: {
      project: inRepository(root),
      install: findInstall(root, repository).folder,
      output: inRepository(outputFolder(project)),
      file,
      wakes: wakeLines(result.scheduled.map(({ found: { id }, schedule }) => ({ brief: id, schedule }))),
      briefs: result.briefs,
      attach,
    },
  }
}

/** The configuration is right all the same once that is mended. */
function sayInstall({ wakes }: CiPlan, root: string, repository: string, io: CliIo): void {
  const { problem } = findInstall(root, repository)
  if (problem !== undefined) say({ severity: 'warning', ...problem }, io)
  if (wakes.length > 0) return
  const hints = ['add `schedule` to a brief, or to the defaults of the project: docs/schedules.md']
  say(
    { severity: 'note', message: 'no brief has a schedule: reports are built on request and when the main line changes', hints },
    io,
  )
}

interface Place {
  /** Absolute. */
  readonly path: string
  readonly shown: string
  readonly system: CiSystem
}

async function writeFile(text: string, { path, shown, system }: Place, io: CliIo): Promise<ExitCode> {
  const there = readThere(path)
  if (there !== undefined && !there.startsWith(headerLine(system))) {
    const hints =
      system === 'gitlab'
        ? [
            'write it beside it, with `--write sitrep.gitlab-ci.yml`, and take it in with `include: [{local: sitrep.gitlab-ci.yml}]`',
          ]
        : ['write it to another file of that folder: `--write <file>`', 'see what differs: `sitrep ci github | diff … -`']
    return sayProblems([{ message: `\`${shown}\` was not written by \`sitrep ci ${system}\`, and is left as it is`, hints }], io)
  }
  if (there !== text) {
    const host = createDiskHost({ root: dirname(path), shippedRoot: installedFolder(), now: new Date(0) })
    await host.write(basename(path), text)
  }
  io.stdout.write(`${shown}\n`)
  return exitCodes.fine
}

/** Only the wake-ups count, so that a file may be changed by hand. */
function checkFile({ wakes }: CiPlan, { path, shown, system }: Place, io: CliIo): ExitCode {
  const hints = [`run \`sitrep ci ${system} --write\`, or mend its cron lines by hand`]
  const there = readThere(path)
  if (there === undefined) {
    say({ severity: 'error', message: `there is no \`${shown}\``, hints }, io)
    return exitCodes.briefErrors
  }
  const written = new Set([...there.matchAll(/cron:? +(["'])(.*?)\1/g)].map(([, , cron = '']) => cron))
  const missing = wakes.filter(({ cron }) => !written.has(cron))
  const idle = [...written].filter((cron) => !wakes.some((wake) => wake.cron === cron))
  for (const { cron, briefs } of missing)
    say({ severity: 'error', message: `\`${shown}\` does not wake up at \`${cron}\` (UTC), for ${briefs.join(', ')}`, hints }, io)
  for (const cron of idle)
    say({ severity: 'error', message: `\`${shown}\` wakes up at \`${cron}\`, which no schedule asks for`, hints }, io)
  return missing.length + idle.length === 0 ? exitCodes.fine : exitCodes.briefErrors
}

/** Undefined when there is none. */
function readThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === undefined) throw error
    throw new HostError(path, reasonOf(code), { cause: error })
  }
}
