/** Why a text is no time zone, with the zone that is probably meant. */
import { suggestName } from '../diagnostics/suggest.ts'
import { zoneNames } from './zone-clock.ts'

/** Words for a name that `findZone` does not know: a misspelling, or a city without its region. */
export function explainZone(name: string): { readonly message: string; readonly hints: readonly string[] } {
  const zones = zoneNames()
  const cities = zones.map((zone) => zone.slice(zone.lastIndexOf('/') + 1))
  const place = name.trim().replace(/\s+/g, '_')
  const city = suggestName(place.slice(place.lastIndexOf('/') + 1), cities)
  const meant = suggestName(place, zones) ?? zones[city === undefined ? -1 : cities.indexOf(city)]
  const form = 'write the name of a zone of the IANA database, such as `Asia/Karachi`, `Europe/Berlin` or `UTC`'
  return {
    message: `no time zone is called \`${name}\``,
    hints: meant === undefined ? [form] : [`check if you meant \`${meant}\``, form],
  }
}
