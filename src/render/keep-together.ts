/** What a line must not part, by language: a day and its month, a number and its unit, a title and its name. Finds it in text; draws nothing. */

/** What finds the stretches of a text that stay on one line. Both global; every match holds white space, a dash or a hyphen. */
export interface TogetherPatterns {
  readonly any: RegExp
  /** All that a text without a digit can match of it, which is soon looked for. */
  readonly withoutDigits: RegExp
}

/** The patterns for texts in a language; `months` are its names for them, Intl's unless given. */
export function togetherPatterns(language: string, months: readonly string[] = monthsOfIntl(language)): TogetherPatterns {
  const base = language.split('-')[0] ?? ''
  const title = String.raw`(?<![\p{L}\p{N}])(?:${[...(titles[base] ?? []), ...everyTitle].join('|')})\s(?:\p{Lu}[\p{L}\p{M}'’-]{0,24}|\d+)`
  const spaced = base === 'fr' ? frenchSigns : []
  const parts = [
    dates(months, base),
    // 6.4 km, 12 %, 3 million
    String.raw`\d[\d.,\u00a0\u202f]*\s(?:${[...units, ...(counts[base] ?? [])].join('|')})(?![\p{L}\p{N}])`,
    // 3–10, 1,200–1,400; also with a hyphen that is none: not in telephone numbers and dates, which have more of them
    String.raw`(?<![\p{L}\p{N}–-])\d[\d.,]*–\d[\d.,]*\d?(?:\s?%)?(?![\p{L}\p{N}–-])`,
    // 10:00 UTC
    String.raw`\d{1,2}:\d{2}\s(?:UTC|GMT|CET|CEST)(?:[+-]\d{2}:\d{2})?`,
    String.raw`(?:${currencies.join('|')})\s\d[\d.,]*`,
    title,
    ...spaced,
  ]
  const any = new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'gu')
  return { any, withoutDigits: new RegExp([title, ...spaced].map((part) => `(?:${part})`).join('|'), 'gu') }
}

const units = [
  ...[
    'km²?',
    'm[²³]?',
    'cm',
    'mm',
    'kg',
    'g',
    't',
    'ha',
    'l',
    'ml',
    '°C',
    '%',
    'kWh?',
    'MWh?',
    'GWh?',
    'Hz',
    'mph',
    'km/h',
    'MB',
    'GB',
  ],
]
const counts: Readonly<Record<string, readonly string[]>> = {
  en: ['million', 'billion', 'trillion', 'per cent', 'percent', 'miles?', 'feet', 'ft', 'a\\.m\\.', 'p\\.m\\.', 'am', 'pm'],
  fr: ['millions?', 'milliards?', 'pour cent', 'h'],
  es: ['millones', 'millón', 'por ciento'],
  de: ['Millionen', 'Milliarden', 'Prozent', 'Uhr'],
}
const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'PKR', 'AFN', 'INR', 'Rs\\.?']
const everyTitle = ['Dr\\.?', 'Prof\\.?', 'pp?\\.', 'vol\\.', '§']
const titles: Readonly<Record<string, readonly string[]>> = {
  en: [
    ...['Mr\\.?', 'Mrs\\.?', 'Ms\\.?', 'Mx\\.?', 'Gen\\.', 'Col\\.', 'Maj\\.', 'Capt\\.', 'Lt\\.', 'Sgt\\.', 'Sen\\.', 'Rep\\.'],
    ...['St\\.?', 'No\\.', 'Nos\\.', 'Fig\\.', 'para', 'art\\.', 'table', 'annex', 'page', 'section', 'resolution'],
  ],
  fr: ['MM?\\.', 'Mmes?', 'Mlle', 'Pr', 'nos?', 'n°', 'art\\.'],
  es: ['Sr\\.', 'Sra\\.', 'Srta\\.', 'Dra\\.', 'D\\.', 'Dña\\.', 'n\\.º', 'núm\\.', 'pág\\.', 'art\\.'],
  de: ['Herrn?', 'Frau', 'Nr\\.', 'S\\.', 'Abs\\.', 'Art\\.'],
}

/** French signs of two parts have a space before them, and one inside guillemets: « mot », mot : */
const frenchSigns = [String.raw`[\p{L}\p{N}%…)’]{1,40}\s[:;!?»]`, String.raw`«\s[\p{L}\p{N}’]{1,40}`]

function monthsOfIntl(language: string): readonly string[] {
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat([language, 'en'], { day: 'numeric', month, timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index) => {
      const parts = format.formatToParts(new Date(Date.UTC(2024, index, 9)))
      return parts.find(({ type }) => type === 'month')?.value ?? ''
    })
  })
}

/** 9 November, 9. November, 9 de noviembre. */
function dates(months: readonly string[], base: string): string {
  const day = base === 'de' ? String.raw`\d{1,2}\.` : String.raw`\d{1,2}(?:er|º|\.)?`
  const names = [...new Set(months)].filter((name) => /^\p{L}/u.test(name)).sort((a, b) => b.length - a.length)
  const name = names.map((month) => month.replace(/\./g, '\\.')).join('|')
  return name === '' ? '(?!)' : String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}–)?${day}\s(?:de\s)?(?:${name})(?![\p{L}\p{N}])`
}
