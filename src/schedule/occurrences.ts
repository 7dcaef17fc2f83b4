/** The occurrences of a schedule: the moments at which editions are owed (docs/schedules.md). Knows no editions. */
import { addDays, weekdayOf } from './calendar.ts'
import type { Occurrence, Schedule, WallMoment } from './schedule.ts'
import { wallTimes } from './wall-times.ts'
import { createWallClock, dayAt, momentText } from './zone-clock.ts'

/** How far a moved or a next occurrence may be away: 29 February on a given weekday comes every 28 years. */
const longestMoveDays = 400
const searchDays = [2, 8, 32, 128, 512, 2048, 12_000]
const dayMs = 86_400_000

/**
 * The occurrences in `[from, to]`, rising, no two at one moment; all of them, or the first `limit` or so. Epoch milliseconds. A skipped
 * wall time is the first moment after the gap, a repeated one the first of the two.
 */
export function occurrencesBetween(schedule: Schedule, from: number, to: number, limit = Infinity): readonly Occurrence[] {
  const { timezone, start = from, end = to } = schedule
  const [first, last] = [Math.max(from, start), Math.min(to, end)]
  if (first > last) return []
  const instants = new Set<number>()
  // A day on either side: a clock change may carry a wall time over midnight.
  const firstDay = addDays(dayAt(first, timezone), -1)
  const daysBefore = schedule.onBlackout === 'nextWorkday' ? closedDaysBefore(firstDay, schedule) : 0
  const lastDay = addDays(dayAt(last, timezone), 1)
  // What moves beyond the last day is after `to` too, so the clock need not be right there.
  const clock = createWallClock(timezone, firstDay, lastDay)
  for (const wall of wallTimes(schedule, addDays(firstDay, -daysBefore), lastDay)) {
    const day = issueDay(wall, schedule)
    const instant = day === undefined ? undefined : clock(day, wall.time)
    if (instant !== undefined && instant >= first && instant <= last) instants.add(instant)
    if (instants.size >= limit) break
  }
  return [...instants].sort((a, b) => a - b).map((instant) => ({ instant, text: momentText(instant, timezone) }))
}

/** The first occurrence after a moment; undefined when there is none. */
export function nextOccurrence(schedule: Schedule, after: number): Occurrence | undefined {
  let from = after + 1
  for (const days of searchDays) {
    const to = after + days * dayMs
    const [found] = occurrencesBetween(schedule, from, to)
    if (found !== undefined) return found
    if (schedule.end !== undefined && to >= schedule.end) return undefined
    from = to + 1
  }
  return undefined
}

/** The last occurrence before a moment; undefined when there is none. */
export function previousOccurrence(schedule: Schedule, before: number): Occurrence | undefined {
  let to = before - 1
  for (const days of searchDays) {
    const from = before - days * dayMs
    const found = occurrencesBetween(schedule, from, to).at(-1)
    if (found !== undefined) return found
    if (schedule.start !== undefined && from <= schedule.start) return undefined
    to = from - 1
  }
  return undefined
}

/** The day on which it is issued; undefined when it falls out. */
function issueDay({ day }: WallMoment, schedule: Schedule): string | undefined {
  if (!isBlackedOut(day, schedule)) return day
  if (schedule.onBlackout === 'skip') return undefined
  let next = day
  for (let moved = 0; moved < longestMoveDays; moved++) {
    if (!isClosed(next, schedule)) return next
    next = addDays(next, 1)
  }
  return undefined
}

/** How many days right before `day` are closed: what fell on them is issued on `day` or later. */
function closedDaysBefore(day: string, schedule: Schedule): number {
  let count = 0
  while (count < longestMoveDays && isClosed(addDays(day, -count - 1), schedule)) count++
  return count
}

function isClosed(day: string, schedule: Schedule): boolean {
  return isBlackedOut(day, schedule) || schedule.weekend.includes(weekdayOf(day))
}

function isBlackedOut(day: string, { blackout }: Schedule): boolean {
  return blackout.some(({ from, to }) => day >= from && day <= to)
}
