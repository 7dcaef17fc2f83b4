/** The last touches to a rendered page: its style sheet put in, the policy that keeps everything else out, and the watermark of one that is not cleared. */
import type { StyleSheet } from './style-sheet.ts'
import { hasSeveralPageSizes, type Watermark, watermarkGuard, watermarkHtml } from './watermark.ts'

/** What `{{{css}}}` prints until the document is known; noncharacters, which no text holds unescaped. */
export const stylePlaceholder = '\uFDD3styles\uFDD1'

/** Nothing is fetched and nothing runs: pictures, fonts and styles come with the document (CSP level 3). */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'">`

export interface LastPieces {
  readonly watermark?: Watermark | undefined
  /** HTML for the very end of the body. */
  readonly atEnd?: string
  /** False leaves the files of the fonts out. */
  readonly embedFonts?: boolean
}

/** The whole document: the watermark if it has one, the fonts its characters need, and a content security policy when the template has none. */
export function finishHtml(
  html: string,
  styles: StyleSheet,
  language: string,
  { watermark, atEnd = '', embedFonts = true }: LastPieces = {},
): string {
  const page = watermark === undefined ? html.trimStart() : withWatermark(html.trimStart(), watermark, styles)
  const css = styles.assemble(page, language, embedFonts)
  return withPolicy(withEnd(fillCells(page), atEnd)).replaceAll(stylePlaceholder, () => css)
}

/** Chromium's tags leave out a cell without content, and the cells after it are then under the wrong heads: a no-break space keeps it. */
function fillCells(html: string): string {
  return html.replace(/(<t[dh]\b[^>]*>)\s*(?=<\/t[dh]>)/gi, '$1\u00a0')
}

/** Before the last end tag of the body, or where the document ends. */
function withEnd(html: string, piece: string): string {
  const end = html.lastIndexOf('</body')
  return piece === '' ? html : insertAt(html, end === -1 ? html.length : end, piece)
}

function withPolicy(html: string): string {
  if (/http-equiv\s*=\s*["']?content-security-policy/i.test(headOf(html))) return html
  return insertAt(html, headPlace(html), policy)
}

/** In the body before anything else, so that nothing the template leaves open can swallow it; its guard before all styles. */
function withWatermark(html: string, watermark: Watermark, styles: StyleSheet): string {
  const sheets = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, css = '']) => css)
  const own = styles.pieces.flatMap(({ css, ranges }) => (ranges === undefined ? [css] : []))
  const severalSizes = hasSeveralPageSizes([...own, ...sheets].join('\n'))
  const marked = insertAt(html, bodyPlace(html), watermarkHtml(watermark, severalSizes))
  const firstStyle = /<(?:style|link)\b/i.exec(headOf(marked))?.index ?? Number.POSITIVE_INFINITY
  return insertAt(marked, Math.min(headPlace(marked), firstStyle), watermarkGuard)
}

function insertAt(html: string, at: number, piece: string): string {
  return `${html.slice(0, at)}${piece}${html.slice(at)}`
}

function headOf(html: string): string {
  const headEnd = html.search(/<\/head\b|<body\b/i)
  return headEnd === -1 ? '' : html.slice(0, headEnd)
}

/** After the declaration of the character set, which must be near the start. */
function headPlace(html: string): number {
  const place = /<meta\s+charset[^>]*>|<head\b[^>]*>|<html\b[^>]*>|<!doctype[^>]*>/gi
  const head = headOf(html)
  const found = [...(head === '' ? html : head).matchAll(place)]
  const after = found.find(([tag]) => /^<meta/i.test(tag)) ?? found.find(([tag]) => /^<head/i.test(tag)) ?? found.at(-1)
  return after === undefined ? 0 : after.index + after[0].length
}

/** After the body's start tag, comments and texts that only look like one passed over; without one, where the body begins by itself. */
function bodyPlace(html: string): number {
  const tokens =
    /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<(style|script|title|textarea|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)|<(body)\b(?:"[^"]*"|'[^']*'|[^'">])*>|<\/(head)\s*>/gi
  let headEnd: number | undefined
  for (const match of html.matchAll(tokens)) {
    if (match[2] !== undefined) return match.index + match[0].length
    if (match[3] !== undefined) headEnd ??= match.index + match[0].length
  }
  return headEnd ?? headPlace(html)
}
