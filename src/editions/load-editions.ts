/** Editions read back from their files: which there are, and each with its digests proved. Compares nothing. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { plainSchemaInput } from '../diagnostics/written-value.ts'
import { type Host, HostError } from '../host/host.ts'
import { type LocatedNode, nearestNode, type TreePath } from '../text/located-tree.ts'
import { parseJson } from '../text/parse-json.ts'
import type { TextFile } from '../text/text-file.ts'
import type { Edition } from './edition.ts'
import { editionSchema } from './edition-schema.ts'
import { dossierText, editionPath, sha256Of } from './freeze-edition.ts'

/** Numbers of the editions that a brief has, rising. Files in `editions/` with other names are none. Fails with `HostError`. */
export async function editionNumbers(brief: string, host: Host): Promise<readonly number[]> {
  const paths = await host.list([`briefs/${brief}/editions/*.json`])
  const numbers = paths.flatMap((path) => {
    const number = Number(/\/(\d+)\.json$/.exec(path)?.[1])
    return Number.isSafeInteger(number) && editionPath(brief, number) === path ? [number] : []
  })
  return numbers.sort((a, b) => a - b)
}

/** The number that `number: next` means: one more than the last edition's, 1 for the first. */
export async function nextEditionNumber(brief: string, host: Host): Promise<number> {
  const numbers = await editionNumbers(brief, host)
  return (numbers.at(-1) ?? 0) + 1
}

/** The last edition before `number`, or the last of all for a report without a number; undefined when there is none. See `loadEdition`. */
export async function precedingEdition(
  brief: string,
  number: number | undefined,
  host: Host,
  read: EditionReader = readEdition,
): Promise<Outcome<Edition | undefined>> {
  const numbers = await editionNumbers(brief, host)
  const last = numbers.filter((known) => number === undefined || known < number).at(-1)
  return last === undefined ? outcomeOf(undefined, []) : loadEdition(brief, last, host, read)
}

/**
 * The edition of that number. Reports `file/missing`, `file/unreadable`, `json/syntax`, `edition/invalid` for a file that is not
 * as `sitrep release` writes it, and `edition/edited` where its content and its digests part.
 */
export async function loadEdition(
  brief: string,
  number: number,
  host: Host,
  read: EditionReader = readEdition,
): Promise<Outcome<Edition>> {
  const path = editionPath(brief, number)
  const start = { file: path, start: 0, end: 0 }
  let file: TextFile | undefined
  try {
    file = await host.readText(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return failed([
      { severity: 'error', code: 'file/unreadable', message: `cannot read \`${path}\`: ${error.reason}`, span: start },
    ])
  }
  if (file === undefined) {
    return failed([{ severity: 'error', code: 'file/missing', message: `no edition ${number} of \`${brief}\`: no \`${path}\`` }])
  }
  return read(file, brief, number)
}

/** The edition that a file is, if it is the one of that brief and number. */
export type EditionReader = (file: TextFile, brief: string, number: number) => Outcome<Edition>

/** A reader for one run: the reports of a brief are compared with the same edition, which is read once. */
export function createEditionReader(): EditionReader {
  // A file is at the path of one brief and one number.
  const known = new WeakMap<TextFile, Outcome<Edition>>()
  return (file, brief, number) => {
    const outcome = known.get(file) ?? readEdition(file, brief, number)
    known.set(file, outcome)
    return outcome
  }
}

function readEdition(file: TextFile, brief: string, number: number): Outcome<Edition> {
  const unchanged = readUnchanged(file)
  if (unchanged?.brief === brief && unchanged.number === number) return outcomeOf({ ...unchanged, path: file.path }, [])
  return readWithPlaces(file, brief, number)
}

/**
 * What a file says that is letter for letter as `sitrep release` writes it, and whole: it needs no places. Undefined for any other,
 * which is read again for what is wrong with it.
 */
function readUnchanged(file: TextFile): Omit<Edition, 'path'> | undefined {
  const whole = parsePlainJson(file.text)
  // A key that is written twice does not come out again, either.
  if (whole === undefined || file.text.includes('"__proto__"') || dossierText(whole) !== file.text) return undefined
  const checked = editionSchema.safeParse(plainSchemaInput(whole))
  if (!checked.success || findEdits(whole).length > 0) return undefined
  const { schemaVersion: _, ...edition } = checked.data
  return edition
}

function parsePlainJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readWithPlaces(file: TextFile, brief: string, number: number): Outcome<Edition> {
  const { root, problems } = parseJson(file)
  if (problems.length > 0) return failed(problemsToDiagnostics(file.path, 'json/syntax', problems))
  const start = { file: file.path, start: 0, end: 0 }
  if (root === undefined) return failed([invalid('expected an edition, found an empty file', start)])
  const codes = { unknownKeyCode: 'edition/invalid', invalidCode: 'edition/invalid' } as const
  const checked = checkTree(editionSchema, root, codes)
  if (!checked.ok) return checked
  const { schemaVersion: _, ...edition } = checked.value
  const misplaced = [
    ...(edition.brief === brief ? [] : [misnamed('brief', edition.brief, brief, root)]),
    ...(edition.number === number ? [] : [misnamed('number', edition.number, number, root)]),
  ]
  const edits = findEdits(JSON.parse(file.text)).map(({ path, message }) => editedAt(root, path, message))
  const diagnostics = [...misplaced, ...edits]
  return diagnostics.length > 0 ? failed(diagnostics) : outcomeOf({ ...edition, path: file.path }, [])
}

/** Digests are taken of what the file says, not of how it is laid out: white space and line ends may change. */
function findEdits(whole: unknown): readonly { readonly path: TreePath; readonly message: string }[] {
  if (!isRecord(whole)) return []
  const { sha256, ...content } = whole
  const reports: readonly unknown[] = Array.isArray(content['reports']) ? content['reports'] : []
  const edited = reports.flatMap((report, index) => {
    if (!isRecord(report) || sha256Of(dossierText(report['dossier'])) === report['dossierSha256']) return []
    const name = typeof report['name'] === 'string' ? report['name'] : ''
    const message = `the dossier of \`${name}\` is not the one that was released`
    return [{ path: ['reports', index, 'dossierSha256'], message }]
  })
  if (edited.length > 0 || sha256Of(dossierText(content)) === sha256) return edited
  return [{ path: ['sha256'], message: 'this edition does not say what was released' }]
}

function editedAt(root: LocatedNode, path: TreePath, message: string): Diagnostic {
  return {
    severity: 'error',
    code: 'edition/edited',
    message: `${message}: its digest does not match`,
    span: nearestNode(root, path).span,
    hints: ['take the file back from version control', 'release a corrected edition with a number of its own'],
  }
}

function misnamed(key: string, found: string | number, expected: string | number, root: LocatedNode): Diagnostic {
  return invalid(
    `expected the ${key} \`${expected}\` that the file’s path says, found \`${found}\``,
    nearestNode(root, [key]).span,
  )
}

function invalid(message: string, span: Diagnostic['span']): Diagnostic {
  return {
    severity: 'error',
    code: 'edition/invalid',
    message,
    ...(span && { span }),
    hints: ['take the file back from version control'],
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
