/** Where to point: the field of a fact, source or judgement in its own file, or the nearest thing that is written. */
import type { Brief } from '../brief/brief.ts'
import { type LocatedNode, nodeAt, type TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'

/** The first of the fields that the entry writes itself; else its id. */
export function fieldPlace(entry: { readonly node: LocatedNode }, ...fields: readonly string[]): Span {
  for (const field of fields) {
    const node = nodeAt(entry.node, [field])
    if (node !== undefined) return node.span
  }
  return entry.node.keySpan ?? entry.node.span
}

/** An item of a list field, through its short form (one item without its list). */
export function itemPlace(entry: { readonly node: LocatedNode }, field: string, index: number): Span {
  return nodeAt(entry.node, [field, index])?.span ?? fieldPlace(entry, field)
}

/** The value at a path of the brief, or the nearest thing around it: of a list item without the key, its first line. */
export function briefPlace(brief: Brief, path: TreePath): Span {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(brief.node, path.slice(0, length))
    if (node === undefined) continue
    return length === path.length || node.kind === 'scalar' ? node.span : headOf(node)
  }
  return { ...brief.node.span, end: brief.node.span.start }
}

/** The key of the first of the brief's fields that is written; its start when none is. */
export function briefHead(brief: Brief, fields: readonly string[]): Span {
  for (const field of fields) {
    const node = nodeAt(brief.node, [field])
    if (node !== undefined) return headOf(node)
  }
  return { ...brief.node.span, end: brief.node.span.start }
}

/** A judgement, by its id where it has one in the file. */
export function judgementPlace(brief: Brief, index: number, field = 'id'): Span {
  const node = nodeAt(brief.node, ['judgements', index, field]) ?? nodeAt(brief.node, ['judgements', index, 'text'])
  return node?.span ?? briefPlace(brief, ['judgements', index])
}

/** The key of a mapping or list, else its first value: a message about a whole block should not underline all of it. */
function headOf(node: LocatedNode): Span {
  if (node.keySpan !== undefined) return node.keySpan
  if (node.kind === 'map') {
    const [first] = node.entries.values()
    return first === undefined ? node.span : (first.keySpan ?? first.span)
  }
  const [first] = node.kind === 'list' ? node.items : []
  return first === undefined ? node.span : headOf(first)
}
