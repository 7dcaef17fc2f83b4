/** A fact book as it stood at an earlier moment: facts are append-only, so what was known then can be told from what is known now. */
import type { Edtf } from '../time/edtf.ts'
import { isBefore, type ReportTimes, zoneOf } from '../time/report-clock.ts'
import type { Fact, FactBook } from './fact.ts'

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

/** Whether the fact existed then: neither recorded nor reported after the moment. What says neither was always known. */
export function isKnownBy({ recorded, reported }: Fact, { knownBy, zoneMinutes }: Moment): boolean {
  const isLater = (time: Edtf | undefined): boolean => time !== undefined && isBefore(knownBy, time, zoneMinutes)
  return !isLater(recorded) && !isLater(reported)
}

/**
 * The book with the facts that existed at the moment, and their links to one another: a fact is superseded or corrected only by
 * one that is in it, whereas a `status` that somebody typed counts as it stands. Sources, actors and places stay. The same book
 * when all of it was known. Pure; O(facts).
 */
export function factsAsOf(book: FactBook, moment: Moment): FactBook {
  const known = [...book.facts.values()].filter((fact) => isKnownBy(fact, moment))
  if (known.length === book.facts.size) return book
  const ids = new Set(known.map((fact) => fact.id))
  const isThere = (id: string): boolean => ids.has(id)
  const facts = known.map((fact) => ({
    ...fact,
    supersedes: fact.supersedes.filter(isThere),
    corrects: fact.corrects.filter(isThere),
    contradicts: fact.contradicts.filter(isThere),
    corroborates: fact.corroborates.filter(isThere),
  }))
  return { ...book, facts: new Map(facts.map((fact) => [fact.id, fact])) }
}
