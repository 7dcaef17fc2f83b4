/**
 * A project's own helpers: the functions that the module named in its configuration exports, made into helpers like the shipped ones.
 * Decides what may be a helper and what may come out of one; running the code is the business of the door it is given.
 */

import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type Host, HostError } from '../host/host.ts'
import { relativeImports } from '../host/module-imports.ts'
import type { CallResult, CodeFailure, CodePlace, ModuleDoor } from '../host/project-modules.ts'
import { resolvePath } from '../host/resolve-path.ts'
import { trackReads } from '../host/track-reads.ts'
import type { Span } from '../text/span.ts'
import { offsetAt, type TextFile } from '../text/text-file.ts'
import { htmlOf } from './escape-html.ts'
import { createHelperReport } from './helper-report.ts'
import { describeValue } from './helpers/arguments.ts'
import { everywhere, type Helper, type HelperCall, problem } from './helpers/helper.ts'
import { builtInHelpers, helperTable } from './helpers/helper-table.ts'

/** What a project adds to the shipped helpers. */
export interface OwnHelpers {
  /** In code-unit order of their names. */
  readonly helpers: readonly Helper[]
  /** The module and the files it is known to import, with their SHA-256: what every report of the project depends on. */
  readonly reads: ReadonlyMap<string, string | undefined>
}

/** The module as the configuration names it, and where. */
export interface HelpersRequest {
  readonly value: string
  readonly span: Span
}

/** Endings that Node takes for modules; the last two from 22.18 on. */
const moduleEndings = ['mjs', 'js', 'mts', 'ts']

/**
 * The helpers of the module that `asked` names. Runs its code, with all that it may do, through `modules`. Reports `file/missing`,
 * `file/outside-project`, `file/unreadable`, `helpers/not-loaded` for a module that cannot be loaded, and `helpers/invalid` for exports that cannot be helpers.
 */
export async function loadHelpers(asked: HelpersRequest, host: Host, modules: ModuleDoor): Promise<Outcome<OwnHelpers>> {
  const path = resolvePath('', asked.value)
  const refuse = (code: DiagnosticCode, message: string, hints: readonly string[] = []): Outcome<never> =>
    failed([{ severity: 'error', code, message, span: asked.span, hints }])
  if (path === undefined || /^(sitrep|npm):/.test(path)) {
    return refuse('file/outside-project', `\`${asked.value}\` is not in the project`, ['copy the module into the project'])
  }
  if (!moduleEndings.some((ending) => path.endsWith(`.${ending}`))) {
    return refuse('helpers/not-loaded', `expected a JavaScript module, found \`${asked.value}\``, [
      'name a file that ends in `.mjs` or `.js`',
    ])
  }
  try {
    const files = await readModule(path, trackReads(host))
    const [file] = files.texts
    if (file === undefined) {
      const known = await host.list(moduleEndings.map((ending) => `**/*.${ending}`))
      return refuse('file/missing', `there is no file \`${path}\``, suggestionHints(path, known))
    }
    if (files.missing.length > 0) return failed(files.missing)
    const loaded = await modules.load(
      path,
      files.reads.get(path) ?? '',
      files.texts.slice(1).map((each) => each.path),
    )
    if (!loaded.ok) return failed([notLoaded(loaded.failure, asked, path, files.texts)])
    const names = [...loaded.exports.keys()].sort()
    const wrong = names.flatMap((name) => checkExport(name, loaded.exports.get(name), asked, file))
    const none = names.length === 0 ? [noExports(file, asked)] : []
    const helpers = names.map((name) => createHelper(name, loaded.exports.get(name), modules, files.texts))
    return outcomeOf({ helpers, reads: files.reads }, [...wrong, ...none])
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return refuse('file/unreadable', `cannot read \`${error.path}\`: ${error.reason}`)
  }
}

/** The module's text, then those of the files it imports by name, as far as they can be known without running it. */
async function readModule(path: string, host: Host) {
  const texts: TextFile[] = []
  const missing: Diagnostic[] = []
  const wanted: { readonly path: string; readonly span?: Span }[] = [{ path }]
  // Grows while it is gone through.
  for (const { path: each, span } of wanted) {
    const file = await host.readText(each)
    if (file === undefined) {
      if (span !== undefined)
        missing.push({ severity: 'error', code: 'file/missing', message: `there is no file \`${each}\``, span })
      continue
    }
    texts.push(file)
    for (const { path: imported, start, end } of relativeImports(each, file.text)) {
      if (wanted.every((known) => known.path !== imported)) wanted.push({ path: imported, span: { file: each, start, end } })
    }
  }
  return { texts, missing, reads: host.reads() }
}

