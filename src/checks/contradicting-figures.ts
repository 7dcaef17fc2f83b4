/** `figure/contradiction`: two numbers for one thing, place and time are tied by `contradicts`, or one replaces the other (ACLED; ICD 203). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { BookIndex } from './book-index.ts'
import type { CheckContext } from './check-context.ts'
import type { FactLinks } from './fact-links.ts'
import { alikeKey, describeFigure, disagree, sameTime } from './figure-values.ts'
import { fieldPlace } from './places.ts'

/**
 * An error for each figure in use with which another live figure of the book disagrees: same measure, population, unit, basis,
 * places and time. Ranges and approximations that overlap agree. A warning when neither names a place, which may be all that differs.
 */
export function checkContradictingFigures({ usedFacts, links, index }: CheckContext): readonly Diagnostic[] {
  const reported = new Set<string>()
  return usedFacts.flatMap((fact): readonly Diagnostic[] => {
    if (fact.figure === undefined || !links.isLive(fact)) return []
    const other = firstContradiction(fact, index, links)
    if (other === undefined || reported.has(other.id)) return []
    reported.add(fact.id)
    return [contradiction(fact, other)]
  })
}

function firstContradiction(fact: Fact, index: BookIndex, links: FactLinks): Fact | undefined {
  for (const other of index.alike.get(alikeKey(fact))?.overlapping(fact) ?? []) if (contradicts(fact, other, links)) return other
  return undefined
}

function contradicts(fact: Fact, other: Fact, links: FactLinks): boolean {
  if (other === fact || fact.figure === undefined || other.figure === undefined) return false
  if (!disagree(fact.figure, other.figure) || !sameTime(fact, other) || !links.isLive(other)) return false
  return !links.contradictions(fact).includes(other)
}

function contradiction(fact: Fact, other: Fact): Diagnostic {
  const [a, b] = [fact.figure, other.figure]
  const isPlaced = fact.where.length > 0
  return {
    severity: isPlaced ? 'error' : 'warning',
    code: 'figure/contradiction',
    message: `\`${fact.id}\` is ${a && describeFigure(a)}, and \`${other.id}\`, of the same thing at the same time, is ${b && describeFigure(b)}`,
    span: fieldPlace(fact, 'value', 'min', 'max'),
    related: [{ message: 'the other number', span: fieldPlace(other, 'value', 'min', 'max') }],
    hints: [
      `add \`contradicts: [${other.id}]\` when both stand, and show both`,
      `add \`supersedes: [${other.id}]\` when this one replaces it`,
      isPlaced
        ? 'give them another `measure` or `population` when they count different things'
        : 'give each its `where` or `population` when they count different things',
    ],
  }
}
