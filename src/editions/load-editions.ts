/** Editions read back from their files: which there are, and each with its digests proved. Compares nothing. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
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
): Promise<Outcome<Edition | undefined>> {
  const numbers = await editionNumbers(brief, host)
  const last = numbers.filter((known) => number === undefined || known < number).at(-1)
  return last === undefined ? outcomeOf(undefined, []) : loadEdition(brief, last, host)
}

/**
 * The edition of that number. Reports `file/missing`, `file/unreadable`, `json/syntax`, `edition/invalid` for a file that is not
 * as `sitrep release` writes it, and `edition/edited` where its content and its digests part.
 */
export async function loadEdition(brief: string, number: number, host: Host): Promise<Outcome<Edition>> {
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
  return readEdition(file, brief, number)
}

function readEdition(file: TextFile, brief: string, number: number): Outcome<Edition> {
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
  const diagnostics = [...misplaced, ...findEdits(file, root)]
  return diagnostics.length > 0 ? failed(diagnostics) : outcomeOf({ ...edition, path: file.path }, [])
}

/** Digests are taken of what the file says, not of how it is laid out: white space and line ends may change. */
function findEdits(file: TextFile, root: LocatedNode): readonly Diagnostic[] {
  const whole: unknown = JSON.parse(file.text)
  if (!isRecord(whole)) return []
  const { sha256, ...content } = whole
  const reports: readonly unknown[] = Array.isArray(content['reports']) ? content['reports'] : []
  const edited = reports.flatMap((report, index) => {
    if (!isRecord(report) || sha256Of(dossierText(report['dossier'])) === report['dossierSha256']) return []
    const name = typeof report['name'] === 'string' ? report['name'] : ''
    return [editedAt(root, ['reports', index, 'dossierSha256'], `the dossier of \`${name}\` is not the one that was released`)]
  })
  if (edited.length > 0 || sha256Of(dossierText(content)) === sha256) return edited
  return [editedAt(root, ['sha256'], 'this edition does not say what was released')]
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
