/**
 * When a CI system has to wake up for the schedules of a project: few cron lines in UTC that cover all occurrences. A line too many does no
 * harm, since `sitrep due` decides what is owed; so both sides of a clock change are covered and nothing is ever switched.
 */
import { partsOf, weekdayOf } from '../../schedule/calendar.ts'
import { cronTimes, spellOutCron } from '../../schedule/cron-pattern.ts'
import { occurrencesBetween } from '../../schedule/occurrences.ts'
import type { Schedule, ScheduleRule } from '../../schedule/schedule.ts'

/** A line of a crontab in UTC. */
export interface WakeLine {
  /** Five fields. */
  readonly cron: string
  /** Ids of the briefs that it is for, sorted. */
  readonly briefs: readonly string[]
}

export interface ScheduledBrief {
  readonly brief: string
  readonly schedule: Schedule
}

const minuteMs = 60_000
const dayMs = 86_400_000
/** How far from a blackout day what it moves may go, at the most. */
const mostMovedDays = 40
/** Past the hour, where CI systems are busiest and late or drop runs. */
const delayMinutes = 7
/** CI systems do not wake up more often than this within an hour. */
const mostMinutes = 4

/** Fixed, so that the same schedules give the same lines on any day. From 2024, whose clock changes are those of the years after it. */
const referenceFrom = Date.UTC(2024, 0, 1)
/** Twenty-eight years: every weekday of every date, leap days too. */
const referenceTo = Date.UTC(2052, 0, 1) - 1
/** Enough for what comes every other day: all dates, weekdays and months are among it. */
const shortTo = Date.UTC(2025, 0, 1) - 1
/** More than this in the first month are such. */
const mostRare = 12
/** Dates and months are named when they are few; many would be a line for each side of a clock change. */
const mostDates = 16
const mostMonths = 4

/** The lines, in the order of the first time of day that they name. Schedules without occurrences in the reference years give none. */
export function wakeLines(scheduled: readonly ScheduledBrief[]): readonly WakeLine[] {
  const times = new Map<string, { readonly days: string; readonly minuteOfDay: number; readonly briefs: Set<string> }>()
  const seen = new Map<string, readonly Wake[]>()
  for (const { brief, schedule } of scheduled) {
    // Briefs often share a schedule: the project's.
    const written = JSON.stringify(schedule)
    const wakes = seen.get(written) ?? [...wakeDays(schedule)].map(([minute, days]) => ({ minute, field: coveringDays(days) }))
    seen.set(written, wakes)
    for (const { minute: minuteOfDay, field } of wakes) {
      const key = `${field} ${minuteOfDay}`
      const known = times.get(key) ?? { days: field, minuteOfDay, briefs: new Set() }
      known.briefs.add(brief)
      times.set(key, known)
    }
  }
  return joinLines([...times.values()])
}

interface Wake {
  /** Of the UTC day. */
  readonly minute: number
  /** Day of the month, month and day of the week. */
  readonly field: string
}

/** UTC days by the minute of the UTC day at which to wake up. */
function wakeDays(schedule: Schedule): ReadonlyMap<number, ReadonlySet<string>> {
  const { start: _start, end: _end, ...always } = schedule
  const found = new Map<number, Set<string>>()
  for (const instant of instantsOf({ ...always, rule: withFewMinutes(schedule.rule) })) {
    const [day = '', time = ''] = new Date(wakeTime(instant)).toISOString().split('T')
    const minuteOfDay = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
    const days = found.get(minuteOfDay) ?? new Set()
    found.set(minuteOfDay, days.add(day))
  }
  return found
}

/** The occurrences of the reference years without blackout days, and those that blackout days have moved. */
function instantsOf(schedule: Schedule): readonly number[] {
  const open = { ...schedule, blackout: [] }
  const firstMonth = occurrencesBetween(open, referenceFrom, referenceFrom + 31 * dayMs)
  const usual = occurrencesBetween(open, referenceFrom, firstMonth.length > mostRare ? shortTo : referenceTo)
  const instants = usual.map(({ instant }) => instant)
  const days = schedule.blackout.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])
  if (schedule.onBlackout === 'skip' || days.length === 0) return instants
  const [first, last] = [Math.min(...days) - mostMovedDays * dayMs, Math.max(...days) + mostMovedDays * dayMs]
  const asPlanned = new Set(occurrencesBetween(open, first, last).map(({ instant }) => instant))
  const moved = occurrencesBetween(schedule, first, last).filter(({ instant }) => !asPlanned.has(instant))
  return [...instants, ...moved.map(({ instant }) => instant)]
}

