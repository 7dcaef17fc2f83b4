/** Answers a brief's question to the fact book. Order of pages and grouping are the merge's business. */
import type { FactQuery } from '../terms/fact-query.ts'
import { withinRange } from '../time/compare-edtf.ts'
import type { Fact, FactBook } from './fact.ts'

/**
 * The facts for which every field of the query holds, in the order of `ids` when those are given, else in the book's order.
 *
 * A place takes what lies within it, `actor` the speaker and those concerned; `from` and `to` take facts whose valid time overlaps,
 * so facts without `when` never. Facts that another supersedes or corrects, and those marked superseded, corrected or
 * retracted, are left out unless named in `ids`. Unknown ids are left out: the merge reports them. Pure; O(facts).
 */
export function selectFacts(book: FactBook, query: FactQuery): readonly Fact[] {
  const candidates = query.ids === undefined ? currentFacts(book) : query.ids.flatMap((id) => book.facts.get(id) ?? [])
  const places = query.place && placesWithin(book, query.place)
  return [...new Set(candidates)].filter((fact) => matches(fact, query, places))
}

/** All facts of the book for which every field of the query holds, those that were replaced or retracted too, in the book's order. */
export function findFacts(book: FactBook, query: Omit<FactQuery, 'ids'>): readonly Fact[] {
  const places = query.place && placesWithin(book, query.place)
  return [...book.facts.values()].filter((fact) => matches(fact, query, places))
}

function matches(fact: Fact, query: FactQuery, places: ReadonlySet<string> | undefined): boolean {
  const { kind, tag, actor, attributedTo, from, to } = query
  const speaker = fact.attributedTo === undefined ? [] : [fact.attributedTo]
  const anyTime = from === undefined && to === undefined
  return (
    (kind === undefined || kind.includes(fact.kind)) &&
    (tag === undefined || fact.tags.some((own) => tag.includes(own))) &&
    (places === undefined || fact.where.some((place) => places.has(place))) &&
    (actor === undefined || [...speaker, ...fact.about].some((own) => actor.includes(own))) &&
    (attributedTo === undefined || speaker.some((own) => attributedTo.includes(own))) &&
    (anyTime || (fact.when !== undefined && withinRange(fact.when, from, to)))
  )
}

function currentFacts(book: FactBook): readonly Fact[] {
  const facts = [...book.facts.values()]
  const replaced = new Set(facts.flatMap((fact) => [...fact.supersedes, ...fact.corrects]))
  return facts.filter((fact) => !replaced.has(fact.id) && (fact.status === 'current' || fact.status === 'underReview'))
}

/** The places and all places in them, through any number of steps. */
function placesWithin(book: FactBook, ids: readonly string[]): ReadonlySet<string> {
  const taken = new Set(ids)
  let size = -1
  while (size !== taken.size) {
    size = taken.size
    for (const place of book.places.values()) if (place.within !== undefined && taken.has(place.within)) taken.add(place.id)
  }
  return taken
}
