/** The last touches to a rendered page: its style sheet put in, and the policy that keeps everything else out. */
import type { StyleSheet } from './style-sheet.ts'

/** What `{{{css}}}` prints until the document is known; noncharacters, which no text holds unescaped. */
export const stylePlaceholder = '\uFDD3styles\uFDD1'

/** Nothing is fetched and nothing runs: pictures, fonts and styles come with the document (CSP level 3). */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'">`

/** The whole document: the fonts its characters need, and a content security policy when the template has none. */
export function finishHtml(html: string, styles: StyleSheet, language: string): string {
  const css = styles.assemble(html, language)
  return withPolicy(html.trimStart()).replaceAll(stylePlaceholder, () => css)
}

function withPolicy(html: string): string {
  const headEnd = html.search(/<\/head\b|<body\b/i)
  const head = headEnd === -1 ? '' : html.slice(0, headEnd)
  if (/http-equiv\s*=\s*["']?content-security-policy/i.test(head)) return html
  // After the declaration of the character set, which must be near the start.
  const place = /<meta\s+charset[^>]*>|<head\b[^>]*>|<html\b[^>]*>|<!doctype[^>]*>/gi
  const found = [...html.slice(0, headEnd === -1 ? html.length : headEnd).matchAll(place)]
  const after = found.find(([tag]) => /^<meta/i.test(tag)) ?? found.find(([tag]) => /^<head/i.test(tag)) ?? found.at(-1)
  const at = after === undefined ? 0 : after.index + after[0].length
  return `${html.slice(0, at)}${policy}${html.slice(at)}`
}
