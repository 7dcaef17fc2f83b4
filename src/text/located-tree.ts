/**
 * A data file's values together with their places: the one shape that YAML, JSON, CSV, front matter and
 * `--set` all become, so that schemas, merging and error places are written once. Knows no file format.
 */
import type { Span } from './span.ts'

/** How a scalar is written in its file; it decides how text offsets map to file offsets. `raw` is verbatim. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'raw'

export interface LocatedMap {
  readonly kind: 'map'
  readonly span: Span
  /** In file order. The value's `keySpan` is the place of its key. */
  readonly entries: ReadonlyMap<string, LocatedNode>
  readonly keySpan?: Span
}

export interface LocatedList {
  readonly kind: 'list'
  readonly span: Span
  readonly items: readonly LocatedNode[]
  readonly keySpan?: Span
}

export interface LocatedScalar {
  readonly kind: 'scalar'
  readonly span: Span
  readonly value: string | number | boolean | null
  /** As it stands in the file, for a number, `true` or `false`: `1.10` and `2025` may be meant as text. */
  readonly written?: string
  readonly style: ScalarStyle
  readonly keySpan?: Span
}

export type LocatedNode = LocatedMap | LocatedList | LocatedScalar
export type TreePath = readonly (string | number)[]

/** Text with the file offset of every code unit: `offsets[i]` for `text[i]`, and one more for the end. */
export interface LocatedText {
  readonly text: string
  readonly file: string
  readonly offsets: readonly number[]
}

/** The plain value of a tree: null-prototype objects, arrays, scalars. */
export function toPlain(node: LocatedNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(toPlain)
  const plain: Record<string, unknown> = Object.create(null)
  for (const [key, value] of node.entries) plain[key] = toPlain(value)
  return plain
}

/** The node at `path`, or undefined where the tree ends earlier. */
export function nodeAt(root: LocatedNode, path: TreePath): LocatedNode | undefined {
  let node: LocatedNode | undefined = root
  for (const step of path) {
    if (node === undefined) return undefined
    if (node.kind === 'map') node = node.entries.get(String(step))
    else if (node.kind === 'list' && typeof step === 'number') node = node.items[step]
    else return undefined
  }
  return node
}

/** The deepest node that exists on the way to `path`; the root at worst. For pointing at where something is missing. */
export function nearestNode(root: LocatedNode, path: TreePath): LocatedNode {
  let node = root
  for (const step of path) {
    const next = nodeAt(node, [step])
    if (next === undefined) return node
    node = next
  }
  return node
}

/** The span of text `[from, to)` of a located text, in its file. */
export function textSpan(located: LocatedText, from: number, to: number): Span {
  const clamp = (index: number): number => Math.max(0, Math.min(index, located.text.length))
  const start = located.offsets[clamp(from)] ?? 0
  const last = to > from ? located.offsets[clamp(to - 1)] : undefined
  return { file: located.file, start, end: last === undefined ? start : last + 1 }
}
