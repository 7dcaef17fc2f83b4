/** Pages of the documentation, from the repository. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '..', '..', '..')

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(repository, path), 'utf8')
}

/** The README and every page of `docs/`. */
export function allPages(): readonly string[] {
  const pages = readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md'))
  return ['README.md', ...pages.sort().map((name) => `docs/${name}`)]
}

/** Every file and folder of the repository's top and of `docs/`, for links. */
export function exists(path: string): boolean {
  try {
    readFileSync(join(repository, path))
    return true
  } catch {
    return false
  }
}
