/** Where the words of a map go: each beside its mark, in the first of eight places that is free. Draws nothing. */

/** A box in points, from its top left. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Something that wants a label. */
export interface LabelWish {
  readonly x: number
  readonly y: number
  /** Room that the mark takes around its centre. */
  readonly radius: number
  readonly width: number
  readonly height: number
}

/** Where a label stands, and on which side its text begins. */
export interface PlacedLabel {
  readonly box: Box
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Sides in the order in which cartographers prefer them (Imhof 1975): right and a little up first, straight below and left last. */
const sides: readonly (readonly [number, number])[] = [
  [1, -0.35],
  [1, 0.35],
  [-1, -0.35],
  [-1, 0.35],
  [0, -1],
  [0, 1],
  [0.75, -1],
  [-0.75, -1],
]

/**
 * A place for each wish in their order, or undefined where all are taken: by `taken`, by the marks of the others, by labels placed
 * before or by the frame's edge. Greedy; the same wishes give the same places.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: Box,
  taken: readonly Box[] = [],
): readonly (PlacedLabel | undefined)[] {
  const blocked: Box[] = [
    ...taken,
    ...wishes.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })),
  ]
  return wishes.map((wish) => {
    const placed = sides
      .map((side) => beside(wish, side))
      .find(({ box }) => isInside(box, frame) && !blocked.some((other) => overlap(box, other)))
    if (placed !== undefined) blocked.push(placed.box)
    return placed
  })
}

function beside({ x, y, radius, width, height }: LabelWish, [across, down]: readonly [number, number]): PlacedLabel {
  const gap = radius + 1.5
  const anchor = across > 0 ? 'start' : across < 0 ? 'end' : 'middle'
  const left =
    anchor === 'start'
      ? x + (down === -1 ? radius / 2 : gap)
      : anchor === 'end'
        ? x - (down === -1 ? radius / 2 : gap) - width
        : x - width / 2
  const top = down === -1 ? y - gap - height : down === 1 ? y + gap : y - height / 2 + down * radius
  return { box: { x: left, y: top, width, height }, anchor }
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether the box lies in the frame. */
export function isInside(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  )
}
