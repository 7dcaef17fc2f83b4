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

/** One note with the facts that the brief asks for and the report may not tell, the sources it may not name, and what became of the words; none when there are none. */
export function noteWithheld({ written, sight, register, wordings, origins }: WithheldRequest): readonly Diagnostic[] {
  const { marking } = written
  if (marking === undefined) return []
  const facts = sight.withheld.size === 0 ? [] : [...new Set([...selectedFrom(written, sight), ...wordings.passedOver])]
  const sources = new Set(
    register.flatMap((fact) =>
      (sight.unmarked.book.facts.get(fact.id)?.sources ?? []).flatMap(({ ref }) => (sight.book.sources.has(ref) ? [] : ref)),
    ),
  )
  const without = [...named('fact', facts), ...named('source', [...sources])].join(' and ')
  const parts = [
    ...(without === '' ? [] : [`goes without ${without}`]),
    ...(wordings.replaced === 0 ? [] : [`words ${items(wordings.replaced)} otherwise`]),
    ...(wordings.omitted === 0 ? [] : [`leaves ${items(wordings.omitted)} out`]),
  ]
  if (parts.length === 0) return []
  const message = `this ${marking.label} report ${parts.join('; ')}`
  return [{ severity: 'note', code: 'handling/withheld', message, span: origins.spanOf(['marking']) }]
}

/** Withheld facts that views would take and sections name. */
function selectedFrom(written: Brief, { withheld, unmarked }: ReportSight): readonly string[] {
  const selected = arrangeSections(written, unmarked.known, unmarked.book).flatMap((section) =>
    section.selected.map(({ id }) => id),
  )
  const figures = written.sections.flatMap((section) => section.figures)
  return [...selected, ...figures].filter((id) => withheld.has(id))
}

function named(noun: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return []
  return [`${noun}${ids.length === 1 ? '' : 's'} ${ids.map((id) => `\`${id}\``).join(', ')}`]
}

function items(count: number): string {
  return `${count} item${count === 1 ? '' : 's'}`
}
