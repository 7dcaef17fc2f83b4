/**
 * References to pages: how they stand in the document until it is printed, and the numbers put in. Which page something is on is read
 * from the print, elsewhere. Reads our own well-formed HTML, not any.
 */
import { escapeHtml, textOfHtml } from './escape-html.ts'

/** A stretch of pages that is counted by itself, from 1; it ends where the next begins. */
export interface PageNumbering {
  /** Of the element that it begins with. */
  readonly id: string
  readonly style: NumberingStyle
  /** What its pages are called, before the number if there is one: `Cover`. */
  readonly prefix: string
}

export type NumberingStyle = 'decimal' | 'lower-roman' | 'upper-roman' | 'none'

/** An element whose page the document names. */
export interface PageReference {
  /** Of the element. */
  readonly id: string
  /** How its page is counted. */
  readonly style: NumberingStyle
}

/** What stands for a number while there is none. */
const noNumber = '–'

/** The number of the page that `id` is on, to be filled in; a link to it unless it stands in one. */
export function pageReference(id: string, linked: boolean): string {
  const number = `<span class="page-number" data-page-of="${escapeHtml(id)}">${noNumber}</span>`
  return linked ? `<a class="page-ref" href="#${escapeHtml(id)}">${number}</a>` : number
}

/**
 * The document for a window, which has no pages and promises none: a link says where it leads, by the words in `titles` (an arrow where
 * there are none), and a number that stands in another link goes.
 */
export function withoutPageNumbers(html: string, titles: ReadonlyMap<string, string>): string {
  return html.replace(
    /(<a class="page-ref" href="#[^"]*">)?[ ]?<span class="page-number" data-page-of="([^"]*)">[^<]*<\/span>/g,
    (_whole, link: string | undefined, written: string) =>
      link === undefined ? '' : `${link}${escapeHtml(titles.get(textOfHtml(written)) ?? '→')}`,
  )
}

/** The elements whose pages the document names, each once, in the order of mention. */
export function findPageReferences(html: string, numberings: readonly PageNumbering[]): readonly PageReference[] {
  const ids = new Set([...html.matchAll(/\sdata-page-of="([^"]*)"/g)].map(([, id = '']) => textOfHtml(id)))
  if (ids.size === 0) return []
  const starts = numberings.map((numbering) => ({ style: numbering.style, at: placeOfId(html, numbering.id) }))
  return [...ids].map((id) => {
    const at = placeOfId(html, id)
    const style = starts.filter((start) => start.at <= at).at(-1)?.style ?? 'decimal'
    return { id, style }
  })
}

function placeOfId(html: string, id: string): number {
  return html.indexOf(` id="${escapeHtml(id)}"`)
}

/** The stretches that `data-page-numbering` begins, in reading order; elements without an id or with an unknown style are passed over. */
export function findPageNumberings(html: string): readonly PageNumbering[] {
  // Most documents have none: that is seen without looking at each tag.
  if (!/data-page-numbering="/i.test(html)) return []
  return [...html.matchAll(/<[a-z][^>]*\sdata-page-numbering="([^"]*)"[^>]*>/gi)].flatMap(([tag, written = '']) => {
    const id = /\sid="([^"]*)"/.exec(tag)?.[1]
    const style = numberingStyles.find((known) => known === written)
    const prefix = textOfHtml(/\sdata-page-prefix="([^"]*)"/.exec(tag)?.[1] ?? '')
    return id === undefined || style === undefined ? [] : [{ id: textOfHtml(id), style, prefix }]
  })
}

const numberingStyles: readonly NumberingStyle[] = ['decimal', 'lower-roman', 'upper-roman', 'none']

/** Links that nobody sees to where numberings begin: Chromium writes down the place of what links lead to, and of nothing else. */
export function linksToNumberings(numberings: readonly PageNumbering[]): string {
  return numberings.map(({ id }) => `<a hidden href="#${escapeHtml(id)}"></a>`).join('')
}

/**
 * The document with `numbers` (by id) in its references. Every number takes the room of `digits` digits, so that which number it is moves
 * no line: then the layout, and with it the numbers themselves, cannot depend on the numbers that were put in first. One that is longer
 * is shown as zeros, and one that is not known too; such a print is not the last.
 */
export function fillPageNumbers(
  html: string,
  references: readonly PageReference[],
  numbers: ReadonlyMap<string, string>,
  digits: number,
): string {
  const styles = new Map(references.map(({ id, style }) => [id, style]))
  return html.replace(/(\sdata-page-of="([^"]*)")>[^<]*</g, (_whole, attribute: string, written: string) => {
    const id = textOfHtml(written)
    const style = styles.get(id) ?? 'decimal'
    const known = numbers.get(id)
    if (style === 'none') return `${attribute}>${escapeHtml(known ?? '')}<`
    // Roman numbers are as wide as they are: a box of its own width holds them.
    if (style !== 'decimal') return `${attribute} style="${romanBox}">${escapeHtml(known ?? '')}<`
    const number = known === undefined || known.length > digits ? '0'.repeat(known === undefined ? 1 : digits) : known
    const missing = digits - number.length
    return `${attribute}${missing === 0 ? '' : ` style="padding-inline-start:${missing}ch"`}>${escapeHtml(number)}<`
  })
}

const romanBox = 'display:inline-block;inline-size:3.2ch;text-align:end;white-space:nowrap'
