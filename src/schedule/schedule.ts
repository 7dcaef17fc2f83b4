/** A schedule once it is read: when editions of a brief are owed. Types only; `read-schedule.ts` makes it. */
import type { CatchUp } from '../brief/schedule-schema.ts'

export interface Schedule {
  /** IANA name or offset, as the zone database spells it. */
  readonly timezone: string
  readonly rule: ScheduleRule
  /** Epoch milliseconds; occurrences lie in `[start, end]`. */
  readonly start?: number
  readonly end?: number
  /** Calendar days of the zone, each `YYYY-MM-DD`, first and last included. */
  readonly blackout: readonly DayRange[]
  readonly onBlackout: 'skip' | 'nextWorkday'
  /** ISO numbers, Monday is 1. */
  readonly weekend: readonly number[]
  readonly catchUp: CatchUp
}

export type ScheduleRule =
  | { readonly kind: 'cron'; readonly pattern: string }
  | { readonly kind: 'days'; readonly days: DayRule; readonly times: readonly WallTime[] }

export type DayRule =
  | { readonly every: 'day' | 'workday' }
  /** ISO numbers, Monday is 1. */
  | { readonly every: 'week'; readonly on: readonly number[] }
  /** Days of the month (of the quarter's first month); `last` is the last day of month or quarter. */
  | { readonly every: 'month' | 'quarter'; readonly on: readonly (number | 'last')[] }

export interface WallTime {
  readonly hour: number
  readonly minute: number
}

/** A wall time on a calendar day (`YYYY-MM-DD`), in no zone yet. */
export interface WallMoment {
  readonly day: string
  readonly time: WallTime
}

export interface DayRange {
  readonly from: string
  readonly to: string
}

/** A moment at which an edition is owed. */
export interface Occurrence {
  /** Epoch milliseconds, at a whole minute. */
  readonly instant: number
  /** EDTF on the zone's clock: `2026-04-13T06:00+05:00`. */
  readonly text: string
}
