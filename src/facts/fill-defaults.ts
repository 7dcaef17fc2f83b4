/** `defaults` of a fact file, filled into its facts and sources before they are checked, each value keeping the place that says it. */
import { toSchemaInput } from '../diagnostics/written-value.ts'
import type { LocatedMap, LocatedNode } from '../text/located-tree.ts'
import { defaultsSchema, figureFieldNames, sharedFieldNames } from './facts-schema.ts'

const figureFields: ReadonlySet<string> = new Set(figureFieldNames)

/**
 * The tree (its short forms spelled out) with every default where a fact does not give the field itself; a field given without a value (`tags:`) stays
 * without one. Sources take `tlp`, `marking` and `recorded` only. Fields of figures go to figures.
 */
export function fillDefaults(root: LocatedMap): LocatedMap {
  const defaults = root.entries.get('defaults')
  if (defaults?.kind !== 'map') return root
  const wrong = wrongDefaults(defaults)
  const known = new Map([...defaults.entries].filter(([key]) => sharedFieldNames.includes(key) && !wrong.has(key)))
  const ofSources = new Map([...known].filter(([key]) => isMarking(key) || key === 'recorded'))
  const entries = new Map(root.entries)
  const fillAll = (section: string, fillOne: (node: LocatedNode) => LocatedNode): void => {
    const map = root.entries.get(section)
    if (map?.kind === 'map')
      entries.set(section, { ...map, entries: new Map([...map.entries].map(([id, node]) => [id, fillOne(node)])) })
  }
  fillAll('facts', (node) => fill(node, known))
  fillAll('sources', (node) => fill(node, ofSources))
  return { ...root, entries }
}

/** A wrong default is reported where it stands; it is filled in only where its absence would be a second error in every fact. */
function wrongDefaults(defaults: LocatedMap): ReadonlySet<string> {
  const result = defaultsSchema.safeParse(toSchemaInput(defaults))
  const wrong = new Set(result.error?.issues.map((issue) => String(issue.path[0])))
  for (const needed of ['kind', 'sources', 'attributedTo', 'attribution']) wrong.delete(needed)
  return wrong
}

function fill(node: LocatedNode, defaults: ReadonlyMap<string, LocatedNode>): LocatedNode {
  if (node.kind !== 'map') return node
  const kind = node.entries.get('kind') ?? defaults.get('kind')
  const isFigure = kind?.kind === 'scalar' && kind.value === 'figure'
  const entries = new Map(node.entries)
  for (const [key, value] of defaults) {
    if (isMarking(key) && (entries.has('tlp') || entries.has('marking'))) continue
    if (!entries.has(key) && (isFigure || !figureFields.has(key))) entries.set(key, value)
  }
  return { ...node, entries }
}

/** Two keys for one thing: who gives either has marked it. */
function isMarking(key: string): boolean {
  return key === 'tlp' || key === 'marking'
}
