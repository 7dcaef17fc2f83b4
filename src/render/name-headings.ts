/** The headings of a rendered page, each with an id that links and the contents list lead to. Reads our own well-formed HTML, not any. */
import { escapeHtml, textOfHtml } from './escape-html.ts'

/** A heading as the contents list has it. */
export interface PageHeading {
  readonly id: string
  /** 1 for a section's own heading (`h2`), 2 for one in its text (`h3`), and so on. */
  readonly level: number
  readonly title: string
  /** What `data-kind` of its section’s heading says: `chapter`, `annex`. */
  readonly kind?: string
}

/**
 * The page with an id on every heading that had none (the id of the heading it stands under, and its own words), and its headings in
 * reading order but for the report's title and those marked `data-unlisted`.
 */
export function nameHeadings(html: string): { readonly html: string; readonly headings: readonly PageHeading[] } {
  let taken: Set<string> | undefined
  const headings: PageHeading[] = []
  let section = ''
  let kind: string | undefined
  const named = html.replace(
    // V8 looks for a pattern that minds capitals several times as fast.
    /<\/?H/.test(html) ? /<h([2-6])\b([^>]*)>([\s\S]*?)<\/h\1>/gi : /<h([2-6])\b([^>]*)>([\s\S]*?)<\/h\1>/g,
    (whole, digit: string, attributes: string, content: string) => {
      const isListed = !/\sdata-unlisted\b/.test(attributes)
      const level = Number(digit) - 1
      const title = textOfHtml(content)
      const written = /\sid="([^"]*)"/.exec(attributes)?.[1]
      if (written === undefined) taken ??= idsIn(html)
      const id =
        written === undefined ? freeId(level === 1 ? [slugOf(title)] : [section, slugOf(title)], taken) : textOfHtml(written)
      taken?.add(id)
      if (level === 1 && isListed) {
        section = id
        kind = /\sdata-kind="([^"]*)"/.exec(attributes)?.[1]
      }
      if (isListed) headings.push({ id, level, title, ...(kind === undefined ? {} : { kind }) })
      return written === undefined ? `<h${digit} id="${escapeHtml(id)}"${attributes}>${content}</h${digit}>` : whole
    },
  )
  return { html: named, headings }
}

function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => textOfHtml(id)))
}

function freeId(parts: readonly string[], taken: ReadonlySet<string> = new Set()): string {
  const base = parts.filter((part) => part !== '').join('-') || 'heading'
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  return id
}

/** Words in small letters joined by `-`; the same that `{{anchor}}` gives. */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
  return words.filter((word) => word !== '').join('-')
}
