/** `time/weekday`: a weekday and the date beside it are the same day. English reports and texts of facts, outside quotations. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { monthNames, monthPattern, weekdayNames, weekdayPattern } from '../terms/time-words.ts'
import type { Edtf } from '../time/edtf.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'
import type { CheckContext } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { findWords } from './find-words.ts'
import { type Sentence, type SentenceText, spanIn } from './sentences.ts'
import type { Stretch } from './split-sentences.ts'

/** "Sun 9 Nov" is a date, "The Sun, 9 November" a newspaper. */
const weekday = `(?<weekday>${weekdayPattern}|(?:Mon|Tues?|Wed|Thurs?|Fri)(?=\\.?,?\\s*\\d)|(?:Sat|Sun)(?=\\s+\\d))`
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?'
const month = `(?<month>${monthPattern})`
const year = '(?:,?\\s+(?<year>\\d{4}))?'
const forms = [
  `${weekday}[.,]?\\s*\\(?\\s*(?:the\\s+)?${day}\\s+(?:of\\s+)?${month}${year}`,
  `${weekday}[.,]?\\s*\\(?\\s*${month}\\s+${day}${year}`,
  `${weekday}[.,]?\\s*\\(?\\s*(?<iso>\\d{4}-\\d{2}-\\d{2})`,
  `${day}\\s+(?:of\\s+)?${month}${year}\\s*(?:\\(|,\\s+an?\\s+)\\s*${weekday}`,
  `${month}\\s+${day}${year}\\s*(?:\\(|,\\s+an?\\s+)\\s*${weekday}`,
].map((form) => englishPattern(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'g'))

/** An error for each weekday that is not that of its date. A date without a year is the one nearest to the fact's time or the report's as-of. */
export function checkWrongWeekday({ isEnglish, passages, factTexts, brief }: CheckContext): readonly Diagnostic[] {
  if (!isEnglish) return []
  return [
    ...passages.flatMap((text) => text.sentences.flatMap((sentence) => checkSentence(sentence, text, brief.asOf))),
    ...factTexts.flatMap((text) =>
      text.sentences.flatMap((sentence) => checkSentence(sentence, text, text.fact.when ?? brief.asOf)),
    ),
  ]
}

interface WrittenDay extends Stretch {
  readonly weekday: number
  readonly month: number
  readonly day: number
  readonly year: number | undefined
}

function checkSentence(sentence: Sentence, text: SentenceText, near: Edtf): readonly Diagnostic[] {
  return findDays(sentence).flatMap((written): readonly Diagnostic[] => {
    const date = written.year === undefined ? nearestDate(written, near, text, sentence) : dateOf(written.year, written)
    if (date === undefined || date.getUTCDay() === written.weekday) return []
    const right = capital(weekdayNames[date.getUTCDay()])
    const named = `${date.getUTCDate()} ${capital(monthNames[date.getUTCMonth()])} ${date.getUTCFullYear()}`
    return [
      {
        severity: 'error',
        code: 'time/weekday',
        message: `${named} is a ${right}, not a ${capital(weekdayNames[written.weekday])}`,
        span: spanIn(text, written),
        hints: [
          `write \`${right}\`, or check the date`,
          ...(written.year === undefined ? ['write the year when another one is meant'] : []),
        ],
      },
    ]
  })
}

const mayName = /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

function findDays(sentence: Sentence): readonly WrittenDay[] {
  if (!mayName.test(sentence.own)) return []
  return forms.flatMap((form) =>
    findWords(sentence, form).flatMap(({ start, text, groups }) => {
      const weekdayAt = weekdayIndex(groups['weekday'])
      const iso = groups['iso'] === undefined ? undefined : parseEdtfPoint(groups['iso'])
      const written = groups['weekday'] ?? ''
      const from = start + sentence.words.slice(start - sentence.start).indexOf(written)
      const place = { start: from, end: from + written.length }
      if (iso?.month !== undefined && iso.day !== undefined)
        return [{ ...place, weekday: weekdayAt, month: iso.month, day: iso.day, year: iso.year }]
      if (text === '' || groups['month'] === undefined) return []
      const year = groups['year'] === undefined ? undefined : Number(groups['year'])
      return [{ ...place, weekday: weekdayAt, month: monthIndex(groups['month']), day: Number(groups['day']), year }]
    }),
  )
}

function weekdayIndex(name: string | undefined): number {
  return weekdayNames.findIndex((known) => known.startsWith((name ?? '?').slice(0, 3).toLowerCase()))
}

function monthIndex(name: string): number {
  return monthNames.findIndex((known) => known.startsWith(name.slice(0, 3).toLowerCase())) + 1
}

/** The day of that year, or undefined when its calendar has none. */
function dateOf(year: number, { month: monthNumber, day: dayNumber }: WrittenDay): Date | undefined {
  const date = new Date(Date.UTC(year, monthNumber - 1, dayNumber))
  return date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === dayNumber ? date : undefined
}

/** Undefined where the paragraph speaks of another year, so that history is not taken for this year. */
function nearestDate(written: WrittenDay, near: Edtf, text: SentenceText, sentence: Sentence): Date | undefined {
  const middle = Number.isFinite(near.earliest) ? near.earliest : near.latest
  const year = new Date(middle).getUTCFullYear()
  const dates = [year - 1, year, year + 1].flatMap((candidate) => dateOf(candidate, written) ?? [])
  const [nearest] = dates.sort((a, b) => Math.abs(a.getTime() - middle) - Math.abs(b.getTime() - middle))
  const block = text.sentences.filter((other) => other.block === sentence.block).map(({ words }) => words)
  const years = block.join(' ').match(/(?<!\d)(?:1[89]|20)\d{2}(?!\d)/g) ?? []
  return years.some((other) => Number(other) !== nearest?.getUTCFullYear()) ? undefined : nearest
}

function capital(name: string | undefined): string {
  return name === undefined ? '' : name.charAt(0).toUpperCase() + name.slice(1)
}
