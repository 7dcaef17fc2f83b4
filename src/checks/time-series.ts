/** Facts in order of time, asked for those of a stretch: a series of ten thousand daily counts is not gone through for each of them. */
import type { Fact } from '../facts/fact.ts'

export interface TimeSeries {
  /** The facts whose time may overlap that of `fact`, itself among them; for a fact without a time all those without. */
  overlapping(fact: Fact): Iterable<Fact>
}

/** A series of the facts. */
export function createTimeSeries(facts: readonly Fact[]): TimeSeries {
  const untimed = facts.filter(({ when }) => when === undefined)
  const timed = facts.filter(({ when }) => when !== undefined).sort((a, b) => startOf(a) - startOf(b))
  // `reach[i]` is the latest end among the first facts up to `i`: it never falls, so what ended long ago can be skipped.
  const reach: number[] = []
  for (const [index, fact] of timed.entries()) reach.push(Math.max(endOf(fact), reach[index - 1] ?? Number.NEGATIVE_INFINITY))
  return {
    *overlapping(fact) {
      if (fact.when === undefined) return yield* untimed
      const { earliest, latest } = fact.when
      for (let index = firstAbove(reach, earliest); index < timed.length; index++) {
        const other = timed[index]
        if (other === undefined || startOf(other) >= latest) return
        if (endOf(other) > earliest) yield other
      }
    },
  }
}

function startOf({ when }: Fact): number {
  return when?.earliest ?? Number.NEGATIVE_INFINITY
}

function endOf({ when }: Fact): number {
  return when?.latest ?? Number.POSITIVE_INFINITY
}

/** The first index whose value is above the limit, by halving; the values never fall. */
function firstAbove(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? limit) > limit) high = middle
    else low = middle + 1
  }
  return low
}
