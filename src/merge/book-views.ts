/** What merging asks of a fact book before it looks at a single fact, kept so that reports which share a book share the answers. Merges nothing. */
import type { FactBook } from '../facts/fact.ts'
import { createFactsAsOf, type factsAsOf } from '../facts/facts-as-of.ts'
import { oncePerBook } from '../facts/once-per-book.ts'
import { type CurrentFacts, indexCurrentFacts } from '../facts/select-facts.ts'
import { contestedFacts } from './merge-facts.ts'

/** The same answers as the functions that they are named after, each worked out once for a book. */
export interface BookViews {
  readonly factsAsOf: typeof factsAsOf
  readonly currentFacts: (book: FactBook) => CurrentFacts
  readonly contestedFacts: (book: FactBook) => ReadonlySet<string>
  /** What names lead to: the facts as they were `known`, and the later ones, which must not vanish from under a citation. */
  readonly withLaterFacts: (known: FactBook, whole: FactBook) => FactBook
}

/** Views for one run. */
export function createBookViews(): BookViews {
  const completed = new WeakMap<FactBook, FactBook>()
  return {
    factsAsOf: createFactsAsOf(),
    currentFacts: oncePerBook(indexCurrentFacts),
    contestedFacts: oncePerBook(contestedFacts),
    withLaterFacts(known, whole) {
      // A book of what was known belongs to one whole book.
      const complete = completed.get(known) ?? withLaterFacts(known, whole)
      completed.set(known, complete)
      return complete
    },
  }
}

function withLaterFacts(known: FactBook, whole: FactBook): FactBook {
  if (known === whole) return whole
  return { ...known, facts: new Map([...whole.facts].map(([id, fact]) => [id, known.facts.get(id) ?? fact])) }
}
