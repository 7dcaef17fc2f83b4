/** `time/overdue`: what was to come has come or not, once its day has passed: planned events and the horizons of judgements. */
import type { Brief } from '../brief/brief.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Edtf } from '../time/edtf.ts'
import { isBefore } from '../time/report-clock.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace, judgementPlace } from './places.ts'

/** A warning for each planned fact in use whose time lies before the as-of without an update, and each judgement past its horizon. */
export function checkOverdue(context: CheckContext): readonly Diagnostic[] {
  return [...checkPlans(context), ...checkHorizons(context)]
}

function checkPlans({ usedFacts, brief, links, zoneMinutes, origins }: CheckContext): readonly Diagnostic[] {
  return usedFacts
    .filter((fact) => fact.planned && isPast(fact.when, brief, zoneMinutes) && links.replacedBy(fact).length === 0)
    .map((fact) => ({
      severity: 'warning',
      code: 'time/overdue',
      message: `\`${fact.id}\` was planned for ${fact.when?.text}, which is past as of ${brief.asOf.text}`,
      span: fieldPlace(fact, 'when'),
      related: [{ message: 'the report is as of this time', span: origins.spanOf(['brief', 'asOf']) }],
      hints: [`record what became of it as a new fact with \`supersedes: [${fact.id}]\``, 'leave it out'],
    }))
}

function isPast(time: Edtf | undefined, { asOf }: Brief, zoneMinutes: number): boolean {
  return time !== undefined && isBefore(time, asOf, zoneMinutes)
}

function checkHorizons({ brief, zoneMinutes, origins }: CheckContext): readonly Diagnostic[] {
  return brief.judgements.flatMap(({ id, horizon }, index): readonly Diagnostic[] => {
    if (horizon === undefined || !isBefore(horizon, brief.asOf, zoneMinutes)) return []
    return [
      {
        severity: 'warning',
        code: 'time/overdue',
        message: `the horizon of judgement \`${id}\`, ${horizon.text}, is past as of ${brief.asOf.text}`,
        span: judgementPlace(brief, index, 'horizon'),
        related: [{ message: 'the report is as of this time', span: origins.spanOf(['brief', 'asOf']) }],
        hints: ['say whether it came true, and judge anew'],
      },
    ]
  })
}
