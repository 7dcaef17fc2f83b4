/**
 * CSV text → cells with their places (RFC 4180, comma-separated, one header line). Every problem of the file at once; knows no
 * columns. Written here because a row's message must point at its cell, and CSV libraries tell the line at best and stop at the first error.
 */
import type { LocatedScalar } from './located-tree.ts'
import type { TextProblem } from './parsed-tree.ts'
import type { TextFile } from './text-file.ts'

/** Cells are trimmed; the place of a quoted cell is that of the text between its quotes. An empty cell has an empty place. */
export type CsvCell = LocatedScalar & { readonly value: string }

export interface CsvRow {
  readonly cells: readonly CsvCell[]
  /** From its first cell to its last, quotes included. */
  readonly start: number
  readonly end: number
}

export interface CsvTable {
  readonly header: readonly CsvCell[]
  /** As many cells each as the header has. Rows without any text are left out. */
  readonly rows: readonly CsvRow[]
}

export interface ParsedCsv {
  /** Undefined for an empty text and for a header that cannot be used. */
  readonly table: CsvTable | undefined
  /** In text order. */
  readonly problems: readonly TextProblem[]
}

/** The table of a CSV text. A ragged row, a column without a name or named twice, and quotes that do not match are problems; such rows are left out. */
export function parseCsv(file: TextFile): ParsedCsv {
  const { rows, problems } = readRows(file)
  const [header, ...body] = rows
  if (header === undefined) return { table: undefined, problems }
  const separator = wrongSeparator(file, header)
  if (separator !== undefined) return { table: undefined, problems: [separator] }
  const headerProblems = checkHeader(header)
  const ragged = body.flatMap((row) => raggedRow(row, header.cells.length))
  const width = header.cells.length
  const all = [...problems, ...headerProblems, ...ragged].sort((a, b) => a.start - b.start)
  const table = { header: header.cells, rows: body.filter((row) => row.cells.length === width) }
  return { table: headerProblems.length > 0 ? undefined : table, problems: all }
}

function readRows(file: TextFile): { readonly rows: readonly CsvRow[]; readonly problems: readonly TextProblem[] } {
  const { text } = file
  const rows: CsvRow[] = []
  const problems: TextProblem[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    const cells: CsvCell[] = []
    let usable = true
    for (let more = true; more; ) {
      const { cell, next, problem } = readCell(file, at)
      cells.push(cell)
      if (problem !== undefined) {
        problems.push(problem)
        usable = false
      }
      more = text[next] === ','
      at = next + (more ? 1 : 0)
    }
    const end = at
    at = afterBreak(text, at)
    if (usable && cells.some((cell) => cell.value !== '')) rows.push({ cells, start, end: trimEnd(text, start, end) })
  }
  return { rows, problems }
}

interface ReadCell {
  readonly cell: CsvCell
  /** The offset of the comma or line break after it, or the end of the text. */
  readonly next: number
  readonly problem?: TextProblem
}

function readCell(file: TextFile, from: number): ReadCell {
  const { text } = file
  const start = skipBlanks(text, from)
  if (text[start] === '"') return readQuoted(file, start)
  const next = cellEnd(text, start)
  const end = trimEnd(text, start, next)
  const quote = text.slice(start, end).indexOf('"')
  const cell = createCell(file, start, end, text.slice(start, end))
  if (quote === -1) return { cell, next }
  const problem = {
    message: 'expected a cell with a double quote to be in quotes',
    start,
    end,
    hints: [`write \`"${cell.value.replaceAll('"', '""')}"\``],
  }
  return { cell, next, problem }
}

function readQuoted(file: TextFile, start: number): ReadCell {
  const { text } = file
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) {
    const end = trimEnd(text, start, cellEnd(text, start))
    const problem = { message: 'this quote is never closed', start, end, hints: ['put `"` at the end of the cell'] }
    return { cell: createCell(file, start, end, ''), next: text.length, problem }
  }
  const inner = text.slice(start + 1, close)
  const cell = createCell(file, start + 1, close, inner.replaceAll('""', '"').replaceAll('\r\n', '\n').trim())
  const after = skipBlanks(text, close + 1)
  if (after >= text.length || ',\r\n'.includes(text[after] ?? '')) return { cell, next: after }
  const next = cellEnd(text, after)
  const problem = {
    message: 'expected a comma after the closing quote, found more text',
    start: after,
    end: trimEnd(text, after, next),
    hints: ['write `""` for a double quote inside the cell'],
  }
  return { cell, next, problem }
}

function createCell(file: TextFile, start: number, end: number, value: string): CsvCell {
  return { kind: 'scalar', span: { file: file.path, start, end }, value, style: 'raw' }
}

function wrongSeparator(file: TextFile, header: CsvRow): TextProblem | undefined {
  const line = file.text.slice(header.start, header.end)
  const found = [';', '\t'].find((separator) => header.cells.length === 1 && line.includes(separator))
  if (found === undefined) return undefined
  const name = found === ';' ? 'semicolons' : 'tabs'
  const { start, end } = header
  return {
    message: `expected cells separated by commas, found ${name}`,
    start,
    end,
    hints: ['save the file with commas as separators'],
  }
}

function checkHeader(header: CsvRow): readonly TextProblem[] {
  return header.cells.flatMap((cell, index): readonly TextProblem[] => {
    const { start, end } = cell.span
    if (cell.value === '') return [{ message: `column ${index + 1} has no name`, start: header.start, end: header.end }]
    const first = header.cells.slice(0, index).find((other) => other.value === cell.value)
    if (first === undefined) return []
    const related = { message: 'first written here', start: first.span.start, end: first.span.end }
    return [{ message: `column \`${cell.value}\` is written twice`, start, end, related }]
  })
}

function raggedRow(row: CsvRow, width: number): readonly TextProblem[] {
  const count = row.cells.length
  if (count === width) return []
  const hint = count > width ? 'put cells that hold a comma in double quotes' : 'put a comma for each empty cell'
  return [
    {
      message: `expected ${width} ${width === 1 ? 'cell' : 'cells'}, found ${count}`,
      start: row.start,
      end: row.end,
      hints: [hint],
    },
  ]
}

/** The next comma or line break. */
function cellEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++
  return text[at] === '\n' && text[at - 1] === '\r' && at - 1 >= from ? at - 1 : at
}

function afterBreak(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2
  return at + 1
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length
}
