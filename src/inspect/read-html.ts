/** The texts of a page before it is printed: what it shows, says in attributes, hides in comments, and draws in embedded SVG. */
import { decodeEntities } from './decode-entities.ts'
import type { Passage } from './inspected.ts'

/**
 * The texts of an HTML document as rendering writes it: one passage for all that stands between tags, style sheets among it, one
 * for each attribute, and one for each comment. Fonts and pictures that are embedded are left out, but for SVG, whose words can be read.
 */
export function inspectHtml(html: string): readonly Passage[] {
  const drawings: Passage[] = []
  const lean = html.replace(/data:([\w/+.-]*)((?:;[\w=-]+)*),([^"'\s)]*)/g, (_, type: string, options: string, data: string) => {
    if (type === 'image/svg+xml') drawings.push(...inspectHtml(decodeData(data, options.includes(';base64'))))
    return ''
  })
  const hidden: Passage[] = []
  const add = (where: string, text: string | undefined): void => {
    if (text !== undefined && text.trim() !== '') hidden.push({ where, pieces: [{ text: decodeEntities(text) }] })
  }
  const shown = lean.replace(
    /<!--([\s\S]*?)-->|<[a-zA-Z/!?](?:"[^"]*"|'[^']*'|[^'">])*>/g,
    (tag, comment: string | undefined) => {
      if (comment !== undefined) add('a comment of the page', comment)
      else
        for (const [, double, single] of tag.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g)) {
          const value = double ?? single
          add('an attribute of the page', value)
          if (value?.includes('%')) add('an attribute of the page', decodeAddress(value))
        }
      return '\n'
    },
  )
  return [{ where: 'the page', pieces: [{ text: decodeEntities(shown) }] }, ...hidden, ...drawings]
}

function decodeData(data: string, base64: boolean): string {
  return base64 ? Buffer.from(data, 'base64').toString('utf8') : decodeAddress(data)
}

/** An address hides spaces and letters behind percent signs. */
function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
