/** Handling labels of any scheme: what a page shows of one and which is higher. What TLP's are is in `tlp.ts`; other schemes come from the project's configuration. */

/** A marking as a page shows it. */
export interface PrintedMarking {
  /** `tlp`, or the name that the configuration gives its scheme. */
  readonly scheme: string
  /** What its scheme calls it: `AMBER+STRICT`. */
  readonly level: string
  /** As it is printed, never translated: `TLP:AMBER+STRICT`. */
  readonly label: string
  /** Six hexadecimal digits in capitals: `#FFC000`. */
  readonly foreground: string
  readonly background: string
  /** What a report with it may be used for, in the words of the configuration; TLP's words are the templates'. */
  readonly meaning?: string
}

/** A marking in its scheme. Those of one scheme are compared, never those of two. */
export interface Marking extends PrintedMarking {
  /** From 0, the most open of its scheme. */
  readonly rank: number
}

/** Markings from the most open to the most restricted, at least one. */
export interface MarkingScheme {
  readonly name: string
  readonly markings: readonly [Marking, ...Marking[]]
}

/** What a page needs of a marking: its place in the scheme is not for readers, and stays out of dossiers. */
export function printedMarking({ rank: _, ...printed }: Marking): PrintedMarking {
  return printed
}

/** Whether `a` is more restricted than `b`. */
export function isAbove(a: Marking, b: Marking): boolean {
  return a.rank > b.rank
}

/** The most open marking of a scheme: that of what nobody marked. */
export function lowestMarking({ markings: [lowest] }: MarkingScheme): Marking {
  return lowest
}

/** The most restricted of the markings; the scheme's lowest when there are none. */
export function highestMarking(markings: Iterable<Marking>, scheme: MarkingScheme): Marking {
  let highest = lowestMarking(scheme)
  for (const marking of markings) if (isAbove(marking, highest)) highest = marking
  return highest
}

/** The marking whose label or level is written so, capitals and all; undefined for none. */
export function findMarking(text: string, { markings }: MarkingScheme): Marking | undefined {
  return markings.find(({ label, level }) => label === text || level === text)
}
