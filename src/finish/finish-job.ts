/** What finishing takes and gives: the browser's bytes in, the file's bytes out. */

import type { PageNumbering } from './number-pages.ts'

/** What the finished file says of itself. Dates are instants; nothing here is read from the clock. */
export interface PdfMetadata {
  readonly title: string
  readonly author?: string
  readonly subject?: string
  readonly keywords?: readonly string[]
  /** BCP 47. */
  readonly language: string
  /** When the report was issued (or the state it describes). Also the modification date. */
  readonly created: Date
  /** Producer of the file, without any browser string: "Sitrep 0.1.0". */
  readonly producer: string
  /** Whether the file says that it keeps PDF/UA-1 (ISO 14289-1) and PDF/A-3b (ISO 19005-3). Only said, not looked at here. */
  readonly claimsUa1?: boolean
  readonly claimsA3b?: boolean
}

export interface FinishJob {
  readonly bytes: Uint8Array
  readonly metadata: PdfMetadata
  /**
   * Words for internal links, by the name of their destination (the HTML id), and for external ones by URL:
   * they become the link annotations' /Contents, which PDF/UA-1 7.18.5 asks for. Links without words get their target's name.
   */
  readonly linkTexts: ReadonlyMap<string, string>
  /** The stretches of pages that are counted by themselves, for the labels that viewers show; none: all as one. */
  readonly pageNumberings?: readonly PageNumbering[]
  /** The document's headings as plain words, in reading order: what its bookmarks are called. */
  readonly headings: readonly string[]
}

export interface FinishedPdf {
  readonly bytes: Uint8Array
  readonly pageCount: number
}
