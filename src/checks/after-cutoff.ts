/** `time/after-cutoff`: nothing in the report became known after its information cut-off (as-of discipline: rebuilding an issue gives that issue). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { Edtf } from '../time/edtf.ts'
import { isBefore } from '../time/report-clock.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace } from './places.ts'

/**
 * An error for each fact in use that was recorded or reported after the cut-off, and each source that came out after it. Without a
 * cut-off the as-of time is one. Views do not select such facts (`facts-as-of.ts`); what is found here is named by somebody.
 */
export function checkAfterCutoff(context: CheckContext): readonly Diagnostic[] {
  const { brief, usedFacts, dossier, book } = context
  const cutoff = brief.informationCutoff ?? brief.asOf
  const dated = [
    ...usedFacts.flatMap((fact) => [
      { what: `fact \`${fact.id}\` was recorded`, entry: fact, field: 'recorded', time: fact.recorded },
      { what: `fact \`${fact.id}\` was reported`, entry: fact, field: 'reported', time: fact.reported },
    ]),
    ...dossier.sources.flatMap(({ id }) => {
      const source = book.sources.get(id)
      return source === undefined
        ? []
        : [{ what: `source \`${id}\` came out`, entry: source, field: 'issued', time: source.issued }]
    }),
  ]
  return dated.flatMap((item) =>
    item.time !== undefined && isBefore(cutoff, item.time, context.zoneMinutes) ? [tooLate(item, cutoff, context)] : [],
  )
}

interface Dated {
  readonly what: string
  readonly entry: { readonly node: LocatedNode }
  readonly field: string
  readonly time: Edtf | undefined
}

function tooLate({ what, entry, field, time }: Dated, cutoff: Edtf, { origins, brief }: CheckContext): Diagnostic {
  const isCutoff = brief.informationCutoff !== undefined
  return {
    severity: 'error',
    code: 'time/after-cutoff',
    message: `${what} at ${time?.text}, after the ${isCutoff ? 'information cut-off' : 'report’s as-of time'} at ${cutoff.text}`,
    span: fieldPlace(entry, field),
    related: [
      {
        message: isCutoff ? 'the cut-off' : 'the as-of time, for want of a cut-off',
        span: origins.spanOf(['brief', isCutoff ? 'informationCutoff' : 'asOf']),
      },
    ],
    hints: [isCutoff ? 'move `informationCutoff`' : 'add a later `informationCutoff`', 'leave it out of this report'],
  }
}
