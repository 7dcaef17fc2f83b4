/** Intl's formatters for one language, each made once: making one costs more than using it a hundred times. Always Gregorian and UTC. */

export interface Formats {
  dateTime(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat
  number(options: Intl.NumberFormatOptions): Intl.NumberFormat
  list(): Intl.ListFormat
  plural(): Intl.PluralRules
  /** The text made under a key before, or made now: dates of facts come again and again, and Intl is slow with intervals. */
  remembered(key: string, make: () => string): string
}

/** Texts kept at most; then all are forgotten. */
const maxTexts = 5000

/** Formatters for `language` (BCP 47; English where Intl does not know the tag's form). Never the machine's own locale or zone. */
export function createFormats(language: string): Formats {
  const locale = isLanguageTag(language) ? language : 'en'
  const dateTimes = new Map<string, Intl.DateTimeFormat>()
  const numbers = new Map<string, Intl.NumberFormat>()
  const texts = new Map<string, string>()
  let list: Intl.ListFormat | undefined
  let plural: Intl.PluralRules | undefined
  return {
    dateTime: (options) =>
      remember(dateTimes, options, () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })),
    number: (options) => remember(numbers, options, () => new Intl.NumberFormat(locale, options)),
    list() {
      list ??= new Intl.ListFormat(locale, { type: 'conjunction' })
      return list
    },
    plural() {
      plural ??= new Intl.PluralRules(locale)
      return plural
    },
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

function remember<T>(made: Map<string, T>, options: object, make: () => T): T {
  const key = JSON.stringify(options)
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known
}
