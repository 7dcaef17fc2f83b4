/** `time/header-order`: the dates of the masthead follow one another: period, as-of, cut-off, issue, next update (OCHA's header). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type HeaderDate, requirementsOf } from '../terms/profile-requirements.ts'
import type { EdtfPoint } from '../time/edtf.ts'
import { isBefore } from '../time/report-clock.ts'
import type { CheckContext } from './check-context.ts'

/** An error for each date that cannot stand before the next; a warning for those that the report's profile wants and nobody gives. */
export function checkHeaderOrder(context: CheckContext): readonly Diagnostic[] {
  return [...checkOrder(context), ...checkPresence(context)]
}

interface Stamp {
  readonly field: HeaderDate | 'asOf'
  readonly words: string
  readonly time: EdtfPoint
}

function checkOrder(context: CheckContext): readonly Diagnostic[] {
  const { brief } = context
  const end = brief.period?.kind === 'interval' ? brief.period.end : undefined
  const stamps = [
    { field: 'period', words: 'the end of the period', time: end },
    { field: 'asOf', words: 'the as-of', time: brief.asOf },
    { field: 'informationCutoff', words: 'the information cut-off', time: brief.informationCutoff },
    { field: 'issued', words: 'the issue', time: brief.issued },
    { field: 'nextUpdate', words: 'the next update', time: brief.nextUpdate },
  ] as const
  const given = stamps.flatMap(({ time, ...stamp }): readonly Stamp[] => (time === undefined ? [] : [{ ...stamp, time }]))
  return given.slice(1).flatMap((later, index) => {
    const earlier = given[index]
    return earlier !== undefined && isBefore(later.time, earlier.time, context.zoneMinutes)
      ? [outOfOrder(earlier, later, context)]
      : []
  })
}

function outOfOrder(earlier: Stamp, later: Stamp, { origins }: CheckContext): Diagnostic {
  return {
    severity: 'error',
    code: 'time/header-order',
    message: `${later.words}, ${later.time.text}, comes before ${earlier.words}, ${earlier.time.text}`,
    span: origins.spanOf(['brief', later.field]),
    related: [{ message: `\`${earlier.field}\``, span: origins.spanOf(['brief', earlier.field]) }],
    hints: ['put them in order: `period`, `asOf`, `informationCutoff`, `issued`, `nextUpdate`'],
  }
}

function checkPresence({ brief, origins }: CheckContext): readonly Diagnostic[] {
  const missing = requirementsOf(brief.profile)?.dates.filter((field) => brief[field] === undefined) ?? []
  if (missing.length === 0) return []
  const names = missing.map((field) => `\`${field}\``).join(', ')
  return [
    {
      severity: 'warning',
      code: 'time/header-order',
      message: `a report of profile \`${brief.profile}\` also says ${names}`,
      span: origins.spanOf(['brief', 'profile']),
      hints: [`add ${names}`],
    },
  ]
}
