/** Locator maps: where things stand on them, what they say of their scale and borders, and that they are the same each time. */
import { describe, expect, it } from 'vitest'
import { overlap, placeLabels } from '../../../src/figures/map/place-labels.ts'
import { scaleBar } from '../../../src/figures/map/scale-bar.ts'
import { fitView } from '../../../src/figures/map/view-port.ts'
import { readWorld } from '../../../src/figures/map/world.ts'
import { drawSection, svgOf, textsOf } from './draw.ts'

const crossings = 'view: map, map: {places: [torkham, chaman]}'

describe('a map', { timeout: 30_000 }, () => {
  it('is one image with its description, names its places, and the countries around them', async () => {
    const svg = await svgOf(crossings)
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Words for it"/)
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['Torkham', 'Chaman', 'AFGHANISTAN', 'PAKISTAN', '100 km']))
  })

  it('has north up and east to the right', async () => {
    const marks = [...(await svgOf(crossings)).matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="3.25"/g)]
    const [torkham, chaman] = marks.map((match) => ({ x: Number(match[1]), y: Number(match[2]) }))
    if (torkham === undefined || chaman === undefined) throw new Error('two places are marked')
    expect(torkham.x).toBeGreaterThan(chaman.x)
    expect(torkham.y).toBeLessThan(chaman.y)
  })

  it('is the same text twice, with no text below 7.5 points and no colour but the tokens’', async () => {
    const svg = await svgOf(crossings)
    expect(await svgOf(crossings)).toBe(svg)
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7.5)
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(colours.filter((colour) => !/^(none|var\(--|color-mix\(in srgb, var\(--)/.test(colour))).toEqual([])
  })

  it('draws the Line of Control dashed, and a border that the brief calls disputed', async () => {
    const plain = await drawSection('view: map, map: {places: [torkham, chaman]}')
    expect(plain.picture?.keys).toEqual(['place', 'border'])
    const asked = await drawSection('view: map, map: {places: [torkham, chaman], disputed: PAK-AFG}')
    expect(asked.picture?.keys).toEqual(['place', 'disputed'])
    expect(asked.picture?.svg).toContain('stroke-dasharray="3 2"')
    const east = await drawSection('view: map, map: {places: torkham, marginKm: 500}')
    expect(east.picture?.keys).toContain('disputed')
  })

  it('keeps both sides of the date line together', async () => {
    const svg = await svgOf('view: map, map: {places: [suva, apia]}')
    const [suva, apia] = [...svg.matchAll(/<circle cx="([\d.]+)"[^>]*r="3.25"/g)].map((match) => Number(match[1]))
    expect(suva).toBeLessThan(apia ?? 0)
    expect((apia ?? 0) - (suva ?? 0)).toBeGreaterThan(100)
  })

  it('says of what latitude its scale is true where that matters', async () => {
    const svg = await svgOf('view: map, map: {places: [oslo, chaman]}')
    expect(textsOf(svg).some((text) => /^[\d,]+ km at \d+° N$/.test(text))).toBe(true)
  })

  it('draws the project’s own shapes, whichever way their rings turn', async () => {
    const ring = [
      [70, 33],
      [72, 33],
      [72, 35],
      [70, 35],
      [70, 33],
    ]
    const layer = (coordinates: readonly (readonly number[])[]) =>
      JSON.stringify({
        type: 'Feature',
        properties: { name: 'Flooded' },
        geometry: { type: 'Polygon', coordinates: [coordinates] },
      })
    const draw = async (coordinates: readonly (readonly number[])[]) => {
      const files = {
        'briefs/a/brief.yaml':
          'title: A\nasOf: 2026-04-12\nfacts: facts.yaml\ndata: {zone: zone.geojson}\nsections: [{id: one, alt: Words, view: map, map: {places: torkham, layers: zone}}]\n',
      }
      return drawSection('', { ...files, 'briefs/a/zone.geojson': layer(coordinates) })
    }
    const [one, other] = [await draw(ring), await draw([...ring].reverse())]
    const zone = (svg: string | undefined) =>
      /<path d="([^"]+)" fill="var\(--accent\)" fill-opacity/.exec(svg ?? '')?.[1]?.length ?? 0
    expect(one.picture?.keys).toContain('zone')
    expect(textsOf(one.picture?.svg ?? '')).toContain('Flooded')
    expect(zone(one.picture?.svg)).toBeGreaterThan(0)
    expect(zone(one.picture?.svg)).toBeLessThan(200)
    expect(zone(other.picture?.svg)).toBeLessThan(200)
  })

  it('lists its places with their positions', async () => {
    const { picture } = await drawSection('view: map, map: {places: [suva]}')
    expect(picture?.table.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([['Suva', '18.14° S, 178.44° E']])
  })
})

