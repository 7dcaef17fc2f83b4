/** A CSV file with one fact a row → the tree of a fact file. Cells become what their column takes; whether they fit is the schema's business. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { suggestionHints, suggestName } from '../diagnostics/suggest.ts'
import { locateText } from '../text/locate-text.ts'
import { type LocatedMap, type LocatedNode, type LocatedScalar, textSpan } from '../text/located-tree.ts'
import { type CsvCell, type CsvRow, type CsvTable, parseCsv } from '../text/parse-csv.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import type { FactTree } from './fact-tree.ts'
import { factFieldNames, listFieldNames, numberFieldNames } from './facts-schema.ts'

/**
 * The tree of a CSV fact file. Columns are fields of facts, `id` and `text` always; `kind` may be left out where there is a
 * `value` column, and means `figure` then. An empty cell is an absent field. Cells of list fields are split at `;`, and a
 * source may carry its place: `ocha-12 @ para 3`. Reports `csv/syntax`, `fact/unknown-key` and, for an id in two rows, `fact/conflict`.
 */
export function readCsvFacts(file: TextFile): FactTree {
  const { table, problems } = parseCsv(file)
  const syntax = problemsToDiagnostics(file.path, 'csv/syntax', problems)
  if (table === undefined) return { root: undefined, diagnostics: syntax }
  const columns = checkColumns(table)
  // Without its columns a row is not what its author meant.
  const isUsable = missingColumns(table.header.map((cell) => cell.value)).length === 0
  if (!isUsable) return { root: undefined, diagnostics: columns }
  const rows = readRows(file, table)
  const root = mapOf(file, new Map([['facts', mapOf(file, rows.facts)]]))
  return { root, diagnostics: [...syntax, ...columns, ...rows.diagnostics] }
}

function readRows(file: TextFile, table: CsvTable) {
  const facts = new Map<string, LocatedNode>()
  const diagnostics: Diagnostic[] = []
  for (const row of table.rows) {
    const fact = readRow(file, table, row)
    if (fact.id === undefined) diagnostics.push(missingId(fact.node.span))
    else if (facts.has(fact.id)) diagnostics.push(repeatedId(fact.id, fact.node, facts.get(fact.id)))
    else facts.set(fact.id, fact.node)
  }
  return { facts, diagnostics }
}

const knownColumns: readonly string[] = ['id', ...factFieldNames]

/** The columns, with those in place that unknown ones are slips for. */
function meantColumns(table: CsvTable): readonly string[] {
  return table.header.map(({ value }) => (knownColumns.includes(value) ? value : (suggestName(value, knownColumns) ?? value)))
}

/** Columns that no row can do without; `kind` is implied by `value`. */
function missingColumns(names: readonly string[]): readonly string[] {
  const required = names.includes('value') ? ['id', 'text'] : ['id', 'text', 'kind']
  return required.filter((name) => !names.includes(name))
}

/** A missing column is not reported beside an unknown one that is a slip for it, and nothing else when the first line is no header. */
function checkColumns(table: CsvTable): readonly Diagnostic[] {
  const names = meantColumns(table)
  if (!names.some((name) => knownColumns.includes(name))) return [noHeader(table)]
  const unknown = table.header.filter((cell) => !knownColumns.includes(cell.value))
  return [
    ...missingColumns(names).map((name) => missingColumn(name, table)),
    ...unknown.map((cell): Diagnostic => {
      const hints = suggestionHints(cell.value, knownColumns)
      return { severity: 'error', code: 'fact/unknown-key', message: `unknown column \`${cell.value}\``, span: cell.span, hints }
    }),
  ]
}

function noHeader(table: CsvTable): Diagnostic {
  const [first] = table.header
  return {
    severity: 'error',
    code: 'csv/syntax',
    message: 'the first line names no field of facts',
    ...(first && { span: first.span }),
    hints: ['start with a header line such as `id,kind,text,sources`'],
  }
}

