/** Which project the user is in, and how its paths are written where they stand. Reads no file's content. */
import { type Stats, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { splitScheme } from '../host/resolve-path.ts'
import type { Environment } from './cli-io.ts'

export const configFile = 'sitrep.config.yaml'
export const briefsFolder = 'briefs'

/** The absolute path of the nearest folder, from `cwd` up, with `sitrep.config.yaml` or `briefs/`; undefined when there is none. */
export function findProjectRoot(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (projectMark(folder) !== undefined) return folder
    if (folder === dirname(folder)) return undefined
  }
}

/**
 * The absolute path of the repository that the project is in, as the CI system says it (`GITHUB_WORKSPACE`, `CI_PROJECT_DIR`), else the
 * nearest folder from the project up with `.git`; the project itself when it is in none.
 */
export function findRepositoryRoot(root: string, environment: Environment): string {
  const said = [environment['GITHUB_WORKSPACE'], environment['CI_PROJECT_DIR']].find(
    (path) => path !== undefined && holds(path, root),
  )
  if (said !== undefined) return resolve(said)
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    if (look(join(folder, '.git')) !== undefined) return folder
    if (folder === dirname(folder)) return resolve(root)
  }
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return folder !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** What makes the folder a project's root: `sitrep.config.yaml` or `briefs/`; undefined when it is none. */
export function projectMark(folder: string): string | undefined {
  if (look(join(folder, configFile))?.isFile() === true) return configFile
  return look(join(folder, briefsFolder))?.isDirectory() === true ? `${briefsFolder}/` : undefined
}

/** What is at the path. Undefined for nothing, and for what the system does not let us look at: that is no project of ours. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/**
 * Writes a path relative to `root` as one would type it in `cwd`, with `/`. Paths with a scheme stay as they are, and so does
 * what is no file at all: `<--set>`.
 */
export function createShowPath(root: string, cwd: string): (path: string) => string {
  return (path) => {
    const isElsewhere = splitScheme(path).scheme !== '' || path.startsWith('<')
    return isElsewhere ? path : relative(cwd, resolve(root, path)).split(sep).join('/') || '.'
  }
}

/**
 * A brief as typed in `cwd`, as it is called from `root`: what looks like a path (`.`, a slash, a YAML file) is made relative
 * to the root; an id stays an id.
 */
export function briefFromRoot(typed: string, root: string, cwd: string): string {
  const isPath = typed === '.' || /[/\\]/.test(typed) || /\.ya?ml$/i.test(typed)
  return isPath ? relative(root, resolve(cwd, typed)).split(sep).join('/') || '.' : typed
}
