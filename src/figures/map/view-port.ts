/** The part of the world that a map shows: a projection in which north is up, fitted to what must be on it. Draws nothing. */
import { type GeoProjection, geoDistance, geoEqualEarth, geoMercator } from 'd3-geo'
import type { Position } from 'geojson'
import { earthRadiusKm } from './scale-bar.ts'

export interface ViewPort {
  readonly projection: GeoProjection
  readonly width: number
  readonly height: number
  /** Degrees of longitude from edge to edge. */
  readonly span: number
  /** Kilometres a point in the middle of the map; undefined where it has no one scale. */
  readonly kmPerPt: number | undefined
  /** How much the scale differs between the edges: 1.1 is a tenth. */
  readonly distortion: number
  /** Latitude of the middle, in degrees. */
  readonly latitude: number
}

const heights = { least: 0.5, most: 0.66 } as const
/** From here on there is no scale that holds for the whole map. */
const worldSpan = 110
/** A map of one place shows so much around it. */
const aroundOneKm = 220

/** The view of points in degrees, longitude first; at least one. `marginKm` is left free around them, and a seventh of the map in any case. */
export function fitView(points: readonly Position[], widthPt: number, marginKm: number | undefined): ViewPort {
  const middle = middleLongitude(points.map(([longitude = 0]) => longitude))
  const turned = points.map(([longitude = 0, latitude = 0]): [number, number] => [wrap(longitude - middle), latitude])
  const [west, east] = [Math.min(...turned.map(([x]) => x)), Math.max(...turned.map(([x]) => x))]
  const [south, north] = [Math.min(...turned.map(([, y]) => y)), Math.max(...turned.map(([, y]) => y))]
  const isOne = east - west < 0.05 && north - south < 0.05
  const km = marginKm ?? (isOne ? aroundOneKm : 0)
  const up = (km / earthRadiusKm) * (180 / Math.PI)
  const across = up / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const corners: [number, number][] = [
    [west - across, Math.max(-80, south - up)],
    [east + across, Math.min(82, north + up)],
  ]
  const isWorld = east - west > worldSpan
  const projection = (isWorld ? geoEqualEarth() : geoMercator()).rotate([-middle, 0])
  const at = (point: [number, number]): [number, number] => projection([point[0] + middle, point[1]]) ?? [0, 0]
  const [[left, bottom], [right, top]] = [at(corners[0] ?? [0, 0]), at(corners[1] ?? [0, 0])]
  const ratio = Math.abs(bottom - top) / Math.max(1e-9, right - left)
  const height = Math.round(widthPt * Math.min(heights.most, Math.max(heights.least, ratio)))
  const pad = isWorld ? 6 : 0.14 * Math.min(widthPt, height)
  const room: [[number, number], [number, number]] = [
    [pad, pad],
    [widthPt - pad, height - pad],
  ]
  projection.fitExtent(room, { type: 'MultiPoint', coordinates: corners.map(([x, y]) => [x + middle, y]) })
  return measured(projection, widthPt, height, isWorld)
}

function measured(projection: GeoProjection, width: number, height: number, isWorld: boolean): ViewPort {
  const at = (x: number, y: number): [number, number] => projection.invert?.([x, y]) ?? [0, 0]
  const kmAt = (y: number): number => (geoDistance(at(width / 2 - 5, y), at(width / 2 + 5, y)) * earthRadiusKm) / 10
  const [low, high] = [kmAt(0), kmAt(height)].sort((a, b) => a - b)
  const [left, right] = [at(0, height / 2)[0], at(width, height / 2)[0]]
  return {
    projection,
    width,
    height,
    span: isWorld ? 360 : (right - left + 360) % 360,
    kmPerPt: isWorld ? undefined : kmAt(height / 2),
    distortion: isWorld || low === undefined || high === undefined || low === 0 ? 1 : high / low,
    latitude: at(width / 2, height / 2)[1],
  }
}

/** The longitude opposite the widest gap: what lies on both sides of the date line is not torn apart. */
function middleLongitude(longitudes: readonly number[]): number {
  const sorted = [...longitudes].map((longitude) => (longitude + 360) % 360).sort((a, b) => a - b)
  let [best, from] = [-1, 0]
  for (const [index, longitude] of sorted.entries()) {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 360
    if (next - longitude > best) [best, from] = [next - longitude, next]
  }
  return wrap(from + (360 - best) / 2)
}

function wrap(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180
}
