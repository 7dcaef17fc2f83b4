/** Where a CI job installs Sitrep from: the package files above the project. Reads them, writes nothing, asks no registry. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export interface InstallPlace {
  /** Relative to the repository, with `/`; empty for the repository itself. */
  readonly folder: string
  /** Why a job would not get Sitrep from there; undefined when all is well. */
  readonly problem?: { readonly message: string; readonly hints: readonly string[] }
}

const otherLocks = ['pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb']

/** The nearest folder with `package.json` from the project up to the repository; the project's when there is none. */
export function findInstall(root: string, repository: string): InstallPlace {
  const folders = foldersUp(root, repository)
  const found = folders.find((folder) => existsSync(join(folder, 'package.json')))
  // Of a workspace, the lock file is further up.
  const locked = folders.find((folder) => existsSync(join(folder, 'package-lock.json')))
  const folder = relative(repository, locked ?? found ?? root)
    .split(sep)
    .join('/')
  const message = whyNot(found, locked, folders)
  if (message === undefined) return { folder }
  return {
    folder,
    problem: {
      message,
      hints: [
        'run `npm install --save-dev sitrep` (or the packed file of it) there, and commit `package.json` and `package-lock.json`',
      ],
    },
  }
}

function whyNot(found: string | undefined, locked: string | undefined, folders: readonly string[]): string | undefined {
  if (found === undefined) return 'the jobs run `npm ci`, and the project has no `package.json`'
  if (!namesSitrep(join(found, 'package.json'))) return 'the jobs run `npm ci`, and `package.json` does not ask for `sitrep`'
  if (locked !== undefined) return undefined
  const other = otherLocks.find((name) => folders.some((folder) => existsSync(join(folder, name))))
  const instead = other === undefined ? '' : `; \`${other}\` is another package manager’s`
  return `the jobs run \`npm ci\`, and there is no \`package-lock.json\`${instead}`
}

/** Whether the package depends on Sitrep, or is it. */
function namesSitrep(path: string): boolean {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof json !== 'object' || json === null) return false
    if ('name' in json && json.name === 'sitrep') return true
    const lists: readonly unknown[] = ['dependencies', 'devDependencies', 'optionalDependencies'].map((key) =>
      Reflect.get(json, key),
    )
    return lists.some((list) => typeof list === 'object' && list !== null && 'sitrep' in list)
  } catch {
    return false
  }
}

/** From the project to the repository, both included. */
function foldersUp(root: string, repository: string): readonly string[] {
  const folders = [resolve(root)]
  for (let folder = resolve(root); folder !== resolve(repository) && folder !== dirname(folder); ) {
    folder = dirname(folder)
    folders.push(folder)
  }
  return folders
}
