/** How dates and intervals lie to one another, by the first and last instant each may mean. */
import type { Edtf, EdtfPoint } from './edtf.ts'

/** Negative when `a` comes first: by earliest instant, then by latest (the narrower first), then by text. A total order over texts. */
export function compareEdtf(a: Edtf, b: Edtf): number {
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0
}

/** Whether some instant may belong to both. Symmetric. */
export function overlapsEdtf(a: Edtf, b: Edtf): boolean {
  return a.earliest < b.latest && b.earliest < a.latest
}

/** Whether every instant that `inner` may mean belongs to `outer`. */
export function containsEdtf(outer: Edtf, inner: Edtf): boolean {
  return outer.earliest <= inner.earliest && inner.latest <= outer.latest
}

/** Whether `time` may touch the stretch from the start of `from` to the end of `to`; an end that is not given is open. */
export function withinRange(time: Edtf, from: EdtfPoint | undefined, to: EdtfPoint | undefined): boolean {
  const start = from?.earliest ?? Number.NEGATIVE_INFINITY
  const end = to?.latest ?? Number.POSITIVE_INFINITY
  return time.earliest < end && start < time.latest
}
