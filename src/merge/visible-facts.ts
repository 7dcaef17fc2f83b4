/**
 * A fact book as a report with a marking may know it: without what is marked higher, and without a trace of it. Chooses no words
 * and prints nothing.
 *
 * A fact is withheld when it is marked higher itself, when all of its sources are, and when its speaker is and no words stand for
 * them. Of other facts only what is marked higher is taken away: sources, actors concerned, the speaker where words stand for
 * them, links to withheld facts. A marking is never looked past: what a report may not show makes no fact of it look better, but
 * may make it look worse (replaced, contested, resting on fewer sources).
 */
import type { Actor, Fact, FactBook, Source } from '../facts/fact.ts'
import { isAbove, type Marking } from '../terms/markings.ts'
import type { LocatedNode } from '../text/located-tree.ts'

/** Why a fact is withheld. */
export interface Withholding {
  /** `fact` itself, or what of it: its sources, its speaker. */
  readonly by: 'fact' | 'source' | 'actor'
  /** Of the one that is marked higher; of several sources the one that is marked lowest. */
  readonly id: string
  readonly marking: Marking
  readonly node: LocatedNode
}

export interface VisibleFacts {
  readonly book: FactBook
  /** Facts that are left out of it, by id. */
  readonly withheld: ReadonlyMap<string, Withholding>
}

/**
 * What is left of the book for a report marked `ceiling`; the same book when nothing is marked higher. `counts` says which withheld
 * facts can have replaced others: those known at the report's time. Pure; linear in the book.
 */
export function visibleFacts(book: FactBook, ceiling: Marking, counts: (id: string) => boolean = () => true): VisibleFacts {
  const isHidden = ({ marking }: { readonly marking: Marking }): boolean => isAbove(marking, ceiling)
  const hides = [book.facts, book.sources, book.actors].some((map) => hasHidden(map, isHidden))
  if (!hides) return { book, withheld: new Map() }
  const withheld = new Map<string, Withholding>()
  for (const fact of book.facts.values()) {
    const why = withholding(fact, book, isHidden)
    if (why !== undefined) withheld.set(fact.id, why)
  }
  const actors = visibleEntries(book.actors, isHidden)
  const sources = visibleEntries(book.sources, isHidden)
  const hidden = new Set([...book.actors.values()].filter(isHidden))
  const replaced = replacedByWithheld(book, withheld, counts)
  const facts = [...book.facts.values()]
    .filter(({ id }) => !withheld.has(id))
    .map((fact) => visibleFact(fact, { withheld, sources, actors, hidden, book }, replaced.get(fact.id)))
  return {
    book: {
      ...book,
      facts: new Map(facts.map((fact) => [fact.id, fact])),
      sources: mapValues(sources, (source) => visibleSource(source, book, isHidden, hidden)),
      actors: mapValues(actors, (actor) => visibleActor(actor, actors)),
    },
    withheld,
  }
}

/** Most books hide nothing from most reports: that is found out without copying them. */
function hasHidden(map: ReadonlyMap<string, { readonly marking: Marking }>, isHidden: IsHidden): boolean {
  for (const entry of map.values()) if (isHidden(entry)) return true
  return false
}

type IsHidden = (entry: { readonly marking: Marking }) => boolean

function withholding(fact: Fact, { sources, actors }: FactBook, isHidden: IsHidden): Withholding | undefined {
  if (isHidden(fact)) return { by: 'fact', id: fact.id, marking: fact.marking, node: fact.node }
  const named = fact.sources.flatMap(({ ref }) => sources.get(ref) ?? [])
  if (named.length > 0 && named.every(isHidden)) {
    const lowest = named.reduce((low, source) => (isAbove(low.marking, source.marking) ? source : low))
    return { by: 'source', id: lowest.id, marking: lowest.marking, node: lowest.node }
  }
  const speaker = fact.attributedTo === undefined ? undefined : actors.get(fact.attributedTo)
  if (speaker === undefined || !isHidden(speaker) || fact.attribution?.descriptor !== undefined) return undefined
  if (fact.attribution?.type === 'anonymous') return undefined
  return { by: 'actor', id: speaker.id, marking: speaker.marking, node: speaker.node }
}

