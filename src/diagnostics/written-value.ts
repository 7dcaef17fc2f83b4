/**
 * A located tree as schemas see it: plain values, with numbers and booleans still knowing how they were written, so that a field
 * that takes text can have `1.10` and not 1.1. Checks nothing.
 */
import type { LocatedNode } from '../text/located-tree.ts'

const writtenMark: unique symbol = Symbol('written')

/** A number, `true` or `false` with its text in the file. */
export interface WrittenValue {
  readonly [writtenMark]: true
  readonly value: number | boolean
  readonly written: string
}

/** Whether a schema's input is a number or boolean that knows how it was written. */
export function isWritten(input: unknown): input is WrittenValue {
  return typeof input === 'object' && input !== null && writtenMark in input
}

/** The tree for a schema: null-prototype objects, arrays, text and `WrittenValue`s. A key without a value is left out: nothing said is nothing. */
export function toSchemaInput(node: LocatedNode): unknown {
  if (node.kind === 'list') return node.items.map(toSchemaInput)
  if (node.kind === 'map') {
    const plain: Record<string, unknown> = Object.create(null)
    for (const [key, value] of node.entries) {
      if (value.kind !== 'scalar' || value.value !== null) plain[key] = toSchemaInput(value)
    }
    return plain
  }
  const { value } = node
  if (typeof value !== 'number' && typeof value !== 'boolean') return value
  return writtenAs(value, node.written ?? String(value))
}

/** The same of a parsed JSON text whose numbers are written as JavaScript writes them. */
export function plainSchemaInput(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return writtenAs(value, String(value))
  if (Array.isArray(value)) return value.map(plainSchemaInput)
  if (typeof value !== 'object' || value === null) return value
  const plain: Record<string, unknown> = Object.create(null)
  for (const [key, inner] of Object.entries(value)) if (inner !== null) plain[key] = plainSchemaInput(inner)
  return plain
}

function writtenAs(value: number | boolean, written: string): WrittenValue {
  return { [writtenMark]: true, value, written }
}
