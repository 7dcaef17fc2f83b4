/** The time of a run. The one place that asks the machine's clock; nothing here formats a date. */
import { HostError } from './host.ts'

/** The last instant that JavaScript dates can hold, in seconds since 1970. */
const lastSecond = 8_640_000_000_000

/**
 * The instant that a run calls "now": `SOURCE_DATE_EPOCH` (whole seconds since 1970, UTC) when the environment
 * sets it, else the machine's clock. Call it once a run and hand the result to the host.
 * An empty value counts as unset. Throws `HostError` for a value that is not whole seconds.
 * Source: https://reproducible-builds.org/specs/source-date-epoch/
 */
export function clockNow(environment: Readonly<Record<string, string | undefined>>): Date {
  const written = environment['SOURCE_DATE_EPOCH']?.trim()
  if (written === undefined || written === '') return new Date()
  const seconds = Number(written)
  if (!/^\d+$/.test(written) || seconds > lastSecond) {
    throw new HostError('SOURCE_DATE_EPOCH', `expected whole seconds since 1970, found \`${written}\``)
  }
  return new Date(seconds * 1000)
}