/** A cron with many minutes within the hour, thinned out to the quarters: nobody is woken up more often. */
function withFewMinutes(rule: ScheduleRule): ScheduleRule {
  if (rule.kind !== 'cron') return rule
  const [minute = '', ...others] = spellOutCron(rule.pattern).trim().split(/\s+/)
  const minutes = [...cronTimes(`${minute} 0 * * *`, '2024-01-01', '2024-01-01')]
  return { kind: 'cron', pattern: [minutes.length > mostMinutes ? '*/15' : minute, ...others].join(' ') }
}

/** A few minutes later, never on the full hour. */
function wakeTime(instant: number): number {
  const later = instant + delayMinutes * minuteMs
  return new Date(later).getUTCMinutes() === 0 ? later + minuteMs : later
}

/** Day of the month, month and day of the week: of the two ways to say it the one that wakes up less often. */
function coveringDays(days: ReadonlySet<string>): string {
  const weekdays = new Set([...days].map((day) => weekdayOf(day) % 7))
  const dates = new Set([...days].map((day) => partsOf(day).date))
  const months = new Set([...days].map((day) => partsOf(day).month))
  const month = months.size > mostMonths ? '*' : cronField(months, 1, 12)
  const isByDate = dates.size <= mostDates && dates.size < 4 * weekdays.size
  return isByDate ? `${cronField(dates, 1, 31)} ${month} *` : `* ${month} ${cronField(weekdays, 0, 6)}`
}

interface Time {
  readonly days: string
  readonly minuteOfDay: number
  readonly briefs: ReadonlySet<string>
}

/** Times of the same days and minutes become one line with several hours. */
function joinLines(times: readonly Time[]): readonly WakeLine[] {
  const byHour = groupBy(times, ({ days, minuteOfDay }) => `${days}|${Math.floor(minuteOfDay / 60)}`).map((group) => ({
    days: group[0]?.days ?? '',
    hour: Math.floor((group[0]?.minuteOfDay ?? 0) / 60),
    minutes: cronField(fewMinutes(new Set(group.map(({ minuteOfDay }) => minuteOfDay % 60))), 0, 59),
    briefs: group.flatMap(({ briefs }) => [...briefs]),
  }))
  const byDay = groupBy(byHour, ({ days, minutes }) => `${days}|${minutes}`).map((group) => {
    const [first] = group
    const hours = new Set(group.map(({ hour }) => hour))
    return {
      from: Math.min(...hours),
      times: `${first?.minutes} ${cronField(hours, 0, 23)}`,
      days: first?.days ?? '',
      briefs: group.flatMap(({ briefs }) => briefs),
    }
  })
  return groupBy(byDay, ({ times: at, days }) => `${at} ${withoutWeekdays(days)}`)
    .map((group) => ({
      from: group[0]?.from ?? 0,
      cron: `${group[0]?.times} ${joinDays(group.map(({ days }) => days))}`,
      briefs: [...new Set(group.flatMap(({ briefs }) => briefs))].sort(),
    }))
    .toSorted((a, b) => a.from - b.from || (a.cron < b.cron ? -1 : 1))
    .map(({ cron, briefs }) => ({ cron, briefs }))
}

/** What has to be equal for lines to be joined by their weekdays: all of it where days of the month are named. */
function withoutWeekdays(days: string): string {
  return days.startsWith('* ') ? days.slice(0, days.lastIndexOf(' ')) : days
}

function joinDays(days: readonly string[]): string {
  const [first = ''] = days
  if (days.length === 1) return first
  const weekdays = days.flatMap((each) => readField(each.slice(each.lastIndexOf(' ') + 1)))
  return `${withoutWeekdays(first)} ${cronField(new Set(weekdays), 0, 6)}`
}

/** The weekdays of a field that `cronField` has written. */
function readField(field: string): readonly number[] {
  if (field === '*') return [0, 1, 2, 3, 4, 5, 6]
  return field.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

/** As they are, or every quarter of an hour when several schedules make them many. */
function fewMinutes(minutes: ReadonlySet<number>): ReadonlySet<number> {
  return minutes.size <= mostMinutes ? minutes : new Set([7, 22, 37, 52])
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}

/** `*` for all values from `least` to `most`, else a list with ranges: `1-5,9`. */
export function cronField(values: ReadonlySet<number>, least: number, most: number): string {
  if (values.size === most - least + 1) return '*'
  const sorted = [...values].sort((a, b) => a - b)
  const starts = sorted.filter((value, index) => sorted[index - 1] !== value - 1)
  return starts
    .map((start) => {
      const end = lastOfRun(start, values)
      return end === start ? `${start}` : end === start + 1 ? `${start},${end}` : `${start}-${end}`
    })
    .join(',')
}

function lastOfRun(start: number, values: ReadonlySet<number>): number {
  let end = start
  while (values.has(end + 1)) end++
  return end
}
