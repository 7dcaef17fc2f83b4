/** English sentences and quotations in a stretch of masked text. Knows abbreviations; knows no Markdown. */
import {
  innerAbbreviations,
  numberedAbbreviations,
  openAbbreviations,
  sentenceStarters,
  titleAbbreviations,
} from '../terms/sentence-words.ts'
import { englishPattern } from './english-pattern.ts'
import { expressionMark } from './mask-markup.ts'

/** `[start, end)`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const ending = /[.!?…]+["'”’»)]*(?=\s)/g

const startsSmall = englishPattern(String.raw`^["'“‘«(]*\p{Ll}`)
const startsNumber = new RegExp(`^[\\d${expressionMark}]`)
const firstWord = englishPattern(String.raw`^["'“‘«(]*(\p{L}+)`)
const lastWord = englishPattern(String.raw`[\p{L}\p{N}.]*$`)
const initials = englishPattern(String.raw`^(?:\p{Lu}|\p{L}(?:\.\p{L})+)$`)

/**
 * The sentences of a text, in order and without a gap: each reaches to the first character of the next, so that what stands
 * after its full stop (a blanked citation) belongs to it.
 */
export function splitSentences(text: string): readonly Stretch[] {
  const sentences: Stretch[] = []
  let start = 0
  for (const match of text.matchAll(ending)) {
    const next = skipSpace(text, match.index + match[0].length)
    if (next >= text.length) break
    if (!endsSentence(text, match.index, match[0], next)) continue
    sentences.push({ start, end: next })
    start = next
  }
  sentences.push({ start, end: text.length })
  return sentences
}

function endsSentence(text: string, at: number, mark: string, next: number): boolean {
  const following = text.slice(next, next + 24)
  if (startsSmall.test(following)) return false
  if (!mark.startsWith('.') || mark.startsWith('..')) return true
  const before = lastWord.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? ''
  const word = firstWord.exec(following)?.[1] ?? ''
  const starts = sentenceStarters.has(word)
  if (innerAbbreviations.has(before.toLowerCase())) return false
  if (titleAbbreviations.has(before)) return word === ''
  if (numberedAbbreviations.has(before.toLowerCase())) return !startsNumber.test(following)
  const isInitials = initials.test(before)
  return isInitials || openAbbreviations.has(before.toLowerCase()) ? starts : true
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

const quotation = englishPattern(
  [
    '“[^“”]*”',
    '„[^„“”]*[“”]',
    '«[^«»]*»',
    '(?<=^|[\\s(—–-])"[^"]+"(?![\\p{L}\\p{N}])',
    // An apostrophe inside a word closes nothing.
    '(?<=^|[\\s(—–-])‘(?:[^‘’]|’(?=\\p{L}))*’(?!\\p{L})',
    "(?<=^|[\\s(—–-])'(?=[\\p{L}\\p{N}])(?:[^']|'(?=\\p{L}))*'(?!\\p{L})",
  ].join('|'),
  'g',
)

/** What stands between quotation marks, with them, in order. A mark that is never closed opens nothing. */
export function findQuotations(text: string): readonly Stretch[] {
  if (!/["“„«‘']/.test(text)) return []
  return [...text.matchAll(quotation)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
