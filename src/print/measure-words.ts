/**
 * The words that a page shows, for looking whether they have all come onto paper. Runs inside the page, where nothing of this file
 * exists but the function itself.
 */
import type { ElementLike, NodeLike, StyleLike } from './page-dom.ts'
import type { ShownWords } from './page-layout.ts'

declare const document: { readonly body: ElementLike }
declare function getComputedStyle(element: ElementLike): StyleLike

/**
 * Pieces of text in the order of the document, each with the section that it stands in. What is not shown on purpose is left out: not
 * displayed, hidden, without a size, clipped away, kept in a box of a pixel, or moved out before the page's start; and `exempt`.
 */
export function measureWords(exempt: string): readonly ShownWords[] {
  const unprinted = new Set([
    'style',
    'script',
    'template',
    'noscript',
    'title',
    'desc',
    'metadata',
    'defs',
    'select',
    'textarea',
    exempt,
  ])
  const shown: { section: string; heading: string; texts: string[] }[] = []
  const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()
  const open = (element: ElementLike): void => {
    const heading = element.querySelector('h1, h2, h3, h4, h5, h6')
    const section = element.getAttribute('aria-labelledby') || element.id || heading?.id || ''
    shown.push({ section, heading: oneLine(heading?.textContent), texts: [] })
  }
  const isHidden = (element: ElementLike, style: StyleLike): boolean => {
    const is = (name: string, value: string) => style.getPropertyValue(name) === value
    if (is('display', 'none') || is('opacity', '0')) return true
    if (!is('clip-path', 'none') || !is('clip', 'auto')) return true
    if (!is('overflow-x', 'visible') || !is('overflow-y', 'visible')) {
      const { width, height } = element.getBoundingClientRect()
      if (width <= 2 || height <= 2) return true
    }
    return (is('position', 'absolute') || is('position', 'fixed')) && element.getBoundingClientRect().right <= 0
  }
  const isElement = (node: NodeLike): node is ElementLike => node.nodeType === 1
  const visit = (element: ElementLike, around: number): void => {
    if (unprinted.has(element.localName)) return
    const style = getComputedStyle(element)
    if (isHidden(element, style)) return
    if (element.localName === 'section') open(element)
    const at = element.localName === 'section' ? shown.length - 1 : around
    const isRead = style.getPropertyValue('visibility') === 'visible' && style.getPropertyValue('font-size') !== '0px'
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (isElement(node)) visit(node, at)
      else if (node.nodeType === 3 && isRead) {
        const text = oneLine(node.textContent)
        if (text !== '') shown[at]?.texts.push(text)
      }
    }
  }
  shown.push({ section: '', heading: '', texts: [] })
  // From the right to the left the letters of a line have no order in the PDF that could be relied on, Latin ones among them neither.
  if (getComputedStyle(document.body).getPropertyValue('direction') !== 'rtl') visit(document.body, 0)
  return shown.filter(({ texts }) => texts.length > 0)
}
