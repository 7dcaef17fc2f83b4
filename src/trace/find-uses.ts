/** Where a dossier uses facts: its highlights, key figures, judgements, sections and gaps. Reads dossiers of any version: one that was frozen stays as it is. */

/** Parts of a dossier that cite facts, by their key. */
export const usingParts = ['highlights', 'keyFigures', 'judgements', 'sections', 'gaps', 'methodology'] as const
export type UsingPart = (typeof usingParts)[number]

/** One thing of a report that rests on facts. */
export interface Use {
  readonly part: UsingPart
  /** As `sitrep explain` takes it: `judgements.truce`, `highlights.0`. */
  readonly path: string
  /** What a reader knows it by: its title, or its text. */
  readonly title: string
  /** Those of the ids asked for, in the order of first use. */
  readonly facts: readonly string[]
}

/** The uses of any of the facts in a dossier, in the order of `usingParts`, then of the dossier. Pure. */
export function findUses(dossier: unknown, ids: ReadonlySet<string>): readonly Use[] {
  if (!isRecord(dossier)) return []
  return usingParts.flatMap((part) => {
    const value = dossier[part]
    const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return items.flatMap((item, index): readonly Use[] => {
      const facts = [...new Set(citedIn(item))].filter((id) => ids.has(id))
      if (facts.length === 0) return []
      const name = Array.isArray(value) ? `.${textAt(item, 'id') ?? index}` : ''
      return [{ part, path: `${part}${name}`, title: titleOf(item), facts }]
    })
  })
}

/** Ids of facts below a value: what stands under `facts`, `basis` and `fact`. */
function citedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === 'fact' && typeof child === 'string') return [child]
    if ((key === 'facts' || key === 'basis') && Array.isArray(child)) return child.filter((id) => typeof id === 'string')
    return citedIn(child)
  })
}

function titleOf(item: unknown): string {
  if (!isRecord(item)) return ''
  const text = item['text']
  return (
    textAt(item, 'title') ??
    textAt(item, 'label') ??
    textAt(text, 'markdown') ??
    textAt(item, 'markdown') ??
    textAt(item, 'view') ??
    ''
  )
}

/** A text property of a value that may be anything. */
export function textAt(value: unknown, key: string): string | undefined {
  const text = isRecord(value) ? value[key] : undefined
  return typeof text === 'string' ? text : undefined
}

/** Whether a value of a JSON file is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
