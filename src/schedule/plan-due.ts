/** Which editions of a brief are owed at a moment: its occurrences held against its released editions (docs/schedules.md). Pure. */
import { nextOccurrence, occurrencesBetween, previousOccurrence } from './occurrences.ts'
import type { Occurrence, Schedule } from './schedule.ts'
import { momentText } from './zone-clock.ts'

/** An edition as far as schedules care. Moments in epoch milliseconds. */
export interface ReleasedEdition {
  readonly number: number
  /** The occurrence that it was made for; undefined for one released by hand. */
  readonly scheduledFor?: number
  /** The first moment that its as-of may mean. */
  readonly asOf: number
}

export interface OwedEdition {
  readonly number: number
  readonly occurrence: Occurrence
  /** EDTF: from the preceding occurrence to this one; undefined when none precedes. */
  readonly period?: string
  /** Undefined after the last occurrence. */
  readonly nextUpdate?: string
}

export interface DuePlan {
  /** The oldest first. */
  readonly owed: readonly OwedEdition[]
  /** Occurrences that were missed and are not owed: caught up by a later one, too late, or overtaken by an edition released by hand. At most 1,000. */
  readonly skipped: readonly Occurrence[]
  /** The last occurrence that was printed. */
  readonly last?: Occurrence
  /** The next one after now. */
  readonly next?: Occurrence
  /** More are owed than are made at once; `owed` is then empty. */
  readonly isBacklog: boolean
}

/** What `catchUp: all` makes at once; more is a mistake in all likelihood. */
export const mostOwed = 400
const mostCounted = 1_000
const skipAfterMs = 86_400_000

/**
 * The plan at `now` (epoch milliseconds). `firstNumber` is the number of the first edition when none is released; later ones follow the
 * last. Whatever the plan owes is after everything that was printed: released as planned, the next plan at the same moment owes nothing.
 */
export function planDue(schedule: Schedule, released: readonly ReleasedEdition[], now: number, firstNumber = 1): DuePlan {
  const printed = released.flatMap(({ scheduledFor }) => scheduledFor ?? [])
  const lastPrinted = printed.length === 0 ? undefined : Math.max(...printed)
  const handMade = released.flatMap(({ scheduledFor, asOf }) => (scheduledFor === undefined ? [asOf] : []))
  const overtaken = Math.max(-Infinity, ...handMade)
  const latest = previousOccurrence(schedule, now + 1)
  const missed = missedOccurrences(schedule, lastPrinted, latest, now)
  const open = missed.filter(({ instant }) => instant > overtaken)
  // The latest may lie beyond those that were counted.
  const last = missed.length === 0 || latest === undefined || latest.instant <= overtaken ? undefined : latest
  const chosen = choose(schedule, open, last, now)
  const isBacklog = chosen.length > mostOwed
  const nextNumber = released.length === 0 ? firstNumber : Math.max(...released.map(({ number }) => number)) + 1
  const owed = isBacklog ? [] : chosen.map((occurrence, index) => owedEdition(schedule, occurrence, nextNumber + index))
  const next = nextOccurrence(schedule, now)
  return {
    owed,
    skipped: missed.filter(({ instant }) => !chosen.some((kept) => kept.instant === instant)),
    ...(lastPrinted !== undefined && { last: occurrenceAt(schedule, lastPrinted) }),
    ...(next && { next }),
    isBacklog,
  }
}

/** Not printed and not after now, rising. Of a schedule that was never printed and has no start, only the latest: it owes no history. */
function missedOccurrences(
  schedule: Schedule,
  lastPrinted: number | undefined,
  latest: Occurrence | undefined,
  now: number,
): readonly Occurrence[] {
  if (latest === undefined || (lastPrinted !== undefined && latest.instant <= lastPrinted)) return []
  const from = lastPrinted === undefined ? schedule.start : lastPrinted + 1
  return from === undefined ? [latest] : occurrencesBetween(schedule, from, now, mostCounted)
}

function choose(
  { catchUp }: Schedule,
  open: readonly Occurrence[],
  latest: Occurrence | undefined,
  now: number,
): readonly Occurrence[] {
  if (catchUp === 'all') return open
  if (latest === undefined) return []
  return catchUp === 'skip' && now - latest.instant >= skipAfterMs ? [] : [latest]
}

/** An edition for an occurrence: its period from the preceding one, and the next. */
export function owedEdition(schedule: Schedule, occurrence: Occurrence, number: number): OwedEdition {
  const { start: _, ...unbounded } = schedule
  // The first period begins where it would have begun: a start is when reports begin, not what they tell.
  const previous = previousOccurrence(unbounded, occurrence.instant)
  const next = nextOccurrence(schedule, occurrence.instant)
  return {
    number,
    occurrence,
    ...(previous && { period: `${previous.text}/${occurrence.text}` }),
    ...(next && { nextUpdate: next.text }),
  }
}

function occurrenceAt({ timezone }: Schedule, instant: number): Occurrence {
  return { instant, text: momentText(instant, timezone) }
}
