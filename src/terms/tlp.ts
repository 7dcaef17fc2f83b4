/** TLP 2.0 (FIRST, August 2022) as data: its labels and their order. */
import type { Marking, MarkingScheme } from './markings.ts'

/** Levels from the most open to the most restricted. */
export const tlpLevels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export type TlpLevel = (typeof tlpLevels)[number]

/** FIRST's colours, text on black (TLP 2.0, "Document and label formatting"). */
const foregrounds: Record<TlpLevel, string> = {
  CLEAR: '#FFFFFF',
  GREEN: '#33FF00',
  AMBER: '#FFC000',
  'AMBER+STRICT': '#FFC000',
  RED: '#FF2B2B',
}

/** The marking of a level. */
export function tlpMarking(level: TlpLevel): Marking {
  const rank = tlpLevels.indexOf(level)
  return { scheme: 'tlp', level, rank, label: `TLP:${level}`, foreground: foregrounds[level], background: '#000000' }
}

/** The scheme of a project that configures none. */
export const tlpScheme: MarkingScheme = {
  name: 'tlp',
  markings: [tlpMarking('CLEAR'), tlpMarking('GREEN'), tlpMarking('AMBER'), tlpMarking('AMBER+STRICT'), tlpMarking('RED')],
}

/** The level a label says, with or without the `TLP:` before it; undefined when it is none (lower case and spaces are none). */
export function parseTlp(label: string): TlpLevel | undefined {
  const bare = label.startsWith('TLP:') ? label.slice('TLP:'.length) : label
  return tlpLevels.find((level) => level === bare)
}
