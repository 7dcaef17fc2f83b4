/** Outlines of countries (Natural Earth through world-atlas, public domain), coarse or finer, and their borders. Knows no projection. */
import { createRequire } from 'node:module'
import type { Feature, Geometry, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { outlineName } from './country-codes.ts'
import { disputedPairs, isWithin, type PairRegion, pairKey } from './disputed.ts'

export interface Country {
  /** ISO 3166-1 numeric; undefined for areas that have none, such as Kosovo. */
  readonly code: string | undefined
  readonly name: string
  readonly outline: Feature<Polygon | MultiPolygon>
}

export interface World {
  readonly countries: readonly Country[]
  /** Where land meets the sea. */
  readonly coast: MultiLineString
  readonly borders: MultiLineString
  /** Borders that are disputed, undetermined, or only a line of control. */
  readonly disputed: MultiLineString
  /** Pairs that were asked for and share no border. */
  readonly notNeighbours: readonly string[]
}

type Shapes = GeometryCollection<{ readonly name: string }>
type Atlas = Topology<{ countries: Shapes }>

/**
 * The world at a scale of 1:110 million or 1:50 million. `asked`: pairs of numeric codes (`586-004`) whose whole border is disputed
 * besides those that are known (`disputedPairs`).
 */
export function readWorld(scale: '110m' | '50m', asked: readonly string[]): World {
  const atlas = loadAtlas(scale)
  const { countries } = atlas.objects
  const askedKeys = new Set(asked.map((pair) => pairKey(...splitPair(pair))))
  const inPart = new Map(disputedPairs.flatMap(({ pair, region }) => (region === undefined ? [] : [[pair, region] as const])))
  const seen = new Set<string>()
  // Each mesh goes through all lines once: three of them, however many pairs there are.
  const kindOf = (a: Named, b: Named): 'plain' | 'part' | 'whole' => {
    const key = pairKey(nameOf(a), nameOf(b))
    seen.add(key)
    if (askedKeys.has(key)) return 'whole'
    return inPart.has(key) ? 'part' : disputedWhole.has(key) ? 'whole' : 'plain'
  }
  const linesOf = (kind: 'plain' | 'part' | 'whole') =>
    mesh(atlas, countries, (a, b) => a !== b && kindOf(a, b) === kind).coordinates
  const [plain, part, whole] = [linesOf('plain'), splitLines(linesOf('part'), [...inPart.values()]), linesOf('whole')]
  return {
    countries: feature(atlas, countries).features.flatMap((shape) => countryOf(shape)),
    coast: mesh(atlas, countries, (a, b) => a === b),
    borders: lines([...plain, ...part.outside]),
    disputed: lines([...whole, ...part.inside]),
    notNeighbours: asked.filter((pair) => !seen.has(pairKey(...splitPair(pair)))),
  }
}

const disputedWhole: ReadonlySet<string> = new Set(
  disputedPairs.flatMap(({ pair, region }) => (region === undefined ? [pair] : [])),
)

interface Named {
  readonly id?: string | number | undefined
  readonly properties?: unknown
}

function nameOf({ id, properties }: Named): string {
  if (id !== undefined) return String(id)
  const name: unknown = typeof properties === 'object' && properties !== null && 'name' in properties ? properties.name : ''
  return String(name)
}

function splitPair(pair: string): [string, string] {
  const [a = '', b = ''] = pair.split('-')
  return [a, b]
}

function loadAtlas(scale: '110m' | '50m'): Atlas {
  // Read through `require`: importing JSON is still marked experimental on Node 20, with a warning to the user.
  const atlas: Atlas = createRequire(import.meta.url)(`world-atlas/countries-${scale}.json`)
  return atlas
}

function countryOf(shape: Feature<Geometry, { readonly name: string }>): readonly Country[] {
  const { geometry, id, properties } = shape
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return []
  const code = id === undefined ? undefined : String(id)
  return [{ code, name: outlineName(code, properties.name), outline: { type: 'Feature', geometry, properties: {} } }]
}

function lines(coordinates: Position[][]): MultiLineString {
  return { type: 'MultiLineString', coordinates }
}

/** Each line cut where it enters and leaves one of the regions; the cut point belongs to both parts. */
function splitLines(
  all: readonly Position[][],
  regions: readonly PairRegion[],
): { readonly inside: Position[][]; readonly outside: Position[][] } {
  const inside: Position[][] = []
  const outside: Position[][] = []
  for (const line of all) {
    let run: Position[] = []
    let isIn: boolean | undefined
    for (const point of line) {
      const here = regions.some((region) => isWithin(point, region))
      if (isIn !== undefined && here !== isIn) {
        run.push(point)
        ;(isIn ? inside : outside).push(run)
        run = []
      }
      run.push(point)
      isIn = here
    }
    if (run.length > 1) (isIn === true ? inside : outside).push(run)
  }
  return { inside, outside }
}
