/** Where a brief has texts that its readers see: the one table of them, and a walk that visits or replaces each. Translates nothing. */
import { scalarText } from '../brief/translation.ts'
import type { LocatedMap, LocatedNode, LocatedScalar, TreePath } from '../text/located-tree.ts'

/** A text, a list of such things, a mapping with some under its keys, or titles anywhere inside (a chart). */
type Shape = 'text' | 'titles' | { readonly each: Shape } | { readonly fields: Readonly<Record<string, Shape>> }

const texts: Shape = { each: 'text' }
const textOnly: Shape = { each: { fields: { text: 'text' } } }

/** In the order of a page. */
const briefShape: Shape = {
  fields: {
    product: 'text',
    title: 'text',
    subtitle: 'text',
    banner: 'text',
    preparedBy: 'text',
    reviewedBy: 'text',
    authorizedBy: 'text',
    purpose: 'text',
    audience: texts,
    distribution: texts,
    corrections: { each: { fields: { was: 'text', now: 'text' } } },
    highlights: textOnly,
    keyFigures: { each: { fields: { label: 'text', note: 'text', change: 'text' } } },
    judgements: {
      each: {
        fields: {
          text: 'text',
          grounds: 'text',
          assumptions: texts,
          alternatives: texts,
          indicators: texts,
          change: 'text',
        },
      },
    },
    sections: {
      each: {
        fields: {
          title: 'text',
          body: 'text',
          needs: 'text',
          response: 'text',
          gaps: 'text',
          chart: 'titles',
          alt: 'text',
          caption: 'text',
        },
      },
    },
    gaps: textOnly,
    methodology: { fields: { text: 'text' } },
    waivers: { each: { fields: { reason: 'text' } } },
    contacts: { each: { fields: { name: 'text', role: 'text' } } },
    disclaimer: 'text',
  },
}

/** What takes the place of a text; the text itself where nothing does. */
export type ReplaceText = (scalar: LocatedScalar, path: TreePath) => LocatedScalar

/** The brief's tree with its texts replaced, in the order of a page. What stands `instead` is no text of the report and is left alone. */
export function replaceTexts(root: LocatedNode, replace: ReplaceText): LocatedNode {
  return replaceIn(root, briefShape, [], replace)
}

/** All texts of a brief's tree, those that stand `instead` among them. */
export function allTexts(root: LocatedNode): readonly string[] {
  const found: string[] = []
  const take: ReplaceText = (scalar) => {
    found.push(scalarText(scalar))
    return scalar
  }
  replaceTexts(root, take)
  for (const [key, shape] of Object.entries(fieldsOf(briefShape))) {
    const node = root.kind === 'map' ? root.entries.get(key) : undefined
    const item = typeof shape === 'object' && 'each' in shape ? shape.each : shape
    for (const one of node?.kind === 'list' ? node.items : node === undefined ? [] : [node]) {
      const instead = one.kind === 'map' ? one.entries.get('instead') : undefined
      for (const words of instead?.kind === 'list' ? instead.items : []) replaceIn(words, item, [], take)
    }
  }
  return found
}

function fieldsOf(shape: Shape): Readonly<Record<string, Shape>> {
  return typeof shape === 'object' && 'fields' in shape ? shape.fields : {}
}

function replaceIn(node: LocatedNode, shape: Shape, path: TreePath, replace: ReplaceText): LocatedNode {
  if (shape === 'titles') return replaceTitles(node, path, replace)
  if (shape === 'text') return node.kind === 'scalar' && isText(node) ? replace(node, path) : node
  if ('each' in shape) {
    if (node.kind !== 'list') return node
    return { ...node, items: node.items.map((item, index) => replaceIn(item, shape.each, [...path, index], replace)) }
  }
  return node.kind === 'map' ? replaceFields(node, shape.fields, path, replace) : node
}

function replaceFields(
  node: LocatedMap,
  fields: Readonly<Record<string, Shape>>,
  path: TreePath,
  replace: ReplaceText,
): LocatedMap {
  const entries = new Map(node.entries)
  for (const [key, shape] of Object.entries(fields)) {
    const value = entries.get(key)
    if (value !== undefined) entries.set(key, replaceIn(value, shape, [...path, key], replace))
  }
  return { ...node, entries }
}

/** Of a chart only what `title` says is words; all else names columns and marks. */
function replaceTitles(node: LocatedNode, path: TreePath, replace: ReplaceText): LocatedNode {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item, index) => replaceTitles(item, [...path, index], replace)) }
  }
  if (node.kind !== 'map') return node
  const entries = [...node.entries].map(([key, value]): [string, LocatedNode] => {
    const inside = [...path, key]
    if (key === 'title' && value.kind === 'scalar') return [key, isText(value) ? replace(value, inside) : value]
    return [key, replaceTitles(value, inside, replace)]
  })
  return { ...node, entries: new Map(entries) }
}

/** A date or a number alone has no language. */
function isText({ value, written }: LocatedScalar): boolean {
  return value !== null && typeof value !== 'boolean' && /\p{L}/u.test(written ?? String(value))
}
