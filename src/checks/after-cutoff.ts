/** `time/after-cutoff`: nothing in the report became known after its information cut-off (as-of discipline: rebuilding an issue gives that issue). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { Edtf } from '../time/edtf.ts'
import { isBefore } from '../time/report-clock.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace } from './places.ts'

/**
 * An error for each fact in use that was recorded or reported after the cut-off, and each source that came out or was recorded after it; facts that
 * take the date from one `defaults` are said once. Without a cut-off the as-of time is one. Views do not select such facts
 * (`facts-as-of.ts`); what is found here is named by somebody.
 */
export function checkAfterCutoff(context: CheckContext): readonly Diagnostic[] {
  const { brief, usedFacts, dossier, book } = context
  const cutoff = brief.informationCutoff ?? brief.asOf
  const isLate = (time: Edtf | undefined): boolean => time !== undefined && isBefore(cutoff, time, context.zoneMinutes)
  const lateFacts = new Set(
    usedFacts.filter(({ recorded, reported }) => isLate(recorded) || isLate(reported)).map(({ id }) => id),
  )
  const dated: readonly Dated[] = [
    ...usedFacts.flatMap((fact) => [
      { name: `fact \`${fact.id}\``, verb: 'recorded', place: fieldPlace(fact, 'recorded'), time: fact.recorded },
      { name: `fact \`${fact.id}\``, verb: 'reported', place: fieldPlace(fact, 'reported'), time: fact.reported },
    ]),
    ...dossier.sources.flatMap(({ id, uses }): readonly Dated[] => {
      const source = book.sources.get(id)
      if (source === undefined) return []
      const name = `source \`${id}\``
      return [
        { name, verb: 'published', place: fieldPlace(source, 'issued'), time: source.issued },
        // A source that came with its facts is said with them.
        ...(uses.every(({ fact }) => lateFacts.has(fact))
          ? []
          : [{ name, verb: 'recorded', place: fieldPlace(source, 'recorded'), time: source.recorded }]),
      ]
    }),
  ]
  return groupByPlace(dated.filter(({ time }) => isLate(time))).flatMap((items) => tooLate(items, cutoff, context))
}

interface Dated {
  readonly name: string
  readonly verb: string
  readonly place: Span | undefined
  readonly time: Edtf | undefined
}

function groupByPlace(items: readonly Dated[]): readonly (readonly Dated[])[] {
  const groups = new Map<string, Dated[]>()
  for (const item of items) {
    const key = `${item.place?.file}\u0000${item.place?.start}\u0000${item.verb}`
    const group = groups.get(key) ?? []
    group.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** `items` share a place and a date. */
function tooLate([first, ...others]: readonly Dated[], cutoff: Edtf, { origins, brief }: CheckContext): readonly Diagnostic[] {
  if (first?.place === undefined) return []
  const isCutoff = brief.informationCutoff !== undefined
  const were = others.length === 0 ? 'was' : `and ${others.length} more were`
  const limit = isCutoff ? 'information cut-off' : 'report’s as-of time'
  return [
    {
      severity: 'error',
      code: 'time/after-cutoff',
      message: `${first.name} ${were} ${first.verb} at ${first.time?.text}, after the ${limit} at ${cutoff.text}`,
      span: first.place,
      related: [
        {
          message: isCutoff ? 'the cut-off' : 'the as-of time, for want of a cut-off',
          span: origins.spanOf(['brief', isCutoff ? 'informationCutoff' : 'asOf']),
        },
      ],
      hints: [
        isCutoff ? 'move `informationCutoff`' : 'add a later `informationCutoff`',
        `leave ${others.length === 0 ? 'it' : 'them'} out of this report`,
      ],
    },
  ]
}
