/** Where an npm package is installed. Reads nothing out of it. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'

/** A path after `npm:`, split into the package's name and the file's path inside it. */
export interface PackagePath {
  readonly name: string
  /** With `/`; `''` when only a package is named. */
  readonly file: string
}

/** `@scope/name/a/b` → `@scope/name` and `a/b`; undefined when it names no package. */
export function splitPackagePath(path: string): PackagePath | undefined {
  const match = /^((?:@[^/]+\/)?[^/@][^/]*)(?:\/(.*))?$/s.exec(path)
  return match?.[1] === undefined ? undefined : { name: match[1], file: match[2] ?? '' }
}

/**
 * The absolute folder of an installed package as Sitrep itself would find it, or undefined when it is not installed.
 * Walks the `node_modules` folders rather than resolving `<name>/package.json`, which a package need not export.
 */
export function findPackageFolder(name: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  // Node's list ends in folders of the home directory (`.node_modules`), which are no part of an installation.
  return folders
    .filter((folder) => basename(folder) === 'node_modules')
    .map((folder) => join(folder, name))
    .find((folder) => existsSync(join(folder, 'package.json')))
}
