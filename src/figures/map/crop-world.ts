/** The outlines that can be seen in a view: of two hundred countries most are elsewhere, and need not be projected. Cuts nothing. */
import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import type { ViewPort } from './view-port.ts'
import type { Country, World } from './world.ts'

/** The world without the countries, islands and lines that lie outside the view; the same world for a view of all of it. */
export function cropWorld(world: World, { projection, width, height, span }: ViewPort): World {
  if (span > 150) return world
  const at = (x: number, y: number): Position => projection.invert?.([x, y]) ?? [0, 0]
  const [middle = 0] = at(width / 2, height / 2)
  const [[, north = 90], [, south = -90]] = [at(width / 2, 0), at(width / 2, height)]
  const half = span / 2 + 1
  const isSeen = (ring: readonly Position[]): boolean => {
    let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const [longitude = 0, latitude = 0] of ring) {
      const turned = ((((longitude - middle + 180) % 360) + 360) % 360) - 180
      left = Math.min(left, turned)
      right = Math.max(right, turned)
      low = Math.min(low, latitude)
      high = Math.max(high, latitude)
    }
    return left < half && right > -half && low < north + 1 && high > south - 1
  }
  const lines = ({ coordinates }: MultiLineString): MultiLineString => ({
    type: 'MultiLineString',
    coordinates: coordinates.filter(isSeen),
  })
  return {
    ...world,
    countries: world.countries.flatMap((country) => cropCountry(country, isSeen)),
    coast: lines(world.coast),
    borders: lines(world.borders),
    disputed: lines(world.disputed),
  }
}

function cropCountry(country: Country, isSeen: (ring: readonly Position[]) => boolean): readonly Country[] {
  const { geometry } = country.outline
  const polygons = polygonsOf(geometry).filter(([outer]) => outer !== undefined && isSeen(outer))
  if (polygons.length === 0) return []
  return [{ ...country, outline: { ...country.outline, geometry: { type: 'MultiPolygon', coordinates: polygons } } }]
}

function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
