/**
 * `time/relative`: dates are dates. "On Sunday" and "last week" mean another day to whoever reads later (WHO, OCHA). English
 * reports and texts of facts, outside quotations. Does not ask whether a date is right.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { monthPattern, relativeTimeWords, weekdayWords } from '../terms/time-words.ts'
import type { CheckContext } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { type FoundWords, findWords, wordPattern } from './find-words.ts'
import { type Sentence, type SentenceText, spanIn } from './sentences.ts'

const relativeTime = wordPattern(relativeTimeWords)
const onWeekday = wordPattern([weekdayWords])
const dateAfter = new RegExp(`^[\\s,.(–-]*(?:the\\s+)?(?:\\d{1,4}(?!\\d)|${monthPattern})`)
const dateBefore = new RegExp(
  `(?:\\d\\s+${monthPattern}(?:\\s+\\d{4})?|${monthPattern}\\s+\\d{1,2}(?:,\\s*\\d{4})?|\\d{4}-\\d{2}-\\d{2})[\\s,(–-]*$`,
)

const startsCapital = englishPattern(String.raw`^\p{Lu}`)
const endsInName = englishPattern(String.raw`\p{Lu}[\p{L}.]*\s+$`)

/** An error for each such word in the text of a fact, which outlives the report, a warning for each in prose. */
export function checkRelativeTime({ isEnglish, passages, factTexts }: CheckContext): readonly Diagnostic[] {
  if (!isEnglish) return []
  return [
    ...factTexts.flatMap((text) => findIn(text).map((found) => relative(text, found, 'error'))),
    ...passages.flatMap((text) => findIn(text).map((found) => relative(text, found, 'warning'))),
  ]
}

function findIn({ sentences }: SentenceText): readonly FoundWords[] {
  return sentences.flatMap((sentence) => [
    ...findWords(sentence, relativeTime).filter((found) => !isName(found, sentence)),
    ...findWords(sentence, onWeekday).filter((found) => !hasDate(found, sentence)),
  ])
}

/** "Pakistan Today" is a newspaper. */
function isName(found: FoundWords, sentence: Sentence): boolean {
  const before = sentence.words.slice(0, found.start - sentence.start)
  return startsCapital.test(found.text) && endsInName.test(before)
}

function hasDate(found: FoundWords, sentence: Sentence): boolean {
  const before = sentence.own.slice(0, found.start - sentence.start)
  const after = sentence.own.slice(found.end - sentence.start)
  return dateAfter.test(after) || dateBefore.test(before)
}

function relative(text: SentenceText, found: FoundWords, severity: 'error' | 'warning'): Diagnostic {
  return {
    severity,
    code: 'time/relative',
    message: `\`${found.text}\` is another day for whoever reads later`,
    span: spanIn(text, found),
    hints: ['write the date: “9 November”, “in the week of 10 November”'],
  }
}
