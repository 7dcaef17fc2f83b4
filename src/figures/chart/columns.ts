/** The columns that a chart may name: those of its table, and those that its transforms add; each with its type, as far as that can be told. */
import type { ChartRow, ChartValue } from './chart-rows.ts'

export type ColumnType = 'quantitative' | 'temporal' | 'ordinal' | 'nominal'

export interface KnownColumn {
  /** Undefined for what an expression computes. */
  readonly type: ColumnType | undefined
  /** It is a column of the table, so that its values are known. */
  readonly isSource: boolean
  /** Days from its first to its last date; 0 for what is no date. */
  readonly spanDays: number
}

export type KnownColumns = ReadonlyMap<string, KnownColumn>

/** What a transform does to the columns before it. */
export interface ColumnStep {
  readonly before: KnownColumns
  readonly transform: Readonly<Record<string, unknown>>
  readonly name: string
}

/** The columns of the table, or those after a transform. */
export function columnsAfter(columns: readonly string[], rows: readonly ChartRow[], step: ColumnStep | undefined): KnownColumns {
  if (step === undefined) {
    return new Map(
      columns.map((column) => {
        const values = rows.map((row) => row[column])
        return [column, { type: typeOf(values), isSource: true, spanDays: spanOf(values) }]
      }),
    )
  }
  const { before, transform, name } = step
  const kept =
    name === 'aggregate' ? new Map([...before].filter(([column]) => listOf(transform['groupby']).includes(column))) : before
  return new Map([
    ...kept,
    ...addedBy(transform, name).map(([column, type]) => [column, { type, isSource: false, spanDays: 0 }] as const),
  ])
}

/** Numbers, dates, or names: what the values that are there have in common. */
export function typeOf(values: readonly ChartValue[]): ColumnType {
  const there = values.filter((value) => value !== undefined)
  if (there.length === 0) return 'nominal'
  if (there.every((value) => typeof value === 'number')) return 'quantitative'
  return there.every((value) => typeof value === 'string' && isDateText(value)) ? 'temporal' : 'nominal'
}

function spanOf(values: readonly ChartValue[]): number {
  const times = values.filter(isDateText).map((value) => Date.parse(String(value)))
  return times.length === 0 ? 0 : (Math.max(...times) - Math.min(...times)) / 86_400_000
}

/** A year, month, day, or a time with its zone: what means the same instant on every machine (ISO 8601). */
export function isDateText(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1000 && value <= 9999
  if (typeof value !== 'string') return false
  return /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?)?)?$/.test(value) && Number.isFinite(Date.parse(value))
}

function addedBy(
  transform: Readonly<Record<string, unknown>>,
  name: string,
): readonly (readonly [string, ColumnType | undefined])[] {
  const as = transform['as']
  const names = typeof as === 'string' ? [as] : listOf(as)
  switch (name) {
    case 'calculate':
      return names.map((one) => [one, undefined] as const)
    case 'aggregate':
    case 'joinaggregate':
    case 'window':
      return itemsOf(transform[name]).flatMap((item) =>
        typeof item['as'] === 'string' ? [[item['as'], 'quantitative'] as const] : [],
      )
    case 'fold':
      return [
        [names[0] ?? 'key', 'nominal'],
        [names[1] ?? 'value', 'quantitative'],
      ]
    case 'stack':
    case 'bin':
      return names.map((one) => [one, 'quantitative'] as const)
    case 'timeUnit':
      return names.map((one) => [one, 'temporal'] as const)
    default:
      return []
  }
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function itemsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
}
