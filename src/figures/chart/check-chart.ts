/** Finds what is wrong with a chart before it is drawn: unknown words, columns that are not there, values of another kind. Draws nothing. */
import { suggestionHints } from '../../diagnostics/suggest.ts'
import type { TreePath } from '../../text/located-tree.ts'
import {
  axisKeys,
  channelKeys,
  channels,
  colours,
  fieldTypes,
  layerKeys,
  legendKeys,
  markKeys,
  markTypes,
  reasons,
  scaleKeys,
  seriesColours,
  textColours,
  topKeys,
  transformNames,
} from './chart-language.ts'
import type { ChartRow } from './chart-rows.ts'
import { columnsAfter, isDateText, type KnownColumns } from './columns.ts'

/** Something wrong at a place of the chart. `atKey`: the key is meant, not its value. */
export interface ChartFinding {
  readonly path: TreePath
  readonly atKey: boolean
  readonly message: string
  readonly hints: readonly string[]
  /** An error unless said. */
  readonly severity?: 'warning'
}

/** What is checked: the chart as written and the table it draws. */
export interface ChartInput {
  readonly spec: Readonly<Record<string, unknown>>
  readonly columns: readonly string[]
  readonly rows: readonly ChartRow[]
}

/** Smallest text in points that is still read on paper. */
export const smallestText = 7.5
const tallest = 600

type Json = Readonly<Record<string, unknown>>

/** Everything that is wrong with the chart, in the order in which it is written. */
export function checkChart({ spec, columns, rows }: ChartInput): readonly ChartFinding[] {
  const found: ChartFinding[] = []
  const check = createChecks(found)
  check.keys(spec, topKeys, [], 'a chart')
  const { height, layer } = spec
  if (height !== undefined && !isHeight(height)) {
    check.wrong(['height'], `expected a height of up to ${tallest} points, found ${shown(height)}`, [
      'write a number, or `{step: 18}` for that much to a bar',
    ])
  }
  if (layer === undefined && spec['mark'] === undefined) {
    check.wrong([], 'this chart has no `mark`', [`add \`mark\`: ${markTypes.map((type) => `\`${type}\``).join(', ')}`])
  }
  const known = checkTransforms(spec['transform'], ['transform'], columnsAfter(columns, rows, undefined), rows, check)
  checkUnit(spec, [], known, rows, check)
  if (layer === undefined) return found
  if (!Array.isArray(layer)) check.wrong(['layer'], `expected a list of layers, found ${shown(layer)}`, [])
  for (const [index, unit] of Array.isArray(layer) ? layer.entries() : []) {
    const path = ['layer', index]
    if (!isJson(unit)) {
      check.wrong(path, `expected a layer with \`mark\` and \`encoding\`, found ${shown(unit)}`, [])
      continue
    }
    check.keys(unit, layerKeys, path, 'a layer')
    if (unit['mark'] === undefined) check.wrong(path, 'this layer has no `mark`', ['add `mark`'])
    const inLayer = checkTransforms(unit['transform'], [...path, 'transform'], known, rows, check)
    checkUnit(unit, path, inLayer, rows, check)
  }
  return found
}

interface Checks {
  wrong(path: TreePath, message: string, hints: readonly string[]): void
  warn(path: TreePath, message: string, hints: readonly string[]): void
  /** Reports keys that are not among `known`. */
  keys(object: Json, known: readonly string[], path: TreePath, what: string): void
  /** Whether the value is one of some words; reports it when not. */
  word(value: unknown, known: readonly string[], path: TreePath, what: string): boolean
}

function createChecks(found: ChartFinding[]): Checks {
  const wayOut = (name: string, known: readonly string[]): readonly string[] => {
    const reason = reasons[name]
    return reason === undefined ? suggestionHints(name, known) : [reason]
  }
  return {
    wrong: (path, message, hints) => void found.push({ path, atKey: false, message, hints }),
    warn: (path, message, hints) => void found.push({ path, atKey: false, message, hints, severity: 'warning' }),
    keys(object, known, path, what) {
      for (const key of Object.keys(object)) {
        if (known.includes(key)) continue
        found.push({ path: [...path, key], atKey: true, message: `\`${key}\` is no part of ${what}`, hints: wayOut(key, known) })
      }
    },
    word(value, known, path, what) {
      if (typeof value === 'string' && known.includes(value)) return true
      const hints = typeof value === 'string' ? wayOut(value, known) : []
      const list = known.map((word) => `\`${word}\``).join(', ')
      found.push({
        path,
        atKey: false,
        message: `expected ${what}, found ${shown(value)}`,
        hints: hints.length > 0 ? hints : [`use one of ${list}`],
      })
      return false
    },
  }
}

