/** What the starter files have in common. */

/** A file to be made, by its path relative to the project's root. */
export interface StarterFile {
  readonly path: string
  readonly content: string
}

/** Days that a starter is dated by, `YYYY-MM-DD` in UTC. */
export interface StarterDates {
  readonly dayBefore: string
  readonly today: string
  readonly nextWeek: string
}

const dayMs = 86_400_000

/** The days around `now`. */
export function starterDates(now: Date): StarterDates {
  const dayAfter = (days: number): string => new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10)
  return { dayBefore: dayAfter(-1), today: dayAfter(0), nextWeek: dayAfter(7) }
}
