/**
 * Keeps a page from being laid out before it is whole. What the browser lays out while it still reads the document can leave marks
 * that stay: an inline element met when it was still empty keeps a box of its own, and a link of several pieces then gets one
 * annotation for a line instead of one for each piece. How far the reading had come is chance, so such prints differ, if seldom: 5 of
 * 470 with the processor slowed down, and each one of a document sent in pieces that end inside its links. Under the veil: none.
 */

/** The style's id, which `liftVeil` is given: inside the page it cannot know it. */
export const veilId = 'sitrep-veil'
const veil = `<style id="${veilId}">html{display:none!important}</style>`

/** The document with a style at the start of its head that shows nothing of it. */
export function veiled(html: string): string {
  const head = /<head(?:\s[^>]*)?>/i.exec(html) ?? /<html(?:\s[^>]*)?>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html)
  const at = head === null ? 0 : head.index + head[0].length
  return html.slice(0, at) + veil + html.slice(at)
}

declare const document: { getElementById(id: string): { remove(): void } | null }

/** What is asked of the page to show it: runs inside the page, where nothing of this file exists. */
export function liftVeil(id: string): void {
  document.getElementById(id)?.remove()
}
