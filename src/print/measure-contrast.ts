/**
 * How well the page's text stands out from what is painted beneath it (WCAG 2.2, 1.4.3). Reads styles, not pixels: text over a picture
 * or a gradient and text inside drawings are left out. Runs inside the page, where nothing of this file exists but the function itself.
 */
import type { ElementLike, NodeLike, StyleLike } from './page-dom.ts'
import type { MeasuredContrast } from './page-layout.ts'

interface Canvas {
  readonly getContext: (
    kind: '2d',
    options: { readonly willReadFrequently: boolean },
  ) => {
    fillStyle: string
    clearRect(x: number, y: number, width: number, height: number): void
    fillRect(x: number, y: number, width: number, height: number): void
    getImageData(x: number, y: number, width: number, height: number): { readonly data: readonly number[] }
  } | null
  width: number
  height: number
}
declare const document: { readonly body: ElementLike; createElement(name: 'canvas'): Canvas }
declare function getComputedStyle(element: ElementLike): StyleLike

/** Pairs of colours that are under what is wanted, in reading order. `exempt`: elements that are faint on purpose. */
export function measureContrast(exempt: string): readonly MeasuredContrast[] {
  type Colour = readonly [number, number, number, number]
  interface Ground {
    /** Undefined over a picture. */
    readonly colour: Colour | undefined
    readonly opacity: number
  }
  const isElement = (node: NodeLike): node is ElementLike => node.nodeType === 1
  const oneLine = (text: string | null | undefined): string =>
    (text ?? '')
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const colours = new Map<string, Colour>()
  const drawn = (written: string): Colour => {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) return [0, 0, 0, 0]
    context.fillStyle = written
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const colourOf = (written: string): Colour => {
    const known = colours.get(written)
    if (known !== undefined) return known
    const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(written)
    const colour: Colour =
      plain === null ? drawn(written) : [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)]
    colours.set(written, colour)
    return colour
  }
  const over = (top: Colour, under: Colour, opacity: number): Colour => {
    const alpha = top[3] * opacity
    const mix = (index: 0 | 1 | 2) => top[index] * alpha + under[index] * (1 - alpha)
    return [mix(0), mix(1), mix(2), 1]
  }
  const luminance = (colour: Colour): number => {
    const linear = (index: 0 | 1 | 2) => {
      const part = colour[index] / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
  }
  const hex = (colour: Colour): string =>
    `#${[colour[0], colour[1], colour[2]].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

  const pairs = new Map<string, { -readonly [Key in keyof MeasuredContrast]: MeasuredContrast[Key] }>()
  /** Contrast by the two colours as written: a page has few pairs, and many pieces of text in each. */
  const measured = new Map<string, { readonly seen: Colour; readonly ratio: number }>()
  const measure = (written: string, ground: Colour, opacity: number) => {
    const key = `${written} ${ground} ${opacity}`
    const known = measured.get(key)
    if (known !== undefined) return known
    const colour = colourOf(written)
    const seen = over(colour, ground, opacity)
    const [one, other] = [luminance(seen), luminance(ground)]
    // Words that are not to be seen at all are for those who hear the page.
    const isHeardOnly = colour[3] * opacity < 0.02
    const ratio = isHeardOnly ? 21 : (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
    measured.set(key, { seen, ratio })
    return { seen, ratio }
  }
  const compare = (element: ElementLike, style: StyleLike, ground: Ground, text: string): void => {
    if (ground.colour === undefined) return
    const { seen, ratio } = measure(style.getPropertyValue('color'), ground.colour, ground.opacity)
    if (ratio >= 4.5) return
    const points = Number.parseFloat(style.getPropertyValue('font-size')) * 0.75
    const isLarge = points >= 18 || (points >= 14 && Number(style.getPropertyValue('font-weight')) >= 700)
    const wanted = isLarge ? 3 : 4.5
    const rect = element.getBoundingClientRect()
    if (ratio >= wanted || style.getPropertyValue('visibility') !== 'visible' || rect.width <= 2 || rect.height <= 2) return
    const key = `${hex(seen)} ${hex(ground.colour)} ${wanted}`
    const known = pairs.get(key)
    if (known !== undefined) {
      known.count++
      return
    }
    const section = element.closest('section')
    const heading = section?.querySelector('h1, h2, h3, h4, h5, h6')
    pairs.set(key, {
      color: hex(seen),
      ground: hex(ground.colour),
      ratio,
      wanted,
      count: 1,
      section: section?.getAttribute('aria-labelledby') || section?.id || heading?.id || '',
      heading: oneLine(heading?.textContent),
      words: oneLine(text).slice(0, 400),
    })
  }
  const groundOf = (style: StyleLike, around: Ground): Ground => {
    const background = style.getPropertyValue('background-color')
    const own = style.getPropertyValue('opacity')
    const isPlain = style.getPropertyValue('background-image') === 'none'
    if (background === 'rgba(0, 0, 0, 0)' && own === '1' && isPlain) return around
    const opacity = around.opacity * Number(own || 1)
    const top = colourOf(background)
    const under = around.colour
    const colour = top[3] === 0 ? under : under === undefined && top[3] < 1 ? undefined : over(top, under ?? top, opacity)
    return { colour: isPlain ? colour : undefined, opacity }
  }
  const passed = ['svg', 'script', 'style', exempt]
  const walk = (element: ElementLike, around: Ground): void => {
    if (passed.includes(element.localName)) return
    const style = getComputedStyle(element)
    const ground = groundOf(style, around)
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (isElement(child)) walk(child, ground)
      else if (child.nodeType === 3 && /[\p{L}\p{N}]/u.test(child.textContent ?? ''))
        compare(element, style, ground, child.textContent ?? '')
    }
  }
  const root = document.body.parentElement
  const paper: Ground = { colour: [255, 255, 255, 1], opacity: 1 }
  walk(document.body, root === null ? paper : groundOf(getComputedStyle(root), paper))
  return [...pairs.values()]
}
