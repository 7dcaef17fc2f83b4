/** Loads fact books for briefs. What briefs share (files, and whole books) is read and checked once per loader. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { type Host, HostError } from '../host/host.ts'
import { resolvePath } from '../host/resolve-path.ts'
import type { MarkingScheme } from '../terms/markings.ts'
import { tlpScheme } from '../terms/tlp.ts'
import type { Span } from '../text/span.ts'
import { assembleBook } from './assemble-book.ts'
import type { FactBook } from './fact.ts'
import { factFileEndings, isFactFile } from './fact-tree.ts'
import { readArchive } from './read-archive.ts'
import { type FactFile, readFactFile } from './read-fact-file.ts'

/** Fact files that a brief asks for. */
export interface FactRequest {
  /** A path or glob from the project's root; it may still hold `..`, as long as it stays inside. */
  readonly glob: string
  /** As the brief has it, for messages; the glob when not given. */
  readonly written?: string
  /** The place that asks. */
  readonly span: Span
}

/** Keeps what it has read: one loader for a run, so that briefs which share files share the work. */
export interface FactLoader {
  /**
   * The fact book of all files that the requests name, in the order of requests, then of paths, then of lines. All files are
   * read at once and everything wrong is reported together: `file/missing` and `file/outside-project` at the request,
   * `file/unreadable`, everything that `readFactFile` reports, `fact/conflict`, `source/unknown`, and `fact/invalid` for circles.
   */
  load(requests: readonly FactRequest[]): Promise<Outcome<FactBook>>
}

/** A loader over the host for a project that marks by `scheme`. */
export function createFactLoader(host: Host, scheme: MarkingScheme = tlpScheme): FactLoader {
  const files = new Map<string, Promise<FactFile>>()
  const books = new Map<string, Promise<Outcome<FactBook>>>()

  return {
    async load(requests) {
      const found = await Promise.all(requests.map((request) => findFiles(request, host)))
      const paths = [...new Set(found.flatMap((one) => one.paths))]
      const book = await once(books, paths.join('\u0000'), async () =>
        assembleBook(await Promise.all(paths.map((path) => once(files, path, () => loadFile(path, host, scheme))))),
      )
      const problems = found.flatMap((one) => one.diagnostics)
      // With a file missing, ids that nobody defines are no further error: they may stand in that file.
      const ofBook = problems.length === 0 ? book.diagnostics : book.diagnostics.filter(({ code }) => code !== 'source/unknown')
      const diagnostics = collateDiagnostics([...problems, ...ofBook])
      return book.ok ? outcomeOf(book.value, diagnostics) : failed(diagnostics)
    },
  }
}

/** The fact book of the requests, through a loader of its own. See `FactLoader.load`. */
export function loadFactBook(requests: readonly FactRequest[], host: Host): Promise<Outcome<FactBook>> {
  return createFactLoader(host).load(requests)
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const earlier = known.get(key)
  if (earlier !== undefined) return earlier
  const promise = make()
  known.set(key, promise)
  return promise
}

interface FoundFiles {
  readonly paths: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

async function findFiles(request: FactRequest, host: Host): Promise<FoundFiles> {
  const glob = resolvePath('', request.glob)
  if (glob === undefined) return { paths: [], diagnostics: [outside(request)] }
  let paths: readonly string[]
  try {
    paths = await host.list([glob])
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    // What is left after `resolvePath` are ways out that braces hide: `{..,facts}/x.yaml`.
    const climbs = glob.includes('..')
    return { paths: [], diagnostics: [climbs ? outside(request) : { ...unreadable(glob, error.reason), span: request.span }] }
  }
  if (paths.length === 0) return { paths, diagnostics: [await missing(request, glob, host)] }
  const others = paths.filter((path) => !isFactFile(path))
  return { paths: paths.filter(isFactFile), diagnostics: others.map((path) => notAFactFile(request, path)) }
}

async function loadFile(path: string, host: Host, scheme: MarkingScheme): Promise<FactFile> {
  const empty = { path, facts: [], sources: [], actors: [], places: [], ids: undefined }
  try {
    const file = await host.readText(path)
    if (file === undefined) return { ...empty, diagnostics: [unreadable(path, 'it went away while it was read')] }
    const read = readFactFile(file, scheme)
    const archives = await Promise.all(read.sources.map((source) => readArchive(source, host)))
    const sources = read.sources.map((source, index) => {
      const text = archives[index]?.text
      return text === undefined ? source : { ...source, archived: text }
    })
    return { ...read, sources, diagnostics: [...read.diagnostics, ...archives.flatMap(({ diagnostics }) => diagnostics)] }
  } catch (error) {
    if (error instanceof HostError) return { ...empty, diagnostics: [unreadable(path, error.reason)] }
    throw error
  }
}

function outside({ glob, written = glob, span }: FactRequest): Diagnostic {
  return {
    severity: 'error',
    code: 'file/outside-project',
    message: `\`${written}\` leads out of the project`,
    span,
    hints: ['copy the file into the project'],
  }
}

async function missing({ written = '', span }: FactRequest, glob: string, host: Host): Promise<Diagnostic> {
  const isGlob = /[*?{]/.test(glob)
  const isFolder = !isGlob && (await host.list([`${glob}/**`])).length > 0
  const hint = 'check the path: it is relative to the folder of the brief'
  if (!isFolder) {
    const message = isGlob ? `no file matches \`${glob}\`` : `no file \`${glob}\``
    return { severity: 'error', code: 'file/missing', message, span, hints: [hint] }
  }
  const files = `${(written === '' ? glob : written).replace(/\/+$/, '')}/*.yaml`
  return {
    severity: 'error',
    code: 'file/missing',
    message: `\`${glob}\` is a folder, not a file`,
    span,
    hints: [`name the files in it: \`${files}\``],
  }
}

function notAFactFile({ span }: FactRequest, path: string): Diagnostic {
  return {
    severity: 'error',
    code: 'fact/invalid',
    message: `\`${path}\` is no fact file`,
    span,
    hints: [`name files that end in ${factFileEndings.map((ending) => `\`${ending}\``).join(', ')}`],
  }
}

function unreadable(path: string, reason: string): Diagnostic {
  return {
    severity: 'error',
    code: 'file/unreadable',
    message: `cannot read \`${path}\`: ${reason}`,
    span: { file: path, start: 0, end: 0 },
  }
}