function notLoaded(failure: CodeFailure, asked: HelpersRequest, path: string, texts: readonly TextFile[]): Diagnostic {
  const place = failure.place ? spanOf(failure.place, texts) : placeOfPackage(failure.missingPackage, texts)
  return {
    severity: 'error',
    code: 'helpers/not-loaded',
    message: failure.isUnknownEnding
      ? `this Node.js takes no module \`${path}\``
      : `the helpers in \`${path}\` cannot be loaded: ${failure.message}`,
    span: place ?? asked.span,
    ...(place && { related: [{ message: 'named here', span: asked.span }] }),
    ...(failure.isUnknownEnding && {
      hints: ['use Node.js 22.18 or later, which takes TypeScript, or name a module that ends in `.mjs`'],
    }),
  }
}

function placeOfPackage(name: string | undefined, texts: readonly TextFile[]): Span | undefined {
  if (name === undefined) return undefined
  for (const { path, text } of texts) {
    const at = text.search(new RegExp(`["']${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["'/]`))
    if (at !== -1) return { file: path, start: at + 1, end: at + 1 + name.length }
  }
  return undefined
}

function noExports(file: TextFile, asked: HelpersRequest): Diagnostic {
  return {
    severity: 'error',
    code: 'helpers/invalid',
    message: `\`${file.path}\` exports no helpers`,
    span: asked.span,
    hints: ['write `export function name(report, value) { … }` for each helper'],
  }
}

/** Why something that the module exports cannot be a helper. */
function checkExport(name: string, value: unknown, asked: HelpersRequest, file: TextFile): readonly Diagnostic[] {
  const here = placeOfExport(name, file)
  const refuse = (message: string, hint: string, span = here): readonly Diagnostic[] => [
    {
      severity: 'error',
      code: 'helpers/invalid',
      message,
      span,
      related: [span === here ? { message: 'named here', span: asked.span } : { message: 'exported here', span: here }],
      hints: [hint],
    },
  ]
  if (name === 'default')
    return refuse('a default export has no name to be called by', 'write `export function name(report) { … }`')
  if (typeof value !== 'function') {
    return refuse(
      `export \`${name}\` is no function: it is ${describeValue(value)}`,
      'export nothing but helpers; keep the rest without `export`, or in a module that this one imports',
    )
  }
  if (takenNames.has(name)) {
    return refuse(`helper \`${name}\` would take the place of the shipped one`, 'give it another name', asked.span)
  }
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name in Object.prototype || reservedNames.has(name)) {
    return refuse(`\`${name}\` cannot be the name of a helper`, 'name it with letters and digits, beginning with a letter')
  }
  const kind = kindOfFunction(value)
  return kind === undefined
    ? []
    : refuse(
        `helper \`${name}\` is ${kind}: expected a plain function, as a page cannot wait`,
        'put what has to be fetched into `data` of the brief',
      )
}

const takenNames: ReadonlySet<string> = new Set([...helperTable, ...builtInHelpers].map(({ name }) => name))

/** Words that Handlebars reads as something else than a name, or keeps for itself. */
const reservedNames: ReadonlySet<string> = new Set([
  'this',
  'true',
  'false',
  'null',
  'undefined',
  'else',
  'as',
  'inline',
  'log',
  'helperMissing',
  'blockHelperMissing',
])

function kindOfFunction(value: object): string | undefined {
  const kind: unknown = Reflect.get(value, Symbol.toStringTag)
  return kind === 'AsyncFunction' || kind === 'AsyncGeneratorFunction'
    ? 'asynchronous'
    : kind === 'GeneratorFunction'
      ? 'a generator'
      : undefined
}