/** Facts that a withheld one has replaced, with the status that says so: they are told as if they stood by nobody. */
function replacedByWithheld(
  book: FactBook,
  withheld: ReadonlyMap<string, Withholding>,
  counts: (id: string) => boolean,
): ReadonlyMap<string, Fact['status']> {
  const replaced = new Map<string, Fact['status']>()
  for (const id of withheld.keys()) {
    const fact = book.facts.get(id)
    if (fact === undefined || fact.status === 'retracted' || !counts(id)) continue
    for (const older of fact.corrects) replaced.set(older, 'corrected')
    for (const older of fact.supersedes) replaced.set(older, 'superseded')
  }
  return replaced
}

interface Sight {
  readonly withheld: ReadonlyMap<string, Withholding>
  readonly sources: ReadonlyMap<string, Source>
  readonly actors: ReadonlyMap<string, Actor>
  readonly hidden: ReadonlySet<Actor>
  readonly book: FactBook
}

function visibleFact(fact: Fact, sight: Sight, replaced: Fact['status'] | undefined): Fact {
  const { withheld, sources, actors, book } = sight
  const isThere = (id: string): boolean => !withheld.has(id)
  const isStanding = fact.status === 'current' || fact.status === 'underReview'
  const { attributedTo, attribution, quote, ...rest } = fact
  const isSpeakerHidden = attributedTo !== undefined && book.actors.has(attributedTo) && !actors.has(attributedTo)
  return {
    ...rest,
    ...(attributedTo !== undefined && !isSpeakerHidden && { attributedTo }),
    ...(attribution !== undefined && { attribution: isSpeakerHidden ? { ...attribution, type: 'anonymous' } : attribution }),
    ...(quote !== undefined && { quote: visibleQuote(quote, sight) }),
    about: fact.about.filter((id) => !book.actors.has(id) || actors.has(id)),
    sources: fact.sources.filter(({ ref }) => !book.sources.has(ref) || sources.has(ref)),
    supersedes: fact.supersedes.filter(isThere),
    corrects: fact.corrects.filter(isThere),
    contradicts: fact.contradicts.filter(isThere),
    corroborates: fact.corroborates.filter(isThere),
    // Of a sum that not all may know, nothing is told: the rest would be the difference.
    totalOf: fact.totalOf.every(isThere) ? fact.totalOf : [],
    status: isStanding && replaced !== undefined ? replaced : fact.status,
  }
}

function visibleQuote(quote: NonNullable<Fact['quote']>, { hidden }: Pick<Sight, 'hidden'>): NonNullable<Fact['quote']> {
  const { speaker, translatedBy, ...words } = quote
  return {
    ...words,
    ...(speaker !== undefined && !isNameOf(speaker, hidden) && { speaker }),
    ...(translatedBy !== undefined && !isNameOf(translatedBy, hidden) && { translatedBy }),
  }
}

function visibleSource(source: Source, book: FactBook, isHidden: IsHidden, hidden: ReadonlySet<Actor>): Source {
  const { publisher, ...rest } = source
  return {
    ...rest,
    ...(publisher !== undefined && !isNameOf(publisher, hidden) && { publisher }),
    author: source.author.filter((author) => !isNameOf(author, hidden)),
    restates: source.restates.filter((id) => {
      const other = book.sources.get(id)
      return other === undefined || !isHidden(other)
    }),
  }
}

function visibleActor(actor: Actor, actors: ReadonlyMap<string, Actor>): Actor {
  const { partOf, ...rest } = actor
  return partOf === undefined || actors.has(partOf) ? actor : rest
}

/** Authors, publishers and speakers are given by id or by name. */
function isNameOf(text: string, actors: ReadonlySet<Actor>): boolean {
  return [...actors].some(({ id, name, short, selfName }) => [id, name, short, selfName].includes(text))
}

function visibleEntries<Entry extends { readonly marking: Marking }>(
  entries: ReadonlyMap<string, Entry>,
  isHidden: IsHidden,
): ReadonlyMap<string, Entry> {
  return new Map([...entries].filter(([, entry]) => !isHidden(entry)))
}

function mapValues<Value>(map: ReadonlyMap<string, Value>, change: (value: Value) => Value): ReadonlyMap<string, Value> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
