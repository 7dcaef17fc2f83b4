/**
 * A map section → a locator map as SVG, and its places as a table. Outlines come with the program, places from the facts: nothing is
 * fetched. Loaded only by reports with a map.
 */
import { type GeoProjection, geoArea, geoPath } from 'd3-geo'
import type { Feature, Position } from 'geojson'
import type { Dossier, DossierPlace, DossierSection } from '../../merge/dossier.ts'
import type { DrawnPicture } from '../draw-figures.ts'
import { measureText } from '../measure-text.ts'
import type { PictureTable } from '../picture.ts'
import type { PictureLanguage } from '../picture-language.ts'
import { element, pictureOf } from '../svg.ts'
import { type MapRequest, nothingToDraw, notNeighbours, readLayers, readPairs, withoutCoordinates } from './check-map.ts'
import { alpha3Code, numericCode } from './country-codes.ts'
import { countryText, labelCountries } from './country-labels.ts'
import { countryName } from './country-names.ts'
import { cropWorld } from './crop-world.ts'
import { degreesOf, placeFurniture } from './draw-furniture.ts'
import { text, word } from './draw-words.ts'
import { type Box, placeLabels } from './place-labels.ts'
import { type LayerFeature, positionsOf } from './read-layers.ts'
import { createThinPen } from './thin-path.ts'
import { fitView, type ViewPort } from './view-port.ts'
import { type Country, readWorld, type World } from './world.ts'

/** A place with a position: a mark with its name, or only a name where it stands for a whole region. */
interface Spot {
  readonly place: DossierPlace
  readonly position: Position
}

/**
 * The picture, or undefined with the reasons. Reports `map/no-coordinates` for each place that cannot be drawn (at the place), an
 * error when nothing can, and `map/invalid` for layers and pairs of countries. The same bytes for the same input.
 */
export function drawMap(request: MapRequest): DrawnPicture {
  const { section, merged, widthPt, language } = request
  const { dossier } = merged
  const places = placesOf(section, dossier)
  const { spots, whole, lost } = sortPlaces(places)
  const layers = readLayers(request)
  const pairs = readPairs(request)
  const diagnostics = [...lost.map((place) => withoutCoordinates(place, request)), ...layers.diagnostics, ...pairs.diagnostics]
  const world = { fine: () => readWorld('50m', pairs.pairs), coarse: () => readWorld('110m', pairs.pairs) }
  const points = [
    ...spots.map(({ position }) => position),
    ...layers.features.flatMap(({ feature }) => positionsOf(feature.geometry)),
  ]
  if (points.length === 0 && whole.length === 0) return { diagnostics: [...diagnostics, nothingToDraw(request)] }
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics }
  const around = points.length > 0 ? points : cornersOf(whole, world.coarse())
  const view = fitView(around, widthPt, section.map?.marginKm)
  const outlines = view.span > 75 ? world.coarse() : world.fine()
  const strangers = outlines.notNeighbours.map((pair) => notNeighbours(pair, pairs.written, request))
  if (strangers.length > 0) return { diagnostics: [...diagnostics, ...strangers] }
  const drawn = draw({
    view,
    outlines: cropWorld(outlines, view),
    spots,
    whole,
    layers: layers.features,
    dossier,
    id: section.id,
    inset: section.map?.inset !== false,
    language,
  })
  const picture = {
    svg: pictureOf({ width: view.width, height: view.height }, section.alt ?? '', drawn.content),
    table: placeTable([...spots.map(({ place }) => place), ...whole, ...lost], new Set(lost), language),
    keys: drawn.keys,
  }
  return { picture, diagnostics }
}

function placesOf(section: DossierSection, dossier: Dossier): readonly DossierPlace[] {
  const ids = section.map?.places ?? section.facts.flatMap((id) => dossier.facts[id]?.where ?? [])
  return [...new Set(ids)].flatMap((id) => (Object.hasOwn(dossier.places, id) ? (dossier.places[id] ?? []) : []))
}

