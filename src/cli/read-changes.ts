/** `--changed`, turned into what a run is asked for. */
import type { CheckRequest } from '../build-request.ts'
import type { CheckOptions } from './build-options.ts'
import type { CliIo } from './cli-io.ts'
import { gitChanges } from './git-changes.ts'
import type { OpenProject } from './open-project.ts'
import { say } from './say.ts'
import type { UsageProblem } from './usage-message.ts'

export type ReadChanges =
  | { readonly ok: true; readonly request: Pick<CheckRequest, 'changed'> }
  | { readonly ok: false; readonly problem: UsageProblem }

/** What git says has changed, where the option asks for it; tells people what it was compared with. */
export async function readChanges({ changed, quiet }: CheckOptions, { root }: OpenProject, io: CliIo): Promise<ReadChanges> {
  if (changed === undefined) return { ok: true, request: {} }
  const found = await gitChanges(changed.ref, root, io.environment)
  if (!found.ok) return found
  const count = found.changed.paths.size
  const files = count === 1 ? '1 file of the project differs' : `${count} files of the project differ`
  if (!quiet) say({ severity: 'note', message: `${files} from \`${found.since}\`` }, io)
  return { ok: true, request: { changed: found.changed } }
}
