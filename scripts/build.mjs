/**
 * Makes `dist/` out of `src/`, whole or not at all: types are checked and declared by the compiler, the code is bundled into few files,
 * since loading three hundred modules one by one takes longer than checking a report. A build that fails leaves the last good one in place.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleSource } from './build/bundle-source.mjs'
import { keepPublicTypes } from './build/keep-public-types.mjs'
import { writeLicences } from './build/write-licences.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const fresh = join(root, 'node_modules', `.sitrep-build-${process.pid}`)
const stale = `${fresh}-stale`

try {
  if (await build()) {
    if (existsSync(dist)) renameSync(dist, stale)
    renameSync(fresh, dist)
  } else process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
  rmSync(stale, { recursive: true, force: true })
}

async function build() {
  const [typesAreRight, bundled] = [declareTypes(), await bundleSource(root, fresh)]
  if (!typesAreRight || bundled === undefined) return false
  keepPublicTypes(fresh)
  writeLicences(root, bundled, join(fresh, 'licences.txt'))
  chmodSync(join(fresh, 'cli', 'main.js'), 0o755)
  return true
}

/** Whether `src/` type checks; its declarations are then in `fresh`. */
function declareTypes() {
  const require = createRequire(import.meta.url)
  const packageFile = require.resolve('typescript/package.json')
  const compiler = join(dirname(packageFile), require('typescript/package.json').bin.tsc)
  const arguments_ = [compiler, '-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', fresh]
  return spawnSync(process.execPath, arguments_, { cwd: root, stdio: 'inherit' }).status === 0
}
