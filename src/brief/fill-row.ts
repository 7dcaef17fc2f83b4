/**
 * `{{each.row.column}}` in the fields of a brief that are no prose: titles, selections, ids, paths. Prose and the output name are
 * templates and are left to the renderer, which knows how to escape.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { LocatedNode, LocatedScalar, TreePath } from '../text/located-tree.ts'
import type { Row } from './read-rows.ts'

const prosePaths = [
  /^output$/,
  /^((highlights|gaps)\/\d+|methodology)(\/instead\/\d+)?\/text$/,
  /^sections\/\d+(\/instead\/\d+)?\/(body|caption|needs|response|gaps)$/,
  /^judgements\/\d+(\/instead\/\d+)?\/(text|grounds|change)$/,
  /^keyFigures\/\d+(\/instead\/\d+)?\/change$/,
  /^corrections\/\d+\/now$/,
  /^judgements\/\d+(\/instead\/\d+)?\/(assumptions|alternatives|indicators)\/\d+$/,
]

/** What `{{each.…}}` stands for: the row's number from 1 and its cells. */
export interface EachRow {
  readonly index: number
  readonly row: Row
}

export interface FilledTree {
  readonly tree: LocatedNode
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The tree (short forms spelled out) with the row filled in; filled values keep their place. Reports `brief/invalid` for a column
 * that the rows do not have, and for any other expression in these fields: it would be printed as it stands.
 */
export function fillRow(tree: LocatedNode, each: EachRow | undefined): FilledTree {
  const diagnostics: Diagnostic[] = []
  return { tree: fill(tree, [], each, diagnostics), diagnostics }
}

function fill(node: LocatedNode, path: TreePath, each: EachRow | undefined, diagnostics: Diagnostic[]): LocatedNode {
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item, index) => fill(item, [...path, index], each, diagnostics)) }
  if (node.kind === 'map') {
    return {
      ...node,
      entries: new Map([...node.entries].map(([key, value]) => [key, fill(value, [...path, key], each, diagnostics)])),
    }
  }
  if (typeof node.value !== 'string' || !node.value.includes('{{')) return node
  const place = path.join('/')
  if (prosePaths.some((pattern) => pattern.test(place))) return node
  return fillScalar(node, node.value, each, diagnostics)
}

function fillScalar(node: LocatedScalar, text: string, each: EachRow | undefined, diagnostics: Diagnostic[]): LocatedScalar {
  let refused: Diagnostic | undefined
  const value = text.replace(/\{\{\s*(.*?)\s*\}\}/g, (whole, expression: string) => {
    const column = /^each\.row\.([\w-]+)$/.exec(expression)?.[1]
    const cell = expression === 'each.index' ? each?.index : column === undefined ? undefined : ownCell(each?.row, column)
    if (cell !== undefined) return String(cell)
    refused ??= refuse(node, whole, column, each)
    return whole
  })
  if (refused !== undefined) diagnostics.push(refused)
  return { ...node, value }
}

function ownCell(row: Row | undefined, column: string) {
  return row !== undefined && Object.hasOwn(row, column) ? row[column] : undefined
}

function refuse(node: LocatedScalar, expression: string, column: string | undefined, each: EachRow | undefined): Diagnostic {
  const invalid = (message: string, hints: readonly string[]): Diagnostic => ({
    severity: 'error',
    code: 'brief/invalid',
    message,
    span: node.span,
    hints,
  })
  if (column === undefined) {
    return invalid(`expected plain text, found the expression \`${expression}\``, [
      'write expressions in prose; here only `{{each.row.…}}` is filled in',
    ])
  }
  if (each === undefined)
    return invalid(`\`${expression}\` has no row to take its value from`, ['add `forEach`, or write the value'])
  const columns = Object.keys(each.row)
  const suggestions = suggestionHints(column, columns)
  const all = `use one of ${columns.map((name) => `\`${name}\``).join(', ')}`
  return invalid(`the rows of \`forEach\` have no column \`${column}\``, suggestions.length > 0 ? suggestions : [all])
}
