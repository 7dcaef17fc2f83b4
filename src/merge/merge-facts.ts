/** Facts, actors, places as the dossier carries them: ids kept, dates as written, grades and corroboration computed. Selects nothing. */

import type { Actor, Fact, FactBook, Figure, Place, Source } from '../facts/fact.ts'
import { independentSourceCount } from '../facts/independence.ts'
import { speakerOf } from '../facts/speaker-of.ts'
import type { Reliability } from '../terms/fact-terms.ts'
import { printedMarking } from '../terms/markings.ts'
import type { DossierActor, DossierFact, DossierFigure, DossierPlace } from './dossier.ts'
import { withoutAbsent } from './without-absent.ts'

/** What facts are merged with. */
export interface FactSurroundings {
  readonly book: FactBook
  /** All sources, those that the report does not name included: two that go back to one of them are not independent. */
  readonly sources: FactBook['sources']
  /** Each source's number in the list of sources. */
  readonly numbers: ReadonlyMap<string, number>
  readonly contested: ReadonlySet<string>
}

/** The fact for the dossier. */
export function mergeFact(fact: Fact, { book, sources, numbers, contested }: FactSurroundings): DossierFact {
  const independentSources = independentSourceCount(fact, sources)
  return withoutAbsent({
    id: fact.id,
    kind: fact.kind,
    text: fact.text,
    attributedTo: speakerOf(fact),
    attributedName: attributedName(fact, book),
    attribution: fact.attribution === undefined ? undefined : withoutAbsent({ ...fact.attribution }),
    about: fact.about,
    when: fact.when?.text,
    where: fact.where,
    sources: fact.sources.map((source) =>
      withoutAbsent({ ref: source.ref, number: numbers.get(source.ref) ?? 0, at: source.at, relation: source.relation }),
    ),
    credibility: fact.credibility,
    grade: gradeOf(fact, book),
    independentSources,
    corroboration: corroborationOf(contested.has(fact.id), independentSources),
    asOf: fact.asOf?.text,
    reported: fact.reported?.text,
    recorded: fact.recorded?.text,
    reviewAfter: fact.reviewAfter?.text,
    status: fact.status,
    planned: fact.planned,
    figure: fact.figure === undefined ? undefined : mergeFigure(fact.figure),
    quote: fact.quote === undefined ? undefined : withoutAbsent({ ...fact.quote }),
    supersedes: fact.supersedes,
    corrects: fact.corrects.length === 0 ? undefined : fact.corrects,
    contradicts: fact.contradicts,
    marking: printedMarking(fact.marking),
    tags: fact.tags,
    language: fact.language,
  })
}

/** The actor for the dossier; `short` falls back to the name. */
export function mergeActor(actor: Actor): DossierActor {
  return withoutAbsent({
    id: actor.id,
    name: actor.name,
    short: actor.short ?? actor.name,
    selfName: actor.selfName,
    type: actor.type,
    partOf: actor.partOf,
    country: actor.country,
  })
}

/** The place for the dossier. */
export function mergePlace(place: Place): DossierPlace {
  return withoutAbsent({
    id: place.id,
    name: place.name,
    country: place.country,
    lat: place.lat,
    lon: place.lon,
    precision: place.precision,
  })
}

/**
 * Ids of facts that another fact of the book contradicts, or that contradict one. A fact that was superseded, corrected
 * or retracted contests nothing any more.
 */
export function contestedFacts(book: FactBook): ReadonlySet<string> {
  const contested = new Set<string>()
  for (const fact of book.facts.values()) {
    if (!isLive(fact)) continue
    for (const id of fact.contradicts) {
      const other = book.facts.get(id)
      if (other === undefined || !isLive(other)) continue
      contested.add(fact.id).add(id)
    }
  }
  return contested
}

function corroborationOf(isContested: boolean, independentSources: number): DossierFact['corroboration'] {
  if (isContested) return 'contested'
  return independentSources > 1 ? 'corroborated' : 'single'
}

function isLive(fact: Fact): boolean {
  return fact.status === 'current' || fact.status === 'underReview'
}

function mergeFigure(figure: Figure): DossierFigure {
  return withoutAbsent({ ...figure })
}

function attributedName(fact: Fact, book: FactBook): string | undefined {
  const speaker = speakerOf(fact)
  if (speaker === undefined) return fact.attribution?.descriptor
  const actor = book.actors.get(speaker)
  return actor?.short ?? actor?.name ?? speaker
}

/** The two Admiralty axes are rated apart; they meet only here, for print: the best reliability among the sources, then the item's credibility. */
function gradeOf(fact: Fact, book: FactBook): string | undefined {
  if (fact.credibility === undefined) return undefined
  const letters = fact.sources.map((source) => book.sources.get(source.ref)?.reliability)
  const rated = letters.filter((letter): letter is Reliability => letter !== undefined).sort()
  return rated[0] === undefined ? undefined : `${rated[0]}${fact.credibility}`
}

/** The source's publisher as a reader knows it: an actor's name where the file gave an actor's id. */
export function publisherName(source: Source, book: FactBook): string | undefined {
  return source.publisher === undefined ? undefined : (book.actors.get(source.publisher)?.name ?? source.publisher)
}
