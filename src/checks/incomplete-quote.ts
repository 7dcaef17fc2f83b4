/**
 * `quote/incomplete`: a quotation says who spoke, in which source, and where in it. Whether the words are in the source is
 * another rule's business. In prose it looks at quotations of four words or more that are no titles; English reports.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import { nodeAt } from '../text/located-tree.ts'
import { attributes } from './attribution.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { hasWords, wordPattern } from './find-words.ts'
import { fieldPlace } from './places.ts'
import { type Sentence, spanIn } from './sentences.ts'
import type { Stretch } from './split-sentences.ts'

const fewestWords = 4
const wordInside = englishPattern(String.raw`[\p{L}\p{N}][\p{L}\p{N}'’-]*`, 'g')
const startsCapital = englishPattern(String.raw`^\p{Lu}`)

/** Words around quotation marks that set off a term, a title or a heading rather than speech. */
const setsOff = wordPattern([
  'means?',
  'meaning',
  'defined',
  'definition',
  'terms?',
  'words?',
  'titled',
  'entitled',
  'headed',
  'headlined?',
  'headings?',
  'sections?',
  'so-called',
  'known as',
  'refers? to',
  'stands? for',
])

/** An error for a quotation without speaker or source, a warning for one without its place in the source. */
export function checkIncompleteQuote(context: CheckContext): readonly Diagnostic[] {
  return [
    ...context.usedFacts.flatMap(checkFactQuote),
    ...(context.isEnglish ? context.passages.flatMap((passage) => checkPassage(passage, context)) : []),
  ]
}

function checkFactQuote(fact: Fact): readonly Diagnostic[] {
  const { quote } = fact
  if (quote === undefined) return []
  const span = nodeAt(fact.node, ['quote', 'text'])?.span ?? fieldPlace(fact, 'quote')
  if (quote.speaker === undefined && !hasSpeaker(fact)) {
    return [
      incomplete(
        'error',
        `the quotation in \`${fact.id}\` has no speaker`,
        span,
        'add `speaker` to the quote, or `attributedTo` to the fact',
      ),
    ]
  }
  if (!hasLocator(fact)) {
    return [
      incomplete(
        'warning',
        `the quotation in \`${fact.id}\` does not say where in its source it stands`,
        span,
        'add `at: para 3` to the quote or to the source',
      ),
    ]
  }
  return []
}

function checkPassage(passage: Passage, context: CheckContext): readonly Diagnostic[] {
  const seen = new Set<number>()
  return passage.sentences.flatMap((sentence) =>
    sentence.quotations.flatMap((quotation): readonly Diagnostic[] => {
      if (seen.has(quotation.start)) return []
      seen.add(quotation.start)
      const block = passage.sentences.filter(
        (other) => other.block === sentence.block || (sentence.row !== undefined && other.row === sentence.row),
      )
      return isSpeech(quotation, sentence, passage) ? checkQuotation(quotation, block, passage, context) : []
    }),
  )
}

/** Whether the quotation is somebody's words: four or more, and no title or term that the marks set off. */
export function isSpeech(quotation: Stretch, sentence: Sentence, passage: Passage): boolean {
  const inside = passage.text.text.slice(quotation.start, quotation.end)
  const words = inside.match(wordInside) ?? []
  if (words.length < fewestWords || hasWords(sentence.own, setsOff)) return false
  const telling = words.slice(1).filter((word) => word.length > 3)
  const capitals = telling.filter((word) => startsCapital.test(word))
  return capitals.length < telling.length * 0.6 || telling.length === 0
}

function checkQuotation(
  quotation: Stretch,
  block: readonly Sentence[],
  passage: Passage,
  { book }: CheckContext,
): readonly Diagnostic[] {
  const span = spanIn(passage, quotation)
  const cited = block.flatMap((sentence) => sentence.facts)
  const facts = cited.flatMap(({ id }) => book.facts.get(id) ?? [])
  if (facts.length === 0)
    return [incomplete('error', 'this quotation cites no fact', span, 'cite the fact that holds it: `[@fact-id]`')]
  const spoken =
    block.some((sentence) => attributes(sentence.own)) ||
    facts.some((fact) => fact.quote?.speaker !== undefined || hasSpeaker(fact))
  if (!spoken)
    return [
      incomplete(
        'error',
        'nobody is said to have spoken this quotation',
        span,
        'say who spoke, or add `speaker` to the fact’s `quote`',
      ),
    ]
  const located = facts.some(hasLocator) || cited.some(({ locator }) => locator !== undefined)
  if (located) return []
  return [
    incomplete(
      'warning',
      'this quotation does not say where in its source it stands',
      span,
      'cite the place too: `[@fact-id, para 3]`',
    ),
  ]
}

function hasSpeaker({ attributedTo, attribution }: Fact): boolean {
  return attributedTo !== undefined || attribution?.descriptor !== undefined
}

function hasLocator({ quote, sources }: Fact): boolean {
  return quote?.at !== undefined || sources.some((source) => source.at !== undefined)
}

function incomplete(severity: 'error' | 'warning', message: string, span: Diagnostic['span'], hint: string): Diagnostic {
  return { severity, code: 'quote/incomplete', message, ...(span && { span }), hints: [hint] }
}
