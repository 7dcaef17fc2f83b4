/** Numbers, months and weekdays as the report's language writes them, in the form that Vega takes. Formats nothing itself. */
import type { NumberLocale, TimeLocale } from 'vega'
import type { PictureCalendar, PictureLanguage } from '../picture-language.ts'

/** The locale of the report's language. */
export function chartLocale({ tag, calendar, numbers }: PictureLanguage): {
  readonly number: NumberLocale
  readonly time: TimeLocale
} {
  const { decimal, group } = numbers ?? signsOfIntl(tag)
  const { months, monthsShort, weekdays, weekdaysShort } = calendar ?? namesOfIntl(tag)
  // Weeks begin on Sunday for Vega.
  const fromSunday = (names: readonly string[]): Seven => tuple7((day) => names[(day + 6) % 7] ?? '')
  return {
    number: { decimal, thousands: group, grouping: [3], currency: ['', ''] },
    time: {
      dateTime: '%d %B %Y, %H:%M',
      date: '%d %B %Y',
      time: '%H:%M',
      periods: ['AM', 'PM'],
      days: fromSunday(weekdays),
      shortDays: fromSunday(weekdaysShort),
      months: tuple12((month) => months[month] ?? ''),
      shortMonths: tuple12((month) => monthsShort[month] ?? ''),
    },
  }
}

function signsOfIntl(language: string): { readonly decimal: string; readonly group: string } {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn', useGrouping: true }).formatToParts(1234567.5)
  const part = (type: string, otherwise: string): string => parts.find((one) => one.type === type)?.value ?? otherwise
  return { decimal: part('decimal', '.'), group: part('group', ',') }
}

function namesOfIntl(language: string): PictureCalendar {
  const named = (options: Intl.DateTimeFormatOptions, instant: number): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(instant)
  const months = (month: 'long' | 'short') =>
    Array.from({ length: 12 }, (_, index) => named({ month }, Date.UTC(2023, index, 15)))
  // 2 January 2023 was a Monday.
  const weekdays = (weekday: 'long' | 'short') =>
    Array.from({ length: 7 }, (_, index) => named({ weekday }, Date.UTC(2023, 0, 2 + index)))
  return {
    months: months('long'),
    monthsShort: months('short'),
    weekdays: weekdays('long'),
    weekdaysShort: weekdays('short'),
  }
}

type Seven = [string, string, string, string, string, string, string]
function tuple7(at: (index: number) => string): Seven {
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6)]
}

type Twelve = [...Seven, string, string, string, string, string]
function tuple12(at: (index: number) => string): Twelve {
  return [...tuple7(at), at(7), at(8), at(9), at(10), at(11)]
}
