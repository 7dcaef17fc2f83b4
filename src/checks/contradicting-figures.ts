/** `figure/contradiction`: two numbers for one thing, place and time are tied by `contradicts`, or one replaces the other (ACLED; ICD 203). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { countKey, describeFigure, disagree, sameTime } from './figure-values.ts'
import { fieldPlace } from './places.ts'

/**
 * An error for each figure in use with which another live figure of the book disagrees: same measure, population, unit, basis,
 * places and time. Ranges and approximations that overlap agree. A warning when neither names a place, which may be all that differs.
 */
export function checkContradictingFigures(context: CheckContext): readonly Diagnostic[] {
  const { usedFacts, links } = context
  const groups = groupAlike([...links.figures.values()].flat())
  const reported = new Set<string>()
  return usedFacts.flatMap((fact): readonly Diagnostic[] => {
    if (fact.figure === undefined || !links.isLive(fact)) return []
    const other = groups.get(alikeKey(fact))?.find((candidate) => contradicts(fact, candidate, context))
    if (other === undefined || reported.has(other.id)) return []
    reported.add(fact.id)
    return [contradiction(fact, other)]
  })
}

function contradicts(fact: Fact, other: Fact, { links }: CheckContext): boolean {
  if (other.id === fact.id || fact.figure === undefined || other.figure === undefined) return false
  if (!disagree(fact.figure, other.figure) || !sameTime(fact, other)) return false
  return links.contradictions.get(fact.id)?.includes(other) !== true
}

function groupAlike(figures: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of figures) {
    const key = alikeKey(fact)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return groups
}

/** What is counted and where; for figures without a place, about whom. */
function alikeKey(fact: Fact): string {
  const places = fact.where.length > 0 ? fact.where : fact.about
  return [countKey(fact), [...places].sort().join('\u0001')].join('\u0000')
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
