/** Finds the folder where this account keeps what it need not unpack twice. Nobody else may be able to write there: it holds a program. */
import { access, chmod, constants, lstat, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Machine } from './machine.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the cache would be, best first: the user's cache folder, then one of our own under the temporary folder. Absolute and normalised. */
export function cacheFolderCandidates(environment: Environment, machine: Machine): readonly string[] {
  const base =
    environment['XDG_CACHE_HOME'] || (machine.homeFolder === undefined ? undefined : join(machine.homeFolder, '.cache'))
  const own = join(machine.temporaryFolder, machine.userId === undefined ? 'sitrep' : `sitrep-${machine.userId}`)
  return [...(base === undefined ? [] : [resolve(base, 'sitrep')]), own]
}

/**
 * The first of the folders that exists or can be made, is ours alone (mode 0700) and can be written; undefined when there is none.
 * A folder of someone else's is passed over, whatever its mode: what lies in it could be anything.
 */
export async function choosePrivateFolder(candidates: readonly string[], machine: Machine): Promise<string | undefined> {
  for (const folder of candidates) {
    if (await makePrivate(folder, machine)) return folder
  }
  return undefined
}

/** Whether it is a folder of root's that nobody else may write to: what lies there is to be trusted like the system's own programs. */
export async function onlyRootWrites(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder)
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
  } catch {
    return false
  }
}

async function makePrivate(folder: string, machine: Machine): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const found = await lstat(folder)
    if (!found.isDirectory() || (machine.userId !== undefined && found.uid !== machine.userId)) return false
    if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700)
    await access(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    // Read-only, forbidden or full: the next candidate may do.
    return false
  }
}
