/**
 * Borders that are drawn dashed on every map: disputed, not yet determined, or no border but a line of control or armistice. The
 * outlines show one view of who holds what and carry no such marks; this list adds them as far as the outlines have a line at all.
 * A border that only one side draws is not in them. Data, and two questions to it.
 */
import type { Position } from 'geojson'

/** A box in degrees: west, south, east, north. */
export type PairRegion = readonly [number, number, number, number]

export interface DisputedPair {
  /** `pairKey` of the two: numeric codes, names for areas that have none. */
  readonly pair: string
  /** The part of the border that is meant; all of it when not given. */
  readonly region?: PairRegion
  /** What is in question. */
  readonly why: string
}

/** The two of a pair in one order. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`
}

/** Follows the notes on United Nations maps (line of control, final boundary or status not determined) as far as the outlines allow. */
export const disputedPairs: readonly DisputedPair[] = [
  { pair: pairKey('356', '586'), region: [73.2, 32.45, 78.5, 36], why: 'Line of Control in Jammu and Kashmir' },
  { pair: pairKey('356', 'Siachen Glacier'), why: 'Jammu and Kashmir' },
  { pair: pairKey('586', 'Siachen Glacier'), why: 'Jammu and Kashmir' },
  { pair: pairKey('156', 'Siachen Glacier'), why: 'Jammu and Kashmir' },
  { pair: pairKey('156', '356'), why: 'Line of Actual Control' },
  { pair: pairKey('688', 'Kosovo'), why: 'Status of Kosovo' },
  { pair: pairKey('504', '732'), why: 'Status of Western Sahara' },
  { pair: pairKey('706', 'Somaliland'), why: 'Status of Somaliland' },
  { pair: pairKey('196', 'N. Cyprus'), why: 'Division of Cyprus' },
  { pair: pairKey('275', '376'), why: 'Armistice Demarcation Line' },
  { pair: pairKey('376', '760'), why: 'Golan' },
  { pair: pairKey('728', '729'), why: 'Final boundary and status of Abyei not determined' },
  { pair: pairKey('643', '804'), region: [32, 45, 37, 46.5], why: 'Status of Crimea' },
]

/** Whether a point lies in the box. */
export function isWithin([longitude = 0, latitude = 0]: Position, [west, south, east, north]: PairRegion): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}
