/** The dossier with the places its parts came from: kept beside it, so that the dossier stays plain JSON. */
import type { LocatedText, TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Dossier } from './dossier.ts'

export interface MergedBrief {
  readonly dossier: Dossier
  readonly origins: Origins
}

/** Where a value of the dossier was written. Paths are the dossier's: `['judgements', 0, 'text', 'markdown']`, `['facts', 'truce-holds', 'when']`. */
export interface Origins {
  /** The place of the value, or of the nearest thing around it. */
  spanOf(path: TreePath): Span
  /** A text with the place of each of its characters, prose or not: a title, a fact's `text`. Undefined when no file says it. */
  textOf(path: TreePath): LocatedText | undefined
  /** Every prose of the dossier in reading order: what citations and expressions are looked for in. */
  readonly prose: readonly { readonly path: TreePath; readonly text: LocatedText }[]
}
