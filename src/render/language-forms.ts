/**
 * How a language writes dates, numbers and lists, from its labels file: so a report is the same whatever data on languages the machine's
 * Node has. What a file does not say is left to Intl (`formats.ts`). Formats nothing.
 */
import { languageChain, type WordsByLanguage } from './words.ts'

/** Patterns of dates by name (`day`, `days`, …) and the names of months and weekdays, January and Monday first. */
export interface CalendarForms {
  readonly months: readonly string[]
  readonly monthsShort: readonly string[]
  readonly weekdays: readonly string[]
  readonly weekdaysShort: readonly string[]
  /** What the first of a month is called; `1` unless said. */
  readonly firstDay: string | undefined
  /** The pattern of a name; of short dates when there is one of their own. */
  pattern(name: DatePattern, isShort: boolean): string
}

/** `days` is a stretch within a month, `…Across` one within a year. */
export const datePatterns = ['day', 'weekday', 'month', 'days', 'daysAcross', 'weekdaysAcross', 'monthsAcross'] as const
export type DatePattern = (typeof datePatterns)[number]

export interface NumberForms {
  readonly decimal: string
  readonly group: string
  /** The smallest whole number that is written in groups: 10000 in Spanish. */
  readonly smallestGrouped: number
  /** `{n}` is the number. */
  readonly percent: string
  readonly minus: string
}

/** Patterns with `{a}` and `{b}`: two items, more before the last, the last of more than two. */
export interface ListForms {
  readonly two: string
  readonly more: string
  readonly last: string
}

export interface LanguageForms {
  readonly calendar?: CalendarForms
  readonly numbers?: NumberForms
  readonly list?: ListForms
}

/**
 * The forms for reports in `language`, each whole or not at all. A file for a language speaks for the region where most of its readers
 * are and for regions that have a file of their own on top (`en-GB`); conventions of other regions differ, and are Intl's.
 */
export function languageForms(language: string, byLanguage: WordsByLanguage): LanguageForms {
  const own = languageChain(language).filter((name) => name !== 'en' || language.split('-')[0] === 'en')
  if (!isSpokenFor(language, own, byLanguage)) return {}
  const maps = own.flatMap((name) => byLanguage.get(name) ?? [])
  const text = (key: string): string | undefined => maps.find((map) => map.has(key))?.get(key)
  const calendar = readCalendar(text)
  const numbers = readNumbers(text)
  const list = readList(text)
  return { ...(calendar && { calendar }), ...(numbers && { numbers }), ...(list && { list }) }
}

function isSpokenFor(language: string, own: readonly string[], byLanguage: WordsByLanguage): boolean {
  const [base = ''] = language.split('-')
  const region = regionOf(language)
  if (region === undefined || region === likelyRegion(base)) return true
  return own.some((name) => name !== base && byLanguage.has(name))
}

function regionOf(language: string): string | undefined {
  return /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})(?:-|$)/.exec(language)?.[1]
}

function likelyRegion(base: string): string | undefined {
  try {
    return new Intl.Locale(base).maximize().region
  } catch {
    return undefined
  }
}

type TextOf = (key: string) => string | undefined

function readCalendar(text: TextOf): CalendarForms | undefined {
  const names = (group: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => text(`calendar.${group}.${index + 1}`) ?? '')
  const months = names('months', 12)
  const weekdays = names('weekdays', 7)
  const isWhole = [...months, ...weekdays].every((name) => name !== '') && datePatterns.every((name) => text(`calendar.${name}`))
  if (!isWhole) return undefined
  return {
    months,
    monthsShort: names('monthsShort', 12).map((name, index) => name || (months[index] ?? '')),
    weekdays,
    weekdaysShort: names('weekdaysShort', 7).map((name, index) => name || (weekdays[index] ?? '')),
    firstDay: text('calendar.firstDay'),
    pattern: (name, isShort) => (isShort ? text(`calendar.short.${name}`) : undefined) ?? text(`calendar.${name}`) ?? '',
  }
}

function readNumbers(text: TextOf): NumberForms | undefined {
  const [decimal, group, percent] = ['decimal', 'group', 'percent'].map((key) => text(`numbers.${key}`))
  if (decimal === undefined || group === undefined || percent === undefined) return undefined
  const smallestGrouped = Number(text('numbers.smallestGrouped') ?? '1000')
  return {
    decimal,
    group,
    percent,
    smallestGrouped: Number.isFinite(smallestGrouped) ? smallestGrouped : 1000,
    minus: text('numbers.minus') ?? '-',
  }
}

function readList(text: TextOf): ListForms | undefined {
  const [two, more, last] = ['two', 'more', 'last'].map((key) => text(`list.${key}`))
  return two === undefined || more === undefined || last === undefined ? undefined : { two, more, last }
}
