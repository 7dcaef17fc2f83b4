/** Numbers, months and weekdays as the report's language writes them, in the form that Vega takes. Formats nothing itself. */
import type { NumberLocale, TimeLocale } from 'vega'

/** The locale of a BCP 47 language. */
export function chartLocale(language: string): { readonly number: NumberLocale; readonly time: TimeLocale } {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn', useGrouping: true }).formatToParts(1234567.5)
  const part = (type: string, otherwise: string): string => parts.find((one) => one.type === type)?.value ?? otherwise
  return {
    number: { decimal: part('decimal', '.'), thousands: part('group', ','), grouping: [3], currency: ['', ''] },
    time: {
      dateTime: '%d %B %Y, %H:%M',
      date: '%d %B %Y',
      time: '%H:%M',
      periods: ['AM', 'PM'],
      days: tuple7((day) => named(language, { weekday: 'long' }, Date.UTC(2023, 0, 1 + day))),
      shortDays: tuple7((day) => named(language, { weekday: 'short' }, Date.UTC(2023, 0, 1 + day))),
      months: tuple12((month) => named(language, { month: 'long' }, Date.UTC(2023, month, 15))),
      shortMonths: tuple12((month) => named(language, { month: 'short' }, Date.UTC(2023, month, 15))),
    },
  }
}

function named(language: string, options: Intl.DateTimeFormatOptions, instant: number): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(instant)
}

type Seven = [string, string, string, string, string, string, string]
function tuple7(at: (index: number) => string): Seven {
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6)]
}

type Twelve = [...Seven, string, string, string, string, string]
function tuple12(at: (index: number) => string): Twelve {
  return [...tuple7(at), at(7), at(8), at(9), at(10), at(11)]
}
