/** Numbers and dates that one of two texts in two languages has and the other has not. Says nothing of words. */
import { blankOf } from './mask-markup.ts'
import type { Stretch } from './split-sentences.ts'
import { type LanguageReader, numbersInWords, type WrittenDate, type WrittenNumber } from './translated-numbers.ts'

/** A text with its markup blanked. */
export interface TextInLanguage {
  readonly text: string
  readonly language: LanguageReader
}

/** A number or date that only one of them has, and what it is called: ``the number `12` ``. */
export interface OddNumber extends Stretch {
  readonly what: string
}

export interface OddNumbers {
  readonly extra: readonly OddNumber[]
  readonly lacking: readonly OddNumber[]
}

/**
 * What `after` has besides `before`, and what it lacks. Digits are digits in both; a number that `before` has in English words may be
 * in digits in `after`. A day belongs to its month and a month to its year, however often they are said.
 */
export function compareNumbers(before: TextInLanguage, after: TextInLanguage): OddNumbers {
  const dates = [before, after].map(({ text, language }) => asSet(language.findDates(text)))
  const [ours = [], theirs = []] = [oddDates(dates[1], dates[0]), oddDates(dates[0], dates[1])]
  // The digits of a date that differs are told with it.
  const numbers = oddNumbers(withoutStretches(before, theirs), withoutStretches(after, ours))
  return {
    extra: [...ours.map(asDate), ...numbers.extra.map(asNumber)],
    lacking: [...theirs.map(asDate), ...numbers.lacking.map(asNumber)],
  }
}

function asSet(dates: readonly WrittenDate[]): readonly WrittenDate[] {
  return dates.filter(({ key }, index) => dates.findIndex((other) => other.key === key) === index)
}

function oddDates(dates: readonly WrittenDate[] = [], others: readonly WrittenDate[] = []): readonly WrittenDate[] {
  const known = new Set(others.map(({ key }) => key))
  return dates.filter(({ key }) => !known.has(key))
}

function withoutStretches({ text, language }: TextInLanguage, stretches: readonly Stretch[]): TextInLanguage {
  const blanked = stretches.reduce(
    (all, { start, end }) => all.slice(0, start) + blankOf(all.slice(start, end)) + all.slice(end),
    text,
  )
  return { text: blanked, language }
}

function oddNumbers(before: TextInLanguage, after: TextInLanguage) {
  const left = [...before.language.findNumbers(before.text)]
  const odd = after.language.findNumbers(after.text).filter((found) => !takeFirst(left, (other) => isSame(other, found)))
  const inWords = before.language.tag === 'en' ? [...numbersInWords(before.text)] : []
  return {
    extra: odd.filter(({ values }) => !takeFirst(inWords, (word) => values.includes(word))),
    lacking: left.filter(({ isOrdinal }) => !isOrdinal),
  }
}

/** Takes the first item that fits out of the list; whether there was one. */
function takeFirst<Item>(items: Item[], fits: (item: Item) => boolean): boolean {
  const index = items.findIndex(fits)
  if (index !== -1) items.splice(index, 1)
  return index !== -1
}

function isSame(a: WrittenNumber, b: WrittenNumber): boolean {
  return a.isPercent === b.isPercent && a.values.some((value) => b.values.includes(value))
}

function asDate({ text, start, end }: WrittenDate): OddNumber {
  return { start, end, what: `the date \`${text}\`` }
}

function asNumber({ text, start, end, isPercent }: WrittenNumber): OddNumber {
  return { start, end, what: `the number \`${text}${isPercent ? ' %' : ''}\`` }
}