function checkUnit(unit: Json, path: TreePath, known: KnownColumns, rows: readonly ChartRow[], check: Checks): void {
  if (unit['mark'] !== undefined) checkMark(unit['mark'], [...path, 'mark'], check)
  const { encoding } = unit
  if (encoding === undefined) return
  const place = [...path, 'encoding']
  if (!isJson(encoding)) {
    check.wrong(place, `expected channels such as \`x\` and \`y\`, found ${shown(encoding)}`, [])
    return
  }
  check.keys(encoding, channels, place, 'an encoding')
  for (const channel of channels) {
    const definition = encoding[channel]
    if (definition === undefined) continue
    // A list of fields may stand where order or detail go.
    const parts: readonly unknown[] = Array.isArray(definition) ? definition : [definition]
    for (const [index, part] of parts.entries()) {
      const at = Array.isArray(definition) ? [...place, channel, index] : [...place, channel]
      if (isJson(part)) checkChannel(channel, part, at, known, rows, check)
      else check.wrong(at, `expected \`{field: …}\`, found ${shown(part)}`, suggestColumn(part, known))
    }
  }
}

function checkMark(mark: unknown, path: TreePath, check: Checks): void {
  if (!isJson(mark)) {
    check.word(mark, markTypes, path, 'a mark')
    return
  }
  check.keys(mark, markKeys, path, 'a mark')
  check.word(mark['type'], markTypes, [...path, 'type'], 'a mark')
  const allowed = mark['type'] === 'text' ? textColours : Object.keys(colours)
  if (mark['color'] !== undefined) check.word(mark['color'], allowed, [...path, 'color'], 'a colour of the template')
  checkSize(mark['fontSize'], [...path, 'fontSize'], check)
  for (const part of ['point', 'line']) {
    const overlay = mark[part]
    if (!isJson(overlay)) continue
    check.keys(overlay, markKeys, [...path, part], 'a mark')
    if (overlay['color'] !== undefined)
      check.word(overlay['color'], Object.keys(colours), [...path, part, 'color'], 'a colour of the template')
  }
}

function checkSize(size: unknown, path: TreePath, check: Checks): void {
  if (size === undefined || (typeof size === 'number' && size >= smallestText && size <= 40)) return
  check.wrong(path, `expected a text size from ${smallestText} to 40 points, found ${shown(size)}`, [
    'leave it out: the template says how large text is',
  ])
}

function checkChannel(
  channel: string,
  definition: Json,
  path: TreePath,
  known: KnownColumns,
  rows: readonly ChartRow[],
  check: Checks,
): void {
  check.keys(definition, channelKeys, path, `the channel \`${channel}\``)
  const { field, type, value, axis, scale, legend, sort, aggregate } = definition
  if (type !== undefined) check.word(type, fieldTypes, [...path, 'type'], 'a type of field')
  if (isJson(axis)) check.keys(axis, axisKeys, [...path, 'axis'], 'an axis')
  if (isJson(legend)) check.keys(legend, legendKeys, [...path, 'legend'], 'a legend')
  if (isJson(scale)) {
    check.keys(scale, scaleKeys, [...path, 'scale'], 'a scale')
    if (channel === 'color') checkColourRange(scale['range'], [...path, 'scale', 'range'], check)
  }
  if (channel === 'color' && value !== undefined)
    check.word(value, Object.keys(colours), [...path, 'value'], 'a colour of the template')
  if (isJson(sort) && sort['field'] !== undefined) checkField(sort['field'], [...path, 'sort', 'field'], known, check)
  if (field === undefined) return
  if (!checkField(field, [...path, 'field'], known, check) || typeof field !== 'string') return
  const column = known.get(field)
  if (column === undefined) return
  const isCounted = aggregate === 'count' || aggregate === 'distinct' || aggregate === 'valid' || aggregate === 'missing'
  const kind = typeof type === 'string' ? type : aggregate !== undefined ? 'quantitative' : column.type
  if (kind === undefined) {
    check.wrong(path, `\`${field}\` is computed, and its type is not known`, [
      'add `type`: `quantitative`, `temporal`, `ordinal` or `nominal`',
    ])
    return
  }
  if (!isCounted && column.isSource) checkValues(field, kind, rows, [...path, 'field'], check)
  if (channel === 'color' || channel === 'shape' || channel === 'strokeDash') checkSeries(channel, field, kind, rows, path, check)
}

function checkColourRange(range: unknown, path: TreePath, check: Checks): void {
  if (range === undefined) return
  if (!Array.isArray(range)) {
    check.wrong(path, `expected a list of colours of the template, found ${shown(range)}`, [])
    return
  }
  for (const [index, colour] of range.entries())
    check.word(colour, Object.keys(colours), [...path, index], 'a colour of the template')
}

/** Whether the table has the column; reports it when not. */
function checkField(field: unknown, path: TreePath, known: KnownColumns, check: Checks): boolean {
  if (typeof field === 'string' && known.has(field)) return true
  const list = [...known.keys()].map((column) => `\`${column}\``).join(', ')
  const near = suggestColumn(field, known)
  check.wrong(
    path,
    `there is no column ${shown(field)} in what this chart draws`,
    near.length > 0 ? near : [`use one of ${list}`],
  )
  return false
}