/** Places to mark, countries to bring out, and those of which nothing is known. */
function sortPlaces(places: readonly DossierPlace[]) {
  const spots: Spot[] = []
  const whole: DossierPlace[] = []
  const lost: DossierPlace[] = []
  for (const place of places) {
    const { lat, lon, country, precision } = place
    if (precision === 'country' && country !== undefined && numericCode(country) !== undefined) whole.push(place)
    else if (lat !== undefined && lon !== undefined) spots.push({ place, position: [lon, lat] })
    else lost.push(place)
  }
  return { spots, whole, lost }
}

/** What a map without points is fitted to: the countries that it is about. */
function cornersOf(whole: readonly DossierPlace[], { countries }: World): readonly Position[] {
  const codes = new Set(whole.map(({ country }) => numericCode(country ?? '')))
  return countries
    .filter(({ code }) => code !== undefined && codes.has(code))
    .flatMap(({ outline }) => positionsOf(outline.geometry))
}

interface Drawing {
  readonly view: ViewPort
  readonly outlines: World
  readonly spots: readonly Spot[]
  readonly whole: readonly DossierPlace[]
  readonly layers: readonly LayerFeature[]
  readonly dossier: Dossier
  /** Names inside the SVG begin with it. */
  readonly id: string
  readonly inset: boolean
  readonly language: PictureLanguage
}

function draw(drawing: Drawing): { readonly content: string; readonly keys: readonly string[] } {
  const { view, outlines, spots, layers, id } = drawing
  const { projection, width, height } = view
  projection.clipExtent([
    [-4, -4],
    [width + 4, height + 4],
  ])
  const pen = createThinPen(0.6)
  const path = geoPath(projection, pen).pointRadius(2.5)
  const d = (shape: Parameters<typeof path>[0]): string => {
    path(shape)
    return pen.result()
  }
  const borderWidth = view.span > 30 ? 0.55 : 0.8
  const focus = focusCodes(drawing)
  const isFocus = ({ code }: Country): boolean => code !== undefined && focus.has(code)
  const land = (wanted: boolean): string =>
    outlines.countries
      .filter((country) => isFocus(country) === wanted)
      .map(({ outline }) => d(outline))
      .join('')
  const marks = spots.map((spot) => markOf(spot, projection))
  const furniture = placeFurniture(
    drawing,
    marks.map(({ box }) => box),
  )
  const named = [...marks, ...layers.flatMap((layer) => layerMark(layer, projection))]
  const labels = placeLabels(
    named.map(({ x, y, radius, name, weight }) => ({
      x,
      y,
      radius,
      width: measureText(name, text.place, weight),
      height: text.place * 1.1,
    })),
    { x: 2, y: 2, width: width - 4, height: height - 4 },
    furniture.taken,
  )
  const blocked = [...furniture.taken, ...marks.map(({ box }) => box), ...labels.flatMap((label) => label?.box ?? [])]
  const inner = { x: 4, y: 4, width: width - 8, height: height - 8 }
  const countries = labelCountries(namedCountries(drawing), projection, inner, blocked)
  const disputed = d(outlines.disputed)
  const borders = d(outlines.borders)
  const clip = `${id}-map`
  const content = [
    element('defs', {}, element('clipPath', { id: clip }, element('rect', { width, height }))),
    element(
      'g',
      { 'clip-path': `url(#${clip})` },
      [
        element('rect', { width, height, fill: 'color-mix(in srgb, var(--accent) 13%, white)' }),
        fill(land(false), 'color-mix(in srgb, var(--ink) 7%, white)'),
        fill(land(true), 'var(--sheet)'),
        ...layers
          .filter(({ kind }) => kind === 'land')
          .map(({ feature }) => fill(d(rewound(feature)), 'var(--sheet)', 'color-mix(in srgb, var(--accent) 60%, white)')),
        line(d(outlines.coast), 'color-mix(in srgb, var(--accent) 60%, white)', 0.5),
        line(borders, 'var(--ink-soft)', borderWidth),
        line(disputed, 'var(--ink)', 1, '3 2'),
        ...layers.filter(({ kind }) => kind !== 'land').map(({ kind, feature }) => drawLayer(kind, d(rewound(feature)))),
        ...countries.map(({ name, x, y }) =>
          word(name.toUpperCase(), {
            x,
            y: y + countryText.size * 0.35,
            size: countryText.size,
            fill: 'var(--ink-soft)',
            anchor: 'middle',
            spacing: countryText.spacing,
          }),
        ),
        ...marks.map(({ svg }) => svg),
        ...labels.map((label, index) => placeName(named[index], label)),
        furniture.svg,
      ].join(''),
    ),
    element('rect', {
      x: 0.25,
      y: 0.25,
      width: width - 0.5,
      height: height - 0.5,
      fill: 'none',
      stroke: 'var(--ink)',
      'stroke-width': 0.5,
    }),
  ].join('')
  const keys = [
    ...new Set([
      ...(spots.some((spot) => !isArea(spot)) || layers.some(({ kind }) => kind === 'point') ? ['place'] : []),
      ...(spots.some(isArea) ? ['area'] : []),
      ...(borders === '' && !layers.some(({ kind }) => kind === 'border') ? [] : ['border']),
      ...(disputed === '' && !layers.some(({ kind }) => kind === 'disputed') ? [] : ['disputed']),
      ...['zone', 'river', 'line'].filter((kind) => layers.some((layer) => layer.kind === kind)),
    ]),
  ]
  return { content, keys }
}

