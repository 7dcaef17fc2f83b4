/** How one number moved: absolute, in percent, and in which direction. Compares only what counts the same thing. */

import type { DossierFigure } from '../merge/dossier.ts'
import type { DossierFigureChange } from '../merge/dossier-changes.ts'
import { withoutAbsent } from '../merge/without-absent.ts'

/**
 * The change from one figure to the next: `incomparable` when measure, unit or population differ or a range overlaps the other
 * number, `new` when there was none. `difference` is in the figure's unit, `percent` of the earlier value, to a tenth; both only
 * between single values, `percent` not from zero. `approximate` when either is not an exact count.
 */
export function compareFigures(
  before: DossierFigure | undefined,
  after: DossierFigure | undefined,
): Pick<DossierFigureChange, 'direction' | 'before' | 'difference' | 'percent' | 'approximate'> {
  if (after === undefined || before === undefined) return { direction: 'new', approximate: false }
  const approximate = before.qualifier !== 'exact' || after.qualifier !== 'exact'
  const isAlike = before.measure === after.measure && before.unit === after.unit && before.population === after.population
  if (!isAlike) return { direction: 'incomparable', before: plain(before), approximate }
  if (before.value === undefined || after.value === undefined) {
    return { direction: directionOfRanges(before, after), before: plain(before), approximate }
  }
  const difference = rounded(after.value - before.value, 12)
  const percent = before.value === 0 ? undefined : Math.round((difference / Math.abs(before.value)) * 1000) / 10
  const direction = difference === 0 ? 'unchanged' : difference > 0 ? 'up' : 'down'
  return withoutAbsent({ direction, before: plain(before), difference, percent, approximate } as const)
}

function directionOfRanges(before: DossierFigure, after: DossierFigure): DossierFigureChange['direction'] {
  const [low, high] = [before.min ?? before.value, before.max ?? before.value]
  const [newLow, newHigh] = [after.min ?? after.value, after.max ?? after.value]
  if (low === undefined || high === undefined || newLow === undefined || newHigh === undefined) return 'incomparable'
  if (low === newLow && high === newHigh) return 'unchanged'
  if (newLow > high) return 'up'
  return newHigh < low ? 'down' : 'incomparable'
}

/** The fields of a figure and no others: an edition file of another version may have more. */
function plain({ measure, value, min, max, unit, qualifier, basis, population }: DossierFigure): DossierFigure {
  return withoutAbsent({ measure, value, min, max, unit, qualifier, basis, population })
}

/** Without the noise of binary fractions: 0.3 - 0.1 is 0.2. */
function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits))
}
