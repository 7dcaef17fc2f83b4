/** What a figure's numbers allow: the values it may stand for, and whether two figures count the same thing. */
import type { Fact, Figure } from '../facts/fact.ts'
import type { Edtf } from '../time/edtf.ts'

/** How far a number said to be about right may be off: a house rule, wide enough for rounding. */
const tolerance = 0.1

/** The lowest and highest value that the figure may stand for; infinite at an open end. */
export function boundsOf({ value, min, max, qualifier }: Figure): { readonly low: number; readonly high: number } {
  if (value === undefined || qualifier === 'range') {
    return { low: min ?? value ?? Number.NEGATIVE_INFINITY, high: max ?? value ?? Number.POSITIVE_INFINITY }
  }
  switch (qualifier) {
    case 'exact':
      return { low: min ?? value, high: max ?? value }
    case 'atLeast':
      return { low: value, high: Number.POSITIVE_INFINITY }
    case 'upTo':
      return { low: Number.NEGATIVE_INFINITY, high: value }
    default: {
      const slack = Math.abs(value) * tolerance
      return { low: min ?? value - slack, high: max ?? value + slack }
    }
  }
}

/** Whether no value may stand for both. */
export function disagree(a: Figure, b: Figure): boolean {
  const [first, second] = [boundsOf(a), boundsOf(b)]
  return first.high < second.low || second.high < first.low
}

/** Equal for figures that count the same thing in the same places; without places, about the same actors. */
export function alikeKey(fact: Fact): string {
  const places = fact.where.length > 0 ? fact.where : fact.about
  return `${countKey(fact)}\u0000${places.length < 2 ? (places[0] ?? '') : [...places].sort().join('\u0001')}`
}

/** Equal for a figure of the place and the figures that are parts of it: of the same thing, at the same time. */
export function wholeKey(fact: Fact, place: string): string {
  return `${countKey(fact)}\u0000${place}\u0000${fact.when?.earliest}\u0000${fact.when?.latest}`
}

function countKey({ figure }: Fact): string {
  return `${figure?.measure}\u0000${figure?.population}\u0000${figure?.unit}\u0000${figure?.basis}`
}

/**
 * Whether two figures speak of one time. Counts of a moment do when their times overlap; sums over a stretch only when the
 * stretches are the same, because a longer one rightly counts more. Without a time, both must be without.
 */
export function sameTime(a: Fact, b: Fact): boolean {
  if (a.when === undefined || b.when === undefined) return a.when === b.when
  if (isMoment(a) && isMoment(b)) return a.when.earliest < b.when.latest && b.when.earliest < a.when.latest
  return equalTimes(a.when, b.when)
}

function isMoment({ figure, when }: Fact): boolean {
  return figure?.basis === 'pointInTime' || (figure?.basis === undefined && when?.kind === 'point')
}

function equalTimes(a: Edtf, b: Edtf): boolean {
  return a.earliest === b.earliest && a.latest === b.latest
}

/** The number as messages show it: "at least 41200", "5200 to 6400". */
export function describeFigure({ value, min, max, qualifier, unit }: Figure): string {
  const number = value === undefined ? [min, max].filter((end) => end !== undefined).join(' to ') : String(value)
  const prefix = { about: 'about ', estimate: 'about ', atLeast: 'at least ', upTo: 'up to ', exact: '', range: '' }[qualifier]
  return `${value === undefined ? '' : prefix}${number}${unit === undefined ? '' : ` ${unit}`}`
}
