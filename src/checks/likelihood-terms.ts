/** Words of likelihood in the report's own words, and the bands they stand for. English. Judges nothing. */
import { likelihoodAdverbs } from '../terms/hedge-words.ts'
import { findBand, type Lexicon, type LikelihoodBand, lexicons } from '../terms/lexicons.ts'
import { type FoundWords, findWords, wordPattern } from './find-words.ts'
import type { Sentence } from './sentences.ts'

export interface FoundLikelihood extends FoundWords {
  /** The term that the words are a form of. */
  readonly term: string
}

/** "Remote" is a place more often than a chance. */
const ambiguous = new Set(['remote'])

const allTerms = Object.values(lexicons).flatMap(({ bands }) => bands.flatMap(({ terms }) => terms))
const written = [...new Set([...allTerms, ...Object.keys(likelihoodAdverbs)])].filter((term) => !ambiguous.has(term))
// "Probable cases" are a class of the WHO's.
const likelihood = wordPattern(written.map((term) => `${term}(?! (?:cases?|contacts?)(?!\\p{L}))`))

/** The terms of any lexicon in a sentence, the longest at each place, in order. */
export function findLikelihoods(sentence: Sentence): readonly FoundLikelihood[] {
  return findWords(sentence, likelihood).map((found) => {
    const term = found.text.toLowerCase()
    return { ...found, term: likelihoodAdverbs[term] ?? term }
  })
}

/** The band of a term in a lexicon; undefined when it is another lexicon's. */
export function bandOf({ term }: FoundLikelihood, lexicon: Lexicon): LikelihoodBand | undefined {
  return findBand(lexicon, term)
}
