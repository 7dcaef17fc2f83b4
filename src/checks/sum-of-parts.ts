/**
 * `figure/sum`: parts come to no more than their whole. Parts are figures of one measure, population, unit, basis and time in
 * places that lie `within` the place of the whole. That they are all parts there are is not said anywhere, so less is no error.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { boundsOf, describeFigure, wholeKey } from './figure-values.ts'
import { fieldPlace } from './places.ts'

/** An error for each figure in use that two or more parts together exceed, each taken at its lowest. */
export function checkSumOfParts({ usedFacts, links, index }: CheckContext): readonly Diagnostic[] {
  return usedFacts.flatMap((fact): readonly Diagnostic[] => {
    const [place] = fact.where
    if (fact.figure === undefined || place === undefined || fact.where.length !== 1 || !links.isLive(fact)) return []
    const parts = onePerPlace((index.parts.get(wholeKey(fact, place)) ?? []).filter((part) => links.isLive(part)))
    const sum = parts.reduce((total, part) => total + lowest(part), 0)
    return parts.length > 1 && sum > boundsOf(fact.figure).high ? [exceeded(fact, parts, sum)] : []
  })
}

/** Of figures that disagree about one place, the lowest: a whole is not to be blamed for a dispute about a part. */
function onePerPlace(parts: readonly Fact[]): readonly Fact[] {
  const lowestOf = new Map<string, Fact>()
  for (const part of parts) {
    const place = part.where[0] ?? ''
    const known = lowestOf.get(place)
    if (known === undefined || lowest(part) < lowest(known)) lowestOf.set(place, part)
  }
  return [...lowestOf.values()]
}

function lowest({ figure }: Fact): number {
  return figure === undefined ? 0 : Math.max(0, boundsOf(figure).low)
}

function exceeded(fact: Fact, parts: readonly Fact[], sum: number): Diagnostic {
  const total = fact.figure === undefined ? '' : describeFigure(fact.figure)
  return {
    severity: 'error',
    code: 'figure/sum',
    message: `\`${fact.id}\` is ${total}, but its ${parts.length} parts come to ${Number(sum.toFixed(6))}`,
    span: fieldPlace(fact, 'value', 'max', 'min'),
    related: parts.map((part) => ({
      message: `\`${part.id}\`: ${part.figure && describeFigure(part.figure)}`,
      span: fieldPlace(part, 'value', 'min'),
    })),
    hints: ['check the parts and the whole against their sources', 'give parts that overlap another `measure` or `population`'],
  }
}
