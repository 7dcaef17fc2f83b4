/** The small globe that shows where on earth a map lies. */
import { geoGraticule10, geoOrthographic, geoPath } from 'd3-geo'
import type { Position } from 'geojson'
import { element } from '../svg.ts'
import type { Box } from './place-labels.ts'
import { createThinPen } from './thin-path.ts'
import type { ViewPort } from './view-port.ts'
import { readWorld } from './world.ts'

/** Its width and height in points. */
export const insetSize = 58

/** The globe turned to the middle of the map, with the map's frame on it; a dot where the frame would be too small to see. */
export function drawInset(view: ViewPort, box: Box): string {
  const { projection, width, height } = view
  const at = (x: number, y: number): Position => projection.invert?.([x, y]) ?? [0, 0]
  const [longitude = 0, latitude = 0] = at(width / 2, height / 2)
  const globe = geoOrthographic()
    .rotate([-longitude, -latitude])
    .translate([box.x + box.width / 2, box.y + box.height / 2])
    .scale(box.width / 2 - 1)
    .clipAngle(90)
  const pen = createThinPen(0.7)
  const geo = geoPath(globe, pen)
  const path = (shape: Parameters<typeof geo>[0]): string => {
    geo(shape)
    return pen.result()
  }
  const edge = frameOf(at, width, height)
  const isTiny = view.span < 7
  const centre = globe([longitude, latitude]) ?? [0, 0]
  return element(
    'g',
    { class: 'map-inset' },
    [
      element('path', { d: path({ type: 'Sphere' }), fill: 'var(--sheet)', stroke: 'var(--sheet)', 'stroke-width': 4 }),
      element('path', {
        d: path({ type: 'Sphere' }),
        fill: 'color-mix(in srgb, var(--accent) 13%, white)',
        stroke: 'var(--ink-soft)',
        'stroke-width': 0.5,
      }),
      element('path', { d: path(geoGraticule10()), fill: 'none', stroke: 'var(--sheet)', 'stroke-width': 0.4 }),
      element('path', {
        d: readWorld('110m', [])
          .countries.map(({ outline }) => path(outline))
          .join(''),
        fill: 'color-mix(in srgb, var(--ink) 34%, white)',
      }),
      isTiny
        ? element('circle', {
            cx: centre[0],
            cy: centre[1],
            r: 2.75,
            fill: 'var(--accent)',
            stroke: 'var(--sheet)',
            'stroke-width': 0.75,
          })
        : element('path', {
            d: path({ type: 'LineString', coordinates: edge }),
            fill: 'none',
            stroke: 'var(--accent)',
            'stroke-width': 1.75,
          }),
    ].join(''),
  )
}

/** The frame as a ring of positions, with points between the corners, since straight edges bend on a globe. */
function frameOf(at: (x: number, y: number) => Position, width: number, height: number): Position[] {
  const steps = 12
  const along = (from: readonly [number, number], to: readonly [number, number]): Position[] =>
    Array.from({ length: steps }, (_, step) =>
      at(from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps),
    )
  return [
    ...along([0, 0], [width, 0]),
    ...along([width, 0], [width, height]),
    ...along([width, height], [0, height]),
    ...along([0, height], [0, 0]),
    at(0, 0),
  ]
}
