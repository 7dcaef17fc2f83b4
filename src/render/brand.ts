/** A project's brand as templates and style sheets get it. Types only. */
import type { StylePiece } from './style-sheet.ts'

/** What templates see as `brand`. Every field may be absent: a project need not have a brand. */
export interface Brand {
  readonly organisation?: string
  readonly product?: string
  readonly logo?: { readonly url: string; readonly alt: string }
}

export interface LoadedBrand {
  readonly brand: Brand
  /** Custom properties and font faces, for the cascade. */
  readonly pieces: readonly StylePiece[]
}
