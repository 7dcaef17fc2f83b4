/** A template chain's style sheet in pieces, and the sheet of one document put together from them. Reads no file. */

import { toLower, toUpper } from './letter-case.ts'
import type { FontFacts } from './read-font.ts'

/** CSS in the order of the cascade: text that every document gets, and font faces that some do. */
export interface StyleSheet {
  readonly pieces: readonly StylePiece[]
  /**
   * The sheet for one document: font files none of whose characters occur in `html` are left out, which makes the document smaller
   * and changes nothing else, as the browser would not use them either; so are those for languages that nothing in it is in. `language` decides what capitals the text can turn into.
   * Without `embedFonts` the faces are there, and their files are not.
   */
  assemble(html: string, language: string, embedFonts?: boolean): string
  /** Whether some font file of the sheet has a glyph for the character; undefined when it cannot be told, as without font files. */
  hasGlyph(codePoint: number): boolean | undefined
  /** Whether a font of that name in a PDF came from the sheet's files; undefined when it cannot be told. */
  hasFont(postScriptName: string): boolean | undefined
}

export interface StylePiece {
  readonly css: string
  /** For a font face: the code points its file has, as ranges; every document gets pieces without. */
  readonly ranges?: readonly (readonly [number, number])[]
  /** For a font face: the primary subtags of the languages that it is for; any when not said. */
  readonly languages?: readonly string[]
  /** For a font face: what its file has. Undefined for a file that cannot be read. */
  readonly font?: () => FontFacts | undefined
}

/** A sheet from its pieces. It keeps what it put together: most reports of a run need the same fonts. */
export function createStyleSheet(pieces: readonly StylePiece[]): StyleSheet {
  const own = codePointsOf(pieces)
  const sheets = new Map<string, string>()
  const faces = pieces.flatMap(({ font, ranges }) => (font === undefined ? [] : [{ font, ranges }]))
  const glyphs = new Map<number, boolean | undefined>()
  return {
    pieces,
    hasFont: (postScriptName) => hasFont(pieces, postScriptName),
    hasGlyph(codePoint) {
      if (!glyphs.has(codePoint)) glyphs.set(codePoint, hasGlyph(faces, codePoint))
      return glyphs.get(codePoint)
    },
    assemble(html, language, embedFonts = true) {
      const used = usedCodePoints(html, language)
      if (used !== undefined) for (const codePoint of own) used.add(codePoint)
      const spoken = languagesOf(html, language)
      const isWanted = pieces.map(
        ({ ranges, languages }) =>
          (languages === undefined || languages.some((one) => spoken.has(one))) &&
          (ranges === undefined || used === undefined || hasAny(ranges, used)),
      )
      const key = `${embedFonts} ${isWanted.map(Number).join('')}`
      const known = sheets.get(key) ?? joinPieces(pieces.filter((_piece, index) => isWanted[index]))
      const sheet = embedFonts ? known : known.replace(/data:font\/[\w.+-]+;base64,[\w+/=]*/g, 'data:,')
      sheets.set(key, sheet)
      return sheet
    },
  }
}

interface Face {
  readonly font: () => FontFacts | undefined
  readonly ranges: StylePiece['ranges']
}

