/** Answers a brief's question to the fact book. Order of pages and grouping are the merge's business. */
import type { FactQuery } from '../terms/fact-query.ts'
import { withinRange } from '../time/compare-edtf.ts'
import type { Fact, FactBook } from './fact.ts'

/**
 * The facts for which every field of the query holds, in the order of `ids` when those are given, else in the book's order.
 *
 * A place takes what lies within it, `actor` the speaker and those concerned; `from` and `to` take facts whose valid time overlaps,
 * so facts without `when` never. Facts that another supersedes or corrects, and those marked superseded, corrected or
 * retracted, are left out unless named in `ids`. Unknown ids are left out: the merge reports them. `current` is where the book's
 * index comes from, for callers that keep it. Pure; O(facts), with an index at hand O(facts that may match).
 */
export function selectFacts(book: FactBook, query: FactQuery, current = indexCurrentFacts): readonly Fact[] {
  const places = query.place && placesWithin(book, query.place)
  const candidates =
    query.ids === undefined ? candidatesFor(query, places, current(book)) : query.ids.flatMap((id) => book.facts.get(id) ?? [])
  return [...new Set(candidates)].filter((fact) => matches(fact, query, places))
}

/** The facts of a book that nothing replaced, in the book's order: all of them, and by what queries mostly ask for. */
export interface CurrentFacts {
  readonly all: readonly Fact[]
  readonly byTag: ReadonlyMap<string, readonly Fact[]>
  readonly byPlace: ReadonlyMap<string, readonly Fact[]>
}

/** The index of a book's current facts, in one pass over it. */
export function indexCurrentFacts(book: FactBook): CurrentFacts {
  const replaced = new Set<string>()
  for (const { supersedes, corrects } of book.facts.values()) {
    for (const id of supersedes) replaced.add(id)
    for (const id of corrects) replaced.add(id)
  }
  const all: Fact[] = []
  const byTag = new Map<string, Fact[]>()
  const byPlace = new Map<string, Fact[]>()
  for (const fact of book.facts.values()) {
    if (replaced.has(fact.id) || (fact.status !== 'current' && fact.status !== 'underReview')) continue
    all.push(fact)
    for (const tag of fact.tags) add(byTag, tag, fact)
    for (const place of fact.where) add(byPlace, place, fact)
  }
  return { all, byTag, byPlace }
}

function add(lists: Map<string, Fact[]>, key: string, fact: Fact): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [fact])
  else list.push(fact)
}

/** Few enough facts that all matching ones are among them, in the book's order. */
function candidatesFor({ tag }: FactQuery, places: ReadonlySet<string> | undefined, current: CurrentFacts): readonly Fact[] {
  if (tag?.length === 1) return current.byTag.get(tag[0] ?? '') ?? []
  if (places?.size === 1) return current.byPlace.get([...places][0] ?? '') ?? []
  return current.all
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
