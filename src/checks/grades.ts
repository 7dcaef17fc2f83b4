/** What grades and links say of a fact's footing: how many independent sources stand behind it, and whether anybody vouched for them. */
import type { Fact, FactBook } from '../facts/fact.ts'
import { independenceGroups } from '../facts/independence.ts'
import type { Reliability } from '../terms/fact-terms.ts'
import type { FactLinks } from './fact-links.ts'

/** How many sources that do not lead back to one another stand behind the facts together. */
export function independentSources(facts: readonly Fact[], book: FactBook): number {
  return independenceGroups(
    facts.flatMap((fact) => fact.sources.map((source) => source.ref)),
    book.sources,
  ).length
}

/** The fact and the live facts tied to it by `corroborates`: what an analyst says confirms it. */
export function withCorroboration(fact: Fact, links: FactLinks): readonly Fact[] {
  return [fact, ...links.corroborations(fact)]
}

/** The best letter among a fact's sources; undefined when none is graded. */
export function bestReliability(fact: Fact, book: FactBook): Reliability | undefined {
  return fact.sources
    .flatMap((source) => book.sources.get(source.ref)?.reliability ?? [])
    .sort()
    .at(0)
}

/** Whether a grade makes one source enough without saying so: item probably true (1–2), or source usually reliable (A–B). House rule. */
export function isWellGraded(fact: Fact, book: FactBook): boolean {
  const letter = bestReliability(fact, book)
  return (fact.credibility !== undefined && fact.credibility <= 2) || letter === 'A' || letter === 'B'
}
