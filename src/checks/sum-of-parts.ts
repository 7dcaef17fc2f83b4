/**
 * `figure/sum`: parts make their whole. A figure that names all its parts (`totalOf`) is what they come to. Besides, figures of one
 * measure, population, unit, basis and time in places that lie `within` the place of another come to no more than it: that they are
 * all parts there are is not said there, so less is no error.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { boundsOf, describeFigure, wholeKey } from './figure-values.ts'
import { fieldPlace } from './places.ts'

/** An error for each total in use that its parts do not make, and for each figure that two or more parts together exceed, each taken at its lowest. */
export function checkSumOfParts(context: CheckContext): readonly Diagnostic[] {
  return [...checkNamedParts(context), ...checkPlaces(context)]
}

/** Each total and its parts, wherever they are. A part that no longer stands makes the total stale, which is for another rule to say. */
function checkNamedParts({ usedFacts, links, book }: CheckContext): readonly Diagnostic[] {
  return usedFacts.flatMap((fact): readonly Diagnostic[] => {
    if (fact.figure === undefined || fact.totalOf.length === 0 || !links.isLive(fact)) return []
    const parts = fact.totalOf.flatMap((id) => book.facts.get(id) ?? [])
    const figures = parts.flatMap(({ figure }) => figure ?? [])
    const other = parts.find(({ figure }) => figure !== undefined && figure.unit !== fact.figure?.unit)
    if (other !== undefined) return [unlike(fact, other)]
    if (figures.length !== fact.totalOf.length || !parts.every((part) => links.isLive(part))) return []
    const low = round(figures.reduce((total, figure) => total + boundsOf(figure).low, 0))
    const high = round(figures.reduce((total, figure) => total + boundsOf(figure).high, 0))
    const whole = boundsOf(fact.figure)
    return low > whole.high || high < whole.low ? [unequal(fact, parts, spread(low, high))] : []
  })
}

function checkPlaces({ usedFacts, links, index }: CheckContext): readonly Diagnostic[] {
  return usedFacts.flatMap((fact): readonly Diagnostic[] => {
    if (fact.totalOf.length > 0) return []
    const [place] = fact.where
    if (fact.figure === undefined || place === undefined || fact.where.length !== 1 || !links.isLive(fact)) return []
    const parts = onePerPlace((index.parts.get(wholeKey(fact, place)) ?? []).filter((part) => links.isLive(part)))
    const sum = parts.reduce((total, part) => total + lowest(part), 0)
    return parts.length > 1 && sum > boundsOf(fact.figure).high ? [unequal(fact, parts, `${round(sum)}`)] : []
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

function spread(low: number, high: number): string {
  if (low === high) return `${low}`
  if (high === Number.POSITIVE_INFINITY) return `at least ${low}`
  return low === Number.NEGATIVE_INFINITY ? `at most ${high}` : `${low} to ${high}`
}

function unlike(fact: Fact, part: Fact): Diagnostic {
  const units = [fact, part].map(({ figure }) => (figure?.unit === undefined ? 'no unit' : `\`${figure.unit}\``))
  return {
    severity: 'error',
    code: 'figure/sum',
    message: `\`${fact.id}\` counts ${units[0]}, but its part \`${part.id}\` counts ${units[1]}`,
    span: fieldPlace(fact, 'totalOf'),
    related: [{ message: 'the part', span: fieldPlace(part, 'unit', 'value', 'min') }],
    hints: ['give both the same `unit`, or take the part out of `totalOf`'],
  }
}

/** Tenths add up to what binary fractions do not. */
function round(sum: number): number {
  return Number(sum.toFixed(6))
}

function unequal(fact: Fact, parts: readonly Fact[], sum: string): Diagnostic {
  const total = fact.figure === undefined ? '' : describeFigure(fact.figure)
  return {
    severity: 'error',
    code: 'figure/sum',
    message: `\`${fact.id}\` is ${total}, but its ${parts.length === 1 ? 'one part comes' : `${parts.length} parts come`} to ${sum}`,
    span: fieldPlace(fact, 'value', 'max', 'min'),
    related: parts.map((part) => ({
      message: `\`${part.id}\`: ${part.figure && describeFigure(part.figure)}`,
      span: fieldPlace(part, 'value', 'min'),
    })),
    hints: [
      'check the parts and the whole against their sources',
      fact.totalOf.length > 0
        ? 'name every part under `totalOf`, and none twice over'
        : 'give parts that overlap another `measure` or `population`',
    ],
  }
}
