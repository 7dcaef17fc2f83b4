/** EDTF dates in a reader's words: precision, doubt and open ends said, times with their zone as written. Parses nothing. */
import type { Edtf, EdtfInterval, EdtfPoint } from '../time/edtf.ts'
import type { Formats } from './formats.ts'
import type { CalendarForms } from './language-forms.ts'
import { fillPattern, type Words } from './words.ts'

export const dateStyles = ['short', 'medium', 'long', 'time', 'month', 'iso'] as const
export type DateStyle = (typeof dateStyles)[number]

/** Formats keep what was made with them, so they go with these words and no others. */
export interface DateLanguage {
  readonly formats: Formats
  readonly words: Words
}

/**
 * The date in words: "10 November 2025", "about November 2025", "3–10 November 2025", "since 9 November 2025",
 * "10 November 2025, 10:00 UTC+05:00". `iso` is the date as written. Patterns around dates come from the labels `date.*`.
 */
export function formatDate(date: Edtf, style: DateStyle, language: DateLanguage): string {
  if (style === 'iso') return date.text
  return language.formats.remembered(`date ${style} ${date.text}`, () =>
    date.kind === 'point' ? formatPoint(date, style, language) : formatInterval(date, style, language),
  )
}

function formatPoint(point: EdtfPoint, style: DateStyle, language: DateLanguage): string {
  const date = formatExact(point, style, language)
  const doubt =
    point.approximate && point.uncertain
      ? 'aboutUncertain'
      : point.approximate
        ? 'about'
        : point.uncertain
          ? 'uncertain'
          : undefined
  return doubt === undefined ? date : pattern(language, doubt, '{date}', { date }, point)
}

function formatExact(point: EdtfPoint, style: DateStyle, language: DateLanguage): string {
  const hasTime = point.hour !== undefined
  if (!hasTime) return formatDay(point, style, language.formats)
  const time = formatTime(point, language.formats)
  if (style === 'time') return time
  const date = formatDay(point, style, language.formats)
  return style === 'month' ? date : pattern(language, 'dateTime', '{date}, {time}', { date, time })
}

function formatDay(point: EdtfPoint, style: DateStyle, formats: Formats): string {
  const { calendar } = formats
  if (calendar === undefined) return formats.dateTime(optionsFor(point, style)).format(instantAsWritten(point))
  const parts = partsOf(point, style, calendar)
  if (point.month === undefined) return formats.digits(parts['year'] ?? '')
  const name = point.day === undefined || style === 'month' ? 'month' : style === 'long' ? 'weekday' : 'day'
  return formats.digits(fillPattern(calendar.pattern(name, style === 'short'), parts))
}

/** What the patterns of dates are filled with. */
function partsOf(point: EdtfPoint, style: DateStyle, calendar: CalendarForms): Readonly<Record<string, string>> {
  const months = style === 'short' ? calendar.monthsShort : calendar.months
  const weekday = (instantAsWritten(point).getUTCDay() + 6) % 7
  return {
    year: String(point.year),
    month: months[(point.month ?? 1) - 1] ?? '',
    day: point.day === 1 ? (calendar.firstDay ?? '1') : String(point.day ?? ''),
    weekday: calendar.weekdays[weekday] ?? '',
  }
}

function optionsFor(point: EdtfPoint, style: DateStyle): Intl.DateTimeFormatOptions {
  if (point.month === undefined) return { year: 'numeric' }
  const month = { year: 'numeric', month: style === 'short' ? 'short' : 'long' } as const
  if (point.day === undefined || style === 'month') return month
  return style === 'long' ? { ...month, day: 'numeric', weekday: 'long' } : { ...month, day: 'numeric' }
}

/** The wall-clock time as an instant of UTC, so that it is printed as written whatever its zone. */
function instantAsWritten(point: EdtfPoint): Date {
  const instant = new Date(
    Date.UTC(2000, (point.month ?? 1) - 1, point.day ?? 1, point.hour ?? 0, point.minute ?? 0, point.second ?? 0),
  )
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  instant.setUTCFullYear(point.year, (point.month ?? 1) - 1, point.day ?? 1)
  return instant
}

function formatTime(point: EdtfPoint, formats: Formats): string {
  const clock = formats.calendar === undefined ? clockOfIntl(point, formats) : formats.digits(clockOf(point))
  return point.offsetMinutes === undefined ? clock : `${clock}\u00a0${formatZone(point.offsetMinutes)}`
}

