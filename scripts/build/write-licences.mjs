/** The licences of the packages whose code is in `dist/`, in one file beside it: their terms ask for that. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the licence of every package that one of the bundled `files` (relative to `root`) belongs to, in the order of their names. */
export function writeLicences(root, files, target) {
  const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []))
  const sections = [...folders].sort().map((folder) => licenceOf(join(root, folder)))
  const head = `Sitrep's compiled code contains code of these packages, under their licences.\n`
  writeFileSync(target, [head, ...sections].join(`\n${'-'.repeat(80)}\n\n`))
}

function licenceOf(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
  const own = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const common = new URL(`./licences/${license}.txt`, import.meta.url)
  // A licence that is only named is given in full all the same; one that we have no text of must not go out.
  if (own.length === 0 && !existsSync(common)) throw new Error(`${name}: no text of its licence \`${license}\``)
  const texts = own.length === 0 ? [readFileSync(common, 'utf8').trim()] : own
  const address = homepage === undefined ? '' : `\n${homepage}`
  return `${name} ${version} (${license})${address}\n\n${texts.join('\n\n')}\n`
}
