/** The rows of `forEach`: written in the brief, or read from the file that it names. */
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Host } from '../host/host.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { EachRow } from './fill-row.ts'
import { type Cell, type Row, readData } from './read-rows.ts'

/**
 * The rows in their order, numbered from 1; one `undefined` for a brief without `forEach`. Reports `brief/invalid` for rows that
 * are no flat mappings and for none at all, and what `readData` reports.
 */
export async function readForEach(
  node: LocatedNode | undefined,
  briefPath: string,
  host: Host,
): Promise<Outcome<readonly (EachRow | undefined)[]>> {
  if (node === undefined || (node.kind === 'scalar' && node.value === null))
    return { ok: true, value: [undefined], diagnostics: [] }
  const rows = node.kind === 'list' ? readInline(node.items) : await readNamed(node, briefPath, host)
  if (!rows.ok) return rows
  if (rows.value.length === 0)
    return failed([invalid(node.keySpan ?? node.span, 'expected at least one row, found none', 'add a row, or remove `forEach`')])
  return outcomeOf(
    rows.value.map((row, index) => ({ index: index + 1, row })),
    rows.diagnostics,
  )
}

function readInline(items: readonly LocatedNode[]): Outcome<readonly Row[]> {
  const diagnostics: Diagnostic[] = []
  const rows = items.map((item) => {
    const row: Record<string, Cell> = {}
    // What is no mapping at all is the schema's to report.
    for (const [key, value] of item.kind === 'map' ? item.entries : []) {
      if (value.kind === 'scalar') row[key] = value.value ?? ''
      else
        diagnostics.push(
          invalid(value.span, `expected a text or number in the row, found a ${value.kind === 'map' ? 'mapping' : 'list'}`),
        )
    }
    return row
  })
  return outcomeOf(rows, diagnostics)
}

async function readNamed(node: LocatedNode, briefPath: string, host: Host): Promise<Outcome<readonly Row[]>> {
  // A mapping here is the schema's to report.
  if (node.kind !== 'scalar') return { ok: true, value: [{}], diagnostics: [] }
  const path = node.written ?? String(node.value)
  const read = await readData({ path, briefPath, span: node.span }, host)
  if (!read.ok) return read
  if (!Array.isArray(read.value) || !read.value.every(isRow)) {
    return failed([
      invalid(node.span, `expected \`${path}\` to be a list of rows`, 'write a list of flat mappings, or a CSV file'),
    ])
  }
  return outcomeOf(read.value, read.diagnostics)
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((cell) => ['string', 'number', 'boolean'].includes(typeof cell))
  )
}

function invalid(span: Span, message: string, hint?: string): Diagnostic {
  return { severity: 'error', code: 'brief/invalid', message, span, ...(hint !== undefined && { hints: [hint] }) }
}
