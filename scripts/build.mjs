/** Compiles `src/` into `dist/`, whole or not at all: a build that fails leaves the last good one in place. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const fresh = join(root, 'node_modules', `.sitrep-build-${process.pid}`)
const stale = `${fresh}-stale`

const require = createRequire(import.meta.url)
const packageFile = require.resolve('typescript/package.json')
const compiler = join(dirname(packageFile), require('typescript/package.json').bin.tsc)
const compiled = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh], {
  cwd: root,
  stdio: 'inherit',
})

try {
  if (compiled.status === 0) {
    chmodSync(join(fresh, 'cli', 'main.js'), 0o755)
    if (existsSync(dist)) renameSync(dist, stale)
    renameSync(fresh, dist)
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
  rmSync(stale, { recursive: true, force: true })
}
process.exitCode = compiled.status ?? 1
