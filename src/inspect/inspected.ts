/** What reading a finished file back gives: every text that a person or a program gets out of it. Types only. */

/** Texts that belong together, in the order in which the file has them: read on from one piece to the next. */
export interface Passage {
  /** What it is to a reader: `the pages`, `the bookmarks`, `a description`, … */
  readonly where: string
  readonly pieces: readonly { readonly text: string; readonly page?: number }[]
}

/** A stretch of text on a page, drawn in one go: a line or less. */
export interface TextRun {
  readonly text: string
  /** Of its first character, in points from the left and the top of the page. */
  readonly x: number
  readonly y: number
  /** Height of the font in points, as it stands on the page. */
  readonly size: number
  /** `#33FF00`; undefined for anything but a plain colour. */
  readonly color: string | undefined
  /** Colour of the last rectangle that was filled beneath it. */
  readonly field: string | undefined
  /** 1 for opaque, 0 for nothing to be seen. */
  readonly opacity: number
  /** Whether it belongs to the document's tags. Page furniture does not. */
  readonly tagged: boolean
}

export interface InspectedPage {
  /** From 1. */
  readonly number: number
  /** In points. */
  readonly width: number
  readonly height: number
  readonly runs: readonly TextRun[]
  /** Opaque rectangles and pictures, each with the number of runs that are drawn before it, and that it may hide. */
  readonly covers: readonly Cover[]
}

/** In points from the left and the top of the page. */
export interface Cover {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly runsBefore: number
}

/** A heading as the bookmarks have it. */
export interface InspectedHeading {
  readonly title: string
  /** From 1. */
  readonly page: number
  /** Where its words begin, in points from the left and the top of the page. */
  readonly x: number
  readonly y: number
}

/** A font that pages name, and how it is in the file. */
export interface InspectedFont {
  /** Without the letters that mark a subset; empty for one without a name. */
  readonly name: string
  /** `TrueType`, `CFF`, `Type 1` or `Type 3`. */
  readonly type: string
  readonly embedded: boolean
  /** Whether only some of its glyphs are in the file. */
  readonly subset: boolean
  /** Of its own file inside the PDF, as it is packed there; 0 for one that has none. */
  readonly bytes: number
  /** The pages whose resources name it, from 1. */
  readonly pages: readonly number[]
}

export interface InspectedPdf {
  readonly pages: readonly InspectedPage[]
  /** In reading order. */
  readonly headings: readonly InspectedHeading[]
  /** All that can be found in the file, the pages' text first. */
  readonly passages: readonly Passage[]
  /** In the order in which pages first name them. */
  readonly fonts: readonly InspectedFont[]
  /** How many fonts its pages draw text with. */
  readonly fontCount: number
  /** Glyphs that no table says the characters of: what they show cannot be read back. */
  readonly unreadableGlyphs: number
}
