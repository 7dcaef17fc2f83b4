/** Handlebars' syntax trees as JSON and back: places as four numbers, since they are most of a tree. Changes nothing else. */
import type { TemplateProgram } from './handlebars-node.ts'

/** The tree as JSON, a third of its plain size. All its places must be in one source. */
export function packProgram(program: TemplateProgram): string {
  return JSON.stringify(program, (key, value) =>
    key === 'loc' ? [value.start.line, value.start.column, value.end.line, value.end.column] : value,
  )
}

/** The tree that was packed, its places in `source`. */
export function unpackProgram(packed: string, source: string): TemplateProgram {
  const program = JSON.parse(packed)
  placeIn(program, source)
  return program
}

function placeIn(node: object, source: string): void {
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc') {
      const [line, column, endLine, endColumn] = value
      Object.assign(node, { loc: { source, start: { line, column }, end: { line: endLine, column: endColumn } } })
    } else if (typeof value === 'object' && value !== null) placeIn(value, source)
  }
}
