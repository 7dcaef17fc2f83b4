/** A chart as written → a whole Vega-Lite specification: data, types, colours and the template's look put in. Draws nothing. */

import { isInNastaliq } from '../../text/text-direction.ts'
import type { PictureLanguage } from '../picture-language.ts'
import { channels, colours, seriesColours } from './chart-language.ts'
import { chartLocale } from './chart-locale.ts'
import type { ChartRow, ChartRows } from './chart-rows.ts'
import { isJson } from './check-chart.ts'
import { columnsAfter, type KnownColumns } from './columns.ts'

type Json = Readonly<Record<string, unknown>>

/** What a chart must fit into. */
interface Surroundings {
  readonly widthPt: number
  /** How numbers and months are written, and from which side the chart is read. */
  readonly language: PictureLanguage
}

/** The whole specification. Sizes are points. `spec` has passed `checkChart`. */
export function prepareSpec(spec: Json, { columns, rows }: ChartRows, { widthPt, language }: Surroundings): Json {
  const known = transformed(spec['transform'], columnsAfter(columns, rows, undefined), rows)
  const layers = Array.isArray(spec['layer']) ? spec['layer'].filter(isJson) : undefined
  const units = layers ?? [spec]
  const dates = new Set(units.flatMap((unit) => temporalFields([spec['encoding'], unit['encoding']], known)))
  const isBanded = units.some((unit) => isDiscrete(channelOf(unit, spec, 'y'), known))
  const isMirrored = language.direction === 'rtl'
  const hasOffset = units.some((unit) => channelOf(unit, spec, 'yOffset') !== undefined)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: widthPt,
    height: spec['height'] ?? (isBanded ? { step: hasOffset ? 11 : 17 } : 165),
    autosize: { type: isBanded && typeof spec['height'] !== 'number' ? 'fit-x' : 'fit', contains: 'padding' },
    // Letters that reach beyond their line would be cut off at the edge.
    padding: isInNastaliq(language.tag) ? { left: 4, right: 12, top: 4, bottom: 8 } : 0,
    background: null,
    data: { values: rows.map((row) => timed(row, dates)) },
    ...(spec['transform'] === undefined ? {} : { transform: inUtc(spec['transform']) }),
    ...(layers === undefined
      ? { mark: markOf(spec['mark'], isMirrored), encoding: encodingOf(spec['encoding'], spec['mark'], known, isMirrored) }
      : {
          ...(spec['encoding'] === undefined ? {} : { encoding: encodingOf(spec['encoding'], undefined, known, isMirrored) }),
          layer: layers.map((layer) => {
            const own = transformed(layer['transform'], known, rows)
            return {
              ...(layer['transform'] === undefined ? {} : { transform: inUtc(layer['transform']) }),
              mark: markOf(layer['mark'], isMirrored),
              encoding: encodingOf(layer['encoding'], layer['mark'], own, isMirrored),
            }
          }),
        }),
    config: { ...look, ...(isMirrored ? mirroredLook : {}), locale: chartLocale(language) },
  }
}

const legendLook: Json = {
  orient: 'top',
  direction: 'horizontal',
  columns: 3,
  labelColor: 'var(--ink)',
  labelFontSize: 8.5,
  titleColor: 'var(--ink-soft)',
  titleFontSize: 8.5,
  titleFontWeight: 'normal',
  titleLimit: 300,
  labelLimit: 160,
  symbolSize: 70,
  symbolStrokeWidth: 1.5,
  offset: 6,
  columnPadding: 12,
}

/** What the template says of charts, in its own tokens: CSS reads them wherever the picture stands. */
const look: Json = {
  font: 'var(--sans)',
  aria: false,
  view: { stroke: null },
  scale: {
    bandPaddingInner: 0.28,
    bandPaddingOuter: 0.14,
    bandWithNestedOffsetPaddingInner: 0.3,
    bandWithNestedOffsetPaddingOuter: 0.15,
    offsetBandPaddingInner: 0,
  },
  mark: { color: 'var(--accent)' },
  bar: { color: 'var(--accent)' },
  line: { strokeWidth: 1.75, color: 'var(--accent)', strokeCap: 'round', strokeJoin: 'round' },
  area: { color: 'color-mix(in srgb, var(--accent) 38%, white)', line: true },
  point: { size: 30, filled: true, color: 'var(--accent)' },
  rule: { color: 'var(--ink)', strokeWidth: 1 },
  tick: { color: 'var(--ink)', thickness: 1.5 },
  text: { fontSize: 8.5, color: 'var(--ink)' },
  range: { category: seriesColours },
  axis: {
    labelColor: 'var(--ink)',
    labelFontSize: 8.5,
    labelPadding: 4,
    titleColor: 'var(--ink-soft)',
    titleFontSize: 8.5,
    titleFontWeight: 'normal',
    titlePadding: 6,
    domainColor: 'var(--ink)',
    domainWidth: 0.75,
    tickColor: 'var(--ink)',
    tickWidth: 0.75,
    tickSize: 3.5,
    gridColor: 'var(--rule)',
    gridWidth: 0.5,
    labelLimit: 170,
    labelOverlap: 'greedy',
  },
  axisQuantitative: { tickCount: 5, domain: false, ticks: false },
  axisYQuantitative: { grid: true },
  axisXQuantitative: { grid: true },
  axisBand: { domain: true, ticks: false, grid: false },
  axisTemporal: { grid: false, tickCount: 6 },
  legend: legendLook,
}

