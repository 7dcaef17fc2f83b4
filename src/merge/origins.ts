/** Where the dossier's parts were written: dossier paths led back to nodes of the brief and of the fact files. */

import { locateText } from '../text/locate-text.ts'
import { type LocatedNode, type LocatedText, nodeAt, type TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import type { Origins } from './merged-brief.ts'

/** Collects origins while the dossier is put together; `finish` gives the look-up. */
export interface OriginCollector {
  /** Says which node a value of the dossier comes from. */
  add(path: TreePath, node: LocatedNode | undefined): void
  /** Says it of a prose value, and that it is prose. */
  addProse(path: TreePath, node: LocatedNode | undefined): void
  finish(): Origins
}

/** A collector. `whole` is what everything without a better place points at: the brief's own tree. */
export function createOriginCollector(whole: LocatedNode, textFiles: ReadonlyMap<string, TextFile>): OriginCollector {
  const nodes = new Map<string, LocatedNode>()
  const prosePaths: TreePath[] = []
  const keyOf = (path: TreePath): string => JSON.stringify(path)

  /** A value inside one whose origin is known stands where its file has it: `['facts', 'truce-holds', 'text']`. */
  const nodeOf = (path: TreePath): LocatedNode | undefined => {
    for (let length = path.length; length > 0; length--) {
      const node = nodes.get(keyOf(path.slice(0, length)))
      if (node !== undefined) return nodeAt(node, path.slice(length))
    }
    return undefined
  }

  const textOf = (path: TreePath): LocatedText | undefined => {
    const node = nodeOf(path)
    if (node?.kind !== 'scalar') return undefined
    const file = textFiles.get(node.span.file)
    return file === undefined ? undefined : locateText(file, node)
  }

  return {
    add(path, node) {
      if (node !== undefined) nodes.set(keyOf(path), node)
    },
    addProse(path, node) {
      if (node?.kind !== 'scalar') return
      nodes.set(keyOf(path), node)
      prosePaths.push(path)
    },
    finish: () => ({
      spanOf(path): Span {
        for (let length = path.length; length > 0; length--) {
          const node = nodes.get(keyOf(path.slice(0, length)))
          if (node !== undefined) return node.span
        }
        return { ...whole.span, end: whole.span.start }
      },
      placeOf(path) {
        const node = nodeOf(path)
        return node && { key: node.keySpan ?? node.span, value: node.span }
      },
      textOf,
      prose: prosePaths.flatMap((path) => {
        const text = textOf(path)
        return text === undefined ? [] : [{ path, text }]
      }),
    }),
  }
}
