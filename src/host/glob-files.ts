/** Which files match some globs: one meaning of `*`, `**`, `?` and `{a,b}` for both hosts. Reads no file. */
import type { FileSystemAdapter } from 'tinyglobby'
import { HostError } from './host.ts'
import { resolvePath, splitScheme } from './resolve-path.ts'

/** Where globs of one scheme look: a folder, and the file system it is in when that is not the machine's. */
export interface GlobRoot {
  /** Absolute. */
  readonly folder: string
  readonly fileSystem?: FileSystemAdapter
}

/**
 * Root-relative paths (with their scheme) of the files that match any of `globs`, once each, in code-unit order.
 *
 * `*` and `?` stay in one folder, `**` crosses folders, `{a,b}` is either; every other character stands for itself,
 * so that a folder called `floods (2)` or `[draft]` needs no escaping. Dot files and `node_modules` never match, not
 * even when named. Throws `HostError` for a glob that leads out of its root or whose scheme `rootOf` does not know.
 */
export async function globFiles(
  globs: readonly string[],
  rootOf: (scheme: string) => GlobRoot | undefined,
): Promise<readonly string[]> {
  const globsByScheme = new Map<string, string[]>()
  for (const glob of globs) {
    const { scheme, rest } = splitScheme(checkedGlob(glob))
    globsByScheme.set(scheme, [...(globsByScheme.get(scheme) ?? []), rest])
  }
  const found = await Promise.all([...globsByScheme].map(([scheme, rests]) => globOneRoot(scheme, rests, rootOf(scheme))))
  return [...new Set(found.flat())].sort()
}

async function globOneRoot(scheme: string, globs: readonly string[], root: GlobRoot | undefined): Promise<readonly string[]> {
  if (root === undefined) throw new HostError(`${scheme}${globs[0] ?? ''}`, 'files of packages cannot be listed, only named')
  // Imported when asked for: 20 ms that a command without globs does not pay.
  const { glob } = await import('tinyglobby')
  const paths = await glob(globs.map(escapeOthers), {
    cwd: root.folder,
    dot: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**'],
    ...(root.fileSystem === undefined ? {} : { fs: root.fileSystem }),
  })
  return paths.filter(isVisible).map((path) => scheme + path)
}

/** The glob as it is; braces may hide a way out (`{..,x}/y`), so every `..` step is refused, not just normalised away. */
function checkedGlob(glob: string): string {
  const climbs = /(^|[/{,])\.\.($|[/},])/.test(splitScheme(glob).rest)
  if (climbs || resolvePath('', glob) === undefined) throw new HostError(glob, 'it leads out of the project')
  return glob
}

function escapeOthers(glob: string): string {
  return glob.replace(/[()[\]!+@|]/g, '\\$&')
}

/** Globs that name a dot file (`.env`) would match it even with `dot: false`. */
function isVisible(path: string): boolean {
  return !/(^|\/)\./.test(path)
}
