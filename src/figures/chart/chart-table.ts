/** What a chart draws as a table: the columns that it names, row by row. Knows nothing of the drawing. */
import type { PictureCell, PictureTable } from '../picture.ts'
import type { ChartRows, ChartValue } from './chart-rows.ts'
import { isJson } from './check-chart.ts'
import { isDateText, typeOf } from './columns.ts'

/**
 * The columns in the order of the data, names and dates before numbers, each under the title that the chart gives it, else its own
 * name. All rows, also those that a filter leaves out of the picture.
 */
export function chartTable(spec: Readonly<Record<string, unknown>>, { columns, rows, facts }: ChartRows): PictureTable {
  // A row of a fact says which: “212” alone is no information.
  const named = facts.length === 0 ? namesIn(spec) : new Set([...namesIn(spec), 'text'])
  const titles = titlesIn(spec)
  const used = columns
    .filter((column) => named.has(column))
    .map((column) => {
      const type = typeOf(rows.map((row) => row[column]))
      return { column, type: type === 'quantitative' && titles.get(column)?.isDate === true ? 'temporal' : type }
    })
  const ordered = [...used.filter(({ type }) => type !== 'quantitative'), ...used.filter(({ type }) => type === 'quantitative')]
  return {
    columns: ordered.map(({ column, type }) => ({
      ...titleOf(column, titles.get(column)?.title, facts.length > 0),
      numeric: type === 'quantitative',
    })),
    rows: rows.map((row, index) => {
      const fact = facts[index]
      const cells = ordered.map(({ column, type }) =>
        column === 'value' && fact?.figure?.value !== undefined ? figureCell(fact.id) : cellOf(row[column], type),
      )
      return { cells, cited: fact === undefined ? [] : [fact] }
    }),
  }
}

/** A fact's fields have words in the labels; a dataset's columns only the names they were given. */
function titleOf(
  column: string,
  given: string | undefined,
  ofFacts: boolean,
): { readonly title: string } | { readonly label: string } {
  if (given !== undefined) return { title: given }
  return ofFacts ? { label: column } : { title: inWords(column) }
}

/** Its number with its qualifier: the drawing cannot say “about”. */
function figureCell(id: string): PictureCell {
  return { kind: 'figure', value: id }
}

/** `inCentres` and `homes_damaged` as a heading: “In centres”, “Homes damaged”. */
function inWords(column: string): string {
  const words = column.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ')
  const spaced = /[a-z] [A-Z]/.test(words) && !column.includes(' ') ? words.toLowerCase() : words
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function cellOf(value: ChartValue, type: string): PictureCell {
  if (value === undefined) return { kind: 'text' }
  if (type === 'temporal' && isDateText(value)) return { kind: 'date', value: String(value) }
  return typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value: String(value) }
}

/** Everything in the chart that may name a column. */
function namesIn(value: unknown): ReadonlySet<string> {
  if (typeof value === 'string')
    return new Set([
      value,
      ...[...value.matchAll(/datum\.(\w+)|datum\[['"]([^'"]+)/g)].map((match) => match[1] ?? match[2] ?? ''),
    ])
  const parts = Array.isArray(value)
    ? value
    : isJson(value)
      ? Object.entries(value).flatMap(([key, part]) => (isWord(key) ? [] : [part]))
      : []
  return new Set(parts.flatMap((part) => [...namesIn(part)]))
}

/** Keys whose text is for readers or names a thing of Vega’s. */
function isWord(key: string): boolean {
  return ['title', 'type', 'mark', 'as', 'aggregate', 'op', 'format', 'axis', 'legend', 'scale', 'value', 'datum'].includes(key)
}

interface Title {
  readonly title?: string
  readonly isDate: boolean
}

/** What the encodings call the columns. */
function titlesIn(value: unknown): ReadonlyMap<string, Title> {
  if (Array.isArray(value)) return new Map(value.flatMap((item) => [...titlesIn(item)]))
  if (!isJson(value)) return new Map()
  const inside = Object.values(value).flatMap((part) => [...titlesIn(part)])
  const { field, title, axis, legend } = value
  if (typeof field !== 'string') return new Map(inside)
  const given = [title, isJson(axis) ? axis['title'] : undefined, isJson(legend) ? legend['title'] : undefined].find(
    (one) => typeof one === 'string',
  )
  const own: Title = {
    isDate: value['type'] === 'temporal',
    ...(typeof given === 'string' && given !== '' ? { title: given } : {}),
  }
  return own.title === undefined && !own.isDate ? new Map(inside) : new Map([...inside, [field, own]])
}
