/**
 * How dates, numbers and lists are written in one language: by the forms of its labels file, and by Intl where it has none. What Intl makes
 * is kept: making a formatter costs more than using it a hundred times. Always Gregorian and UTC.
 */
import type { CalendarForms, LanguageForms, NumberForms } from './language-forms.ts'
import { type PluralCategory, pluralCategory } from './plural-category.ts'
import { fillPattern } from './words.ts'

export interface Formats {
  /** The language's own forms of dates; undefined when Intl's are to be taken. */
  readonly calendar: CalendarForms | undefined
  /** Intl's formatter, for languages without forms of their own. */
  dateTime(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat
  /** The number in groups, with exactly so many decimals. */
  number(value: number, digits: number): string
  /** `55` as "55%". */
  percent(value: number, digits: number): string
  /** "a, b and c". */
  list(items: readonly string[]): string
  plural(value: number): PluralCategory
  /** Text with its digits 0 to 9 in those that the report is to have. */
  digits(text: string): string
  /** The text made under a key before, or made now: dates of facts come again and again, and Intl is slow with intervals. */
  remembered(key: string, make: () => string): string
}

/** Texts kept at most; then all are forgotten. */
const maxTexts = 5000

/** Formats for `language` (BCP 47; English where Intl does not know the tag's form). Never the machine's own locale or zone. */
export function createFormats(language: string, forms: LanguageForms = {}): Formats {
  const tag = isLanguageTag(language) ? language : 'en'
  const numbering = numberingOf(tag)
  const locale = numbering === undefined ? tag : withNumbering(tag, numbering)
  const dateTimes = new Map<string, Intl.DateTimeFormat>()
  const numbers = new Map<string, Intl.NumberFormat>()
  const texts = new Map<string, string>()
  let list: Intl.ListFormat | undefined
  const digits = createDigits(numbering)
  const rounders = new Map<string, Intl.NumberFormat>()
  const rounded = (value: number, decimals: number): string =>
    remember(
      rounders,
      { decimals },
      () =>
        new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false }),
    ).format(Math.abs(value))
  const written = forms.numbers === undefined ? undefined : withDigitsOf(forms.numbers, numbering)
  const plain = (options: Intl.NumberFormatOptions, value: number): string =>
    remember(numbers, options, () => new Intl.NumberFormat(locale, options)).format(value)
  return {
    calendar: forms.calendar,
    dateTime: (options) =>
      remember(dateTimes, options, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })),
    number: (value, decimals) =>
      written === undefined
        ? plain({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }, value)
        : digits(writeNumber(value, rounded(value, decimals), written)),
    percent(value, decimals) {
      if (written !== undefined)
        return fillPattern(written.percent, { n: digits(writeNumber(value, rounded(value, decimals), written)) })
      return plain({ style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }, value / 100)
    },
    list(items) {
      if (forms.list !== undefined) return joinList(items, forms.list, tag)
      list ??= new Intl.ListFormat(locale, { type: 'conjunction' })
      return list.format(items)
    },
    plural: (value) => pluralCategory(value, tag),
    digits,
    remembered(key, make) {
      const known = texts.get(key) ?? make()
      if (texts.size >= maxTexts) texts.clear()
      texts.set(key, known)
      return known
    },
  }
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0
  } catch {
    return false
  }
}

/** Languages that are written with Western digits unless the tag asks for others, whatever Intl says of their regions. */
const western = new Set(['ar', 'ur'])

/** The digits that the tag asks for (`ar-u-nu-arab`); undefined leaves them to Intl. */
function numberingOf(tag: string): string | undefined {
  return new Intl.Locale(tag).numberingSystem ?? (western.has(tag.split('-')[0] ?? '') ? 'latn' : undefined)
}

function withNumbering(tag: string, numberingSystem: string): string {
  return new Intl.Locale(tag, { numberingSystem }).toString()
}

function createDigits(numbering: string | undefined): (text: string) => string {
  if (numbering === undefined || numbering === 'latn') return (text) => text
  const format = new Intl.NumberFormat(`en-u-nu-${numbering}`, { useGrouping: false })
  const ten = Array.from({ length: 10 }, (_, digit) => format.format(digit))
  return (text) => text.replace(/[0-9]/g, (digit) => ten[Number(digit)] ?? digit)
}

/** Arabic digits have separators of their own (CLDR, numbers of `ar`). */
function withDigitsOf(forms: NumberForms, numbering: string | undefined): NumberForms {
  if (numbering !== 'arab' && numbering !== 'arabext') return forms
  return { ...forms, decimal: '\u066b', group: '\u066c', percent: forms.percent.replace(/\u200e?%\u200e?/, '\u066a\u061c') }
}

/** `rounded` is the number without its sign, in plain digits. */
function writeNumber(value: number, rounded: string, forms: NumberForms): string {
  const [whole = '', fraction] = rounded.split('.')
  const grouped = Number(whole) < forms.smallestGrouped ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, () => forms.group)
  const sign = value < 0 || Object.is(value, -0) ? forms.minus : ''
  return `${sign}${grouped}${fraction === undefined ? '' : forms.decimal + fraction}`
}

function joinList(
  items: readonly string[],
  forms: { readonly two: string; readonly more: string; readonly last: string },
  tag: string,
): string {
  const [first = '', ...rest] = items
  return rest.reduce((whole, item, index) => {
    const pattern = items.length === 2 ? forms.two : index === rest.length - 1 ? forms.last : forms.more
    return fillPattern(beforeSound(pattern, item, tag), { a: whole, b: item })
  }, first)
}

/** Spanish “y” is “e” before the sound of i: padres e hijos, but agua y hielo. */
function beforeSound(pattern: string, item: string, tag: string): string {
  return tag.split('-')[0] === 'es' && /^(?:i(?![ae])|hi(?![aeo]))/i.test(item) ? pattern.replace(' y ', ' e ') : pattern
}

function remember<T>(made: Map<string, T>, options: object, make: () => T): T {
  const key = JSON.stringify(options)
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known
}
