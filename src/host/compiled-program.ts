/**
 * Loads a program that was built as one script, with the code that V8 compiled of it in earlier runs: compiling is a fifth of a short
 * command. Node's own cache (22 and later) keeps modules without the functions that ran later, which are nearly all. Knows no command.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants, Script } from 'node:vm'
import { crc32 } from 'node:zlib'

type Exports = Readonly<Record<string, unknown>>
type Import = (name: string) => Promise<Exports>

/** A module as a function: `meta` stands for `import.meta`, `load` for `import()`. */
type ModuleBody = (
  require: (name: string) => unknown,
  exports: Exports,
  module: { exports: Exports },
  meta: { readonly url: string; readonly dirname: string; readonly filename: string },
  load: Import,
) => void

/** What the script gives (`scripts/build/program-script.mjs`). */
interface Program {
  /** The module to begin with. */
  readonly entry: string
  /** For each module, the packages that have to be there before it runs. */
  readonly packages: Readonly<Record<string, readonly string[]>>
  readonly modules: Readonly<Record<string, ModuleBody>>
}

export interface CompiledProgram {
  /** Runs the entry module and gives what it exports. */
  start(): Promise<Exports>
  /** Keeps the code compiled so far for the next run, where that is of use. To be called when the work is done. Never fails. */
  keep(): void
}

export interface CodeCache {
  /** The folder, absolute; it is made when needed. Undefined for none. */
  readonly folder: string | undefined
  /** The account that may write there: code is not taken from anybody else. Undefined where accounts have no number. */
  readonly userId: number | undefined
  /** What the command line asks for: each command compiles functions of its own. A name for a file. */
  readonly purpose: string
  /** The engine whose code it is. */
  readonly engine: string
}

/** Code is kept after a first run, and once more with what a second one added. */
const generations = [2, 1] as const
/** Files kept: of several commands, and of a version or two. */
const maxFiles = 32

/** The program of that file, or undefined when there is no such file. */
export function loadCompiledProgram(file: string, cache: CodeCache): CompiledProgram | undefined {
  const source = readScript(file)
  if (source === undefined) return undefined
  const build = /^\/\/ (\w+)\n/.exec(source)?.[1] ?? ''
  const name = [build, cache.engine, cache.purpose].join('-')
  const folder = build === '' || cache.folder === undefined || !isOurs(cache.folder, cache.userId) ? undefined : cache.folder
  const kept = folder === undefined ? undefined : readKept(folder, name)
  const script = new Script(source, {
    filename: file,
    ...(kept && { cachedData: kept.code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  const generation = kept === undefined || script.cachedDataRejected === true ? 0 : kept.generation
  return {
    start: () => startProgram(script.runInThisContext(), dirname(file)),
    keep() {
      if (folder !== undefined && generation < generations[0]) writeKept(folder, name, generation + 1, script.createCachedData())
    },
  }
}

/** Scripts are built in ASCII; read as that, they are not decoded. */
function readScript(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return undefined
  }
}

/** Whether nobody else can have put anything there; a folder that is not there yet will be ours. */
function isOurs(folder: string, userId: number | undefined): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return true
  return found.isDirectory() && (userId === undefined || (found.uid === userId && (found.mode & 0o022) === 0))
}

function readKept(folder: string, name: string): { readonly generation: number; readonly code: Buffer } | undefined {
  for (const generation of generations) {
    try {
      const code = openSealed(readFileSync(join(folder, `${name}-${generation}`)))
      if (code !== undefined) return { generation, code }
    } catch {
      // Not there yet, or not for us.
    }
  }
  return undefined
}

const sealLength = 4

/** V8 runs what it is given: a file that a failing disk has changed must not get that far. */
function sealed(code: Buffer): Buffer {
  const seal = Buffer.alloc(sealLength)
  seal.writeUInt32LE(crc32(code))
  return Buffer.concat([code, seal])
}

function openSealed(file: Buffer): Buffer | undefined {
  if (file.length < sealLength) return undefined
  const code = file.subarray(0, -sealLength)
  return crc32(code) === file.readUInt32LE(code.length) ? code : undefined
}

/** Whole or not at all, as several runs may end at once. What cannot be kept is compiled again: no reason to fail. */
function writeKept(folder: string, name: string, generation: number, code: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    const target = join(folder, `${name}-${generation}`)
    const fresh = `${target}.${process.pid}`
    writeFileSync(fresh, sealed(code), { mode: 0o644 })
    renameSync(fresh, target)
    rmSync(join(folder, `${name}-${generation - 1}`), { force: true })
    removeOldest(folder)
  } catch {
    // Read-only, full, forbidden.
  }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const aged = files.map((file) => ({ file, age: lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
  for (const { file } of aged.sort((a, b) => b.age - a.age).slice(maxFiles)) rmSync(file, { force: true })
}

/** Runs modules as they are asked for, each once. */
async function startProgram({ entry, packages, modules }: Program, folder: string): Promise<Exports> {
  const nodeRequire = createRequire(join(folder, 'program.js'))
  const loaded = new Map<string, { exports: Exports }>()
  const readyPackages = new Map<string, Exports>()

  const requireModule = (name: string): Exports => {
    const known = loaded.get(name)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    loaded.set(name, module)
    const filename = join(folder, name)
    const meta = { url: pathToFileURL(filename).href, dirname: folder, filename }
    modules[name]?.(require, module.exports, module, meta, load)
    return loaded.get(name)?.exports ?? {}
  }
  const require = (name: string): unknown =>
    Object.hasOwn(modules, name) ? requireModule(name) : (readyPackages.get(name) ?? nodeRequire(name))
  const load: Import = async (name) => {
    if (!Object.hasOwn(modules, name)) return await import(name)
    await Promise.all((packages[name] ?? []).map(makeReady))
    return requireModule(name)
  }
  const makeReady = async (name: string): Promise<void> => {
    if (!readyPackages.has(name)) readyPackages.set(name, asExports(await import(name)))
  }
  return await load(entry)
}

/** A package's names as a bundler's `require` expects those of an ES module, `default` among them. */
function asExports(namespace: Exports): Exports {
  const names = Object.keys(namespace).map((name) => [name, { enumerable: true, get: () => namespace[name] }] as const)
  return Object.defineProperties({}, { ...Object.fromEntries(names), __esModule: { value: true } })
}
