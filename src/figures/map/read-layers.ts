/** The project's own GeoJSON as what a map draws over the outlines: land, zones, lines, rivers, disputed borders, points. Draws nothing. */
import type { Feature, GeoJsonProperties, Geometry, Position } from 'geojson'

/** How a layer is drawn: from the `kind` that a feature gives, else from its geometry. */
export const layerKinds = ['land', 'zone', 'line', 'river', 'border', 'disputed', 'point'] as const
export type LayerKind = (typeof layerKinds)[number]

export interface LayerFeature {
  readonly kind: LayerKind
  readonly name: string | undefined
  readonly feature: Feature
}

/** The features of a dataset, or what is wrong with it in the words of a message. */
export function readLayer(data: unknown): { readonly features: readonly LayerFeature[] } | { readonly problem: string } {
  const items = itemsOf(data)
  if (items === undefined) return { problem: 'holds no GeoJSON' }
  const features: LayerFeature[] = []
  for (const [index, item] of items.entries()) {
    const geometry = geometryOf(item)
    if (geometry === undefined) return { problem: `has something else than a feature with a geometry in place ${index + 1}` }
    const bad = positionsOf(geometry).find((position) => !isPosition(position))
    if (bad !== undefined)
      return {
        problem: `has the position ${JSON.stringify(bad)} in feature ${index + 1}: longitude comes first, then latitude, in degrees`,
      }
    const properties: GeoJsonProperties = isRecord(item['properties']) ? { ...item['properties'] } : {}
    const { kind, name } = properties
    if (kind !== undefined && !layerKinds.some((known) => known === kind)) {
      return {
        problem: `has the kind \`${String(kind)}\` in feature ${index + 1}: one of ${layerKinds.map((known) => `\`${known}\``).join(', ')} is known`,
      }
    }
    features.push({
      kind: layerKinds.find((known) => known === kind) ?? kindOf(geometry),
      name: typeof name === 'string' ? name : undefined,
      feature: { type: 'Feature', geometry, properties: {} },
    })
  }
  return features.length === 0 ? { problem: 'holds no feature' } : { features }
}

/** All positions of a geometry, longitude first. */
export function positionsOf(geometry: Geometry): readonly Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf)
  const flat = (value: unknown): readonly Position[] => {
    if (!Array.isArray(value)) return [[Number.NaN]]
    return value.every((item) => typeof item !== 'object') ? [value] : value.flatMap(flat)
  }
  return flat(geometry.coordinates)
}

function itemsOf(data: unknown): readonly Readonly<Record<string, unknown>>[] | undefined {
  if (!isRecord(data)) return undefined
  if (data['type'] === 'Feature') return [data]
  const { features } = data
  return data['type'] === 'FeatureCollection' && Array.isArray(features) && features.every(isRecord) ? features : undefined
}

function geometryOf(item: Readonly<Record<string, unknown>>): Geometry | undefined {
  const { geometry } = item
  return isGeometry(geometry) ? geometry : undefined
}

function isGeometry(value: unknown): value is Geometry {
  if (!isRecord(value)) return false
  const types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']
  return types.includes(String(value['type'])) && Array.isArray(value['coordinates'])
}

function kindOf({ type }: Geometry): LayerKind {
  if (type.endsWith('Polygon')) return 'zone'
  return type.endsWith('Point') ? 'point' : 'line'
}

function isPosition([longitude, latitude]: Position): boolean {
  const isDegree = (value: unknown, most: number): boolean => typeof value === 'number' && Math.abs(value) <= most
  return isDegree(longitude, 180) && isDegree(latitude, 90)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
