/** Quantities in the report's own words: digits and small number words that are no dates, names or numbering. English. */

import {
  aboutWords,
  fromAboveWords,
  fromBelowWords,
  harmlessNames,
  harmlessNumbers,
  numberWords,
  scaleWords,
} from '../terms/number-words.ts'
import { englishPattern } from './english-pattern.ts'
import type { Sentence } from './sentences.ts'
import type { Stretch } from './split-sentences.ts'

/** How a number is meant: `about`, at least (`fromBelow`: "more than 40"), at most (`fromAbove`: "nearly 40"). */
export type Softening = 'exact' | 'about' | 'fromBelow' | 'fromAbove'

export interface Quantity extends Stretch {
  /** As written, with scale and percent sign. */
  readonly text: string
  readonly value: number
  /** The other end of a range: 5 in "3–5", "3 to 5" and "between 3 and 5". */
  readonly upper?: number
  readonly inDigits: boolean
  readonly softening: Softening
  readonly isPercent: boolean
  /** The text after it in the sentence. */
  readonly after: string
}

const whole = (pattern: string, flags: string): RegExp => englishPattern(`(?<![\\p{L}\\d.])(?:${pattern})(?![\\p{L}\\d])`, flags)
const harmless = [
  ...harmlessNames.map((pattern) => whole(pattern, 'g')),
  ...harmlessNumbers.map((pattern) => whole(pattern, 'gi')),
]
const scales = Object.keys(scaleWords).join('|')
const words = Object.keys(numberWords).join('|')
const digits = '\\d{1,3}(?:[, \\u00a0\\u202f]\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const quantity = englishPattern(
  `(?<![\\p{L}\\d.,])(?:(?<digits>${digits})(?:(?:\\s?[–-]\\s?|\\s+to\\s+|(?<=between\\s+[\\d., ]+)\\s+and\\s+|\\s+in\\s+(?=\\d+\\s+\\p{L}))(?<upper>${digits}))?|(?<word>${words})(?!\\p{L}))` +
    `(?:[\\s-]?(?<scale>${scales})(?!\\p{L}))?(?<percent>\\s?(?:%|per ?cent(?!\\p{L})))?`,
  'gi',
)
const about = englishPattern(`(?<!\\p{L})(?:${aboutWords.join('|')})\\s+$`, 'i')
const fromBelow = englishPattern(`(?<!\\p{L})(?:${fromBelowWords.join('|')})\\s+$`, 'i')
const fromAbove = englishPattern(`(?<!\\p{L})(?:${fromAboveWords.join('|')})\\s+$`, 'i')

/** The quantities of a sentence, in order; what is quoted is left out. */
export function findQuantities(sentence: Sentence): readonly Quantity[] {
  if (!mayCount.test(sentence.own)) return []
  const masked = harmless.reduce((text, pattern) => text.replace(pattern, (match) => ' '.repeat(match.length)), sentence.own)
  return [...masked.matchAll(quantity)].map((match) => {
    const { digits: written, upper, word, scale, percent } = match.groups ?? {}
    const factor = scaleWords[scale?.toLowerCase() ?? ''] ?? 1
    const base = written === undefined ? (numberWords[word?.toLowerCase() ?? ''] ?? 0) : numberOf(written)
    const start = sentence.start + match.index
    return {
      start,
      end: start + match[0].length,
      text: match[0],
      value: base * factor,
      ...(upper !== undefined && { upper: numberOf(upper) * factor }),
      inDigits: written !== undefined,
      softening: softeningOf(masked.slice(0, match.index)),
      isPercent: percent !== undefined,
      after: sentence.own.slice(match.index + match[0].length),
    }
  })
}

function numberOf(digitsAsWritten: string): number {
  return Number(digitsAsWritten.replace(/[^\d.]/g, ''))
}

const mayCount = englishPattern(`\\d|(?<!\\p{L})(?:${words})(?!\\p{L})`, 'i')

function softeningOf(before: string): Softening {
  if (fromBelow.test(before)) return 'fromBelow'
  if (fromAbove.test(before)) return 'fromAbove'
  return about.test(before) ? 'about' : 'exact'
}
