/** `sitrep init`: makes a project. Overwrites nothing: a project that is there is refused, other files are kept. */
import { resolve } from 'node:path'
import { createDiskHost } from '../../host/disk-host.ts'
import type { Host } from '../../host/host.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createShowPath, projectMark } from '../find-project.ts'
import { installedFolder } from '../installation.ts'
import { runClock } from '../run-clock.ts'
import { say, sayProblems, sayRefusals } from '../say.ts'
import { starterDates } from '../starter/starter-file.ts'
import { starterBriefId, starterProject } from '../starter/starter-project.ts'
import { typedCommand } from '../typed-command.ts'

/** Makes a project in `folder` (relative to where the command was typed) and says what comes next. */
export async function initCommand(folder: string, io: CliIo): Promise<ExitCode> {
  const root = resolve(io.cwd, folder)
  const showPath = createShowPath(root, io.cwd)
  const mark = projectMark(root)
  if (mark !== undefined) {
    const where = root === resolve(io.cwd) ? 'this folder' : `\`${showPath('.')}\``
    const message = `${where} is a project already: it has \`${mark}\``
    return sayProblems(
      [{ message, hints: ['add a brief to it with `sitrep new <brief>`', 'choose another folder: `sitrep init <folder>`'] }],
      io,
    )
  }
  const now = runClock(io)
  if (now === undefined) return exitCodes.usage
  const host = createDiskHost({ root, shippedRoot: installedFolder(), now })
  return await sayRefusals(() => writeProject(host, showPath, io), showPath, io)
}

async function writeProject(host: Host, showPath: (path: string) => string, io: CliIo): Promise<ExitCode> {
  const kept: string[] = []
  for (const { path, content } of starterProject(starterDates(host.now()))) {
    if ((await host.readBytes(path)) !== undefined) {
      kept.push(path)
      continue
    }
    await host.write(path, content)
    io.stdout.write(`${showPath(path)}\n`)
  }
  for (const path of kept)
    say({ severity: 'note', message: `kept \`${showPath(path)}\` as it was`, hints: hintsForKept(path) }, io)
  io.stderr.write(nextSteps(showPath('.'), typedCommand(io.environment)))
  return exitCodes.fine
}

function hintsForKept(path: string): readonly string[] {
  return path === '.gitignore' ? ['add `output/` to it'] : []
}

function nextSteps(folder: string, sitrep: string): string {
  const steps = [
    ...(folder === '.' ? [] : [[`cd ${/^[\w./-]+$/.test(folder) ? folder : `"${folder}"`}`, '']]),
    [`${sitrep} build`, 'print the report into output/'],
    [`briefs/${starterBriefId}/brief.yaml`, 'what it says; its facts are beside it'],
    [`${sitrep} new <brief>`, 'start your own'],
  ]
  const width = Math.max(...steps.map(([step = '']) => step.length))
  return `\nNext:\n${steps.map(([step = '', why = '']) => `  ${step.padEnd(width)}  ${why}`.trimEnd()).join('\n')}\n`
}
