/**
 * Dates as analysts know them: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that facts and briefs use.
 * Parsing and comparing only; words for readers are made in `render/`.
 */

export type EdtfPrecision = 'year' | 'month' | 'day' | 'minute' | 'second'

/** One point: `2025`, `2025-11`, `2025-11-09`, `2025-11-10T10:00+05:00`, each with `~` (about), `?` (uncertain) or `%` (both). */
export interface EdtfPoint {
  readonly kind: 'point'
  /** As written. */
  readonly text: string
  readonly precision: EdtfPrecision
  readonly approximate: boolean
  readonly uncertain: boolean
  /** First and last instant it may mean, in epoch milliseconds, half-open `[earliest, latest)`. Dates without a zone are UTC days. */
  readonly earliest: number
  readonly latest: number
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** Minutes east of UTC, for points with a time. */
  readonly offsetMinutes?: number
}

/** `a/b`, `a/..`, `../b`. */
export interface EdtfInterval {
  readonly kind: 'interval'
  readonly text: string
  readonly start: EdtfPoint | undefined
  readonly end: EdtfPoint | undefined
  /** `-Infinity` / `Infinity` at an open end. */
  readonly earliest: number
  readonly latest: number
}

export type Edtf = EdtfPoint | EdtfInterval