function missingColumn(name: string, table: CsvTable): Diagnostic {
  const first = table.header[0]?.span
  const hint = name === 'kind' ? 'add a column `kind`, or a column `value` for figures' : `add a column \`${name}\``
  return {
    severity: 'error',
    code: 'csv/syntax',
    message: `column \`${name}\` is missing`,
    ...(first && { span: first }),
    hints: [hint],
  }
}

function readRow(file: TextFile, table: CsvTable, row: CsvRow): { readonly id: string | undefined; readonly node: LocatedMap } {
  const entries = new Map<string, LocatedNode>()
  let idCell: CsvCell | undefined
  for (const [index, column] of table.header.entries()) {
    const cell = row.cells[index]
    if (cell === undefined || cell.value === '') continue
    if (column.value === 'id') idCell = cell
    else if (factFieldNames.includes(column.value)) entries.set(column.value, readCell(file, column.value, cell))
  }
  const valueColumn = table.header.find((cell) => cell.value === 'value')
  if (!entries.has('kind') && valueColumn !== undefined) entries.set('kind', { ...valueColumn, value: 'figure' })
  const span = { file: file.path, start: row.start, end: row.end }
  const node: LocatedMap = { kind: 'map', span, entries, ...(idCell && { keySpan: idCell.span }) }
  return { id: idCell?.value, node }
}

function readCell(file: TextFile, column: string, cell: CsvCell): LocatedNode {
  if (numberFieldNames.has(column)) return readNumber(cell)
  if (column === 'planned') return readFlag(cell)
  if (listFieldNames.has(column)) return readList(file, column, cell)
  return cell
}

/** Strictly as JSON has numbers; anything else stays text, and the schema says what is wrong with it. */
function readNumber(cell: CsvCell): LocatedScalar {
  const isNumber = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(cell.value)
  return isNumber ? { ...cell, value: Number(cell.value), written: cell.value } : cell
}

/** Spreadsheets write `TRUE`. */
function readFlag(cell: CsvCell): LocatedScalar {
  const word = cell.value.toLowerCase()
  return word === 'true' || word === 'false' ? { ...cell, value: word === 'true', written: cell.value } : cell
}

function readList(file: TextFile, column: string, cell: CsvCell): LocatedNode {
  const located = locateText(file, cell)
  const items: LocatedNode[] = []
  for (const match of cell.value.matchAll(/[^;]+/g)) {
    const from = match.index + match[0].length - match[0].trimStart().length
    const value = match[0].trim()
    if (value === '') continue
    const piece = (start: number, text: string): LocatedScalar => ({
      kind: 'scalar',
      span: textSpan(located, start, start + text.length),
      value: text,
      style: 'raw',
    })
    items.push(column === 'sources' ? readSource(value, from, piece) : piece(from, value))
  }
  return { kind: 'list', span: cell.span, items }
}

function readSource(value: string, from: number, piece: (start: number, text: string) => LocatedScalar): LocatedNode {
  const match = /^([^@]*?)\s*@\s*(.+)$/s.exec(value)
  if (match === null) return piece(from, value)
  const [whole, ref = '', at = ''] = match
  const entries = new Map<string, LocatedNode>([
    ['ref', piece(from, ref)],
    ['at', piece(from + whole.length - at.length, at)],
  ])
  return { kind: 'map', span: piece(from, value).span, entries }
}

function mapOf(file: TextFile, entries: ReadonlyMap<string, LocatedNode>): LocatedMap {
  return { kind: 'map', span: { file: file.path, start: 0, end: file.text.length }, entries }
}

function missingId(span: Span): Diagnostic {
  return {
    severity: 'error',
    code: 'csv/syntax',
    message: 'this row has no id',
    span,
    hints: ['give every row an `id` of its own'],
  }
}

function repeatedId(id: string, node: LocatedNode, first: LocatedNode | undefined): Diagnostic {
  return {
    severity: 'error',
    code: 'fact/conflict',
    message: `fact \`${id}\` is written twice`,
    span: node.keySpan ?? node.span,
    ...(first && { related: [{ message: 'first written here', span: first.keySpan ?? first.span }] }),
    hints: ['give one of them another id'],
  }
}
