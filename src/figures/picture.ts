/** What a section's picture is once drawn. Types only. */
import type { DossierFact } from '../merge/dossier.ts'

/** A picture and the same data in words. */
export interface Picture {
  /** One `<svg role="img">` with the alternative text in it, to stand in HTML; its colours are the template's tokens. */
  readonly svg: string
  readonly table: PictureTable
  /** Marks that a key must explain: words below `picture.key` in the labels. */
  readonly keys: readonly string[]
}

/** What is drawn, as rows. `title` is undefined for columns whose name is a word of the template: `label` says which. */
export interface PictureTable {
  readonly columns: readonly PictureColumn[]
  readonly rows: readonly PictureRow[]
}

export interface PictureColumn {
  readonly title?: string
  /** Key below `picture.column` in the labels. */
  readonly label?: string
  readonly numeric: boolean
}

/** `cited`: the facts that the row tells of; cited in it. */
export interface PictureRow {
  readonly cells: readonly PictureCell[]
  readonly cited: readonly DossierFact[]
}

/** A value with how it is to be printed: `label` is a word below `picture.value` in the labels, `figure` the id of a fact whose number it is. Empty ones are `text` without `value`. */
export interface PictureCell {
  readonly kind: 'text' | 'number' | 'date' | 'label' | 'figure'
  readonly value?: string | number
}
