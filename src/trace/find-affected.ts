/** What rests on a fact or a source: other facts, then the parts of reports that use them, then the editions that went out with them. */
import type { Fact, FactBook } from '../facts/fact.ts'
import { findUses, isRecord, textAt, type Use } from './find-uses.ts'
import { type ReportName, reportName, type TracedEdition, type TracedReport } from './traced-report.ts'

/** How one thing is tied to another; read as "this fact <relation> <id>". */
export type Relation =
  | 'cites'
  | 'restates'
  | 'supersedes'
  | 'supersededBy'
  | 'corrects'
  | 'correctedBy'
  | 'corroborates'
  | 'corroboratedBy'
  | 'totalOf'
  | 'contradicts'
  | 'contradictedBy'

export interface Tie {
  readonly relation: Relation
  readonly id: string
  /** Locator inside the source, for `cites`. */
  readonly at?: string
}

export interface AffectedEntry {
  readonly id: string
  /** Text of a fact, title of a source. */
  readonly text: string
  /** What ties it to something affected; undefined for what was asked about. */
  readonly tie?: Tie
}

export interface AffectedReport extends ReportName {
  readonly uses: readonly Use[]
}

export interface AffectedEdition extends Pick<TracedEdition, 'path' | 'brief' | 'number' | 'variant' | 'issued'> {
  readonly uses: readonly Use[]
}

export interface Affected {
  /** What is asked about is in the book as this, or only in editions. */
  readonly kind: 'fact' | 'source' | 'released'
  /** Sources first to last reached; the one asked about first. */
  readonly sources: readonly AffectedEntry[]
  readonly facts: readonly AffectedEntry[]
  /** Reports with at least one use, in the order given. */
  readonly reports: readonly AffectedReport[]
  /** Editions with an affected fact or source in them, in the order given. */
  readonly editions: readonly AffectedEdition[]
}

/**
 * Everything that rests on the fact or source `id`; undefined when neither a book nor an edition knows it. From a source: what
 * restates it and the facts drawn from any of these. From a fact: facts linked to it by `supersedes`, `corrects` or `corroborates`,
 * either way, and totals of it, through any number of steps, and those that it contradicts or that contradict it. Pure; linear in facts and links.
 */
export function findAffected(
  id: string,
  reports: readonly TracedReport[],
  editions: readonly TracedEdition[],
): Affected | undefined {
  const reached = new Map([...new Set(reports.map(({ book }) => book))].map((book) => [book, reachFrom(id, book)]))
  const all = [...reached.values()]
  const sources = mergeEntries(all.map((each) => each.sources))
  const facts = mergeEntries(all.map((each) => each.facts))
  const ofBriefs = new Map<string, Set<string>>()
  for (const { brief, book } of reports) {
    const ids = ofBriefs.get(brief.id) ?? new Set()
    for (const each of [...(reached.get(book)?.facts ?? []), ...(reached.get(book)?.sources ?? [])]) ids.add(each.id)
    ofBriefs.set(brief.id, ids)
  }
  const released = editions.flatMap((edition) => affectedEdition(edition, new Set([id, ...(ofBriefs.get(edition.brief) ?? [])])))
  const kind = facts[0]?.id === id ? 'fact' : sources[0]?.id === id ? 'source' : released.length > 0 ? 'released' : undefined
  if (kind === undefined) return undefined
  return {
    kind,
    sources,
    facts,
    reports: reports.flatMap((report) => {
      const uses = findUses(report.dossier, new Set(reached.get(report.book)?.facts.map((fact) => fact.id)))
      return uses.length === 0 ? [] : [{ ...reportName(report), uses }]
    }),
    editions: released,
  }
}

/** Ids that can be asked about, for suggestions. */
export function traceableIds(reports: readonly TracedReport[]): readonly string[] {
  return [...new Set(reports.flatMap(({ book }) => [...book.facts.keys(), ...book.sources.keys()]))]
}

interface Reached {
  readonly sources: readonly AffectedEntry[]
  readonly facts: readonly AffectedEntry[]
}

