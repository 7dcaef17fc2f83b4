/** Where the names of countries go: as deep inside what is seen of each as there is room. Draws nothing. */
import { type GeoProjection, geoPath } from 'd3-geo'
import { measureText } from '../measure-text.ts'
import { type Box, isInside, overlap } from './place-labels.ts'
import type { Country } from './world.ts'

export interface CountryLabel {
  readonly name: string
  readonly x: number
  /** Of the middle of the text. */
  readonly y: number
}

/** Size of the names in points, and the room between their letters. */
export const countryText = { size: 7.75, spacing: 0.6 } as const
const grid = 9

/** A label for each country whose visible part holds its name, largest first; `taken` is kept free. */
export function labelCountries(
  countries: readonly { readonly country: Country; readonly name: string }[],
  projection: GeoProjection,
  frame: Box,
  taken: readonly Box[],
): readonly CountryLabel[] {
  const blocked = [...taken]
  const rooms = countries
    .map(({ country, name }) => ({ name, rings: visibleRings(country, projection, frame) }))
    .filter(({ rings }) => rings.length > 0)
    .map(({ name, rings }) => ({ name, spots: deepestFirst(rings, frame) }))
    .sort((a, b) => (b.spots[0]?.depth ?? 0) - (a.spots[0]?.depth ?? 0) || (a.name < b.name ? -1 : 1))
  return rooms.flatMap(({ name, spots }): readonly CountryLabel[] => {
    const width = measureText(name.toUpperCase(), countryText.size) + countryText.spacing * name.length
    const height = countryText.size * 1.15
    const boxAt = ({ x, y }: { readonly x: number; readonly y: number }): Box => ({
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
    })
    // A name may stick out of a narrow country a little, as on any map.
    const spot = spots.find((one) => {
      const box = boxAt(one)
      return one.depth * 3.2 >= width && isInside(box, frame) && !blocked.some((other) => overlap(box, other))
    })
    if (spot === undefined) return []
    blocked.push(boxAt(spot))
    return [{ name, x: spot.x, y: spot.y }]
  })
}

type Ring = readonly (readonly [number, number])[]

/** What the frame shows of the country, as closed rings in points. */
function visibleRings(country: Country, projection: GeoProjection, frame: Box): readonly Ring[] {
  const rings: [number, number][][] = []
  const pen = {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => void rings.push([[x, y]]),
    lineTo: (x: number, y: number) => void rings.at(-1)?.push([x, y]),
    arc: () => undefined,
    closePath: () => undefined,
  }
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(country.outline)
  if (right < frame.x || bottom < frame.y || left > frame.x + frame.width || top > frame.y + frame.height) return []
  geoPath(projection, pen)(country.outline)
  return rings.filter((ring) => ring.length > 2)
}

interface Spot {
  readonly x: number
  readonly y: number
  /** Distance to the nearest edge of the country or the frame. */
  readonly depth: number
}

function deepestFirst(rings: readonly Ring[], frame: Box): readonly Spot[] {
  const spots: Spot[] = []
  for (let y = frame.y + grid; y < frame.y + frame.height; y += grid) {
    for (let x = frame.x + grid; x < frame.x + frame.width; x += grid) {
      if (isInRings(x, y, rings)) spots.push({ x, y, depth: distanceTo(x, y, rings) })
    }
  }
  return spots.sort((a, b) => b.depth - a.depth || a.y - b.y || a.x - b.x)
}

function isInRings(x: number, y: number, rings: readonly Ring[]): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}

function distanceTo(x: number, y: number, rings: readonly Ring[]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0]
      const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
      nearest = Math.min(nearest, Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)))
    }
  }
  return nearest
}
