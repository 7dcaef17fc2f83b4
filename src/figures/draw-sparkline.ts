/** The line of a key figure's numbers over time: as large as a word, without axes; the words beside it say the last step. */
import type { DossierFact } from '../merge/dossier.ts'
import { parseEdtf } from '../time/parse-edtf.ts'
import { element, short } from './svg.ts'

export interface SparkPoint {
  /** Epoch milliseconds. */
  readonly time: number
  readonly value: number
}

const size = { width: 62, height: 16, margin: 2.5 } as const

/** The numbers of the facts by their valid time, oldest first; those without a number or a date left out. */
export function sparkPoints(ids: readonly string[], facts: Readonly<Record<string, DossierFact>>): readonly SparkPoint[] {
  const points = ids.flatMap((id): readonly SparkPoint[] => {
    const fact = Object.hasOwn(facts, id) ? facts[id] : undefined
    const when = fact?.when === undefined ? undefined : parseEdtf(fact.when)
    const time = when === undefined ? Number.NaN : Number.isFinite(when.latest) ? when.latest : when.earliest
    return fact?.figure?.value === undefined || !Number.isFinite(time) ? [] : [{ time, value: fact.figure.value }]
  })
  return points.sort((a, b) => a.time - b.time)
}

/**
 * The line, its last point marked. The scale begins at zero, so that a small change looks small. Hidden from assistive technology:
 * the numbers are in the words beside it and in the facts.
 */
export function drawSparkline(points: readonly SparkPoint[]): string {
  const { width, height, margin } = size
  const [first, last] = [points[0]?.time ?? 0, points.at(-1)?.time ?? 0]
  const values = points.map(({ value }) => value)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const x = (time: number): number => margin + ((time - first) / (last - first || 1)) * (width - 2 * margin)
  const y = (value: number): number => height - margin - ((value - low) / (high - low || 1)) * (height - 2 * margin)
  const line = points.map(({ time, value }, index) => `${index === 0 ? 'M' : 'L'}${short(x(time))} ${short(y(value))}`).join('')
  const end = points.at(-1)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'sparkline',
      'aria-hidden': 'true',
      viewBox: `0 0 ${size.width} ${size.height}`,
      width: `${size.width}pt`,
      height: `${size.height}pt`,
    },
    [
      element('path', { d: `M0 ${short(y(0))}H${width}`, stroke: 'var(--rule)', 'stroke-width': 0.5, fill: 'none' }),
      element('path', { d: line, stroke: 'var(--ink)', 'stroke-width': 1.25, fill: 'none', 'stroke-linejoin': 'round' }),
      ...points.slice(0, -1).map(({ time, value }) => element('circle', { cx: x(time), cy: y(value), r: 1, fill: 'var(--ink)' })),
      end === undefined ? '' : element('circle', { cx: x(end.time), cy: y(end.value), r: 2.25, fill: 'var(--accent)' }),
    ].join(''),
  )
}