function fill(d: string, colour: string, stroke?: string): string {
  return d === '' ? '' : element('path', { d, fill: colour, stroke, 'stroke-width': stroke === undefined ? undefined : 0.5 })
}

function line(d: string, stroke: string, width: number, dashes?: string): string {
  return d === ''
    ? ''
    : element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-dasharray': dashes, 'stroke-linejoin': 'round' })
}

function drawLayer(kind: LayerFeature['kind'], d: string): string {
  if (kind === 'zone') {
    return element('path', {
      d,
      fill: 'var(--accent)',
      'fill-opacity': 0.22,
      stroke: 'var(--accent)',
      'stroke-width': 1,
      'stroke-dasharray': '1.5 1.5',
    })
  }
  if (kind === 'point') return element('path', { d, fill: 'var(--accent)', stroke: 'var(--ink)', 'stroke-width': 1 })
  const styles = {
    river: ['color-mix(in srgb, var(--accent) 62%, white)', 1.25, undefined],
    border: ['var(--ink-soft)', 0.8, undefined],
    disputed: ['var(--ink)', 1, '3 2'],
    line: ['var(--accent)', 1.75, undefined],
    land: ['var(--ink-soft)', 0.5, undefined],
  } as const
  const [stroke, width, dashes] = styles[kind]
  return line(d, stroke, width, dashes)
}

/** A ring is drawn clockwise by the one convention and the other way by GeoJSON's (RFC 7946, 3.1.6): turned, so that no zone fills the rest of the world. */
function rewound(feature: Feature): Feature {
  const { geometry } = feature
  if (geometry.type === 'Polygon' && geoArea(geometry) > 2 * Math.PI) {
    return { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map((ring) => [...ring].reverse()) } }
  }
  if (geometry.type !== 'MultiPolygon') return feature
  const coordinates = geometry.coordinates.map((rings) =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI ? rings.map((ring) => [...ring].reverse()) : rings,
  )
  return { ...feature, geometry: { ...geometry, coordinates } }
}

/** Countries that the map is about: those named, and those that a place lies in. */
function focusCodes({ whole, spots }: Drawing): ReadonlySet<string> {
  return new Set([...whole, ...spots.map(({ place }) => place)].flatMap(({ country }) => numericCode(country ?? '') ?? []))
}

