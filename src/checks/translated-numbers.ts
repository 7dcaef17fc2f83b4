/** Numbers, days and months of a text in whatever language and digits, for holding a translation against its original. Judges nothing. */
import { englishNumberWords, otherMonthsOf, percentWordsOf, scaleWordsOf } from '../terms/language-words.ts'
import { numberWords } from '../terms/number-words.ts'
import type { Stretch } from './split-sentences.ts'

/** A number as it is written, with what it comes to. */
export interface WrittenNumber extends Stretch {
  readonly text: string
  /** What it may mean: “3 p.m.” is 3 and 15. */
  readonly values: readonly number[]
  readonly isPercent: boolean
  /** “3rd”: a translation may say it in a word. */
  readonly isOrdinal: boolean
}

/** A day with its month, or a month with its year: `8/11`, `11/2025`. */
export interface WrittenDate extends Stretch {
  readonly text: string
  readonly key: string
}

const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g

/** The text with Arabic, Persian and Devanagari digits as 0–9, and Arabic marks in numbers as `,` and `.` of their own: as long as before. */
export function plainDigits(text: string): string {
  return text.replace(otherDigits, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = code >= 0x0966 ? 0x0966 : code >= 0x06f0 ? 0x06f0 : 0x0660
    return String(code - zero)
  })
}

/** The primary subtag of a language: `en` of `en-GB`. */
export function primaryTag(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? ''
}

/** What finds numbers and dates in texts of one language; made once for many, as it takes longer to make than to use. */
export interface LanguageReader {
  /** The primary subtag. */
  readonly tag: string
  readonly findNumbers: (text: string) => readonly WrittenNumber[]
  readonly findDates: (text: string) => readonly WrittenDate[]
}

export function createLanguageReader(language: string): LanguageReader {
  return { tag: primaryTag(language), findNumbers: createNumberFinder(language), findDates: createDateFinder(language) }
}

/** The numbers of a text in digits, in order. Its markup is to be blanked. */
export function findNumbers(text: string, language: string): readonly WrittenNumber[] {
  return createNumberFinder(language)(text)
}

/** `findNumbers` for many texts of one language. */
function createNumberFinder(language: string): (text: string) => readonly WrittenNumber[] {
  let marks: Marks | undefined
  return (text) => {
    const plain = plainDigits(text)
    if (!/\d/.test(plain)) return []
    marks ??= marksOf(language)
    return numbersIn(text, plain, primaryTag(language), marks)
  }
}

