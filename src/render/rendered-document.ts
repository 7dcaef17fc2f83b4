/** What rendering gives: one self-contained HTML document and what printing and finishing need to know of it. */

import type { PageNumbering, PageReference } from './page-references.ts'

export interface RenderedDocument {
  /** A whole document: styles inline, fonts and images as `data:` URLs, no scripts. */
  readonly html: string
  readonly title: string
  readonly language: string
  /** Words for links, by the id of their target or by URL, for people who hear the page instead of seeing it. */
  readonly linkTexts: ReadonlyMap<string, string>
  /** Its headings as plain words, in reading order. */
  readonly headings: readonly string[]
  /** The elements whose page numbers `html` names; `fillPageNumbers` puts them in. */
  readonly pageReferences: readonly PageReference[]
  /** The stretches of pages that are counted by themselves, in order; none when all are counted as one. */
  readonly pageNumberings: readonly PageNumbering[]
  /** What every page bears across its text; undefined for a report that is cleared. */
  readonly watermark?: string
}
