/** What a report may know of its book: what was known at its time, and what its marking lets it tell. Merges nothing. */
import type { Brief } from '../brief/brief.ts'
import type { FactBook } from '../facts/fact.ts'
import { momentOf } from '../facts/facts-as-of.ts'
import type { Marking } from '../terms/markings.ts'
import type { BookViews } from './book-views.ts'
import type { Withholding } from './visible-facts.ts'

/** A book as one report and its readers know it. */
export interface ReportSight {
  /** What queries are asked of. Facts above the report's marking are not in it. */
  readonly known: FactBook
  /** What names lead to: later facts too. */
  readonly book: FactBook
  /** Facts that are in neither because of the report's marking. */
  readonly withheld: ReadonlyMap<string, Withholding>
  /** As `withheld`, for a report that is marked so. */
  withheldFrom(ceiling: Marking): ReadonlyMap<string, Withholding>
  /** All sources: which of them speak for themselves is counted with those that are not named too. */
  readonly sources: FactBook['sources']
  /** Facts that another contradicts, be it one that is withheld. */
  readonly contested: ReadonlySet<string>
  /** What queries would be asked of if nothing were marked. */
  readonly unmarked: { readonly known: FactBook; readonly book: FactBook }
}

/** What a brief's time and marking leave of a book. Without a marking nothing is withheld. */
export function createSight(brief: Brief, whole: FactBook, views: BookViews): ReportSight {
  const then = views.factsAsOf(whole, momentOf(brief))
  const all = views.withLaterFacts(then, whole)
  const { marking } = brief
  const { known, book, withheld } =
    marking === undefined ? { known: then, book: all, withheld: new Map<string, never>() } : views.visible(all, then, marking)
  return {
    known,
    book,
    withheld,
    withheldFrom: (ceiling) => views.visible(all, then, ceiling).withheld,
    sources: all.sources,
    contested: views.contestedFacts(then),
    unmarked: { known: then, book: all },
  }
}
