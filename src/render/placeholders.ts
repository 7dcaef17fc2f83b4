/**
 * Values that must not be read as Markdown or HTML, kept aside while prose is converted: each leaves a placeholder of
 * noncharacters (Unicode §23.7), which no text interchanges, and is put in at the end. Escapes nothing: who puts them in does.
 */

/** What stands behind a placeholder. */
export type Held =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'cite'; readonly facts: readonly { readonly id: string; readonly at?: string }[] }
  | { readonly kind: 'image'; readonly path: string; readonly alt: string; readonly title: string | undefined }

export interface Placeholders {
  /** Keeps something and gives the characters to put in its place. */
  hold(held: Held): string
  /** The text with `show` in place of each placeholder. What `show` gives is not looked at again. */
  fill(text: string, show: (held: Held) => string): string
  /** The text with citations that follow one another as one: two superscripts side by side would read as one number. */
  joinCitations(text: string): string
}

const open = '\uFDD0'
const close = '\uFDD1'
/** Opens the placeholder of a citation, so that the space before a superscript can be found. */
const openCite = '\uFDD2'

/** An empty set of placeholders: one for each prose, because the numbers in them are its own. */
export function createPlaceholders(): Placeholders {
  const kept: Held[] = []
  const hold = (held: Held): string => {
    kept.push(held)
    return `${held.kind === 'cite' ? openCite : open}${kept.length - 1}${close}`
  }
  return {
    hold,
    fill: (text, show) =>
      text.replace(/[\uFDD0\uFDD2](\d+)\uFDD1/g, (_whole, digits: string) => {
        const held = kept[Number(digits)]
        return held === undefined ? '' : show(held)
      }),
    joinCitations: (text) =>
      text.replace(/\uFDD2\d+\uFDD1(?:\s*\uFDD2\d+\uFDD1)+/g, (run) => {
        const cited = [...run.matchAll(/\d+/g)].map(([digits]) => kept[Number(digits)])
        return hold({ kind: 'cite', facts: cited.flatMap((held) => (held?.kind === 'cite' ? held.facts : [])) })
      }),
  }
}

/** A text cut into its citations' placeholders (at odd positions) and what is between them. */
export function splitAtCitations(text: string): readonly string[] {
  return text.split(/(\uFDD2\d+\uFDD1)/)
}

/** The text without the characters that placeholders are made of: what an author writes cannot forge one. */
export function withoutPlaceholders(text: string): string {
  return /[\uFDD0-\uFDEF]/.test(text) ? text.replace(/[\uFDD0-\uFDEF]/g, '\ufffd') : text
}

/** HTML without the space before citations: a superscript follows its word, and never starts a line. */
export function closeUpCitations(html: string): string {
  if (!html.includes(openCite)) return html
  return html.replace(/(?<=[^\s>]|<\/\w+>)\s+(?=\uFDD2)/g, '')
}

/** Whether a text holds nothing but citations and white space. */
export function isOnlyCitations(text: string): boolean {
  return text.replace(/\uFDD2\d+\uFDD1/g, '').trim() === ''
}
