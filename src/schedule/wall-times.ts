/** The wall times of a schedule's rule on a stretch of days, whatever zone they are in and whatever is blacked out. */
import { daysBetween, partsOf, weekdayOf } from './calendar.ts'
import { cronTimes } from './cron-pattern.ts'
import type { DayRule, Schedule, WallMoment, WallTime } from './schedule.ts'

/** Rising, from the first day to the last, both included. Lazy: a rule may have one each minute. */
export function wallTimes({ rule, weekend }: Schedule, firstDay: string, lastDay: string): Iterable<WallMoment> {
  return rule.kind === 'cron' ? cronTimes(rule.pattern, firstDay, lastDay) : dayTimes(rule, weekend, firstDay, lastDay)
}

function* dayTimes(
  { days, times }: { readonly days: DayRule; readonly times: readonly WallTime[] },
  weekend: readonly number[],
  firstDay: string,
  lastDay: string,
): Generator<WallMoment> {
  const sorted = times.toSorted((a, b) => a.hour - b.hour || a.minute - b.minute)
  for (const day of daysBetween(firstDay, lastDay)) {
    if (isDayOf(days, day, weekend)) for (const time of sorted) yield { day, time }
  }
}

function isDayOf(rule: DayRule, day: string, weekend: readonly number[]): boolean {
  switch (rule.every) {
    case 'day':
      return true
    case 'workday':
      return !weekend.includes(weekdayOf(day))
    case 'week':
      return rule.on.includes(weekdayOf(day))
    case 'month':
      return rule.on.some((on) => isMonthDay(on, day))
    case 'quarter':
      return rule.on.some((on) => (partsOf(day).month - 1) % 3 === (on === 'last' ? 2 : 0) && isMonthDay(on, day))
  }
}

function isMonthDay(on: number | 'last', day: string): boolean {
  const { date, daysInMonth } = partsOf(day)
  return date === Math.min(on === 'last' ? 31 : on, daysInMonth)
}
