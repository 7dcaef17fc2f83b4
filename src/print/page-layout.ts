/** What measuring a laid-out page gives: plain data, in CSS pixels (96 to the inch). Judges nothing; types only. */

/** Where on the page something stands, as far as its HTML says. */
export interface LayoutPlace {
  /** The id of the section around it, or of that section's heading; empty for none. */
  readonly section: string
  /** The section's heading. */
  readonly heading: string
  /** The first words of it, to find its page by. */
  readonly words: string
}

/** Something that does not fit. */
export interface Overflow extends LayoutPlace {
  readonly kind: 'table' | 'text' | 'picture' | 'block'
  /** A table's caption or first column heads, a picture's alternative text, the longest word of a text, a block as `div.grid`. */
  readonly name: string
  /** What it reaches out of: the area that the paper's margins leave, or a box that shows nothing beyond its edge. */
  readonly beyond: 'page' | 'box'
  readonly width: number
  /** How far it reaches out, sideways or downwards. */
  readonly over: number
  /** The page area's or the box's. */
  readonly room: number
  /** Of a table: its columns that are not wholly within, from 1. */
  readonly columns?: { readonly first: number; readonly last: number; readonly all: number }
}

export interface MeasuredImage extends LayoutPlace {
  readonly alt: string
  /** As it is shown, after `object-fit`: image pixels for each CSS pixel. */
  readonly scaleX: number
  readonly scaleY: number
}

/** Text in one colour on one ground, each pair once. */
export interface MeasuredContrast extends LayoutPlace {
  /** `#rrggbb`, as they are seen: transparency is worked in. */
  readonly color: string
  readonly ground: string
  readonly ratio: number
  /** What it should be: 4.5, or 3 for large text (WCAG 2.2, 1.4.3). */
  readonly wanted: number
  /** How many pieces of text there are in this pair. */
  readonly count: number
}

/** What a section shows, in its order; what stands in no section is a group of its own, before the first. */
export interface ShownWords {
  readonly section: string
  readonly heading: string
  /** Pieces of text without a break in style. */
  readonly texts: readonly string[]
}

export interface AreaHeight {
  readonly height: number
  readonly bottom: number
}

export interface PageLayout {
  /** Undefined where the style sheet gives the paper in words that are not understood; then nothing is held against its edges. */
  readonly room: number | undefined
  /** The areas inside the margins, of all kinds of pages: how high, and how far from the paper's foot. None where `room` is not known. */
  readonly areas: readonly AreaHeight[]
  readonly overflows: readonly Overflow[]
  readonly images: readonly MeasuredImage[]
  /** Pairs under what is wanted. */
  readonly contrasts: readonly MeasuredContrast[]
  readonly words: readonly ShownWords[]
}

/** The area inside the paper's margins by the name of the `@page` rule; `''` for pages without a name. */
export type PageAreas = Readonly<Record<string, { readonly width: number } & AreaHeight>>
