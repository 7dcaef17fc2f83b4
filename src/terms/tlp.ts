/** Handling labels: TLP 2.0 (FIRST, August 2022) as data, their order, and what is highest. Other schemes come from the config later. */

/** Levels from the most open to the most restricted. */
export const tlpLevels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export type TlpLevel = (typeof tlpLevels)[number]

/** A marking as a page shows it. Colours are FIRST's, text on black (TLP 2.0, "Document and label formatting"). */
export interface Marking {
  readonly scheme: 'tlp'
  readonly level: TlpLevel
  /** `TLP:AMBER+STRICT`: capitals, no spaces, never translated. */
  readonly label: string
  readonly foreground: string
  readonly background: string
}

const foregrounds: Record<TlpLevel, string> = {
  CLEAR: '#FFFFFF',
  GREEN: '#33FF00',
  AMBER: '#FFC000',
  'AMBER+STRICT': '#FFC000',
  RED: '#FF2B2B',
}

/** The marking of a level. */
export function tlpMarking(level: TlpLevel): Marking {
  return { scheme: 'tlp', level, label: `TLP:${level}`, foreground: foregrounds[level], background: '#000000' }
}

/** The level a label says, with or without the `TLP:` before it; undefined when it is none (lower case and spaces are none). */
export function parseTlp(label: string): TlpLevel | undefined {
  const bare = label.startsWith('TLP:') ? label.slice('TLP:'.length) : label
  return tlpLevels.find((level) => level === bare)
}

/** Negative when `a` is more open than `b`, 0 when equal, positive when more restricted. */
export function compareTlp(a: TlpLevel, b: TlpLevel): number {
  return tlpLevels.indexOf(a) - tlpLevels.indexOf(b)
}

/** The most restricted of the levels; `CLEAR` when there are none. */
export function highestTlp(levels: Iterable<TlpLevel>): TlpLevel {
  let highest: TlpLevel = 'CLEAR'
  for (const level of levels) if (compareTlp(level, highest) > 0) highest = level
  return highest
}