function suggestColumn(name: unknown, known: KnownColumns): readonly string[] {
  return typeof name === 'string' ? suggestionHints(name, known.keys()) : []
}

/** A column that is drawn as numbers holds numbers, one drawn as dates dates: what is neither would be left out without a word. */
function checkValues(field: string, kind: string, rows: readonly ChartRow[], path: TreePath, check: Checks): void {
  if (kind !== 'quantitative' && kind !== 'temporal') return
  const isFit = (value: unknown): boolean =>
    value === undefined || (kind === 'quantitative' ? typeof value === 'number' : isDateText(value))
  const index = rows.findIndex((row) => !isFit(row[field]))
  if (index !== -1) {
    const what = kind === 'quantitative' ? 'a number' : 'a date'
    const hints =
      kind === 'quantitative'
        ? ['write numbers bare in the data, without separators or units']
        : ['write dates as `2026-04-12`, times with their zone']
    check.wrong(path, `column \`${field}\` has ${shown(rows[index]?.[field])} in row ${index + 1}, which is not ${what}`, hints)
  } else if (rows.length > 0 && rows.every((row) => row[field] === undefined)) {
    check.wrong(path, `column \`${field}\` is empty in every row`, ['use a column that has values'])
  }
}

function checkSeries(
  channel: string,
  field: string,
  kind: string,
  rows: readonly ChartRow[],
  path: TreePath,
  check: Checks,
): void {
  if (kind === 'quantitative' || kind === 'temporal') {
    check.wrong(path, `\`${channel}\` cannot show ${kind === 'temporal' ? 'dates' : 'numbers'}: shades are not read as values`, [
      'use `x`, `y` or `size` for it',
      'or sort it into few classes and say `type: ordinal`',
    ])
    return
  }
  const count = new Set(rows.map((row) => row[field])).size
  if (count > seriesColours.length) {
    check.warn(path, `${count} series cannot be told apart: ${seriesColours.length} at most`, [
      'draw fewer, or put them side by side on `y`',
    ])
  }
}

/** What a transform says is read only as far as columns go; the rest is the drawing library's to refuse. */
function checkTransforms(
  transforms: unknown,
  path: TreePath,
  before: KnownColumns,
  rows: readonly ChartRow[],
  check: Checks,
): KnownColumns {
  if (transforms === undefined) return before
  if (!Array.isArray(transforms)) {
    check.wrong(path, `expected a list of transforms, found ${shown(transforms)}`, [])
    return before
  }
  let known = before
  for (const [index, transform] of transforms.entries()) {
    const place = [...path, index]
    const name = isJson(transform) ? transformNames.find((one) => transform[one] !== undefined) : undefined
    if (!isJson(transform) || name === undefined) {
      const written = isJson(transform) ? (Object.keys(transform)[0] ?? '') : ''
      const reason = reasons[written]
      const list = transformNames.map((one) => `\`${one}\``).join(', ')
      check.wrong(place, 'expected a transform of the data', [reason ?? `use one of ${list}`])
      continue
    }
    for (const { field, at } of fieldsOf(transform, name)) checkField(field, [...place, ...at], known, check)
    known = columnsAfter([], rows, { before: known, transform, name })
  }
  return known
}

/** The columns that a transform reads, with where it names them. */
function fieldsOf(transform: Json, name: string): readonly { readonly field: unknown; readonly at: TreePath }[] {
  const value = transform[name]
  const expression = typeof value === 'string' && (name === 'filter' || name === 'calculate') ? value : ''
  const named = [...expression.matchAll(/\bdatum(?:\.([A-Za-z_$][\w$]*)|\[(?:'([^']*)'|"([^"]*)")\])/g)]
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const groups: readonly unknown[] = Array.isArray(transform['groupby']) ? transform['groupby'] : []
  return [
    ...named.map((match) => ({ field: match[1] ?? match[2] ?? match[3], at: [name] })),
    ...(isJson(value) && value['field'] !== undefined ? [{ field: value['field'], at: [name, 'field'] }] : []),
    ...(transform['field'] === undefined ? [] : [{ field: transform['field'], at: ['field'] }]),
    ...(name === 'stack' ? [{ field: value, at: ['stack'] }] : []),
    ...items.flatMap((item, index) => {
      if (name === 'fold') return [{ field: item, at: [name, index] }]
      return isJson(item) && item['field'] !== undefined ? [{ field: item['field'], at: [name, index, 'field'] }] : []
    }),
    ...groups.map((field, index) => ({ field, at: ['groupby', index] })),
  ]
}

function isHeight(height: unknown): boolean {
  const size = isJson(height) ? height['step'] : height
  return typeof size === 'number' && size > 0 && size <= tallest
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a mapping' : `\`${String(value)}\``
}

/** Whether a value is a mapping. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
