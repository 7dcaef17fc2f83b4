/** The clock of a time zone: which moment a wall time is, which day a moment is on. Knows no schedule. The only importer of the Temporal library. */
import { Temporal } from 'temporal-polyfill'
import { dayText, midnightOf } from './calendar.ts'
import type { WallTime } from './schedule.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** The zone's name as the database spells it, an offset as `+05:00`; undefined for what is no zone. */
export function findZone(name: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined
    throw error
  }
}

/** The names of the zone database, `UTC` among them. */
export function zoneNames(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
}

/** The first moment of a day, which need not be midnight. */
export function startOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds
}

/** The zone's calendar day at a moment, `YYYY-MM-DD`. */
export function dayAt(instant: number, zone: string): string {
  return dayText(instant + offsetAt(instant, zone))
}

/** A moment as EDTF on the zone's clock, to the minute: `2026-04-13T06:00+05:00`; `Z` in the zone `UTC`. */
export function momentText(instant: number, zone: string): string {
  const text = zoned(instant, zone).toString({ smallestUnit: 'minute', timeZoneName: 'never' })
  return zone === 'UTC' ? text.replace(/\+00:00$/, 'Z') : text
}

/** The moment, in epoch milliseconds, of a wall time on a day; undefined where the zone has none. */
export type WallClock = (day: string, time: WallTime) => number | undefined

interface Offset {
  /** From this moment on. */
  readonly since: number
  readonly ms: number
}

/**
 * The zone's clock for days from the first to the last. A wall time that comes twice is the first of the two, one that a clock change
 * skips is the first moment after the gap; a day that the zone left out has none.
 */
export function createWallClock(zone: string, firstDay: string, lastDay: string): WallClock {
  const offsets = offsetsBetween(zone, midnightOf(firstDay) - 2 * dayMs, midnightOf(lastDay) + 3 * dayMs)
  return (day, { hour, minute }) => {
    const wall = midnightOf(day) + (hour * 60 + minute) * minuteMs
    for (const [index, { since, ms }] of offsets.entries()) {
      const next = offsets[index + 1]
      const instant = wall - ms
      if (next === undefined || instant < next.since) {
        if (instant >= since) return instant
        // It is past the end of one offset and before the start of the next: in the gap between them.
        const gap = ms - (offsets[index - 1]?.ms ?? ms)
        return gap >= dayMs ? undefined : since
      }
    }
    return undefined
  }
}

/** The offsets in force from one moment to another; the first since ever, as far as one cares. */
function offsetsBetween(zone: string, from: number, to: number): readonly Offset[] {
  const offsets: Offset[] = [{ since: -Infinity, ms: offsetAt(from, zone) }]
  let change = zoned(from, zone).getTimeZoneTransition('next')
  while (change !== null && change.epochMilliseconds <= to) {
    offsets.push({ since: change.epochMilliseconds, ms: change.offsetNanoseconds / 1e6 })
    change = change.getTimeZoneTransition('next')
  }
  return offsets
}

function offsetAt(instant: number, zone: string): number {
  return zoned(instant, zone).offsetNanoseconds / 1e6
}

function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
}
