/** Whether a sentence says who speaks. Judges no rule; several ask it. */
import type { Actor, Fact, FactBook } from '../facts/fact.ts'
import { attributingWords } from '../terms/speech-words.ts'
import { hasWords, wordPattern } from './find-words.ts'
import type { Sentence } from './sentences.ts'

const attributing = wordPattern(attributingWords)

/** Whether the words attribute to somebody: "said", "according to", "by Pakistan's count". */
export function attributes(words: string): boolean {
  return hasWords(words, attributing)
}

/** Words of names that name nobody by themselves. */
const emptyWords = new Set('the and for from with its his her their not named source sources unnamed anonymous'.split(' '))

/**
 * Whether the words name the one who holds the fact: any telling word of the actor's names, of the parties it speaks for, of an
 * anonymous descriptor; any number and form of "unnamed sources" counts for that.
 */
export function namesSpeaker(words: string, fact: Fact, book: FactBook): boolean {
  const tokens = speakerTokens(fact, book)
  if (tokens.size === 0) return false
  const found = words.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
  return found.some((word) => tokens.has(word))
}

/** Whether a sentence, with the rest of its table row, says whose word the fact is. */
export function isAttributed(sentence: Sentence, neighbours: readonly Sentence[], fact: Fact, book: FactBook): boolean {
  const words = [sentence, ...neighbours].map((one) => one.words).join(' ')
  return attributes(words) || namesSpeaker(words, fact, book)
}

/** The other cells of a sentence's row; for a sentence that leans on the one before ("He …", "That …"), that one. */
export function neighboursOf(sentence: Sentence, all: readonly Sentence[], index: number): readonly Sentence[] {
  if (sentence.row !== undefined) return all.filter((other) => other.row === sentence.row && other !== sentence)
  const before = all[index - 1]
  return before !== undefined && before.block === sentence.block && leansBack.test(sentence.words) ? [before] : []
}

const leansBack =
  /^\s*(?:he|she|it|they|this|that|these|those|his|her|its|their|both|neither|each|such|the (?:statement|spokes\p{L}+|minister|ministry|article|report))(?!\p{L})/iu

function speakerTokens(fact: Fact, book: FactBook): ReadonlySet<string> {
  const names = speakersOf(fact, book).flatMap((actor) => [actor.name, actor.short, actor.selfName])
  const all = [...names, fact.attribution?.descriptor, fact.quote?.speaker]
  const tokens = all.flatMap((name) => name?.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [])
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
