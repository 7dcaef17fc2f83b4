/** The time of a run as a date in a report: to the minute, on the clock of a time zone. Asks no clock itself. */

/**
 * The instant as EDTF to the minute, on the zone's clock: `2025-11-10T10:00+05:00`, `2025-11-10T05:00Z` in UTC. A zone that the
 * machine does not know counts as UTC: whoever reads zones from users refuses those first. Pure.
 */
export function formatRunTime(now: Date, timeZone = 'UTC'): string {
  const offset = offsetMinutes(now, timeZone)
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 16)
  if (offset === 0) return `${local}Z`
  const part = (count: number): string => String(count).padStart(2, '0')
  const minutes = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`
}

/** Minutes east of UTC of the zone's clock at that instant, summer time included; whole minutes, as EDTF writes them. */
function offsetMinutes(now: Date, timeZone: string): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return 0
  }
}
