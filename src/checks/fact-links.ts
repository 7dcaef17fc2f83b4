/** How a fact is tied to the rest of the book as one report knows it: what was recorded after its cut-off is not known to it. */
import type { Brief } from '../brief/brief.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { isKnownBy, momentOf } from '../facts/facts-as-of.ts'
import type { BookIndex } from './book-index.ts'

export interface FactLinks {
  /** Facts that supersede or correct it. */
  replacedBy(fact: Fact): readonly Fact[]
  /** Live facts that it contradicts or that contradict it. */
  contradictions(fact: Fact): readonly Fact[]
  /** Live facts that it corroborates or that corroborate it. */
  corroborations(fact: Fact): readonly Fact[]
  /** Current or under review, replaced by none, and known by the cut-off. */
  isLive(fact: Fact): boolean
}

/** The links of a book's facts for a report. */
export function createFactLinks(index: BookIndex, { sources }: FactBook, brief: Brief): FactLinks {
  const moment = momentOf(brief)
  const isKnown = (fact: Fact): boolean => isKnownBy(fact, sources, moment)
  const replacedBy = (fact: Fact): readonly Fact[] => (index.replacements.get(fact.id) ?? []).filter(isKnown)
  const isLive = (fact: Fact): boolean =>
    (fact.status === 'current' || fact.status === 'underReview') && isKnown(fact) && replacedBy(fact).length === 0
  return {
    replacedBy,
    contradictions: (fact) => (index.contradictions.get(fact.id) ?? []).filter(isLive),
    corroborations: (fact) => (index.corroborations.get(fact.id) ?? []).filter(isLive),
    isLive,
  }
}
