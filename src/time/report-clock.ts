/** How dates lie to one another on the report's own clock. Says "before" only of what cannot overlap: an imprecise date accuses nobody. */
import type { Edtf, EdtfPoint } from './edtf.ts'

/** The times of a report's masthead that say on which clock it is written. */
export interface ReportTimes {
  readonly asOf: EdtfPoint
  readonly informationCutoff?: EdtfPoint
  readonly issued?: EdtfPoint
}

const minuteMs = 60_000
export const dayMs = 86_400_000

/** Minutes east of UTC of the report's clock: those of its as-of time, else of its cut-off or issue time. */
export function zoneOf({ asOf, informationCutoff, issued }: ReportTimes): number {
  return asOf.offsetMinutes ?? informationCutoff?.offsetMinutes ?? issued?.offsetMinutes ?? 0
}

/** First and last instant that a date may mean, `[earliest, latest)`, with days and months as the report's clock counts them. */
export function instantsOf(time: Edtf, zoneMinutes: number): { readonly earliest: number; readonly latest: number } {
  if (time.kind === 'point') return shifted(time, zoneMinutes)
  return {
    earliest: time.start === undefined ? time.earliest : shifted(time.start, zoneMinutes).earliest,
    latest: time.end === undefined ? time.latest : shifted(time.end, zoneMinutes).latest,
  }
}

/** Whether all that `a` may mean lies before all that `b` may mean. */
export function isBefore(a: Edtf, b: Edtf, zoneMinutes: number): boolean {
  return instantsOf(a, zoneMinutes).latest <= instantsOf(b, zoneMinutes).earliest
}

/** Whole days from the end of `a` to the start of `b`, at least; negative when `b` comes first. */
export function daysBetween(a: Edtf, b: Edtf, zoneMinutes: number): number {
  return Math.floor((instantsOf(b, zoneMinutes).earliest - instantsOf(a, zoneMinutes).latest) / dayMs)
}

/** A date without a zone begins with the clock's midnight, not with UTC's. */
function shifted(point: EdtfPoint, zoneMinutes: number): { readonly earliest: number; readonly latest: number } {
  const shift = point.offsetMinutes === undefined ? zoneMinutes * minuteMs : 0
  return { earliest: point.earliest - shift, latest: point.latest - shift }
}
