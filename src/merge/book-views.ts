/** What merging asks of a fact book before it looks at a single fact, kept so that reports which share a book share the answers. Merges nothing. */
import type { FactBook } from '../facts/fact.ts'
import { createFactsAsOf, createStatusesAsOf, type factsAsOf, type statusesAsOf } from '../facts/facts-as-of.ts'
import { oncePerBook } from '../facts/once-per-book.ts'
import { type CurrentFacts, indexCurrentFacts } from '../facts/select-facts.ts'
import type { Marking } from '../terms/markings.ts'
import { contestedFacts } from './merge-facts.ts'
import { type VisibleFacts, visibleFacts } from './visible-facts.ts'

/** The same answers as the functions that they are named after, each worked out once for a book. */
export interface BookViews {
  readonly factsAsOf: typeof factsAsOf
  readonly statusesAsOf: typeof statusesAsOf
  readonly currentFacts: (book: FactBook) => CurrentFacts
  readonly contestedFacts: (book: FactBook) => ReadonlySet<string>
  /** What names lead to: the facts as they were `known`, and the later ones, which must not vanish from under a citation. */
  readonly withLaterFacts: (known: FactBook, whole: FactBook) => FactBook
  /** What a report marked `ceiling` may know of that book, and of the facts in it that were `known`. */
  readonly visible: (complete: FactBook, known: FactBook, ceiling: Marking) => VisibleBooks
}

export interface VisibleBooks extends VisibleFacts {
  /** The same without what came later. */
  readonly known: FactBook
}

/** Views for one run. */
export function createBookViews(): BookViews {
  const completed = new WeakMap<FactBook, FactBook>()
  const visibles = new WeakMap<FactBook, Map<number, VisibleBooks>>()
  return {
    factsAsOf: createFactsAsOf(),
    statusesAsOf: createStatusesAsOf(),
    currentFacts: oncePerBook(indexCurrentFacts),
    contestedFacts: oncePerBook(contestedFacts),
    withLaterFacts(known, whole) {
      // A book of what was known belongs to one whole book.
      const complete = completed.get(known) ?? withLaterFacts(known, whole)
      completed.set(known, complete)
      return complete
    },
    visible(complete, known, ceiling) {
      const byRank = visibles.get(complete) ?? new Map<number, VisibleBooks>()
      visibles.set(complete, byRank)
      const seen = byRank.get(ceiling.rank) ?? visibleBooks(complete, known, ceiling)
      byRank.set(ceiling.rank, seen)
      return seen
    },
  }
}

function withLaterFacts(known: FactBook, whole: FactBook): FactBook {
  if (known === whole) return whole
  return { ...known, facts: new Map([...whole.facts].map(([id, fact]) => [id, known.facts.get(id) ?? fact])) }
}

function visibleBooks(complete: FactBook, known: FactBook, ceiling: Marking): VisibleBooks {
  const seen = visibleFacts(complete, ceiling, (id) => known.facts.has(id))
  if (seen.book === complete) return { ...seen, known }
  if (complete === known) return { ...seen, known: seen.book }
  const facts = new Map([...seen.book.facts].filter(([id]) => known.facts.has(id)))
  return { ...seen, known: { ...seen.book, facts } }
}