/** What countries are called: as the facts call them, else by their names in the report's language, else by their English ones. */
function namedCountries({ whole, outlines, language }: Drawing) {
  const own = new Map(whole.map(({ country, name }) => [numericCode(country ?? ''), name]))
  return outlines.countries.map((country) => {
    const alpha3 = country.code === undefined ? undefined : alpha3Code(country.code)
    const named = alpha3 === undefined ? undefined : countryName(alpha3, language.tag)
    return { country, name: own.get(country.code) ?? named ?? country.name }
  })
}

interface Mark {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly box: Box
  readonly name: string
  readonly weight: 'regular' | 'semibold'
  readonly svg: string
}

function isArea({ place: { precision } }: Spot): boolean {
  return precision === 'area' || precision === 'region' || precision === 'country'
}

/** A dot where the place is known, a dashed ring where only its surroundings are. */
function markOf(spot: Spot, projection: GeoProjection): Mark {
  const [x, y] = projection([spot.position[0] ?? 0, spot.position[1] ?? 0]) ?? [0, 0]
  const radius = isArea(spot) ? 5.5 : 3.25
  const shape = isArea(spot)
    ? {
        r: radius,
        fill: 'var(--accent)',
        'fill-opacity': 0.12,
        stroke: 'var(--accent)',
        'stroke-width': 1.25,
        'stroke-dasharray': '2 1.5',
      }
    : { r: radius, fill: 'var(--accent)', stroke: 'var(--sheet)', 'stroke-width': 1 }
  const svg = element('circle', { cx: x, cy: y, ...shape })
  const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
  return { x, y, radius, box, name: spot.place.name, weight: 'semibold', svg }
}

/** The name of a layer's feature stands at its middle. */
function layerMark({ name, feature, kind }: LayerFeature, projection: GeoProjection): readonly Mark[] {
  if (name === undefined) return []
  const positions = positionsOf(feature.geometry)
  const [longitude = 0, latitude = 0] = positions[Math.floor(positions.length / 2)] ?? []
  const middle =
    kind === 'line' || kind === 'river' || kind === 'border' || kind === 'disputed'
      ? projection([longitude, latitude])
      : geoPath(projection).centroid(rewound(feature))
  const [x, y] = middle ?? [0, 0]
  return Number.isFinite(x) ? [{ x, y, radius: 2, box: { x, y, width: 0, height: 0 }, name, weight: 'regular', svg: '' }] : []
}

function placeName(mark: Mark | undefined, label: ReturnType<typeof placeLabels>[number]): string {
  if (mark === undefined || label === undefined) return ''
  const { box, anchor } = label
  const x = anchor === 'start' ? box.x : anchor === 'end' ? box.x + box.width : box.x + box.width / 2
  const weight = mark.weight === 'semibold' ? '600' : undefined
  return word(mark.name, { x, y: box.y + box.height * 0.8, size: text.place, fill: 'var(--ink)', anchor, weight })
}

function placeTable(places: readonly DossierPlace[], lost: ReadonlySet<DossierPlace>, language: PictureLanguage): PictureTable {
  return {
    columns: [
      { label: 'place', numeric: false },
      { label: 'position', numeric: false },
    ],
    rows: places.map((place) => ({
      cells: [
        { kind: 'text', value: place.name },
        lost.has(place) ? { kind: 'label', value: 'notDrawn' } : positionCell(place, language),
      ],
      cited: [],
    })),
  }
}

function positionCell(
  { lat, lon, precision }: DossierPlace,
  language: PictureLanguage,
): PictureTable['rows'][number]['cells'][number] {
  if (precision === 'country' || lat === undefined || lon === undefined) return { kind: 'label', value: 'wholeCountry' }
  const comma = language.text('mark.comma') ?? ', '
  return { kind: 'text', value: degreesOf(lat, 'latitude', 2, language) + comma + degreesOf(lon, 'longitude', 2, language) }
}
