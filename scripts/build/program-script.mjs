/**
 * The command's chunks once more, as one script of functions: V8 gives out the compiled code of a script with all functions that have
 * run, and of a module without them, so this is the form in which the command starts fast (`src/host/compiled-program.ts`).
 */
import { createHash } from 'node:crypto'
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { transform } from 'esbuild'

/** What stands for `import.meta` and `import()` in the functions. */
const meta = { 'import.meta.url': '$meta.url', 'import.meta.dirname': '$meta.dirname', 'import.meta.filename': '$meta.filename' }
const parameters = 'require, exports, module, $meta, $import'

/**
 * The script's text: an expression whose value is a `Program`. Its first line names what follows, so that compiled code is never taken
 * for that of another text. `outputs` is the bundler's account of `texts`, both by paths relative to the package; `entry` is a source.
 */
export async function programScript(outputs, texts, entry) {
  const first = Object.keys(outputs).find((path) => outputs[path].entryPoint === entry)
  const paths = closureOf(first, outputs)
  const modules = await Promise.all(paths.map((path) => asFunction(path, outputs[path], texts.get(path))))
  const packages = Object.fromEntries(paths.map((path) => [nameOf(path), packagesOf(path, outputs)]))
  const about = `entry: ${JSON.stringify(nameOf(first))}, packages: ${JSON.stringify(packages)}`
  const text = `({ ${about}, modules: {\n${modules.join(',\n')}\n} })\n`
  return `// ${createHash('sha256').update(text).digest('hex').slice(0, 16)}\n${text}`
}

/** Every chunk that the entry leads to, in a steady order. */
function closureOf(first, outputs) {
  const paths = new Set([first])
  for (const path of paths) for (const { path: next } of ownImports(outputs[path])) paths.add(next)
  return [...paths].sort()
}

/** Packages that are imported, not only on demand, by a chunk or by one that it imports so. */
function packagesOf(path, outputs) {
  const seen = new Set([path])
  const packages = new Set()
  for (const each of seen) {
    for (const { path: next, kind, external } of outputs[each].imports) {
      if (kind !== 'import-statement') continue
      if (external !== true) seen.add(next)
      else if (!isBuiltin(next)) packages.add(next)
    }
  }
  return [...packages].sort()
}

function ownImports({ imports }) {
  return imports.filter(({ external }) => external !== true)
}

async function asFunction(path, output, text) {
  const { code } = await transform(escapeRaw(text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')), {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    define: meta,
  })
  const onDemand = output.imports.filter(({ kind }) => kind === 'dynamic-import')
  const named = new Set(onDemand.map(({ path: next, external }) => (external === true ? next : nameOf(next))))
  // What is known only when it runs (a project's own code) is loaded from there too: in a script, Node warns of its own loader.
  const body = code
    .replace(/(?<![\w$.])import\(("[^"\n]*")\)/g, (whole, written) =>
      named.has(JSON.parse(written)) ? `$import(${written})` : whole,
    )
    .replace(/(?<![\w$.])import\((?=[\w$.]+\))/g, '$import(')
  return `${JSON.stringify(nameOf(path))}(${parameters}) {\n${escapeRest(body)}\n}`
}

const beyondAscii = /[^\0-\x7f]/g

/** The bundler writes ASCII where an escape means the same as a character. In a raw template it does not: there a value can be put in. */
function escapeRaw(text) {
  return text.replace(/\bString\.raw`(?:[^`\\]|\\[\s\S])*`/g, (raw) =>
    raw.replace(beyondAscii, (unit) => `\${"${escapeOf(unit)}"}`),
  )
}

/** What is left stands in patterns and comments, where an escape does for the bundler to have left it. */
function escapeRest(code) {
  const tagged = /^(?!\s*(?:\/\/|\*))(?:[^`\n]*`[^`\n]*`)*[^`\n]*[\w$)\]]`[^`\n]*[^\0-\x7f].*/m.exec(code)
  if (tagged !== null) throw new Error(`characters beyond ASCII in a tagged template that is not raw: ${tagged[0]}`)
  return code.replace(beyondAscii, escapeOf)
}

function escapeOf(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** As chunks name one another: all stand in one folder. */
function nameOf(path) {
  return `./${posix.basename(path)}`
}

function isBuiltin(name) {
  return name.startsWith('node:') || builtinModules.includes(name)
}
