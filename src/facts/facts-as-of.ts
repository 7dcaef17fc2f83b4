/** A fact book as it stood at an earlier moment: facts are append-only, so what was known then can be told from what is known now. */
import type { Edtf } from '../time/edtf.ts'
import { isBefore, type ReportTimes, zoneOf } from '../time/report-clock.ts'
import type { Fact, FactBook, Source } from './fact.ts'

/** The last moment whose knowledge counts. */
export interface Moment {
  readonly knownBy: Edtf
  /** Minutes east of UTC in which dates without a zone are meant. */
  readonly zoneMinutes: number
}

/** The moment that a report speaks from: its information cut-off, else its as-of time. */
export function momentOf(report: ReportTimes): Moment {
  return { knownBy: report.informationCutoff ?? report.asOf, zoneMinutes: zoneOf(report) }
}

type Sources = FactBook['sources']

/**
 * Whether the fact existed then: neither recorded nor reported after the moment, and on the word of a source that was recorded by
 * then. What says neither was always known.
 */
export function isKnownBy(fact: Fact, sources: Sources, moment: Moment): boolean {
  if (isLater(fact.recorded, moment) || isLater(fact.reported, moment)) return false
  return fact.sources.length === 0 || fact.sources.some(({ ref }) => isRecordedBy(sources.get(ref), moment))
}

function isRecordedBy(source: Source | undefined, moment: Moment): boolean {
  return !isLater(source?.recorded, moment)
}

function isLater(time: Edtf | undefined, { knownBy, zoneMinutes }: Moment): boolean {
  return time !== undefined && isBefore(knownBy, time, zoneMinutes)
}

/**
 * The book with the facts that existed at the moment, those of their sources that were recorded by then, and their links to one
 * another: a fact is superseded or corrected only by one that is in it, whereas a `status` that somebody typed counts as it stands.
 * All sources stay, for later facts that are named all the same, but none restates what was not there. Actors and places stay. The
 * same book when all of it was known. Pure; O(facts).
 */
export function factsAsOf(book: FactBook, moment: Moment): FactBook {
  const known = [...book.facts.values()].filter((fact) => isKnownBy(fact, book.sources, moment))
  const knowsAllSources = [...book.sources.values()].every((source) => isRecordedBy(source, moment))
  if (known.length === book.facts.size && knowsAllSources) return book
  const ids = new Set(known.map((fact) => fact.id))
  const isThere = (id: string): boolean => ids.has(id)
  const facts = known.map((fact) => ({
    ...fact,
    sources: fact.sources.filter(({ ref }) => isRecordedBy(book.sources.get(ref), moment)),
    supersedes: fact.supersedes.filter(isThere),
    corrects: fact.corrects.filter(isThere),
    contradicts: fact.contradicts.filter(isThere),
    corroborates: fact.corroborates.filter(isThere),
  }))
  return {
    ...book,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    sources: knowsAllSources ? book.sources : sourcesAsOf(book.sources, moment),
  }
}

function sourcesAsOf(sources: Sources, moment: Moment): Sources {
  const isThere = (id: string): boolean => isRecordedBy(sources.get(id), moment)
  return new Map([...sources].map(([id, source]) => [id, { ...source, restates: source.restates.filter(isThere) }]))
}
