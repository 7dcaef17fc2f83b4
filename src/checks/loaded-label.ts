/**
 * `attribution/loaded-label`: a name that one party coined for another, or a word that takes a side, stands in no voice but
 * its user's (OCHA's SOP: neutral, unemotional). English reports; quotations and sentences that attribute are left alone.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { loadedWords } from '../terms/loaded-words.ts'
import { attributes } from './attribution.ts'
import type { CheckContext } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { type FoundWords, findWords, hasWords, wordPattern } from './find-words.ts'
import { type Sentence, type SentenceText, spanIn } from './sentences.ts'

const wordBefore = englishPattern(String.raw`([\p{L}\p{N}]+)(?:['’]s)?\s+$`)
const wordAfter = englishPattern(String.raw`^\s+(?:in\s+)?(?:the\s+)?([\p{L}\p{N}]+)`)
const startsCapital = englishPattern(String.raw`^\p{Lu}`)

interface LoadedTerm {
  readonly pattern: RegExp
  readonly near?: 'nameBefore' | 'nameAfter'
  message(found: string): string
  readonly hint: string
}

const wordTerms: readonly LoadedTerm[] = loadedWords.map(({ pattern, near, instead }) => ({
  pattern: wordPattern([pattern]),
  ...(near !== undefined && { near }),
  message: (found) => `\`${found}\` takes a side in the report’s own voice`,
  hint: `write ${instead}`,
}))

/** Most sentences have none of them: asked first, so that twelve patterns are tried on few. */
const anyLoaded = wordPattern(loadedWords.map(({ pattern }) => pattern))

/** Kinds whose text is the report's own; the others are told as somebody's. */
const ownKinds: ReadonlySet<Fact['kind']> = new Set(['event', 'status', 'figure', 'assumption'])

/** A warning for each such word in titles, labels, prose and the texts of facts that no party utters. */
export function checkLoadedLabel(context: CheckContext): readonly Diagnostic[] {
  if (!context.isEnglish) return []
  const labels = labelTerms(context.book)
  const texts = [...context.headings, ...context.passages, ...context.factTexts.filter(({ fact }) => ownKinds.has(fact.kind))]
  return texts.flatMap((text) =>
    text.sentences.flatMap((sentence) =>
      checkSentence(sentence, text, hasWords(sentence.own, anyLoaded) ? [...wordTerms, ...labels] : labels, context.book),
    ),
  )
}

function checkSentence(
  sentence: Sentence,
  text: SentenceText,
  terms: readonly LoadedTerm[],
  book: FactBook,
): readonly Diagnostic[] {
  const found = terms.flatMap((term) =>
    findWords(sentence, term.pattern)
      .filter((words) => isMeant(words, term, sentence, book))
      .map((words) => ({ term, words })),
  )
  if (found.length === 0 || attributes(sentence.own)) return []
  const once = found.filter(({ words }, index) => found.findIndex((other) => other.words.start === words.start) === index)
  return once.map(({ term, words }) => ({
    severity: 'warning',
    code: 'attribution/loaded-label',
    message: term.message(words.text),
    span: spanIn(text, words),
    hints: [term.hint],
  }))
}

function isMeant(words: FoundWords, term: LoadedTerm, sentence: Sentence, book: FactBook): boolean {
  if (term.near === undefined) return true
  const before = sentence.words.slice(0, words.start - sentence.start)
  const after = sentence.words.slice(words.end - sentence.start)
  const pattern = term.near === 'nameBefore' ? wordBefore : wordAfter
  const word = pattern.exec(term.near === 'nameBefore' ? before : after)?.[1]
  return word !== undefined && startsCapital.test(word) && isNameWord(word, book)
}

/** Whether a word is a telling one in the name of an actor or a place, so that "the Taliban regime" is known for what it is. */
function isNameWord(word: string, book: FactBook): boolean {
  if (commonNameWords.has(word)) return false
  const inName = englishPattern(`(?<!\\p{L})${escapePattern(word)}(?!\\p{L})`)
  const actors = [...book.actors.values()].flatMap(({ name, short, selfName }) => [name, short ?? '', selfName ?? ''])
  return [...actors, ...[...book.places.values()].map(({ name }) => name)].some((name) => inName.test(name))
}

const commonNameWords = new Set(
  'The Government Ministry Minister Office President Prime Foreign Affairs Republic State National'.split(' '),
)

function labelTerms(book: FactBook): readonly LoadedTerm[] {
  return [...book.actors.values()].flatMap((actor) =>
    actor.labels.flatMap(({ text, abbr, usedBy }) => {
      const user =
        usedBy === undefined ? 'one party' : (book.actors.get(usedBy)?.short ?? book.actors.get(usedBy)?.name ?? usedBy)
      const name = actor.short ?? actor.name
      const message = (found: string): string => `\`${found}\` is what ${user} calls ${name}`
      const hint = `write “${name}”, or say who uses the other name`
      const whole = { pattern: wordPattern([escapePattern(text)]), message, hint }
      // An abbreviation such as "FaK" is one only in its own spelling.
      return abbr === undefined ? [whole] : [whole, { pattern: wordPattern([escapePattern(abbr)], 'g'), message, hint }]
    }),
  )
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
