/**
 * Releases an edition of one of this repository's own briefs again, from the wording that is kept with it: `node scripts/reissue.mjs
 * pak-afg 3`. For when the shape of the dossier has changed and the frozen one is of the old shape. An edition that anybody has read is
 * never made again in this way.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [brief, number] = process.argv.slice(2)
if (brief === undefined || number === undefined) throw new Error('usage: node scripts/reissue.mjs <brief> <number>')

const path = join(root, 'briefs', brief, 'brief.yaml')
const edition = join(root, 'briefs', brief, 'editions', number.padStart(3, '0'))
const today = readFileSync(path)
const wording = readFileSync(`${edition}.yaml`)
const issued = readFileSync(`${edition}.json`)
let isReleased = false
try {
  writeFileSync(path, wording)
  rmSync(`${edition}.json`)
  const out = join(root, 'node_modules', `.reissue-${process.pid}`)
  const run = spawnSync(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'release', brief, '--out', out], {
    cwd: root,
    stdio: 'inherit',
  })
  rmSync(out, { recursive: true, force: true })
  isReleased = run.status === 0
} finally {
  writeFileSync(path, today)
  if (!isReleased) {
    writeFileSync(`${edition}.json`, issued)
    process.exitCode = 1
  }
}
