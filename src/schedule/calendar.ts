/** Days of the calendar, counted in UTC, which has a midnight every day. What a time zone makes of them is not its business. */

const dayMs = 86_400_000

/** `YYYY-MM-DD` of a moment on the clock of UTC. Years 0 to 9999. */
export function dayText(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10)
}

/** UTC's midnight of a day. */
export function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The day `days` later, or earlier for less than 0. */
export function addDays(day: string, days: number): string {
  return dayText(midnightOf(day) + days * dayMs)
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(midnightOf(day)).getUTCDay() || 7
}

/** From the first day to the last, both included. Lazy. */
export function* daysBetween(first: string, last: string): Generator<string> {
  for (let ms = midnightOf(first); ms <= midnightOf(last); ms += dayMs) yield dayText(ms)
}

/** Year, month and day, each from 1, and how many days the month has. */
export function partsOf(day: string): { readonly month: number; readonly date: number; readonly daysInMonth: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(2000, month, 0))
  // `Date.UTC` takes years below 100 for others; day 0 of the next month is the last of this one.
  last.setUTCFullYear(year, month, 0)
  return { month, date, daysInMonth: last.getUTCDate() }
}