/** Where an export is written, as far as a look at the text tells; else the file's beginning. */
function placeOfExport(name: string, file: TextFile): Span {
  const word = name.replaceAll('$', '\\$')
  const patterns = [
    `^[ \\t]*export\\s+(?:async\\s+)?(?:function\\s*\\*?|class|const|let|var)\\s*(${word})(?![\\w$])`,
    `^[ \\t]*export\\s*\\{[^}]*?(?<![\\w$])(${word})(?![\\w$])`,
    name === 'default' ? '^[ \\t]*export\\s+(default)' : `^exports\\.(${word})(?![\\w$])`,
  ]
  for (const pattern of patterns) {
    const match = new RegExp(pattern, 'md').exec(file.text)
    const at = match?.indices?.[1]
    if (at !== undefined) return { file: file.path, start: at[0], end: at[1] }
  }
  return { file: file.path, start: 0, end: 0 }
}

/** From the place that V8 names to the end of its line: how far the mistake reaches, it does not say. */
function spanOf(place: CodePlace, texts: readonly TextFile[]): Span | undefined {
  const file = texts.find(({ path }) => path === place.path)
  if (file === undefined) return undefined
  const start = offsetAt(file, place)
  const word = /^(?:[\w$.]+|.)/.exec(file.text.slice(start))?.[0].length ?? 0
  return { file: file.path, start, end: start + word }
}

/** One call that takes this long is worth a word, and so is half of it on average when there are many. No times in messages: they are to stay the same. */
const slowCallMs = 200
const slowAverageMs = 100
const manyCalls = 20

function createHelper(name: string, callee: unknown, modules: ModuleDoor, texts: readonly TextFile[]): Helper {
  const spent = { calls: 0, ms: 0, isTold: false }
  // One that hung is not asked again: a report with a hundred calls would take as many times as long to fail.
  let stopped: CallResult | undefined
  return {
    name,
    description: 'a helper of the project',
    example: `{{${name} value}}`,
    args: Array.from({ length: Math.max(0, countParameters(callee) - 1) }, (_, index) => ({ name: `argument ${index + 1}` })),
    hash: {},
    rest: true,
    openHash: true,
    isOwn: true,
    where: everywhere,
    run(call) {
      const result = stopped ?? modules.call(callee, [createHelperReport(call), ...call.args])
      if (result.kind === 'stopped') stopped = result
      if (result.kind === 'value') noteTime(result.ms, call)
      return readResult(result, call, texts)
    },
  }

  function noteTime(ms: number, call: HelperCall): void {
    spent.calls++
    spent.ms += ms
    const limit = ms >= slowCallMs ? slowCallMs : slowAverageMs
    if (spent.isTold || (ms < slowCallMs && (spent.calls < manyCalls || spent.ms / spent.calls < slowAverageMs))) return
    spent.isTold = true
    const hints = ['prepare what it works out once, outside of the function']
    call.note(problem(`takes more than ${secondsOf(limit)} for a call`, hints, 'template/slow-helper'))
  }
}

function secondsOf(ms: number): string {
  const seconds = ms / 1000
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
}

/** Those before the first with a default value, as JavaScript counts them. */
function countParameters(callee: unknown): number {
  return typeof callee === 'function' ? callee.length : 0
}

/** What goes on the page: text, a number, yes or no, or HTML that the helper made with `report.html`. Anything else is a mistake. */
function readResult(result: CallResult, call: HelperCall, texts: readonly TextFile[]): unknown {
  if (result.kind === 'stopped') {
    return problem(`did not return within ${secondsOf(result.afterMs)} and was stopped`, ['look for a loop that does not end'])
  }
  if (result.kind === 'threw') {
    const place = result.failure.place && spanOf(result.failure.place, texts)
    const failure = problem(`threw an error: ${result.failure.message}`)
    return place === undefined ? failure : { ...failure, related: [{ message: 'thrown here', span: place }] }
  }
  const { value } = result
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (htmlOf(value) !== undefined)
    return call.scope.place === 'name' ? problem('gave HTML, which a file name cannot hold') : value
  return refuseResult(value)
}

function refuseResult(value: unknown): unknown {
  if (value === undefined || value === null) {
    return problem('gave nothing: expected a text', ["check that it ends in `return`; return `''` to print nothing"])
  }
  if (typeof value === 'number') return problem(`gave \`${value}\`: expected a text`, ['check what it was given'])
  if (isPromise(value)) return problem('gave a promise: expected a text', ['return the text itself; a page cannot wait'])
  const what = typeof value === 'function' ? 'a function' : typeof value === 'symbol' ? 'a symbol' : describeValue(value)
  return problem(`gave ${what}: expected a text`, ['return a text, or HTML made with `report.html`'])
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
