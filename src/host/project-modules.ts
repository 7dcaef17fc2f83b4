/**
 * Runs code of the project's own: the one place that does. Making this door is the decision to trust the project's author as one trusts
 * oneself: the code runs in our process, with our rights. Knows nothing of what the code is for.
 */
import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createContext, Script } from 'node:vm'

/** Where in the project's code something happened: a root-relative path, line and column from 1. */
export interface CodePlace {
  readonly path: string
  readonly line: number
  readonly column: number
}

export interface CodeFailure {
  /** The error's own first line. */
  readonly message: string
  /** Undefined when it did not happen in a file of the project, or Node does not say. */
  readonly place?: CodePlace
  /** The package that is not there. */
  readonly missingPackage?: string
  /** Node takes no files with such an ending. */
  readonly isUnknownEnding?: true
}

export type LoadedModule =
  | { readonly ok: true; readonly exports: ReadonlyMap<string, unknown> }
  | { readonly ok: false; readonly failure: CodeFailure }

/** What became of a call: its value and how long it took, what it threw, or that it was stopped. */
export type CallResult =
  | { readonly kind: 'value'; readonly value: unknown; readonly ms: number }
  | { readonly kind: 'threw'; readonly failure: CodeFailure }
  | { readonly kind: 'stopped'; readonly afterMs: number }

export interface ModuleDoor {
  /**
   * What the module at a root-relative path exports. `version` tells one state of the file from another: with another one it is
   * loaded anew, while what it imports itself is loaded once in a process. `imports` are the project's files that it is known to
   * import: where to look for what is wrong.
   */
  load(path: string, version: string, imports: readonly string[]): Promise<LoadedModule>
  /** Calls a function of such a module, and stops it when it does not return. */
  call(callee: unknown, args: readonly unknown[]): CallResult
}

export interface ModuleDoorOptions {
  /** Absolute path of the project's folder. */
  readonly root: string
  /** Milliseconds that a call, and loading, may take; 5,000 unless said. */
  readonly limitMs?: number
  /** Stands in for `import()` where a test runner has put a loader of its own in its place. */
  readonly importUrl?: (url: string) => Promise<object>
}

/** A door to the code in a folder of the disk. */
export function createModuleDoor({ root: folder, limitMs = 5000, importUrl = importModule }: ModuleDoorOptions): ModuleDoor {
  // Node names what it loads by its real place.
  const root = realpathSync.native(folder)
  const guard = createGuard(limitMs)
  return {
    async load(path, version, imports) {
      const [url, ...others] = [path, ...imports].map((each) => pathToFileURL(join(root, ...each.split('/'))))
      try {
        const module = await within(limitMs, importUrl(`${url?.href}?version=${version}`))
        return { ok: true, exports: new Map(Object.entries(module)) }
      } catch (error) {
        const files = [url, ...others].flatMap((each) => (each === undefined ? [] : fileURLToPath(each)))
        return { ok: false, failure: await explainLoading(error, files, root) }
      }
    },
    call(callee, args) {
      const start = performance.now()
      const outcome = guard(() => {
        try {
          if (typeof callee !== 'function') throw new TypeError('it is no function')
          return { kind: 'value', value: Reflect.apply(callee, undefined, args) } as const
        } catch (error) {
          return { kind: 'threw', failure: failureOf(error, root) } as const
        }
      })
      if (outcome === undefined) return { kind: 'stopped', afterMs: limitMs }
      return outcome.kind === 'value' ? { ...outcome, ms: performance.now() - start } : outcome
    },
  }
}

/** Node's own name for an error. One that comes out of a script is of another realm, and no `instanceof` of ours. */
function nodeCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

/** Calls something and gives its result; undefined when it had to be stopped. Only a script's run can be stopped, so it is called from one. */
function createGuard(limitMs: number): <T>(work: () => T) => T | undefined {
  const sandbox: { work: () => void } = { work: () => undefined }
  const context = createContext(sandbox)
  const script = new Script('work()')
  return (work) => {
    let result: { readonly value: ReturnType<typeof work> } | undefined
    sandbox.work = () => {
      result = { value: work() }
    }
    try {
      script.runInContext(context, { timeout: limitMs })
    } catch (error) {
      if (nodeCode(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    }
    return result?.value
  }
}

function importModule(url: string): Promise<object> {
  return import(url)
}

/** A module that waits for ever at its top would end the process without a word. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it has not loaded within ${limitMs / 1000} seconds`)), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function explainLoading(error: unknown, files: readonly string[], root: string): Promise<CodeFailure> {
  const failure = failureOf(error, root)
  if (nodeCode(error) === 'ERR_UNKNOWN_FILE_EXTENSION') return { message: failure.message, isUnknownEnding: true }
  if (nodeCode(error) === 'ERR_MODULE_NOT_FOUND') {
    const missingPackage = /^Cannot find package '([^']+)'/.exec(failure.message)?.[1]
    return { message: failure.message, ...(missingPackage !== undefined && { missingPackage }) }
  }
  // V8 knows the place and Node tells it to nobody but the terminal.
  let place = failure.place
  if (error instanceof SyntaxError) for (const file of files) place ??= await syntaxPlace(file, root)
  return { message: failure.message, ...(place && { place }) }
}

/** Asks Node where a file's syntax is wrong; undefined where nothing is, or Node is of another opinion on the kind of file. */
function syntaxPlace(file: string, root: string): Promise<CodePlace | undefined> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--check', file], { timeout: 5000 }, (_error, _stdout, stderr) => {
      const [head = '', , carets = ''] = stderr.split('\n')
      const line = /:(\d+)$/.exec(head.trim())?.[1]
      const path = pathInside(file, root)
      resolve(line === undefined || path === undefined ? undefined : { path, line: Number(line), column: caretColumn(carets) })
    })
  })
}

function caretColumn(carets: string): number {
  return Math.max(0, carets.indexOf('^')) + 1
}

function failureOf(error: unknown, root: string): CodeFailure {
  const text = error instanceof Error ? error.message || error.name : String(error)
  const [message = ''] = text.split('\n')
  const place = error instanceof Error ? placeIn(error.stack ?? '', root) : undefined
  return { message: shorten(withoutFolders(message, root)), ...(place && { place }) }
}

const longestMessage = 200

function shorten(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message
}

/** Node names files by their whole path, which says where the machine keeps the project. */
function withoutFolders(message: string, root: string): string {
  return message.replaceAll(pathToFileURL(root + sep).href, '').replaceAll(root + sep, '')
}

/** The innermost place of a stack that is in the project: `at name (file:///…/helpers.mjs?version=…:2:12)`, or Node's `file:///…:2` above one. */
function placeIn(stack: string, root: string): CodePlace | undefined {
  const frame = /(?:^|\(|\s)(file:\/\/[^\s()?]+?|(?:\/|[A-Za-z]:\\)[^()?\n]*?)(?:\?[^\s():]*)?:(\d+)(?::(\d+))?\)?$/gm
  for (const [, file = '', line, column] of stack.matchAll(frame)) {
    const path = pathInside(file.startsWith('file:') ? fileURLToPath(file) : file, root)
    if (path === undefined) continue
    // Node's own errors of linking say the line, and point below it.
    const carets = column === undefined ? (stack.split('\n')[2] ?? '') : ''
    return { path, line: Number(line), column: column === undefined ? caretColumn(carets) : Number(column) }
  }
  return undefined
}

function pathInside(file: string, root: string): string | undefined {
  const way = relative(root, file).split(sep)
  return way[0] === '..' || way.includes('node_modules') ? undefined : way.join('/')
}
