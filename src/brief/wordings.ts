/** The items of a report that may be worded otherwise for some readers, each with what stands in its place. Chooses none. */
import { type LocatedMap, type LocatedNode, nodeAt } from '../text/located-tree.ts'

/** Keys of a brief that hold such items. */
export const wordedKeys = ['highlights', 'keyFigures', 'judgements', 'sections', 'gaps', 'methodology'] as const
export type WordedKey = (typeof wordedKeys)[number]

/** The field that makes an item of each, besides `omit`; a section is made by either of two. */
export const makingFields: Readonly<Record<WordedKey, readonly string[]>> = {
  highlights: ['text'],
  keyFigures: ['fact'],
  judgements: ['text'],
  sections: ['view', 'body'],
  gaps: ['text'],
  methodology: ['text'],
}

export interface WordedItem {
  readonly key: WordedKey
  /** In the list; undefined for the methodology, which is one. */
  readonly index: number | undefined
  readonly node: LocatedMap
  /** What stands in its place, in order. */
  readonly instead: readonly LocatedMap[]
}

/** The items of a brief's tree (short forms spelled out), in its order. What is no mapping is the schema's to refuse. */
export function wordedItems(root: LocatedNode): readonly WordedItem[] {
  return wordedKeys.flatMap((key) => {
    const value = nodeAt(root, [key])
    const items =
      value?.kind === 'list' ? value.items.map((node, index) => ({ node, index })) : [{ node: value, index: undefined }]
    return items.flatMap(({ node, index }) => (node?.kind === 'map' ? [{ key, index, node, instead: insteadOf(node) }] : []))
  })
}

/** Whether it says `omit: true`. */
export function isOmitted(node: LocatedMap): boolean {
  const omit = node.entries.get('omit')
  return omit?.kind === 'scalar' && omit.value === true
}

/** Whether it says anything under the key. */
export function says(node: LocatedMap, key: string): boolean {
  const value = node.entries.get(key)
  return value !== undefined && !(value.kind === 'scalar' && value.value === null)
}

function insteadOf(node: LocatedMap): readonly LocatedMap[] {
  const list = node.entries.get('instead')
  return list?.kind === 'list' ? list.items.flatMap((item) => (item.kind === 'map' ? [item] : [])) : []
}
