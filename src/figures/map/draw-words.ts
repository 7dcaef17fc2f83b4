/** Words on a map, with a white edge. Measures nothing. */
import { element, escapeXml } from '../svg.ts'

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

/** A word with a white edge, so that it can be read across a line. */
export function word(content: string, { x, y, size, fill: colour, anchor, weight, spacing }: WordStyle): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': weight,
      'letter-spacing': spacing,
      'text-anchor': anchor,
      fill: colour,
      stroke: 'var(--sheet)',
      'stroke-width': 2,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    escapeXml(content),
  )
}
