/** Writes the generated pages and regions of `docs/` from the modules of `src/`, which it compiles for itself one by one. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { fillRegions } from './reference/fill-regions.mjs'
import { referencePages, referenceRegions } from './reference/reference-regions.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = join(root, 'node_modules', `.sitrep-docs-${process.pid}`)
const readText = (path) => readFileSync(join(root, path), 'utf8')
const loadModule = (module) => import(pathToFileURL(join(compiled, `${module}.js`)).href)

try {
  compileModules()
  await writePages()
} finally {
  rmSync(compiled, { recursive: true, force: true })
}

async function writePages() {
  const { diagnosticCodes } = await loadModule('diagnostics/codes')
  const { formatCodesPage } = await loadModule('diagnostics/format-codes-page')
  writeFileSync(join(root, 'docs/diagnostics.md'), formatCodesPage(diagnosticCodes))
  const regions = await referenceRegions(loadModule, readText)
  for (const page of referencePages) writeFileSync(join(root, page), fillRegions(readText(page), regions))
}

/** `dist/` holds bundles, in which no single module can be asked for. */
function compileModules() {
  const require = createRequire(import.meta.url)
  const compiler = join(dirname(require.resolve('typescript/package.json')), require('typescript/package.json').bin.tsc)
  const options = ['-p', 'tsconfig.build.json', '--declaration', 'false', '--outDir', compiled]
  const { status } = spawnSync(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('the modules do not compile')
}
