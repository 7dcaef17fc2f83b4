/** `handling/withheld`: says what a report goes without, for those who made it. Nothing of it is on a page. */
import type { Brief } from '../brief/brief.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import { arrangeSections } from './arrange-sections.ts'
import type { ChosenWordings } from './choose-wordings.ts'
import type { Origins } from './merged-brief.ts'
import type { ReportSight } from './report-sight.ts'

export interface WithheldRequest {
  /** The brief before words were chosen. */
  readonly written: Brief
  readonly sight: ReportSight
  /** The facts that the report tells. */
  readonly register: readonly Fact[]
  readonly wordings: ChosenWordings
  readonly origins: Origins
}

/** One note with how many of the facts that the brief asks for the report may not tell, how many sources it may not name, and what became of the words; none when there are none. */
export function noteWithheld({ written, sight, register, wordings, origins }: WithheldRequest): readonly Diagnostic[] {
  const { marking } = written
  if (marking === undefined) return []
  const facts = sight.withheld.size === 0 ? [] : [...new Set([...selectedFrom(written, sight), ...wordings.passedOver])]
  const sources = new Set(
    register.flatMap((fact) =>
      (sight.unmarked.book.facts.get(fact.id)?.sources ?? []).flatMap(({ ref }) => (sight.book.sources.has(ref) ? [] : ref)),
    ),
  )
  const without = [...counted('fact', facts.length), ...counted('source', sources.size)].join(' and ')
  const parts = [
    ...(without === '' ? [] : [`goes without ${without}`]),
    ...(wordings.replaced === 0 ? [] : [`words ${items(wordings.replaced)} otherwise`]),
    ...(wordings.omitted === 0 ? [] : [`leaves ${items(wordings.omitted)} out`]),
  ]
  if (parts.length === 0) return []
  const message = `this ${marking.label} report ${parts.join('; ')}`
  // Ids are words too, and a manifest lies beside the report: they are told under `--verbose` only, which no file records.
  const cause = named([...facts, ...sources])
  return [{ severity: 'note', code: 'handling/withheld', message, span: origins.spanOf(['marking']), ...cause }]
}

/** Withheld facts that views would take and sections name. */
function selectedFrom(written: Brief, { withheld, unmarked }: ReportSight): readonly string[] {
  const selected = arrangeSections(written, unmarked.known, unmarked.book).flatMap((section) =>
    section.selected.map(({ id }) => id),
  )
  const figures = written.sections.flatMap((section) => section.figures)
  return [...selected, ...figures].filter((id) => withheld.has(id))
}

function named(ids: readonly string[]): { readonly cause?: string } {
  return ids.length === 0 ? {} : { cause: ids.join(', ') }
}

function counted(noun: string, count: number): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]
}

function items(count: number): string {
  return `${count} item${count === 1 ? '' : 's'}`
}
