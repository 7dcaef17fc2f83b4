/**
 * `time/stale`: what is told as the state of things was looked at lately. A fact's own `reviewAfter` decides; without one,
 * its kind's age does, for what claims to hold still: open statuses, figures on page 1, positions that a view shows as held.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { maxAgeDays } from '../terms/ages.ts'
import type { Edtf } from '../time/edtf.ts'
import { daysBetween, instantsOf, isBefore } from '../time/report-clock.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace } from './places.ts'

/** A warning for each fact in use that is due for review or too old. */
export function checkStale(context: CheckContext): readonly Diagnostic[] {
  const { usedFacts, brief, zoneMinutes } = context
  const shownAsHeld = presentFacts(context)
  return usedFacts.flatMap((fact): readonly Diagnostic[] => {
    if (fact.reviewAfter !== undefined) {
      return isBefore(fact.reviewAfter, brief.asOf, zoneMinutes) ? [dueForReview(fact, context)] : []
    }
    const limit = maxAgeDays[fact.kind]
    if (limit === undefined || !(isOpenStatus(fact) || shownAsHeld.has(fact.id))) return []
    const last = lastKnown(fact, context)
    if (last === undefined) return []
    const days = daysBetween(last, brief.asOf, zoneMinutes)
    return days > limit ? [tooOld(fact, days, limit, context)] : []
  })
}

function isOpenStatus({ kind, when }: Fact): boolean {
  return kind === 'status' && (when === undefined || (when.kind === 'interval' && when.end === undefined))
}

/** Figures of page 1 that are counted at a point in time, by the day; positions in a view of positions. */
function presentFacts({ brief, dossier, passages, book }: CheckContext): ReadonlySet<string> {
  const highlights = passages
    .filter(({ role }) => role === 'highlight')
    .flatMap(({ sentences }) => sentences.flatMap(({ facts }) => facts))
  const pageOne = [...brief.keyFigures.map(({ fact }) => fact), ...highlights.map(({ id }) => id)]
  const counted = pageOne.filter((id) => isCountedByDay(book.facts.get(id)))
  const held = dossier.sections.filter(({ view }) => view === 'positions').flatMap(({ facts }) => facts)
  return new Set([...counted, ...held.filter((id) => book.facts.get(id)?.kind === 'position')])
}

function isCountedByDay(fact: Fact | undefined): boolean {
  if (fact?.figure?.basis !== 'pointInTime') return false
  const time = fact.asOf ?? fact.when
  return time !== undefined && !(time.kind === 'point' && (time.precision === 'year' || time.precision === 'month'))
}

/** The date that the sources speak for, as well as it is known. */
function lastKnown(fact: Fact, { book, zoneMinutes }: Pick<CheckContext, 'book' | 'zoneMinutes'>): Edtf | undefined {
  if (fact.asOf !== undefined || fact.reported !== undefined) return fact.asOf ?? fact.reported
  const issued = latestIssue(fact, book, zoneMinutes)
  if (issued !== undefined) return issued
  return fact.when?.kind === 'interval' ? (fact.when.end ?? fact.when.start) : fact.when
}

function latestIssue(fact: Fact, book: FactBook, zoneMinutes: number): Edtf | undefined {
  const dates = fact.sources.flatMap(({ ref }) => book.sources.get(ref)?.issued ?? [])
  return dates.reduce<Edtf | undefined>(
    (latest, date) =>
      latest === undefined || instantsOf(date, zoneMinutes).latest > instantsOf(latest, zoneMinutes).latest ? date : latest,
    undefined,
  )
}

function dueForReview(fact: Fact, context: CheckContext): Diagnostic {
  return {
    severity: 'warning',
    code: 'time/stale',
    message: `\`${fact.id}\` was due for review after ${fact.reviewAfter?.text}, and the report is as of ${context.brief.asOf.text}`,
    span: fieldPlace(fact, 'reviewAfter'),
    related: [asOfPlace(context)],
    hints: ['look whether it still holds: record a new fact that `supersedes` it, or move `reviewAfter`'],
  }
}

function tooOld(fact: Fact, days: number, limit: number, context: CheckContext): Diagnostic {
  return {
    severity: 'warning',
    code: 'time/stale',
    message: `the ${fact.kind} \`${fact.id}\` is ${days} days older than the report; what is told as the present should be no older than ${limit}`,
    span: fieldPlace(fact, 'asOf', 'reported', 'when'),
    related: [asOfPlace(context)],
    hints: ['find a later source', 'set `reviewAfter` when it holds for longer', 'close its `when` when it holds no more'],
  }
}

function asOfPlace({ origins }: CheckContext) {
  return { message: 'the report is as of this time', span: origins.spanOf(['brief', 'asOf']) }
}
