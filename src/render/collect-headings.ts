/** The headings of a rendered page as plain words. Reads our own well-formed HTML, not any. */
import { textOfHtml } from './escape-html.ts'

/** The text of `h1` to `h6`, in reading order. */
export function collectHeadings(html: string): readonly string[] {
  return [...html.matchAll(/<(h[1-6])\b[^>]*>([\s\S]*?)<\/\1>/gi)].map(([, , content = '']) => textOfHtml(content))
}
