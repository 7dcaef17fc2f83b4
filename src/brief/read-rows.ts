/** Data files that hold no facts: tables for the prose and the rows of `forEach`. Values are plain; nobody's sources are in them. */
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { type Host, HostError } from '../host/host.ts'
import { folderOf, resolvePath } from '../host/resolve-path.ts'
import { type LocatedNode, toPlain } from '../text/located-tree.ts'
import { type CsvTable, parseCsv } from '../text/parse-csv.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'

export type Cell = string | number | boolean
export type Row = Readonly<Record<string, Cell>>

/** A data file that a brief names. */
export interface DataRequest {
  /** As written, relative to the folder of `briefPath`. */
  readonly path: string
  readonly briefPath: string
  /** The place that names it. */
  readonly span: Span
}

/** What a data file holds: rows for CSV, the plain value for JSON and YAML. Empty files are empty lists. Reports `file/*`, `csv/syntax`, `json/syntax`, `yaml/syntax`, `brief/invalid`. */
export async function readData(request: DataRequest, host: Host): Promise<Outcome<unknown>> {
  const found = await findFile(request, host)
  if (!found.ok) return found
  const file = found.value
  if (file.path.endsWith('.csv')) return readCsvRows(file)
  const json = /\.(geo)?json$/.test(file.path)
  if (!json && !/\.ya?ml$/.test(file.path)) {
    const message = `\`${file.path}\` is no data file`
    return failed([
      {
        severity: 'error',
        code: 'brief/invalid',
        message,
        span: request.span,
        hints: ['name a file that ends in `.csv`, `.json`, `.geojson` or `.yaml`'],
      },
    ])
  }
  const { root, problems } = parseYaml(file, { json })
  const code: DiagnosticCode = json ? 'json/syntax' : 'yaml/syntax'
  return outcomeOf(root === undefined ? [] : plainValue(root), problemsToDiagnostics(file.path, code, problems))
}

/** A tree as plain JSON, without keys that have no value: what templates and the dossier take. */
function plainValue(node: LocatedNode): unknown {
  return JSON.parse(JSON.stringify(toPlain(node)))
}

async function findFile({ path, briefPath, span }: DataRequest, host: Host): Promise<Outcome<TextFile>> {
  const resolved = resolvePath(folderOf(briefPath), path)
  if (resolved === undefined) {
    const message = `\`${path}\` leads out of the project`
    return failed([{ severity: 'error', code: 'file/outside-project', message, span, hints: ['copy the file into the project'] }])
  }
  try {
    const file = await host.readText(resolved)
    if (file !== undefined) return { ok: true, value: file, diagnostics: [] }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return failed([{ severity: 'error', code: 'file/unreadable', message: `cannot read \`${resolved}\`: ${error.reason}`, span }])
  }
  const hints = ['check the path: it is relative to the folder of the brief']
  return failed([{ severity: 'error', code: 'file/missing', message: `no file \`${resolved}\``, span, hints }])
}

function readCsvRows(file: TextFile): Outcome<readonly Row[]> {
  const { table, problems } = parseCsv(file)
  const diagnostics: readonly Diagnostic[] = problemsToDiagnostics(file.path, 'csv/syntax', problems)
  return outcomeOf(table === undefined ? [] : rowsOf(table), diagnostics)
}

function rowsOf(table: CsvTable): readonly Row[] {
  const names = table.header.map((cell) => cell.value)
  return table.rows.map((row) =>
    Object.fromEntries(
      names.filter((name) => name !== '__proto__').map((name) => [name, cellValue(row.cells[names.indexOf(name)]?.value ?? '')]),
    ),
  )
}

/** A number or truth value where the cell is written as JSON writes one; `007` and `1,200` stay text. */
function cellValue(text: string): Cell {
  if (text === 'true' || text === 'false') return text === 'true'
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return text
  const number = Number(text)
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number
}