/** Where text runs from right to left, what is read first is at the right. */
const mirroredLook: Json = {
  legend: { ...legendLook, layout: { top: { anchor: 'end' } } },
}

function transformed(transforms: unknown, before: KnownColumns, rows: readonly ChartRow[]): KnownColumns {
  let known = before
  for (const transform of Array.isArray(transforms) ? transforms.filter(isJson) : []) {
    const [name] = ['filter', 'calculate', 'aggregate', 'joinaggregate', 'window', 'stack', 'fold', 'bin', 'timeUnit'].filter(
      (one) => transform[one] !== undefined,
    )
    if (name !== undefined) known = columnsAfter([], rows, { before: known, transform, name })
  }
  return known
}

function channelOf(unit: Json, whole: Json, channel: string): Json | undefined {
  for (const encoding of [unit['encoding'], whole['encoding']]) {
    const definition = isJson(encoding) ? encoding[channel] : undefined
    if (isJson(definition)) return definition
  }
  return undefined
}

function isDiscrete(definition: Json | undefined, known: KnownColumns): boolean {
  if (definition === undefined || definition['field'] === undefined) return false
  const type = typeOfChannel(definition, known)
  return type === 'nominal' || type === 'ordinal'
}

function typeOfChannel(definition: Json, known: KnownColumns): string | undefined {
  const { type, aggregate, field, bin, timeUnit } = definition
  if (typeof type === 'string') return type
  if (aggregate !== undefined || bin !== undefined) return 'quantitative'
  if (timeUnit !== undefined) return 'temporal'
  return typeof field === 'string' ? known.get(field)?.type : undefined
}

/** The table's columns that are drawn as dates. */
function temporalFields(encodings: readonly unknown[], known: KnownColumns): readonly string[] {
  return encodings.filter(isJson).flatMap((encoding) =>
    Object.values(encoding).flatMap((definition) => {
      if (!isJson(definition) || typeof definition['field'] !== 'string') return []
      const isDate = typeOfChannel(definition, known) === 'temporal' && known.get(definition['field'])?.isSource === true
      return isDate ? [definition['field']] : []
    }),
  )
}

/** Dates become instants here, where a day is a UTC day; the drawing library would take some of them for local time. */
function timed(row: ChartRow, dates: ReadonlySet<string>): Json {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      dates.has(column) && value !== undefined ? Date.parse(String(value)) : value,
    ]),
  )
}

function markOf(mark: unknown, isMirrored: boolean): Json {
  const given = isJson(mark) ? mark : { type: mark }
  const written = isMirrored ? mirrored(given) : given
  const coloured = { ...written, ...(written['color'] === undefined ? {} : { color: colourOf(written['color']) }) }
  return Object.fromEntries(
    Object.entries(coloured).map(([key, value]) => [
      key,
      isJson(value) && value['color'] !== undefined ? { ...value, color: colourOf(value['color']) } : value,
    ]),
  )
}

/** Words that stand beside their point stand on its other side. */
function mirrored(mark: Json): Json {
  const { align, dx } = mark
  const turned = { left: 'right', right: 'left' }[String(align)]
  return { ...mark, ...(turned === undefined ? {} : { align: turned }), ...(typeof dx === 'number' ? { dx: -dx } : {}) }
}

function colourOf(name: unknown): unknown {
  return typeof name === 'string' ? (colours[name] ?? name) : name
}

function encodingOf(encoding: unknown, mark: unknown, known: KnownColumns, isMirrored: boolean): Json {
  if (!isJson(encoding)) return {}
  const type = isJson(mark) ? mark['type'] : mark
  const whole: Json = Object.fromEntries(
    channels.flatMap((channel): readonly (readonly [string, unknown])[] => {
      const definition = encoding[channel]
      if (definition === undefined) return []
      if (Array.isArray(definition))
        return [[channel, definition.filter(isJson).map((part) => definitionOf(part, channel, known, isMirrored))]]
      return isJson(definition) ? [[channel, definitionOf(definition, channel, known, isMirrored)]] : []
    }),
  )
  return { ...whole, ...withoutColour(whole, type) }
}

