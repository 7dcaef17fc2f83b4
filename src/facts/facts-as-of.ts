/** A fact book as it stood at an earlier moment: facts are append-only, so what was known then can be told from what is known now. */
import type { Edtf } from '../time/edtf.ts'
import { instantsOf, isBefore, type ReportTimes, zoneOf } from '../time/report-clock.ts'
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
 * another: a fact is superseded or corrected only by one that is in it, whereas a `status` that somebody typed counts as it stands
 * (`statusesAsOf` is for those with a date).
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
    totalOf: fact.totalOf.every(isThere) ? fact.totalOf : [],
  }))
  return {
    ...book,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    sources: knowsAllSources ? book.sources : sourcesAsOf(book.sources, moment),
  }
}

/**
 * `factsAsOf` for a run of many reports: moments between which nothing was recorded or reported are answered with the same book.
 * O(log facts) for a moment that was answered before.
 */
export function createFactsAsOf(): typeof factsAsOf {
  const timelines = new WeakMap<FactBook, Map<number, Timeline>>()
  return (book, moment) => {
    const byZone = timelines.get(book) ?? new Map<number, Timeline>()
    timelines.set(book, byZone)
    const timeline = byZone.get(moment.zoneMinutes) ?? { arrivals: arrivalsIn(book, moment.zoneMinutes), books: new Map() }
    byZone.set(moment.zoneMinutes, timeline)
    const arrived = countBefore(timeline.arrivals, instantsOf(moment.knownBy, moment.zoneMinutes).latest)
    const known = timeline.books.get(arrived) ?? factsAsOf(book, moment)
    timeline.books.set(arrived, known)
    return known
  }
}

/** A book through time, on one clock. */
interface Timeline {
  /** The instants at which something of the book was recorded or reported, in order. */
  readonly arrivals: readonly number[]
  /** Books as of moments, by the number of arrivals before them. */
  readonly books: Map<number, FactBook>
}

function arrivalsIn(book: FactBook, zoneMinutes: number): readonly number[] {
  const arrivals = new Set<number>()
  const add = (time: Edtf | undefined): void => {
    if (time !== undefined) arrivals.add(instantsOf(time, zoneMinutes).earliest)
  }
  for (const { recorded, reported } of book.facts.values()) {
    add(recorded)
    add(reported)
  }
  for (const { recorded } of book.sources.values()) add(recorded)
  return [...arrivals].sort((a, b) => a - b)
}

/** How many of the ascending numbers are smaller than `limit`. */
function countBefore(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function sourcesAsOf(sources: Sources, moment: Moment): Sources {
  const isThere = (id: string): boolean => isRecordedBy(sources.get(id), moment)
  return new Map([...sources].map(([id, source]) => [id, { ...source, restates: source.restates.filter(isThere) }]))
}

/**
 * The book with the statuses that its facts and sources had at the moment: what says when it was `retracted` is so from then on, and
 * as its `status` says before. The same book when no status differs. Pure; O(facts + sources).
 */
export function statusesAsOf(book: FactBook, moment: Moment): FactBook {
  return withRetracted(book, {
    facts: dated(book.facts).filter(isOver(moment)),
    sources: dated(book.sources).filter(isOver(moment)),
  })
}

/** `statusesAsOf` for a run of many reports: moments between which nothing was taken back are answered with the same book. */
export function createStatusesAsOf(): typeof statusesAsOf {
  const known = new WeakMap<FactBook, Retractable & { readonly books: Map<string, FactBook> }>()
  return (book, moment) => {
    const entry = known.get(book) ?? { facts: dated(book.facts), sources: dated(book.sources), books: new Map() }
    known.set(book, entry)
    const gone = { facts: entry.facts.filter(isOver(moment)), sources: entry.sources.filter(isOver(moment)) }
    const key = [gone.facts, gone.sources].map((list) => list.map(({ id }) => id).join(' ')).join('\n')
    const settled = entry.books.get(key) ?? withRetracted(book, gone)
    entry.books.set(key, settled)
    return settled
  }
}

/** What says when it was taken back, and does not count as taken back before that. */
interface Retractable {
  readonly facts: readonly Fact[]
  readonly sources: readonly Source[]
}

function dated<T extends Fact | Source>(entries: ReadonlyMap<string, T>): readonly T[] {
  const found: T[] = []
  for (const entry of entries.values()) if (entry.retracted !== undefined && entry.status !== 'retracted') found.push(entry)
  return found
}

function isOver({ knownBy, zoneMinutes }: Moment): (entry: Fact | Source) => boolean {
  return ({ retracted }) => retracted !== undefined && !isBefore(knownBy, retracted, zoneMinutes)
}

function withRetracted(book: FactBook, { facts, sources }: Retractable): FactBook {
  if (facts.length === 0 && sources.length === 0) return book
  return { ...book, facts: settle(book.facts, facts), sources: settle(book.sources, sources) }
}

function settle<T extends Fact | Source>(entries: ReadonlyMap<string, T>, gone: readonly T[]): ReadonlyMap<string, T> {
  if (gone.length === 0) return entries
  return new Map([...entries, ...gone.map((entry) => [entry.id, { ...entry, status: 'retracted' as const }] as const)])
}
