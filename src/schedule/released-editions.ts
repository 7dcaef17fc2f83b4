/** The released editions of a brief as its schedule sees them: numbers and moments. */
import { type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { editionNumbers, loadEdition } from '../editions/load-editions.ts'
import type { Host } from '../host/host.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'
import type { ReleasedEdition } from './plan-due.ts'
import { startOfDay } from './zone-clock.ts'

/** Rising by number. A date without a time begins with the zone's day. Reports what `loadEdition` does: nothing is planned upon an edited edition. */
export async function releasedEditions(brief: string, zone: string, host: Host): Promise<Outcome<readonly ReleasedEdition[]>> {
  const numbers = await editionNumbers(brief, host)
  const loaded = await Promise.all(numbers.map((number) => loadEdition(brief, number, host)))
  const released = loaded.flatMap((edition) => {
    if (!edition.ok) return []
    const { number, asOf, scheduledFor } = edition.value
    const instant = scheduledFor === undefined ? undefined : instantOf(scheduledFor, zone)
    return [{ number, asOf: instantOf(asOf, zone), ...(instant !== undefined && { scheduledFor: instant }) }]
  })
  return outcomeOf(
    released,
    loaded.flatMap(({ diagnostics }) => diagnostics),
  )
}

/** A text that is no date overtakes nothing. */
function instantOf(text: string, zone: string): number {
  const point = parseEdtfPoint(text)
  if (point === undefined) return Number.NEGATIVE_INFINITY
  return point.hour === undefined ? startOfDay(new Date(point.earliest).toISOString().slice(0, 10), zone) : point.earliest
}
