/** The dossier with the places its parts came from: kept beside it, so that the dossier stays plain JSON. */
import type { Brief } from '../brief/brief.ts'
import type { Marking } from '../terms/markings.ts'
import type { LocatedText, TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { WithheldWords } from './choose-wordings.ts'
import type { Dossier } from './dossier.ts'
import type { ReportTranslation } from './report-translation.ts'
import type { Withholding } from './visible-facts.ts'

export interface MergedBrief {
  readonly dossier: Dossier
  readonly origins: Origins
  /** The brief as this report has it: with the words for its readers, and no others. */
  readonly brief: Brief
  /** The dossier's, with its place in the scheme. */
  readonly marking: Marking
  /** Facts that the report may not tell, by id: those of the book that its marking keeps out. */
  readonly withheld: ReadonlyMap<string, Withholding>
  /** Words of the brief that its readers may not see. */
  readonly withheldWords: readonly WithheldWords[]
  /** Set for a report in the language of a translation file. */
  readonly translation?: ReportTranslation
}

/** Where a value of the dossier was written. Paths are the dossier's: `['judgements', 0, 'text', 'markdown']`, `['facts', 'truce-holds', 'when']`. */
export interface Origins {
  /** The place of the value, or of the nearest thing around it. */
  spanOf(path: TreePath): Span
  /** The places of the value of this very path and of the key it stands under (the value's again where it has none); undefined when no file says it. */
  placeOf(path: TreePath): { readonly key: Span; readonly value: Span } | undefined
  /** A text with the place of each of its characters, prose or not: a title, a fact's `text`. Undefined when no file says it. */
  textOf(path: TreePath): LocatedText | undefined
  /** Every prose of the dossier in reading order: what citations and expressions are looked for in. */
  readonly prose: readonly { readonly path: TreePath; readonly text: LocatedText }[]
}
