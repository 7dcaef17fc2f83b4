/** What a report can say of its own sourcing, counted from the facts it uses. Words are the templates'. */

import type { FactBook } from '../facts/fact.ts'
import { independenceGroups } from '../facts/independence.ts'
import { partyOf } from '../facts/party-of.ts'
import type { DossierFact, DossierMethodology, DossierProse, DossierSource } from './dossier.ts'
import { withoutAbsent } from './without-absent.ts'

/** A share from which one party's word dominates, and the count below which a share says nothing. House rule: `domain.md` ATT-005 names no figure. */
const dominantShare = 0.8
const enoughStatements = 5

interface Party {
  readonly actor?: string
  readonly name: string
}

/** Counts over the facts in use. Pure; order: kinds as first used, parties by count, then name. */
export function describeSourcing(
  facts: readonly DossierFact[],
  sources: readonly DossierSource[],
  statement: DossierProse | undefined,
  book: FactBook,
): DossierMethodology {
  const statements = facts.filter((fact) => fact.kind === 'claim' || fact.kind === 'position' || fact.kind === 'assessment')
  const parties = countParties(statements, book)
  const first = parties[0]
  const dominates =
    first !== undefined && statements.length >= enoughStatements && first.count >= dominantShare * statements.length
  return withoutAbsent({
    statement,
    factCount: facts.length,
    sourceCount: sources.length,
    independentSourceCount: independentGroups(sources, book),
    kinds: countBy(facts, (fact) => fact.kind).map(([kind, count]) => ({ kind, count })),
    parties,
    singleSourceCount: facts.filter((fact) => fact.independentSources === 1).length,
    anonymousCount: facts.filter((fact) => fact.attribution?.type === 'anonymous').length,
    oneSided: dominates ? { name: first.name, count: first.count, of: statements.length } : undefined,
  })
}

function countParties(statements: readonly DossierFact[], book: FactBook): DossierMethodology['parties'] {
  const parties = new Map<string, Party & { count: number }>()
  for (const fact of statements) {
    const party = partyOfSpeaker(fact, book)
    if (party === undefined) continue
    const key = party.actor ?? `\u0000${party.name}`
    const counted = parties.get(key) ?? { ...party, count: 0 }
    counted.count += 1
    parties.set(key, counted)
  }
  return [...parties.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

/** The party that a statement's speaker belongs to: the top of `partOf`, so that a ministry and its spokesperson are one side. */
function partyOfSpeaker(fact: DossierFact, book: FactBook): Party | undefined {
  if (fact.attributedTo === undefined) return fact.attributedName === undefined ? undefined : { name: fact.attributedName }
  const id = partyOf(fact.attributedTo, book.actors)
  const actor = book.actors.get(id)
  return { actor: id, name: actor?.short ?? actor?.name ?? id }
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): readonly (readonly [K, number])[] {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return [...counts]
}

/** How many of the sources do not lead back to one another or to the same origin. */
function independentGroups(sources: readonly DossierSource[], book: FactBook): number {
  return independenceGroups(
    sources.map((source) => source.id),
    book.sources,
  ).length
}
