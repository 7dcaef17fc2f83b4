/** Words for the links of a rendered page, read off the links themselves. Reads our own well-formed HTML, not any. */
import { textOfHtml } from './escape-html.ts'

/**
 * By address (`https://…`, `mailto:…`) or, for links inside the page, by the id of their target: the first link's label or text.
 * Those in `known` are not looked at.
 */
export function collectLinkTexts(html: string, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [, attributes = '', content = ''] of html.matchAll(/<a\s([^>]*)>([\s\S]*?)<\/a>/gi)) {
    const href = attribute(attributes, 'href')
    if (href === undefined) continue
    const target = href.startsWith('#') ? href.slice(1) : href
    if (known.has(target) || texts.has(target)) continue
    const text = attribute(attributes, 'aria-label') ?? textOfHtml(content)
    if (text !== '') texts.set(target, text)
  }
  return texts
}

const patterns = {
  href: /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
  'aria-label': /(?:^|\s)aria-label\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
}

function attribute(attributes: string, name: keyof typeof patterns): string | undefined {
  const value = patterns[name].exec(attributes)
  const found = value?.[1] ?? value?.[2]
  return found === undefined ? undefined : textOfHtml(found)
}
