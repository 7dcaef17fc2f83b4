/** What stands on every map besides the world: the scale with north, and the small globe. */
import { measureText } from '../measure-text.ts'
import { type PictureLanguage, words as wordsOf } from '../picture-language.ts'
import { element, short } from '../svg.ts'
import { drawInset, insetSize } from './draw-inset.ts'
import { text, word } from './draw-words.ts'
import { type Box, overlap } from './place-labels.ts'
import { scaleBar } from './scale-bar.ts'
import type { ViewPort } from './view-port.ts'

interface Furnished {
  readonly view: ViewPort
  /** Whether the globe is wanted. */
  readonly inset: boolean
  readonly language: PictureLanguage
}

/** Scale, north and the small globe, each in the corner where it covers least. */
export function placeFurniture(
  { view, inset, language }: Furnished,
  marks: readonly Box[],
): { readonly svg: string; readonly taken: readonly Box[] } {
  const { width, height, kmPerPt } = view
  const taken: Box[] = []
  const parts: string[] = []
  const corner = (
    size: { readonly width: number; readonly height: number },
    order: readonly (readonly [number, number])[],
  ): Box => {
    const boxes = order.map(([right, bottom]) => ({
      x: right === 1 ? width - size.width - 6 : 6,
      y: bottom === 1 ? height - size.height - 6 : 6,
      ...size,
    }))
    const covered = (box: Box): number =>
      marks.filter((mark) => overlap(box, { x: mark.x - 60, y: mark.y - 30, width: mark.width + 120, height: mark.height + 60 }))
        .length
    const free = boxes.filter((box) => !taken.some((other) => overlap(box, other)))
    const [best] = [...free].sort((a, b) => covered(a) - covered(b))
    const chosen = best ?? { x: 6, y: 6, ...size }
    taken.push(chosen)
    return chosen
  }
  if (inset && view.span < 60) {
    const box = corner({ width: insetSize, height: insetSize }, [
      [1, 0],
      [0, 0],
      [0, 1],
      [1, 1],
    ])
    parts.push(drawInset(view, box))
  }
  if (kmPerPt !== undefined) {
    const { km, widthPt: bar } = scaleBar(kmPerPt, 80)
    const values = { km: language.number(km), latitude: degreesOf(Math.round(view.latitude), 'latitude', 0, language) }
    const words =
      view.distortion > 1.15
        ? wordsOf(language, 'picture.scaleAt', '{km} km at {latitude}', values)
        : wordsOf(language, 'picture.scale', '{km} km', values)
    const size = { width: Math.max(bar, measureText(words, text.small)) + 20, height: 18 }
    const box = corner(size, [
      [0, 1],
      [1, 1],
      [0, 0],
      [1, 0],
    ])
    parts.push(drawScale(box, bar, words))
  }
  return { svg: parts.join(''), taken }
}

const sides = {
  latitude: [
    ['picture.north', '{degrees} N'],
    ['picture.south', '{degrees} S'],
  ],
  longitude: [
    ['picture.east', '{degrees} E'],
    ['picture.west', '{degrees} W'],
  ],
} as const

/** An angle in words: `34.11° N`. */
export function degreesOf(degrees: number, axis: keyof typeof sides, digits: number, language: PictureLanguage): string {
  const [key, english] = sides[axis][degrees < 0 ? 1 : 0]
  return wordsOf(language, key, english, { degrees: `${Math.abs(degrees).toFixed(digits)}°` })
}

/** North above the beginning of the bar: one mark for both, since north is straight up everywhere on the map. */
function drawScale(box: Box, bar: number, words: string): string {
  const y = box.y + box.height - 3
  const x = box.x + 14
  const d = `M${short(x)} ${short(y - 3)}V${short(y)}H${short(x + bar)}V${short(y - 3)}`
  const arrow = `M${short(box.x + 4)} ${short(y)}V${short(y - 13)}M${short(box.x + 1.5)} ${short(y - 9.5)}L${short(box.x + 4)} ${short(y - 13.5)}L${short(box.x + 6.5)} ${short(y - 9.5)}`
  return [
    element('path', { d: `${d}${arrow}`, fill: 'none', stroke: 'var(--sheet)', 'stroke-width': 3, 'stroke-linejoin': 'round' }),
    element('path', { d: `${d}${arrow}`, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 0.9 }),
    word(words, { x: x + 3, y: y - 4, size: text.small, fill: 'var(--ink)', anchor: 'start' }),
  ].join('')
}
