/** What a fact book's links and figures look like from the other end: made once for a book, whatever reports ask of it. Judges nothing. */
import type { Fact, FactBook } from '../facts/fact.ts'
import { alikeKey, wholeKey } from './figure-values.ts'
import { createTimeSeries, type TimeSeries } from './time-series.ts'

/** Facts by the id of the fact that they are tied to; a link counts in both directions, except that of `replacements`. */
export interface BookIndex {
  /** Facts that supersede or correct it, retracted ones left out: those replace nothing. */
  readonly replacements: ReadonlyMap<string, readonly Fact[]>
  readonly contradictions: ReadonlyMap<string, readonly Fact[]>
  readonly corroborations: ReadonlyMap<string, readonly Fact[]>
  /** Figures by `alikeKey`: those that count the same thing in the same places, in order of time. */
  readonly alike: ReadonlyMap<string, TimeSeries>
  /** Figures of one place each by the `wholeKey` of the place that it lies in. */
  readonly parts: ReadonlyMap<string, readonly Fact[]>
}

/** The index of a book, in one pass over it. */
export function indexBook(book: FactBook): BookIndex {
  const replacements = new Map<string, Fact[]>()
  const contradictions = new Map<string, Fact[]>()
  const corroborations = new Map<string, Fact[]>()
  const alike = new Map<string, Fact[]>()
  const parts = new Map<string, Fact[]>()
  const tie = (map: Map<string, Fact[]>, fact: Fact, ids: readonly string[]): void => {
    for (const id of ids) {
      const other = book.facts.get(id)
      if (other === undefined || other === fact) continue
      addOnce(map, id, fact)
      addOnce(map, fact.id, other)
    }
  }
  for (const fact of book.facts.values()) {
    if (fact.status !== 'retracted') {
      for (const id of fact.supersedes) if (id !== fact.id) addOnce(replacements, id, fact)
      for (const id of fact.corrects) if (id !== fact.id) addOnce(replacements, id, fact)
    }
    if (fact.contradicts.length > 0) tie(contradictions, fact, fact.contradicts)
    if (fact.corroborates.length > 0) tie(corroborations, fact, fact.corroborates)
    if (fact.figure === undefined) continue
    add(alike, alikeKey(fact), fact)
    const [place] = fact.where
    const within = place === undefined || fact.where.length !== 1 ? undefined : book.places.get(place)?.within
    if (within !== undefined) add(parts, wholeKey(fact, within), fact)
  }
  const series = new Map([...alike].map(([key, facts]) => [key, createTimeSeries(facts)]))
  return { replacements, contradictions, corroborations, alike: series, parts }
}

function add(map: Map<string, Fact[]>, key: string, fact: Fact): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [fact])
  else list.push(fact)
}

/** Two facts that contradict one another may both say so. */
function addOnce(map: Map<string, Fact[]>, key: string, fact: Fact): void {
  if (map.get(key)?.includes(fact) !== true) add(map, key, fact)
}
