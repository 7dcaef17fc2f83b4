/** Whether a sentence says who speaks. Judges no rule; several ask it. */

import type { Actor, Fact, FactBook } from '../facts/fact.ts'
import { attributingWords } from '../terms/speech-words.ts'
import { englishPattern } from './english-pattern.ts'
import { hasWords, wordPattern } from './find-words.ts'
import type { Sentence } from './sentences.ts'

const attributing = wordPattern(attributingWords)

/** Whether the words attribute to somebody: "said", "according to", "by Pakistan's count". */
export function attributes(words: string): boolean {
  return hasWords(words, attributing)
}

const wordInName = englishPattern('[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*', 'g')
const owns = englishPattern(String.raw`^(?:['’]s?(?!\p{L})|\s+\p{L}+['’]s(?!\p{L}))`)
const afterPreposition = englishPattern(String.raw`(?<!\p{L})(?:for|by|from|per)\s+(?:the\s+)?(?:\p{L}+\s+){0,2}$`, 'i')
const afterMark = englishPattern(String.raw`[:–—(]\s*(?:the\s+)?(?:\p{L}+\s+){0,2}$`, 'i')
const beforeMark = englishPattern(String.raw`^[\p{L}\s]*(?:$|[):.,;–—])`)

/** Words of names that name nobody by themselves. */
const emptyWords = new Set('the and for from with its his her their not named source sources unnamed anonymous'.split(' '))

/**
 * Whether the words give the fact as its holder's: a telling word of the actor's names, or of the parties it speaks for, where a
 * speaker stands (see `standsAsSpeaker`), or a word of an anonymous descriptor anywhere.
 */
export function namesSpeaker(words: string, fact: Fact, book: FactBook): boolean {
  const names = tokensOf(speakersOf(fact, book).flatMap((actor) => [actor.name, actor.short, actor.selfName]))
  const descriptors = tokensOf([fact.attribution?.descriptor, fact.quote?.speaker])
  if (names.size === 0 && descriptors.size === 0) return false
  for (const { 0: word, index } of words.matchAll(wordInName)) {
    const token = word.toLowerCase()
    if (descriptors.has(token)) return true
    if (names.has(token) && standsAsSpeaker(words.slice(0, index), words.slice(index + word.length))) return true
  }
  return false
}

/**
 * Whether a name stands where a speaker does: among the first words ("The Foreign Office …"), with a possessive ("Pakistan's …"),
 * after "for", "by" or "from", or set off by a colon, a dash or brackets. "Attacks on Pakistan" does not make it Pakistan's word.
 */
function standsAsSpeaker(before: string, after: string): boolean {
  const isEarly = (before.match(wordInName) ?? []).length < 4 && !/[,;:]/.test(before)
  const isOwner = owns.test(after)
  const isNamed = afterPreposition.test(before)
  const isSetOff = afterMark.test(before) && beforeMark.test(after)
  return isEarly || isOwner || isNamed || isSetOff || /^\s*[:–—]/.test(after)
}

/** Whether a sentence, with the rest of its table row, says whose word the fact is. */
export function isAttributed(sentence: Sentence, neighbours: readonly Sentence[], fact: Fact, book: FactBook): boolean {
  return [sentence, ...neighbours].some(({ words }) => attributes(words) || namesSpeaker(words, fact, book))
}

/** The other cells of a sentence's row; for a sentence that leans on the one before ("He …", "That …"), that one. */
export function neighboursOf(sentence: Sentence, all: readonly Sentence[], index: number): readonly Sentence[] {
  if (sentence.row !== undefined) return all.filter((other) => other.row === sentence.row && other !== sentence)
  const before = all[index - 1]
  return before !== undefined && before.block === sentence.block && leansBack.test(sentence.words) ? [before] : []
}

const leansBack = englishPattern(
  String.raw`^\s*(?:he|she|it|they|this|that|these|those|his|her|its|their|both|neither|each|such|the (?:statement|spokes\p{L}+|minister|ministry|article|report))(?!\p{L})`,
  'i',
)

function tokensOf(names: readonly (string | undefined)[]): ReadonlySet<string> {
  const tokens = names.flatMap((name) => name?.toLowerCase().match(wordInName) ?? [])
  return new Set(tokens.filter((token) => token.length >= 3 && !emptyWords.has(token)))
}

/** The speaker and the parties it belongs to, upwards. */
function speakersOf(fact: Fact, book: FactBook): readonly Actor[] {
  const chain: Actor[] = []
  let actor = fact.attributedTo === undefined ? undefined : book.actors.get(fact.attributedTo)
  while (actor !== undefined && !chain.includes(actor)) {
    chain.push(actor)
    actor = actor.partOf === undefined ? undefined : book.actors.get(actor.partOf)
  }
  return chain
}
