/** A folder tree over a list of paths, as much of `node:fs` as globbing needs. Holds no content. */
import type { FileSystemAdapter } from 'tinyglobby'

interface FolderEntry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

/** The file system for globbing in which `folder` (absolute, `/`) holds the files of `paths` (relative to it, `/`). */
export function createMemoryFolder(folder: string, paths: readonly string[]): FileSystemAdapter {
  const foldersByPath = new Map<string, Map<string, FolderEntry>>([['', new Map()]])
  for (const path of paths) addPath(foldersByPath, path)
  const readdir = (path: unknown, _options: unknown, callback?: unknown): void => {
    const relative = String(path)
      .slice(folder.length)
      .replace(/^\/+|\/+$/g, '')
    const entries = foldersByPath.get(relative)
    if (typeof callback !== 'function') throw new Error('a memory folder is read with a callback')
    if (entries === undefined) callback(new Error(`no folder \`${relative}\``))
    else callback(null, [...entries.values()])
  }
  // `typeof readdir` has a promisified twin, which globbing does not call.
  return { readdir: Object.assign(readdir, { __promisify__: () => Promise.reject<never>(new Error('not offered')) }) }
}

function addPath(foldersByPath: Map<string, Map<string, FolderEntry>>, path: string): void {
  const steps = path.split('/')
  steps.forEach((name, index) => {
    const folder = steps.slice(0, index).join('/')
    const entries = foldersByPath.get(folder) ?? new Map<string, FolderEntry>()
    foldersByPath.set(folder, entries)
    const isFile = index === steps.length - 1
    entries.set(name, { name, isFile: () => isFile, isDirectory: () => !isFile, isSymbolicLink: () => false })
  })
}
