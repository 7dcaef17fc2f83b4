/** `src/` bundled by esbuild: two doors, the command and the library, and chunks for what they share or load on demand. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { build } from 'esbuild'
import { programScript } from './program-script.mjs'
import { shippedTemplatesModule } from './shipped-templates-module.mjs'

/**
 * Packages that go into the bundle, with what they import themselves: those that nearly every run loads, and that load several times
 * faster as one file than as their own many (see CONTRIBUTING). Everything else is found in `node_modules` when needed.
 */
const bundledPackages = ['commander', 'handlebars', 'marked', 'puppeteer-core', 'tinyglobby', 'write-file-atomic', 'yaml', 'zod']

/**
 * What bundled packages import and we leave out. Handlebars takes the lack of a source map writer well, and is faster without; Puppeteer
 * wants the other only for WebDriver BiDi, which we do not speak.
 */
const emptyModules = /^(?:source-map|\.\.?\/(?:bidi\/)?bidi\.js)$/

/** Bundles into `folder`, which is to become `dist/`. The paths of all files that went in, relative to `root`; undefined after errors, which are printed. */
export async function bundleSource(root, folder) {
  try {
    const templates = await shippedTemplatesModule(root)
    const { metafile, outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: {
        'cli/main': 'src/cli/main.ts',
        'cli/check-thread': 'src/cli/check-thread.ts',
        index: 'src/index.ts',
      },
      // Where the files will be in the end: the maps lead from there to `src/`.
      outdir: 'dist',
      write: false,
      // Two levels deep like `cli/main.js`: `installation.ts` finds the package from wherever it ends up.
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      preserveSymlinks: true,
      // Names and lines stay, so that the stack of a fault says where it is; the maps lead to `src/` with `--verbose`.
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      legalComments: 'none',
      logLevel: 'warning',
      banner: {
        js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
      },
      define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
      plugins: [choosePackages, putIn(/[\\/]render[\\/]shipped-templates\.ts$/, templates)],
    })
    const texts = new Map(outputFiles.map(({ path, text }) => [relative(root, path).split(sep).join('/'), text]))
    texts.set('dist/chunks/program.js', await programScript(metafile.outputs, texts, 'src/cli/start.ts'))
    for (const [path, text] of texts) {
      const target = join(folder, relative('dist', path))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
    return Object.keys(metafile.inputs)
  } catch (error) {
    if (Array.isArray(error.errors)) return undefined
    throw error
  }
}

/** Another text for one of our modules. */
function putIn(filter, contents) {
  const setup = (builder) => builder.onLoad({ filter }, ({ path }) => ({ contents, loader: 'js', resolveDir: dirname(path) }))
  return { name: 'put-in', setup }
}

const choosePackages = {
  name: 'choose-packages',
  setup(builder) {
    builder.onResolve({ filter: emptyModules }, ({ path }) => ({ path, namespace: 'empty' }))
    builder.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || path.startsWith('node:')) return undefined
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/')
      const isOurs = !importer.includes('node_modules')
      // Puppeteer looks for installed browsers only when it is asked for a channel.
      const isExternal = name === '@puppeteer/browsers' || (isOurs && !bundledPackages.includes(name))
      return isExternal ? { path, external: true, sideEffects: false } : undefined
    })
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }))
  },
}