/** What colour says is said by dashes or shapes too: a grey print and a colour-blind reader lose nothing. */
function withoutColour(encoding: Json, markType: unknown): Json {
  const colour = encoding['color']
  if (!isJson(colour) || colour['field'] === undefined) return {}
  const { field, type, sort, title } = colour
  const same = { field, type, ...(sort === undefined ? {} : { sort }), ...(title === undefined ? {} : { title }) }
  if (markType === 'line' && encoding['strokeDash'] === undefined) return { strokeDash: same }
  return markType === 'point' && encoding['shape'] === undefined ? { shape: same } : {}
}

function definitionOf(written: Json, channel: string, known: KnownColumns, isMirrored: boolean): Json {
  const definition = isMirrored ? mirroredChannel(written, channel) : written
  const { field, scale, timeUnit, value, sort } = definition
  const type = typeOfChannel(definition, known)
  const isTime = type === 'temporal' && (channel === 'x' || channel === 'y' || channel === 'x2' || channel === 'y2')
  const range = isJson(scale) && Array.isArray(scale['range']) ? { range: scale['range'].map(colourOf) } : {}
  const isEnd = channel === 'x2' || channel === 'y2'
  return {
    ...definition,
    ...(field === undefined ? {} : { field: pathOf(field) }),
    ...(isJson(sort) && sort['field'] !== undefined ? { sort: { ...sort, field: pathOf(sort['field']) } } : {}),
    ...(type === undefined || isEnd ? {} : { type }),
    ...(timeUnit === undefined ? {} : { timeUnit: utcUnit(timeUnit) }),
    ...(channel === 'x' || channel === 'y' ? axisOf(definition, type, known) : {}),
    ...(isTime && !isEnd
      ? { scale: { type: 'utc', ...(isJson(scale) ? scale : {}) } }
      : isJson(scale)
        ? { scale: { ...scale, ...(channel === 'color' ? range : {}) } }
        : {}),
    ...(channel === 'color' && value !== undefined ? { value: colourOf(value) } : {}),
  }
}

/** Values grow from right to left, and the upright axis stands at the right; what the chart itself says of either wins. */
function mirroredChannel(definition: Json, channel: string): Json {
  const { scale, axis, field, aggregate } = definition
  const hasScale = scale !== null && (field !== undefined || aggregate !== undefined)
  if ((channel === 'x' || channel === 'xOffset') && hasScale)
    return { ...definition, scale: { reverse: true, ...(isJson(scale) ? scale : {}) } }
  if (channel === 'y' && axis !== null) return { ...definition, axis: { orient: 'right', ...(isJson(axis) ? axis : {}) } }
  return definition
}

/** Vega reads `a.b` and `a[b]` as a way into an object; here it is the name of a column. */
function pathOf(field: unknown): unknown {
  return typeof field === 'string' ? field.replace(/[.[\]]/g, '\\$&') : field
}

function utcUnit(unit: unknown): unknown {
  return typeof unit === 'string' && !unit.startsWith('utc') ? `utc${unit}` : unit
}

function inUtc(transforms: unknown): unknown {
  if (!Array.isArray(transforms)) return transforms
  return transforms.map((transform) =>
    isJson(transform) && transform['timeUnit'] !== undefined
      ? { ...transform, timeUnit: utcUnit(transform['timeUnit']) }
      : transform,
  )
}

/** Dates day first, as long as they need to be; counts in whole steps. What the chart itself says of its axis wins. */
function axisOf({ axis, aggregate, field, timeUnit }: Json, type: string | undefined, known: KnownColumns): Json {
  if (axis === null) return {}
  const given = isJson(axis) ? axis : {}
  if (aggregate === 'count' || aggregate === 'distinct') return { axis: { tickMinStep: 1, format: ',d', ...given } }
  if (type !== 'temporal') return {}
  const days = typeof field === 'string' ? (known.get(field)?.spanDays ?? 0) : 0
  const unit = typeof timeUnit === 'string' ? timeUnit.replace(/^utc/, '') : ''
  const format = unitFormats[unit] ?? (days <= 120 ? '%-d %b' : days <= 1500 ? '%b %Y' : '%Y')
  return { axis: { format, ...(unit === '' ? { tickCount: ticksFor(days) } : {}), ...given } }
}

/** Ticks at whole days, weeks, months or years, so that no two have the same words. */
function ticksFor(days: number): Json {
  if (days <= 10) return { interval: 'day', step: 1 }
  if (days <= 60) return { interval: 'week', step: 1 }
  if (days <= 1500) return { interval: 'month', step: Math.max(1, Math.ceil(days / 30 / 7)) }
  return { interval: 'year', step: Math.max(1, Math.ceil(days / 365 / 8)) }
}

const unitFormats: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%b',
  yearmonth: '%b %Y',
  yearmonthdate: '%-d %b',
  monthdate: '%-d %b',
  date: '%-d',
  day: '%a',
  hours: '%H',
}
