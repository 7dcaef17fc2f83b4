/** Whether the pictures of the gallery were made from what is there now: digests of their inputs, which need no browser. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder's files with their names as one digest; line ends of texts do not count. */
export function digestFolder(root, folder) {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    const name = file.slice(root.length).replaceAll('\\', '/')
    const bytes = readFileSync(file)
    hash.update(`${name}\0`)
    hash.update(bytes.includes(0) ? bytes : bytes.toString('latin1').replaceAll('\r\n', '\n'))
    hash.update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** The pictures that a record says were made from something else than `now`, each with the folders that have changed. */
export function findStale(record, now) {
  return Object.entries(record.pictures).flatMap(([file, { inputs }]) => {
    const changed = inputs.filter((folder) => record.inputs[folder] !== now[folder])
    return changed.length === 0 ? [] : [{ file, changed }]
  })
}