function reachFrom(id: string, book: FactBook): Reached {
  const sources = reachSources(id, book)
  const ids = new Set(sources.map((source) => source.id))
  const start = book.facts.get(id)
  const direct = [...book.facts.values()].flatMap((fact): readonly AffectedEntry[] => {
    const cited = fact.sources.find(({ ref }) => ids.has(ref))
    if (cited === undefined) return []
    return [entryOf(fact, { relation: 'cites', id: cited.ref, ...(cited.at !== undefined && { at: cited.at }) })]
  })
  return { sources, facts: reachFacts([...(start === undefined ? [] : [entryOf(start)]), ...direct], book) }
}

function reachSources(id: string, book: FactBook): readonly AffectedEntry[] {
  const first = book.sources.get(id)
  if (first === undefined) return []
  const reached = new Map<string, AffectedEntry>([[id, { id, text: first.title }]])
  // A map that grows while it is walked: what is reached is walked in its turn.
  for (const at of reached.keys()) {
    for (const source of book.sources.values()) {
      if (source.restates.includes(at) && !reached.has(source.id)) {
        reached.set(source.id, { id: source.id, text: source.title, tie: { relation: 'restates', id: at } })
      }
    }
  }
  return [...reached.values()]
}

function reachFacts(start: readonly AffectedEntry[], book: FactBook): readonly AffectedEntry[] {
  const reached = new Map(start.map((entry) => [entry.id, entry]))
  const ties = tiesIn(book)
  const add = (id: string, tie: Tie): void => {
    const fact = book.facts.get(id)
    if (fact !== undefined && !reached.has(id)) reached.set(id, entryOf(fact, tie))
  }
  for (const id of reached.keys()) {
    for (const { id: other, tie } of ties.get(id) ?? []) if (!isDispute(tie)) add(other, tie)
  }
  // A fact is no less true because the one that disputes another is withdrawn: this goes one step.
  for (const id of [...reached.keys()]) {
    for (const { id: other, tie } of ties.get(id) ?? []) if (isDispute(tie)) add(other, tie)
  }
  return [...reached.values()]
}

function isDispute({ relation }: Tie): boolean {
  return relation === 'contradicts' || relation === 'contradictedBy'
}

/** For each fact, those tied to it, each with the tie as that other fact has it. */
function tiesIn(book: FactBook): ReadonlyMap<string, readonly { readonly id: string; readonly tie: Tie }[]> {
  const ties = new Map<string, { readonly id: string; readonly tie: Tie }[]>()
  const add = (from: string, id: string, relation: Relation): void => {
    ties.set(from, [...(ties.get(from) ?? []), { id, tie: { relation, id: from } }])
  }
  for (const fact of book.facts.values()) {
    const link = (ids: readonly string[], there: Relation, back: Relation): void => {
      for (const other of ids) {
        add(other, fact.id, there)
        add(fact.id, other, back)
      }
    }
    link(fact.supersedes, 'supersedes', 'supersededBy')
    link(fact.corrects, 'corrects', 'correctedBy')
    link(fact.corroborates, 'corroborates', 'corroboratedBy')
    // A part changes its total; the total changes no part.
    for (const part of fact.totalOf) add(part, fact.id, 'totalOf')
    link(fact.contradicts, 'contradicts', 'contradictedBy')
  }
  return ties
}

function entryOf(fact: Fact, tie?: Tie): AffectedEntry {
  return { id: fact.id, text: fact.text, ...(tie && { tie }) }
}

/** Of several books, each id once. */
function mergeEntries(lists: readonly (readonly AffectedEntry[])[]): readonly AffectedEntry[] {
  const merged = new Map<string, AffectedEntry>()
  for (const entry of lists.flat()) if (!merged.has(entry.id)) merged.set(entry.id, entry)
  return [...merged.values()]
}

function affectedEdition({ dossier, ...edition }: TracedEdition, ids: ReadonlySet<string>): readonly AffectedEdition[] {
  const facts = isRecord(dossier) && isRecord(dossier['facts']) ? Object.entries(dossier['facts']) : []
  const touched = facts.filter(([id, fact]) => ids.has(id) || sourcesOf(fact).some((source) => ids.has(source))).map(([id]) => id)
  return touched.length === 0 ? [] : [{ ...edition, uses: findUses(dossier, new Set(touched)) }]
}

function sourcesOf(fact: unknown): readonly string[] {
  const sources = isRecord(fact) ? fact['sources'] : undefined
  return Array.isArray(sources) ? sources.flatMap((source) => textAt(source, 'ref') ?? []) : []
}
