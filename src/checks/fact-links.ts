/** How the facts in use are tied to the rest of the book: replaced, contradicted, corroborated, measured alike. Judges nothing. */
import type { Brief } from '../brief/brief.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { isBefore, zoneOf } from './report-clock.ts'

/** Each map is from the id of a fact in use; both directions of a link count. */
export interface FactLinks {
  /** Facts that supersede or correct it. */
  readonly replacedBy: ReadonlyMap<string, readonly Fact[]>
  /** Live facts that it contradicts or that contradict it. */
  readonly contradictions: ReadonlyMap<string, readonly Fact[]>
  /** Live facts that it corroborates or that corroborate it. */
  readonly corroborations: ReadonlyMap<string, readonly Fact[]>
  /** Live figures of the book with the measure of a figure in use, by measure. */
  readonly figures: ReadonlyMap<string, readonly Fact[]>
  /** Current or under review, replaced by none, and known by the report's cut-off. */
  isLive(fact: Fact): boolean
}

/** The links of the facts in use. What was recorded after the report's cut-off is not known to it. Two passes over the book. */
export function readFactLinks(usedFacts: readonly Fact[], book: FactBook, brief: Brief): FactLinks {
  const zone = zoneOf(brief)
  const cutoff = brief.informationCutoff
  const isKnown = ({ recorded }: Fact): boolean =>
    recorded === undefined || cutoff === undefined || !isBefore(cutoff, recorded, zone)
  const replacedBy = readReplacements(book, isKnown)
  const isLive = (fact: Fact): boolean =>
    (fact.status === 'current' || fact.status === 'underReview') && !replacedBy.has(fact.id) && isKnown(fact)

  const used = new Set(usedFacts.map((fact) => fact.id))
  const measures = new Set(usedFacts.flatMap((fact) => fact.figure?.measure ?? []))
  const contradictions = new Map<string, Fact[]>()
  const corroborations = new Map<string, Fact[]>()
  const figures = new Map<string, Fact[]>()
  const tie = (links: Map<string, Fact[]>, fact: Fact, ids: readonly string[]): void => {
    for (const id of ids) {
      const other = book.facts.get(id)
      if (other === undefined || id === fact.id) continue
      if (used.has(id) && isLive(fact)) add(links, id, fact)
      if (used.has(fact.id) && isLive(other)) add(links, fact.id, other)
    }
  }
  for (const fact of book.facts.values()) {
    if (fact.contradicts.length > 0) tie(contradictions, fact, fact.contradicts)
    if (fact.corroborates.length > 0) tie(corroborations, fact, fact.corroborates)
    if (fact.figure !== undefined && measures.has(fact.figure.measure) && isLive(fact)) push(figures, fact.figure.measure, fact)
  }
  return { replacedBy, contradictions, corroborations, figures, isLive }
}

/** A retracted fact replaces nothing; a superseded one still does. */
function readReplacements(book: FactBook, isKnown: (fact: Fact) => boolean): ReadonlyMap<string, readonly Fact[]> {
  const replacedBy = new Map<string, Fact[]>()
  for (const fact of book.facts.values()) {
    if (fact.supersedes.length === 0 && fact.corrects.length === 0) continue
    if (fact.status === 'retracted' || !isKnown(fact)) continue
    for (const id of [...fact.supersedes, ...fact.corrects]) if (id !== fact.id) add(replacedBy, id, fact)
  }
  return replacedBy
}

/** Each fact once: two that contradict one another may both say so. */
function add(map: Map<string, Fact[]>, key: string, fact: Fact): void {
  if (map.get(key)?.includes(fact) !== true) push(map, key, fact)
}

function push(map: Map<string, Fact[]>, key: string, fact: Fact): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [fact])
  else list.push(fact)
}