/** Files whose range has the character are asked until one says yes: each is unpacked at most once. */
function hasGlyph(faces: readonly Face[], codePoint: number): boolean | undefined {
  if (faces.length === 0) return undefined
  let isUnknown = false
  for (const { font, ranges } of faces) {
    if (ranges !== undefined && !ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue
    const facts = font()
    if (facts?.has(codePoint) === true) return true
    isUnknown ||= facts === undefined
  }
  return isUnknown ? undefined : false
}

/** The primary subtags of the languages that the document and passages of it say they are in. */
function languagesOf(html: string, language: string): ReadonlySet<string> {
  const tags = [...html.matchAll(/\slang\s*=\s*["']?([a-z]+)/gi)].map(([, base = '']) => base.toLowerCase())
  return new Set([language.split('-')[0] ?? '', ...tags])
}

/** Files of a family whose name begins alike are asked first: most are never unpacked. */
function hasFont(pieces: readonly StylePiece[], postScriptName: string): boolean | undefined {
  const faces = pieces.flatMap(({ css, font }) => (font === undefined ? [] : [{ font, isLike: isLike(css, postScriptName) }]))
  if (faces.length === 0) return undefined
  let isUnknown = false
  for (const { font } of faces.sort((a, b) => Number(b.isLike) - Number(a.isLike))) {
    const name = font()?.postScriptName()
    if (name === postScriptName) return true
    isUnknown ||= name === undefined
  }
  return isUnknown ? undefined : false
}

function isLike(css: string, postScriptName: string): boolean {
  const family = /font-family\s*:\s*["']?([^"';}]*)/i.exec(css)?.[1] ?? ''
  return family.replaceAll(' ', '').slice(0, 5).toLowerCase() === postScriptName.slice(0, 5).toLowerCase()
}

/** What the sheet itself can bring onto a page: `content: "→"`. */
function codePointsOf(pieces: readonly StylePiece[]): ReadonlySet<number> {
  const codePoints = new Set<number>()
  for (const { css, font } of pieces) {
    if (font !== undefined) continue
    addCodePoints(css, codePoints)
    for (const [, hex = ''] of css.matchAll(/\\([0-9a-f]{2,6})/gi)) codePoints.add(Number.parseInt(hex, 16))
  }
  return codePoints
}

function joinPieces(pieces: readonly StylePiece[]): string {
  const css = pieces.map((piece) => piece.css).join('')
  // What ends the element ends the sheet, even inside a string.
  return css.replace(/<\/(?=style)/gi, '<\\/')
}

function hasAny(ranges: readonly (readonly [number, number])[], used: ReadonlySet<number>): boolean {
  for (const codePoint of used) if (ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) return true
  return false
}

/** Named references that do not stand for ASCII or Latin-1 letters but are common; any other means "anything may occur". */
const namedCodePoints: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0xa0,
  shy: 0xad,
  middot: 0xb7,
  times: 0xd7,
  sect: 0xa7,
  para: 0xb6,
  copy: 0xa9,
  ndash: 0x2013,
  mdash: 0x2014,
  hellip: 0x2026,
  bull: 0x2022,
  lsquo: 0x2018,
  rsquo: 0x2019,
  ldquo: 0x201c,
  rdquo: 0x201d,
  laquo: 0xab,
  raquo: 0xbb,
  thinsp: 0x2009,
  ensp: 0x2002,
  emsp: 0x2003,
  zwnj: 0x200c,
  zwj: 0x200d,
  lrm: 0x200e,
  rlm: 0x200f,
  minus: 0x2212,
  larr: 0x2190,
  uarr: 0x2191,
  rarr: 0x2192,
  darr: 0x2193,
}

/** The code points that can show on the page, with their capitals and small letters; undefined when that cannot be told. */
function usedCodePoints(html: string, language: string): Set<number> | undefined {
  const used = new Set<number>()
  // Not the space: a font for another script that has one is not wanted for that.
  for (let codePoint = 0x21; codePoint < 0x7f; codePoint++) used.add(codePoint)
  addCodePoints(html, used)
  for (const [, decimal, hex, name] of html.matchAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]\w*));/gi)) {
    const codePoint =
      decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : namedCodePoints[name ?? '']
    if (codePoint === undefined) return undefined
    used.add(codePoint)
  }
  const text = [...used]
    .filter((codePoint) => codePoint <= 0x10ffff)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('')
  addCodePoints(toUpper(text, language) + toLower(text, language), used)
  return used
}

function addCodePoints(text: string, into: Set<number>): void {
  for (const [run] of text.matchAll(/[^\0-\x7f]+/g)) {
    for (const character of run) into.add(character.codePointAt(0) ?? 0)
  }
}
