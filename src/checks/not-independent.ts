/** `source/not-independent`: what repeats one origin confirms nothing (circular reporting). Does not count sources that nobody says confirm one another. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { findWords, wordPattern } from './find-words.ts'
import { independentSources } from './grades.ts'
import { fieldPlace, itemPlace } from './places.ts'
import { type Sentence, spanIn } from './sentences.ts'

const many = '(?:two|three|four|five|several|multiple|numerous|many|various|different|separate|independent)'
const outlets = '(?:sources|outlets|newspapers|agencies|reports|accounts|media)'
const speak = '(?:say|said|report(?:ed)?|confirm(?:ed)?|agree[d]?|state[d]?|tell|told)'

/** Turns that count sources: "three independent sources said", "independently confirmed". */
const countsSources = wordPattern([
  `${many} (?:(?:independent|separate|different|news|media|other|local) )*${outlets} (?:\\p{L}+ ){0,2}${speak}`,
  '(?:confirmed|corroborated|verified) (?:independently|by (?:two|three|several|multiple|other|independent|separate) \\p{L}+)',
  'independently (?:confirmed|corroborated|verified)',
])
const denied = englishPattern(String.raw`(?<!\p{L})(?:no|not|nobody|never|nor|neither|without|cannot|un\p{L}+)(?!\p{L})`, 'i')

/** An error for a `corroborates` between facts of one origin; a warning for a sentence that counts sources which are one. */
export function checkNotIndependent(context: CheckContext): readonly Diagnostic[] {
  return [...context.usedFacts.flatMap((fact) => checkCorroborates(fact, context)), ...checkProse(context)]
}

function checkCorroborates(fact: Fact, { book, links }: CheckContext): readonly Diagnostic[] {
  return fact.corroborates.flatMap((id, index): readonly Diagnostic[] => {
    const other = book.facts.get(id)
    if (other === undefined || other === fact || !links.isLive(other) || !links.isLive(fact)) return []
    if (fact.sources.length === 0 || other.sources.length === 0 || independentSources([fact, other], book) > 1) return []
    return [
      {
        severity: 'error',
        code: 'source/not-independent',
        message: `\`${fact.id}\` cannot corroborate \`${id}\`: ${sharedOrigin(fact, other)}`,
        span: itemPlace(fact, 'corroborates', index),
        related: [
          { message: `sources of \`${fact.id}\``, span: fieldPlace(fact, 'sources') },
          { message: `sources of \`${id}\``, span: fieldPlace(other, 'sources') },
        ],
        hints: ['remove the link', 'name a source that does not repeat the other fact’s'],
      },
    ]
  })
}

function sharedOrigin(fact: Fact, other: Fact): string {
  const refs = new Set(other.sources.map((source) => source.ref))
  const shared = fact.sources.find((source) => refs.has(source.ref))
  return shared === undefined ? 'their sources lead back to one origin' : `both rest on \`${shared.ref}\``
}

function checkProse(context: CheckContext): readonly Diagnostic[] {
  if (!context.isEnglish) return []
  return context.passages.flatMap((passage) => passage.sentences.flatMap((sentence) => checkSentence(sentence, passage, context)))
}

function checkSentence(sentence: Sentence, passage: Passage, { book }: CheckContext): readonly Diagnostic[] {
  if (sentence.facts.length === 0 || denied.test(sentence.own)) return []
  const facts = sentence.facts.flatMap(({ id }) => book.facts.get(id) ?? [])
  if (facts.length === 0 || facts.some((fact) => fact.sources.length === 0)) return []
  const [found] = findWords(sentence, countsSources)
  if (found === undefined || independentSources(facts, book) > 1) return []
  return [
    {
      severity: 'warning',
      code: 'source/not-independent',
      message: `\`${found.text}\`, but what this sentence cites leads back to one source`,
      span: spanIn(passage, found),
      related: facts.map((fact) => ({ message: `sources of \`${fact.id}\``, span: fieldPlace(fact, 'sources') })),
      hints: ['say that they repeat one source', 'cite a fact from an independent source'],
    },
  ]
}
