/** A host whose files are given as data: for tests and for users of the library. Touches neither disk nor clock. */
import { resolve } from 'node:path'
import { globFiles } from './glob-files.ts'
import { type Host, HostError } from './host.ts'
import { createMemoryFolder } from './memory-folder.ts'
import { createReadOnce } from './read-once.ts'
import { resolvePath, splitScheme } from './resolve-path.ts'

export interface MemoryHost extends Host {
  /** What has been written so far, by path; what was there from the start is not among it. */
  written(): ReadonlyMap<string, Uint8Array>
}

export interface MemoryHostOptions {
  /** The time of the run; the first of January 2026, 00:00 UTC, when it is not given. */
  readonly now?: Date
}

/**
 * A host over `files` by path (`briefs/x.yaml`, `sitrep:templates/…`, `npm:…`); strings are UTF-8 text.
 * Behaves as the disk host does: folders are where a path has one, and a file cannot be written where a folder is.
 */
export function createMemoryHost(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryHostOptions = {},
): MemoryHost {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, toBytes(content)]))
  const written = new Map<string, Uint8Array>()
  const now = options.now ?? new Date(Date.UTC(2026, 0, 1))
  const cache = createReadOnce(async (path) => {
    refuseUnclean(path)
    const bytes = contents.get(path)
    if (bytes === undefined && isFolder(contents, path)) throw new HostError(path, 'it is a folder, not a file')
    return bytes
  })
  return {
    readText: cache.readText,
    readBytes: cache.readBytes,
    reads: cache.reads,
    textFiles: cache.textFiles,
    now: () => now,
    written: () => written,
    async list(globs) {
      const folder = resolve('/memory').replaceAll('\\', '/')
      return await globFiles(globs, (scheme) => {
        if (scheme === 'npm:') return undefined
        const paths = [...contents.keys()].map(splitScheme).filter((split) => split.scheme === scheme)
        return {
          folder,
          fileSystem: createMemoryFolder(
            folder,
            paths.map((split) => split.rest),
          ),
        }
      })
    },
    async write(path, content) {
      refuseUnclean(path)
      refuseUnwritable(contents, path)
      const bytes = toBytes(content)
      contents.set(path, bytes)
      written.set(path, bytes)
      cache.forget(path)
    },
  }
}

/** A copy, so that the caller's later changes do not reach a file that is already written. */
function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)
}

function refuseUnclean(path: string): void {
  if (resolvePath('', path) !== path) throw new HostError(path, 'it leads out of the project')
}

function refuseUnwritable(contents: ReadonlyMap<string, Uint8Array>, path: string): void {
  if (splitScheme(path).scheme !== '') throw new HostError(path, 'installed files are not written to')
  if (isFolder(contents, path)) throw new HostError(path, 'it is a folder, not a file')
  for (let end = path.lastIndexOf('/'); end !== -1; end = path.lastIndexOf('/', end - 1)) {
    if (contents.has(path.slice(0, end))) throw new HostError(path, 'a part of its path is a file, not a folder')
    if (end === 0) return
  }
}

function isFolder(contents: ReadonlyMap<string, Uint8Array>, path: string): boolean {
  if (path === '') return true
  for (const known of contents.keys()) if (known.startsWith(`${path}/`)) return true
  return false
}
