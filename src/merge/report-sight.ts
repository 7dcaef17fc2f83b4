/** What a report may know of its book: what was known at its time, and what its marking lets it tell. Merges nothing. */
import type { Brief } from '../brief/brief.ts'
import type { FactBook } from '../facts/fact.ts'
import { factsAsOf, momentOf } from '../facts/facts-as-of.ts'
import type { Marking } from '../terms/markings.ts'
import { contestedFacts } from './merge-facts.ts'
import { type VisibleFacts, visibleFacts, type Withholding } from './visible-facts.ts'

/** A book as one report and its readers know it. */
export interface Sight {
  readonly forReport: ReportSight
  /** Of a report that is marked so. */
  withheldFrom(ceiling: Marking): ReadonlyMap<string, Withholding>
  /** All sources: which of them speak for themselves is counted with those that are not named too. */
  readonly sources: FactBook['sources']
  /** Facts that another contradicts, be it one that is withheld. */
  readonly contested: ReadonlySet<string>
}

/** `known`: what queries are asked of; `book`: what names lead to. Facts above the report's marking are in neither. */
export interface ReportSight {
  readonly known: FactBook
  readonly book: FactBook
  readonly withheld: ReadonlyMap<string, Withholding>
}

/** What a brief's marking and time leave of a book. */
export function createSight(brief: Brief, whole: FactBook): Sight {
  const then = factsAsOf(whole, momentOf(brief))
  const all = withLaterFacts(then, whole)
  const byRank = new Map<number, VisibleFacts>()
  const visible = (ceiling: Marking): VisibleFacts => {
    const seen = byRank.get(ceiling.rank) ?? visibleFacts(all, ceiling, (id) => then.facts.has(id))
    byRank.set(ceiling.rank, seen)
    return seen
  }
  const { book, withheld } =
    brief.marking === undefined ? { book: all, withheld: new Map<string, never>() } : visible(brief.marking)
  return {
    forReport: { known: then === whole ? book : onlyFacts(book, then), book, withheld },
    withheldFrom: (ceiling) => visible(ceiling).withheld,
    sources: all.sources,
    contested: contestedFacts(then),
  }
}

function onlyFacts(book: FactBook, { facts }: FactBook): FactBook {
  return { ...book, facts: new Map([...book.facts].filter(([id]) => facts.has(id))) }
}

/** What names lead to: the facts as they were known, and the later ones, which must not vanish from under a citation. */
function withLaterFacts(known: FactBook, whole: FactBook): FactBook {
  if (known === whole) return whole
  return { ...known, facts: new Map([...whole.facts].map(([id, fact]) => [id, known.facts.get(id) ?? fact])) }
}