function clockOf({ hour = 0, minute = 0, second }: EdtfPoint): string {
  return [hour, minute, ...(second === undefined ? [] : [second])].map((part) => String(part).padStart(2, '0')).join(':')
}

function clockOfIntl(point: EdtfPoint, formats: Formats): string {
  const seconds = point.second === undefined ? {} : ({ second: '2-digit' } as const)
  return formats.dateTime({ hour: '2-digit', minute: '2-digit', ...seconds, hourCycle: 'h23' }).format(instantAsWritten(point))
}

function formatZone(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC'
  const minutes = Math.abs(offsetMinutes)
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `UTC${offsetMinutes < 0 ? '\u2212' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

function formatInterval(interval: EdtfInterval, style: DateStyle, language: DateLanguage): string {
  const { start, end } = interval
  if (start === undefined && end === undefined) return interval.text
  if (end === undefined)
    return start === undefined ? '' : pattern(language, 'since', '{date}', { date: formatPoint(start, style, language) }, start)
  if (start === undefined) return pattern(language, 'until', '{date}', { date: formatPoint(end, style, language) }, end)
  if (isPlain(start) && isPlain(end) && start.precision === end.precision)
    return language.formats.calendar === undefined
      ? formatPlainRange(start, end, style, language.formats)
      : formatOwnRange(start, end, style, language.formats.calendar, language)
  return pattern(language, 'range', '{start} – {end}', {
    start: formatPoint(withoutSharedZone(start, end), style, language),
    end: formatPoint(end, style, language),
  })
}

/** A zone that both ends are in is said once, at the end. */
function withoutSharedZone(start: EdtfPoint, end: EdtfPoint): EdtfPoint {
  const { offsetMinutes, ...rest } = start
  return offsetMinutes !== undefined && offsetMinutes === end.offsetMinutes ? rest : start
}

function isPlain(point: EdtfPoint): boolean {
  return !point.approximate && !point.uncertain && point.hour === undefined
}

/** An interval by the language's own patterns, parts that both ends share said once. */
function formatOwnRange(
  start: EdtfPoint,
  end: EdtfPoint,
  style: DateStyle,
  calendar: CalendarForms,
  language: DateLanguage,
): string {
  const { formats } = language
  const whole = (): string =>
    pattern(language, 'range', '{start} – {end}', {
      start: formatDay(start, style, formats),
      end: formatDay(end, style, formats),
    })
  if (start.month === undefined) return closely(whole())
  const ofMonths = start.day === undefined || style === 'month'
  const sameMonth = start.year === end.year && start.month === end.month
  if (sameMonth && (ofMonths || start.day === end.day)) return formatDay(start, style, formats)
  if (start.year !== end.year) return whole()
  const ofDays = style === 'long' ? 'weekdaysAcross' : sameMonth ? 'days' : 'daysAcross'
  const { month = '', day = '', weekday = '' } = partsOf(end, style, calendar)
  const ends = { endMonth: month, endDay: day, endWeekday: weekday }
  const text = calendar.pattern(ofMonths ? 'monthsAcross' : ofDays, style === 'short')
  return formats.digits(fillPattern(text, { ...partsOf(start, style, calendar), ...ends }))
}

/** “2024–2025”: single numbers are joined closely. */
function closely(range: string): string {
  return range.replace(/ – /, '–')
}

/**
 * An interval as Intl writes it, parts that both ends share said once. Newer CLDR data puts thin spaces around every dash;
 * here as in print, single words or numbers are joined closely ("3–10 November") and longer ends with spaces.
 */
function formatPlainRange(start: EdtfPoint, end: EdtfPoint, style: DateStyle, formats: Formats): string {
  const parts = formats.dateTime(optionsFor(start, style)).formatRangeToParts(instantAsWritten(start), instantAsWritten(end))
  const words = (source: string): number => parts.filter((part) => part.source === source && part.type !== 'literal').length
  const closely = words('startRange') === 1 && words('endRange') === 1
  const text = parts.map((part) => part.value).join('')
  return text.replace(/[\u2009\u202f ]*\u2013[\u2009\u202f ]*/g, closely ? '\u2013' : ' \u2013 ')
}

/** A language may have words of their own for days: French “depuis le 9 novembre”, but “depuis novembre”. */
function pattern(
  language: DateLanguage,
  key: string,
  fallback: string,
  values: Readonly<Record<string, string>>,
  point?: EdtfPoint,
): string {
  const ofDay = point?.day === undefined ? undefined : language.words.text(`date.${key}Day`)
  return fillPattern(ofDay ?? language.words.text(`date.${key}`) ?? fallback, values)
}
