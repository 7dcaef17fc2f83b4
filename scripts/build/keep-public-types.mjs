/** Of the declarations that the compiler wrote, keeps those that `index.d.ts` leads to: the others describe nothing that can be imported. */
import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Removes from `folder` every `.d.ts` that the library's door does not need, and the folders that are then empty. */
export function keepPublicTypes(folder) {
  const kept = new Set()
  const wanted = [join(folder, 'index.d.ts')]
  for (const file of wanted) {
    if (kept.has(file)) continue
    kept.add(file)
    wanted.push(...importsOf(file))
  }
  removeOthers(folder, kept)
}

/** The declaration files that this one imports from, absolute. */
function importsOf(file) {
  const text = readFileSync(file, 'utf8')
  const specifiers = [...text.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)].map((match) => match[1])
  return specifiers.map((specifier) => resolve(dirname(file), specifier.replace(/\.[jt]s$/, '.d.ts')))
}

function removeOthers(folder, kept) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) removeOthers(path, kept)
    else if (entry.name.endsWith('.d.ts') && !kept.has(path)) rmSync(path)
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}
