/** The shipped templates parsed and compiled ahead, as the module that stands in for `src/render/shipped-templates.ts` in the bundle. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** The text of the module. It is made by the program's own code, so that both ways lead to the same. */
export async function shippedTemplatesModule(root) {
  const folder = join(root, 'node_modules', `.sitrep-templates-${process.pid}`)
  const compiled = join(folder, 'prepare-templates.mjs')
  const entry = join(root, 'src/render/prepare-templates.ts')
  try {
    const options = { bundle: true, format: 'esm', platform: 'node', packages: 'external', write: false, logLevel: 'warning' }
    const { outputFiles } = await build({ entryPoints: [entry], ...options })
    mkdirSync(folder, { recursive: true })
    writeFileSync(compiled, outputFiles[0].contents)
    const { prepareTemplates } = await import(pathToFileURL(compiled).href)
    return prepareTemplates(readTemplates(root))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Texts by path as the program names them. */
function readTemplates(root) {
  const files = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.hbs'),
  )
  const pathOf = (file) => `sitrep:templates/${file.split(sep).join('/')}`
  return new Map(files.sort().map((file) => [pathOf(file), readFileSync(join(root, 'templates', file), 'utf8')]))
}
