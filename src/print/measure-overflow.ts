/**
 * What of a page does not fit its paper, or a box that shows nothing beyond its edge. Wants the page laid out as wide as the paper's
 * area, in one piece: what breaks over pages is not seen here. Runs inside the page, where nothing of this file exists but the function.
 */
import type { ElementLike, NodeLike, RectLike, StyleLike } from './page-dom.ts'
import type { Overflow, PageAreas } from './page-layout.ts'

declare const document: {
  readonly documentElement: ElementLike
  readonly body: ElementLike
  createRange(): { selectNodeContents(node: NodeLike): void; getBoundingClientRect(): RectLike }
}
declare function getComputedStyle(element: ElementLike): StyleLike

interface Settings {
  readonly areas: PageAreas
  /** Elements that are drawn across the page on purpose. */
  readonly exempt: string
}

/** Each table, text or picture that reaches out, once; where there is none and the page is too wide all the same, the block that makes it so. */
export function measureOverflow({ areas, exempt }: Settings): readonly Overflow[] {
  interface Frame {
    readonly left: number
    readonly right: number
    readonly bottom: number
    /** Undefined for the page. */
    readonly box: ElementLike | undefined
    readonly room: number
  }
  interface Found {
    readonly thing: ElementLike
    readonly kind: Overflow['kind']
    readonly frame: Frame
    over: number
    text: string
  }
  // What rounding and the overhang of italic letters come to.
  const tolerance = 2
  const everywhere = Number.POSITIVE_INFINITY
  const range = document.createRange()
  const found = new Map<ElementLike, Found>()
  const isRightToLeft = getComputedStyle(document.documentElement).getPropertyValue('direction') === 'rtl'
  const oneLine = (text: string | null | undefined): string =>
    (text ?? '')
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const isElement = (node: NodeLike): node is ElementLike => node.nodeType === 1

  // A rectangle's sides are the browser's own and are not copied by spreading it.
  const sidesOf = (element: ElementLike): RectLike => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
    return { left, right, top, bottom, width, height }
  }
  const overOf = (rect: RectLike, frame: Frame, size: number): number => {
    // What lies wholly before the page's start is hidden on purpose; what lies behind its end was too wide to fit.
    const isAway = isRightToLeft ? rect.left >= frame.right : rect.right <= frame.left
    if (isAway && frame.box === undefined && Math.abs(rect.left) > frame.room) return 0
    const sideways = Math.max(rect.right - frame.right, frame.left - rect.left)
    // Letters stand inside a line that may be taller than its box.
    const down = rect.bottom - frame.bottom - size * 0.5
    return Math.max(sideways, down)
  }
  /** The outermost block that is too wide with the text in it: many paragraphs in one wide block are one finding. */
  const widest = (element: ElementLike, frame: Frame): ElementLike => {
    let outermost = element
    for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement)
      if (overOf({ ...sidesOf(at), bottom: 0 }, frame, 0) > tolerance) outermost = at
    return outermost
  }
  const note = (element: ElementLike, rect: RectLike, frame: Frame, kind: Overflow['kind'], size: number, text: string): void => {
    const over = overOf(rect, frame, size)
    if (over <= tolerance) return
    const table = element.closest('table')
    const whole = table ?? element.closest('pre') ?? (kind === 'text' ? (frame.box ?? widest(element, frame)) : element)
    const known = found.get(whole)
    const named =
      table !== null ? 'table' : whole !== element && frame.box === undefined && whole.localName !== 'pre' ? 'block' : kind
    if (known === undefined) found.set(whole, { thing: whole, kind: named, frame, over, text })
    else if (over > known.over) {
      known.over = over
      known.text = text
    }
  }
  const blockOf = (element: ElementLike): ElementLike => {
    let block = element
    while (block.parentElement !== null && getComputedStyle(block).getPropertyValue('display') === 'inline')
      block = block.parentElement
    return block
  }
  /** Words for those who hear the page are clipped away or transparent. Asked only of what reaches out: styles are dear. */
  const isShown = (element: ElementLike): boolean => {
    if (getComputedStyle(element).getPropertyValue('visibility') !== 'visible') return false
    for (let at: ElementLike | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at)
      const isClipped = style.getPropertyValue('clip-path') !== 'none' || style.getPropertyValue('clip') !== 'auto'
      if (isClipped || style.getPropertyValue('opacity') === '0') return false
    }
    return true
  }
  const hasNamedPages = Object.keys(areas).length > 1
  const frameOf = (element: ElementLike, style: StyleLike, isOpen: boolean, around: Frame): Frame => {
    const named = hasNamedPages ? areas[style.getPropertyValue('page')] : undefined
    const paper = isRightToLeft ? { left: around.right - (named?.width ?? 0) } : { right: named?.width ?? 0 }
    const frame = named === undefined || around.box !== undefined ? around : { ...around, ...paper, room: named.width }
    // An inline box cuts nothing off, whatever its style says.
    if (isOpen || ['inline', 'contents'].includes(style.getPropertyValue('display'))) return frame
    const rect = element.getBoundingClientRect()
    const across = style.getPropertyValue('overflow-x') !== 'visible'
    const down = style.getPropertyValue('overflow-y') !== 'visible'
    const left = across ? Math.max(frame.left, rect.left) : frame.left
    const right = across ? Math.min(frame.right, rect.right) : frame.right
    const bottom = down ? Math.min(frame.bottom, rect.bottom) : frame.bottom
    // What is kept in a box of a pixel is to be heard, not seen: nothing is too wide for it.
    const isHeardOnly = rect.width <= 2 || rect.height <= 2
    return isHeardOnly
      ? { left: -everywhere, right: everywhere, bottom: everywhere, box: element, room: everywhere }
      : { left, right, bottom, box: element, room: Math.max(0, right - left) }
  }
  const measureText = (element: ElementLike, node: NodeLike, frame: Frame): void => {
    range.selectNodeContents(node)
    const rect = range.getBoundingClientRect()
    if (rect.width === 0 || rect.height === 0 || overOf(rect, frame, 0) <= tolerance || !isShown(element)) return
    const size = Number.parseFloat(getComputedStyle(element).getPropertyValue('font-size'))
    note(blockOf(element), rect, frame, 'text', size, oneLine(node.textContent))
  }
  const pictures = ['img', 'svg', 'canvas', 'video', 'object']
  const measurePicture = (element: ElementLike, around: Frame, frame: Frame): void => {
    const rect = element.getBoundingClientRect()
    const caption = element.closest('figure')?.querySelector('figcaption')?.textContent
    const name = oneLine(element.alt ?? element.getAttribute('aria-label') ?? caption)
    if (overOf(rect, around, 0) > tolerance && isShown(element)) note(element, rect, around, 'picture', 0, name)
    if (element.localName !== 'svg') return
    for (const text of element.querySelectorAll('text')) {
      const letters = lettersIn(text.getBoundingClientRect())
      if (overOf(letters, frame, 0) > tolerance && isShown(text)) note(element, letters, frame, 'picture', 0, name)
    }
  }
  /** The box of a text in a picture is as high as its font is; the letters leave a fifth of that free, above and below or on both sides. */
  const lettersIn = ({ left, right, top, bottom, width, height }: RectLike): RectLike => {
    const free = Math.min(width, height) / 5
    return {
      left: left + free,
      right: right - free,
      top: top + free,
      bottom: bottom - free,
      width: width - 2 * free,
      height: height - 2 * free,
    }
  }
  const walk = (element: ElementLike, around: Frame): void => {
    if (element.localName === exempt) return
    const style = getComputedStyle(element)
    const isOpen = style.getPropertyValue('overflow') === 'visible' || element === document.body
    const frame = isOpen && !hasNamedPages ? around : frameOf(element, style, isOpen, around)
    if (pictures.includes(element.localName)) {
      measurePicture(element, around, frame)
      return
    }
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (isElement(child)) walk(child, frame)
      else if (child.nodeType === 3 && /\S/.test(child.textContent ?? '')) measureText(element, child, frame)
    }
  }
  /** What makes the page too wide where no text or picture does. The first is the outermost: what it holds is too wide with it. */
  const findBlock = (frame: Frame): Found | undefined => {
    for (const element of document.body.querySelectorAll('*')) {
      const over = overOf({ ...sidesOf(element), bottom: 0 }, frame, 0)
      const isExempt = element.closest(exempt) !== null || element.closest('svg') !== null
      if (over > tolerance && !isExempt && isShown(element)) return { thing: element, kind: 'block', frame, over, text: '' }
    }
    return undefined
  }
  const columnsOf = (table: ElementLike, frame: Frame) => {
    const rows = [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')])
    const row = rows.sort((one, other) => other.length - one.length)[0] ?? []
    const out = row.flatMap((cell, index) => {
      const rect = cell.getBoundingClientRect()
      return rect.right > frame.right + tolerance || rect.left < frame.left - tolerance ? [index + 1] : []
    })
    const [first, last] = [out[0], out.at(-1)]
    return first === undefined || last === undefined ? undefined : { first, last, all: row.length }
  }
  const nameOf = ({ thing, kind, text }: Found): string => {
    if (kind === 'table') {
      const caption = oneLine(thing.querySelector('caption')?.textContent)
      const heads = [...thing.querySelectorAll('th, td')].slice(0, 3).map((cell) => oneLine(cell.textContent))
      return caption === '' ? heads.join(', ') : caption
    }
    if (kind === 'block')
      return typeof thing.className === 'string' && thing.className !== ''
        ? `${thing.localName}.${thing.className.trim().split(/\s+/).join('.')}`
        : thing.localName
    if (kind === 'picture' || thing.localName === 'pre') return text
    return text.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '')
  }
  const describe = (one: Found): Overflow => {
    const { thing, kind, frame, over } = one
    const section = thing.closest('section')
    const heading = section?.querySelector('h1, h2, h3, h4, h5, h6')
    const columns = kind === 'table' ? columnsOf(thing, frame) : undefined
    return {
      kind,
      name: nameOf(one).slice(0, 400),
      beyond: frame.box === undefined ? 'page' : 'box',
      width: Math.max(thing.getBoundingClientRect().width, frame.room + over),
      over,
      room: frame.room,
      ...(columns === undefined ? {} : { columns }),
      section: section?.getAttribute('aria-labelledby') || section?.id || heading?.id || '',
      heading: oneLine(heading?.textContent),
      words: oneLine(thing.textContent).slice(0, 400),
    }
  }

  const room = areas['']?.width ?? everywhere
  // A scroll bar beside the page leaves less than its width: then what is written from right to left begins before 0.
  const right = isRightToLeft ? document.documentElement.getBoundingClientRect().right : room
  const page: Frame = { left: isRightToLeft ? right - room : 0, right, bottom: everywhere, box: undefined, room }
  walk(document.body, page)
  const beyondPage = [...found.values()].some(({ frame }) => frame.box === undefined)
  if (!beyondPage && document.documentElement.scrollWidth > Math.ceil(room) + tolerance && !hasNamedPages) {
    const block = findBlock(page)
    if (block !== undefined) found.set(block.thing, block)
  }
  return [...found.values()].map(describe)
}