function numbersIn(text: string, plain: string, tag: string, marks: Marks): readonly WrittenNumber[] {
  const scales = scaleWordsOf[tag] ?? {}
  const percents = percentWordsOf[tag] ?? []
  return [...plain.matchAll(/\d+(?:[.,٫٬'’\u00a0\u202f\u2009 ]\d+)*/g)].flatMap((match) =>
    splitRun(match[0], match.index, marks).map(({ start, end, value }): WrittenNumber => {
      const before = plain.slice(0, start)
      const after = plain.slice(end)
      const scale = Object.entries(scales)
        .sort(([a], [b]) => b.length - a.length)
        .find(([word]) => startsWithWord(after, word))
      const number = value * (scale?.[1] ?? 1)
      const afternoon = tag === 'en' && /^\s?p\.?m\b/i.test(after) && number < 12
      return {
        start,
        end,
        text: text.slice(start, end),
        values: afternoon ? [number, number + 12] : [number],
        isPercent: /^\s?[%٪]/.test(after) || /[%٪]\s?$/.test(before) || percents.some((word) => startsWithWord(after, word)),
        isOrdinal: tag === 'en' && /^(?:st|nd|rd|th)\b/.test(after),
      }
    }),
  )
}

function startsWithWord(text: string, word: string): boolean {
  const trimmed = text.replace(/^[\s\u00a0-]/, '')
  return trimmed.toLowerCase().startsWith(word) && !/^\p{L}/u.test(trimmed.slice(word.length))
}

interface Marks {
  readonly group: string
  readonly decimal: string
}

/** As the language has them with European digits; Arabic marks mean the same everywhere. */
function marksOf(language: string): Marks {
  const parts = new Intl.NumberFormat(`${primaryTag(language)}-u-nu-latn`).formatToParts(12_345_678.9)
  const sign = (type: string, otherwise: string): string => parts.find((part) => part.type === type)?.value ?? otherwise
  return { group: sign('group', ','), decimal: sign('decimal', '.') }
}

/** A run of digits and marks as the numbers that it holds: `1,240` is one, `6, 7` are two. */
function splitRun(run: string, offset: number, marks: Marks): readonly (Stretch & { readonly value: number })[] {
  const parts = [...run.matchAll(/\d+/g)].map((match) => ({ digits: match[0], at: match.index }))
  const numbers: { start: number; end: number; value: number; digits: string; isOpen: boolean }[] = []
  for (const { digits, at } of parts) {
    const last = numbers.at(-1)
    const end = offset + at + digits.length
    const mark = run.slice(Math.max(0, at - 1), at)
    if (last?.isOpen === true && isGroupMark(mark, marks) && /^\d{2,3}$/.test(digits)) {
      last.digits += digits
      last.value = Number(last.digits)
      last.end = end
    } else if (last?.isOpen === true && (mark === '٫' || mark === marks.decimal)) {
      last.value = Number(`${last.digits}.${digits}`)
      last.isOpen = false
      last.end = end
    } else {
      numbers.push({ start: offset + at, end, value: Number(digits), digits, isOpen: true })
    }
  }
  return numbers
}

function isGroupMark(mark: string, { group }: Marks): boolean {
  return mark === '٬' || mark === group || /[\u00a0\u202f]/.test(mark) || (isBlank(mark) && isBlank(group))
}

function isBlank(mark: string): boolean {
  return /^\s$/.test(mark)
}

/** The numbers that an English text says in words. */
export function numbersInWords(text: string): readonly number[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.flatMap((word) => {
    const value = Object.hasOwn(englishNumberWords, word) ? englishNumberWords[word] : numberWords[word]
    return value === undefined ? [] : [value]
  })
}

/** Days with their months and months with their years, in order. */
export function findDates(text: string, language: string): readonly WrittenDate[] {
  return createDateFinder(language)(text)
}

/** `findDates` for many texts of one language: a month is looked for where its letters are, by a pattern that is made once. */
function createDateFinder(language: string): (text: string) => readonly WrittenDate[] {
  let months: readonly { readonly name: string; readonly month: number; readonly letters: string }[] | undefined
  const patterns = new Map<string, RegExp>()
  return (text) => {
    const plain = plainDigits(text)
    const letters = folded(plain)
    months ??= monthNamesOf(language).flatMap((names, month) => names.map((name) => ({ name, month, letters: folded(name) })))
    return months
      .filter((month) => letters.includes(month.letters))
      .flatMap(({ name, month }) => {
        const pattern = patterns.get(name) ?? datePattern(name)
        patterns.set(name, pattern)
        return [...plain.matchAll(pattern)].flatMap((match) => datesOf(match, month, text))
      })
  }
}

/** Equal for letters that differ by case alone. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase()
}

function datePattern(month: string): RegExp {
  return new RegExp(
    `(?<!\\p{L})(?:(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s+(?:(?:de|of|of the)\\s+)?)?${month}(?!\\p{L})(?:,?\\s+(?:(?:de|del)\\s+)?(?<year>\\d{4})(?!\\d)|\\s+(?<later>\\d{1,2})(?!\\d|[:.]\\d))?`,
    'giu',
  )
}

function datesOf(match: RegExpExecArray, month: number, text: string): readonly WrittenDate[] {
  const { day, later, year } = match.groups ?? {}
  const stretch = {
    start: match.index,
    end: match.index + match[0].length,
    text: text.slice(match.index, match.index + match[0].length),
  }
  const number = day ?? later
  return [
    ...(number === undefined ? [] : [{ ...stretch, key: `day ${Number(number)} of month ${month + 1}` }]),
    ...(year === undefined ? [] : [{ ...stretch, key: `month ${month + 1} of ${year}` }]),
  ]
}

/** Of each month the names that it has in the language, January first. */
function monthNamesOf(language: string): readonly (readonly string[])[] {
  const format = new Intl.DateTimeFormat(primaryTag(language), { month: 'long', timeZone: 'UTC' })
  const others = otherMonthsOf[primaryTag(language)]
  return Array.from({ length: 12 }, (_, month) => [
    format.format(Date.UTC(2024, month, 15)),
    ...(others?.[month] === undefined ? [] : [others[month]]),
  ])
}
