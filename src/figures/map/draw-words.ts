/** Words on a map, each on a field that keeps the lines of the map off it. */
import { measureText } from '../measure-text.ts'
import { element, escapeXml } from '../svg.ts'

/** What the field reaches beyond the word, in points. */
const edge = 1.25

/** Text sizes in points; nothing is smaller than 7.5. */
export const text = { place: 8.75, small: 7.75 } as const

export interface WordStyle {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly anchor: 'start' | 'middle' | 'end'
  readonly weight?: string | undefined
  readonly spacing?: number
}

/** How much of the map shows through the field of a word. */
const opacity = 0.8

/**
 * A word on a pale field, so that it can be read across a line. Letters with an edge of their own would do it better, but Chromium writes
 * stroked letters into the PDF as drawings without a font (Type 3).
 */
export function word(content: string, { x, y, size, fill: colour, anchor, weight, spacing }: WordStyle): string {
  const width = measureText(content, size, weight === undefined ? 'regular' : 'semibold') + (spacing ?? 0) * content.length
  const left = x - { start: 0, middle: width / 2, end: width }[anchor]
  const field = {
    x: left - edge,
    y: y - size * 0.78,
    width: width + 2 * edge,
    height: size * 1.02,
    rx: 1.5,
    fill: 'var(--sheet)',
    'fill-opacity': opacity,
  }
  const attributes = {
    x,
    y,
    'font-size': size,
    'font-weight': weight,
    'letter-spacing': spacing,
    'text-anchor': anchor,
    fill: colour,
  }
  return element('rect', field) + element('text', attributes, escapeXml(content))
}
