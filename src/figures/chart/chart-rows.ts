/** The table that a chart draws: the rows of its dataset, or its facts with their fields as columns. */
import type { Dossier, DossierFact, DossierSection } from '../../merge/dossier.ts'
import { parseEdtf } from '../../time/parse-edtf.ts'

export type ChartValue = string | number | boolean | undefined
export type ChartRow = Readonly<Record<string, ChartValue>>

export interface ChartRows {
  /** In the order of the file, or of `factColumns`. */
  readonly columns: readonly string[]
  /** Empty cells are undefined: a hole, not a zero. */
  readonly rows: readonly ChartRow[]
  /** The facts behind the rows; none for a dataset. */
  readonly facts: readonly DossierFact[]
}

/** What a row of facts has, in the order of the documentation. */
export const factColumns = [
  'id',
  'text',
  'kind',
  'measure',
  'value',
  'min',
  'max',
  'unit',
  'qualifier',
  'population',
  'date',
  'end',
  'place',
  'attributedTo',
  'tag',
] as const

/** The rows of a chart over facts. */
export function factRows(section: DossierSection, dossier: Dossier): ChartRows {
  const facts = section.facts.flatMap((id) => (Object.hasOwn(dossier.facts, id) ? (dossier.facts[id] ?? []) : []))
  return { columns: factColumns, rows: facts.map((fact) => factRow(fact, dossier)), facts }
}

/** The rows of a dataset; undefined when it is no list of rows. */
export function datasetRows(data: unknown): ChartRows | undefined {
  if (!Array.isArray(data) || data.length === 0 || !data.every(isRow)) return undefined
  const columns = [...new Set(data.flatMap((row) => Object.keys(row)))]
  const rows = data.map((row) => Object.fromEntries(columns.map((column) => [column, cellOf(row[column])])))
  return { columns, rows, facts: [] }
}

function factRow(fact: DossierFact, dossier: Dossier): ChartRow {
  const { figure } = fact
  const places = fact.where.map((id) => dossier.places[id]?.name ?? id)
  const when = fact.when === undefined ? undefined : parseEdtf(fact.when)
  const row: Record<(typeof factColumns)[number], ChartValue> = {
    id: fact.id,
    text: fact.text,
    kind: fact.kind,
    measure: figure?.measure,
    value: figure?.value,
    min: figure?.min,
    max: figure?.max,
    unit: figure?.unit,
    qualifier: figure?.qualifier,
    population: figure?.population,
    date: dayOf(when?.earliest),
    end: when === undefined ? undefined : dayOf(when.latest - 1),
    place: places.length === 0 ? undefined : places.join(', '),
    attributedTo: fact.attributedName,
    tag: fact.tags[0],
  }
  return Object.fromEntries(factColumns.map((column) => [column, row[column]]))
}

/** The UTC day of an instant; nothing for an open end. */
function dayOf(instant: number | undefined): string | undefined {
  return instant === undefined || !Number.isFinite(instant) ? undefined : new Date(instant).toISOString().slice(0, 10)
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cellOf(value: unknown): ChartValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' && value !== '' ? value : undefined
}
