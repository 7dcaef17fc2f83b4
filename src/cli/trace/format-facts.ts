/** Facts as a table for a terminal, cut to its width, and as JSON for programs. */
import { displayWidth, escapeControls, trimToColumns } from '../../diagnostics/display-cells.ts'
import { paintText, type TextStyle } from '../../diagnostics/format-human.ts'
import { type PlaceContext, placeOf } from '../../diagnostics/place.ts'
import type { FoundFact } from '../../trace/search-facts.ts'
import type { ReportName } from '../../trace/traced-report.ts'

export interface TableStyle extends TextStyle {
  /** Whether somebody looks at it: to a file or a pipe nothing is cut. */
  readonly isCut: boolean
}

interface Column {
  readonly title: string
  /** Columns that it may take when the table is cut. */
  readonly most: number
  readonly cellOf: (found: FoundFact) => string
}

/** The widest id is kept whole far longer than anything else: it is what one types next. */
const columns: readonly Column[] = [
  { title: 'id', most: 32, cellOf: ({ fact }) => fact.id },
  { title: 'kind', most: 10, cellOf: ({ fact }) => fact.kind },
  { title: 'date', most: 16, cellOf: ({ merged }) => merged.when ?? merged.asOf ?? '' },
  { title: 'who', most: 16, cellOf: ({ merged }) => merged.attributedName ?? '' },
  { title: 'grade', most: 5, cellOf: ({ merged }) => merged.grade ?? '' },
  { title: 'sources', most: 16, cellOf: ({ merged }) => merged.sources.map(({ ref }) => ref).join(', ') },
  { title: 'used by', most: 14, cellOf: ({ usedBy }) => [...new Set(usedBy.map(({ brief }) => brief))].join(', ') },
]
/** In a narrow terminal these go first. */
const dispensable: readonly string[] = ['sources', 'who', 'used by', 'grade', 'date']
/** Columns that the text needs to say anything. */
const leastText = 28

/** The table, a line a fact under one of titles; empty text for none. A fact that was replaced or withdrawn says so before its text. */
export function formatFactTable(facts: readonly FoundFact[], style: TableStyle): string {
  if (facts.length === 0) return ''
  const ellipsis = style.unicode ? '…' : '...'
  const kept = columnsThatFit(facts, style)
  const widths = kept.map((column) => widthOf(column, facts, style))
  const room = style.isCut ? Math.max(leastText, style.columns - widths.reduce((sum, width) => sum + width + 2, 0)) : undefined
  const shorten = (text: string, width: number | undefined): string => {
    const plain = escapeControls(text.replace(/\s+/g, ' ').trim())
    return width === undefined ? plain : trimToColumns(plain, width, ellipsis)
  }
  const row = (cells: readonly string[], text: string): string =>
    [
      ...cells.map((cell, index) => pad(shorten(cell, style.isCut ? widths[index] : undefined), widths[index] ?? 0)),
      shorten(text, room),
    ]
      .join('  ')
      .trimEnd()
  const head = row(
    kept.map(({ title }) => title),
    'text',
  )
  const lines = facts.map((found) =>
    row(
      kept.map(({ cellOf }) => cellOf(found)),
      textOf(found),
    ),
  )
  return `${paintText('bold', head, style)}\n${lines.join('\n')}\n`
}

function columnsThatFit(facts: readonly FoundFact[], style: TableStyle): readonly Column[] {
  let kept = columns
  for (const title of style.isCut ? dispensable : []) {
    const used = kept.reduce((sum, column) => sum + widthOf(column, facts, style) + 2, 0)
    if (used + leastText <= style.columns) break
    kept = kept.filter((column) => column.title !== title)
  }
  return kept
}

function widthOf({ title, most, cellOf }: Column, facts: readonly FoundFact[], { isCut }: TableStyle): number {
  const widest = facts.reduce((width, found) => Math.max(width, displayWidth(cellOf(found))), displayWidth(title))
  return isCut ? Math.min(widest, Math.max(most, title.length)) : widest
}

function textOf({ fact, merged, replacedBy }: FoundFact): string {
  const withdrawn =
    replacedBy.length > 0 ? `replaced by ${replacedBy.join(', ')}` : fact.status === 'current' ? '' : statusWords[fact.status]
  const contested = merged.corroboration === 'contested' ? 'contested' : ''
  const notes = [withdrawn, contested].filter((note) => note !== '')
  const value = merged.figure === undefined ? '' : figureOf(merged.figure)
  return `${notes.length > 0 ? `(${notes.join('; ')}) ` : ''}${value}${fact.text}`
}

const statusWords = {
  corrected: 'corrected',
  superseded: 'superseded',
  retracted: 'retracted',
  underReview: 'under review',
} as const

function figureOf({ value, min, max, unit }: NonNullable<FoundFact['merged']['figure']>): string {
  const number = value === undefined ? `${min ?? ''}–${max ?? ''}` : String(value)
  return `${number}${unit === undefined ? '' : ` ${unit}`}: `
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** The facts as JSON, indented, ending with a line feed. */
export function formatFactsJson(facts: readonly FoundFact[], places: PlaceContext): string {
  const list = facts.map(({ fact, merged, replacedBy, loadedBy, usedBy }) => {
    const { file, line } = placeOf(fact.node.keySpan ?? fact.node.span, places)
    return {
      ...merged,
      sources: merged.sources.map(({ number: _, ...source }) => source),
      corrects: fact.corrects,
      corroborates: fact.corroborates,
      totalOf: fact.totalOf,
      replacedBy,
      file,
      ...(line === undefined ? {} : { line }),
      loadedBy,
      usedBy,
    }
  })
  return `${JSON.stringify({ schemaVersion: 1, facts: list }, null, 2)}\n`
}

/** A report as people call it: `floods`, `floods (public)`, `floods (row 2)`. */
export function formatReportName({ brief, variant, row }: ReportName): string {
  const notes = [...(variant === undefined ? [] : [variant]), ...(row === undefined ? [] : [`row ${row}`])]
  return notes.length === 0 ? brief : `${brief} (${notes.join(', ')})`
}