describe('scaleBar', () => {
  it.each([
    [1, 80, 50],
    [1.3, 80, 100],
    [0.6, 80, 20],
    [30, 80, 2000],
  ])('%d km a point in %d points: %d km', (kmPerPt, room, km) => {
    expect(scaleBar(kmPerPt, room)).toEqual({ km, widthPt: km / kmPerPt })
  })
})

describe('fitView', () => {
  it('measures its scale: a degree of latitude is 111 km', () => {
    const view = fitView(
      [
        [10, 50],
        [12, 52],
      ],
      348,
      undefined,
    )
    const [low, high] = [view.projection([11, 51]), view.projection([11, 51.5])]
    const km = ((low?.[1] ?? 0) - (high?.[1] ?? 0)) * (view.kmPerPt ?? 0)
    expect(km).toBeGreaterThan(54)
    expect(km).toBeLessThan(57)
  })

  it('has no one scale for the whole world', () => {
    expect(
      fitView(
        [
          [-120, 40],
          [0, 10],
          [140, -30],
        ],
        348,
        undefined,
      ).kmPerPt,
    ).toBeUndefined()
  })
})

describe('placeLabels', () => {
  const frame = { x: 0, y: 0, width: 100, height: 100 }
  const at = (x: number, y: number) => ({ x, y, radius: 3, width: 30, height: 9 })

  it('puts a label to the right, and to the left at the edge', () => {
    expect(placeLabels([at(50, 50)], frame)[0]?.anchor).toBe('start')
    expect(placeLabels([at(90, 50)], frame)[0]?.anchor).toBe('end')
  })

  it('lets no two labels touch, nor a label a mark', () => {
    const wishes = [at(40, 50), at(48, 52), at(44, 45), at(46, 58)]
    const boxes = placeLabels(wishes, frame).flatMap((label) => label?.box ?? [])
    expect(boxes.length).toBeGreaterThanOrEqual(3)
    for (const [index, box] of boxes.entries()) {
      expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
      expect(
        wishes.some(({ x, y, radius }) => overlap(box, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })),
      ).toBe(false)
    }
  })

  it('gives up where there is no room', () => {
    expect(placeLabels([{ ...at(50, 50), width: 200 }], frame)).toEqual([undefined])
  })
})

describe('readWorld', () => {
  it('tells the line in Kashmir from the border south of it', () => {
    const { borders, disputed } = readWorld('50m', [])
    const isNear =
      (x: number, y: number) =>
      ([longitude = 0, latitude = 0]: number[]) =>
        Math.hypot(longitude - x, latitude - y) < 0.4
    const has = (lines: number[][][], x: number, y: number) => lines.some((line) => line.some(isNear(x, y)))
    expect(has(disputed.coordinates, 74.0, 34.0)).toBe(true)
    expect(has(borders.coordinates, 74.0, 34.0)).toBe(false)
    expect(has(borders.coordinates, 70.0, 27.9)).toBe(true)
    expect(has(disputed.coordinates, 70.0, 27.9)).toBe(false)
  })
})
