/** `sitrep new`: adds a brief to the project. Overwrites nothing. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createDiskHost } from '../../host/disk-host.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createShowPath, findProjectRoot } from '../find-project.ts'
import { installedFolder } from '../installation.ts'
import { runClock } from '../run-clock.ts'
import { sayNoProject, sayProblems, sayRefusals } from '../say.ts'
import { starterBrief } from '../starter/starter-brief.ts'
import { starterDates } from '../starter/starter-file.ts'
import { typedCommand } from '../typed-command.ts'

/** Writes `briefs/<id>/brief.yaml` and its facts, and says what comes next. */
export async function newCommand(id: string, io: CliIo): Promise<ExitCode> {
  const root = findProjectRoot(io.cwd)
  if (root === undefined) return sayNoProject(io)
  if (!/^[a-z0-9][a-z0-9._-]*$/i.test(id)) return sayProblems([badIdProblem(id)], io)
  const showPath = createShowPath(root, io.cwd)
  const taken = [`briefs/${id}`, `briefs/${id}.yaml`, `briefs/${id}.yml`].find((path) => existsSync(join(root, path)))
  if (taken !== undefined) {
    return sayProblems([{ message: `\`${showPath(taken)}\` is there already`, hints: ['choose another id'] }], io)
  }
  const now = runClock(io)
  if (now === undefined) return exitCodes.usage
  const host = createDiskHost({ root, shippedRoot: installedFolder(), now })
  return await sayRefusals(
    async () => {
      for (const { path, content } of starterBrief(id, starterDates(now))) {
        await host.write(path, content)
        io.stdout.write(`${showPath(path)}\n`)
      }
      io.stderr.write(`\nNext:\n  ${typedCommand(io.environment)} build ${id}\n`)
      return exitCodes.fine
    },
    showPath,
    io,
  )
}

function badIdProblem(id: string): { readonly message: string; readonly hints: readonly string[] } {
  const better = id
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return {
    message: `a brief’s id is a folder name of letters, digits, \`-\`, \`_\` and \`.\`; found \`${id}\``,
    hints: better === '' ? ['choose a name like `flood-0412`'] : [`use \`sitrep new ${better}\``],
  }
}
