/** Arithmetic on root-relative paths, with no file system behind it. */

/** The folder of a path, without a trailing slash; `''` for a file at the root. Keeps a scheme. */
export function folderOf(path: string): string {
  const { scheme, rest } = splitScheme(path)
  const slash = rest.lastIndexOf('/')
  return scheme + (slash === -1 ? '' : rest.slice(0, slash))
}

/** Scheme (`sitrep:`, `npm:`, or `''`) and what follows it. */
export function splitScheme(path: string): { readonly scheme: string; readonly rest: string } {
  const match = /^(sitrep:|npm:)(.*)$/s.exec(path)
  return match === null ? { scheme: '', rest: path } : { scheme: match[1] ?? '', rest: match[2] ?? '' }
}

/**
 * `path` as written in a file of `folder`, made root-relative and normal; undefined when it leads out of the
 * project: an absolute path, a drive letter, a URL, a NUL, or more `..` than there are folders. A path with
 * a scheme stands for itself. Backslashes are taken for slashes.
 */
export function resolvePath(folder: string, path: string): string | undefined {
  const written = splitScheme(path)
  if (written.scheme !== '') return normalise(written.scheme, written.rest)
  const slashed = path.replaceAll('\\', '/')
  if (slashed.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(slashed) || slashed.includes('\u0000')) return undefined
  const base = splitScheme(folder)
  return normalise(base.scheme, base.rest === '' ? slashed : `${base.rest}/${slashed}`)
}

function normalise(scheme: string, path: string): string | undefined {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return scheme + steps.join('/')
}
