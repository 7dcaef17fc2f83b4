/** Rules of a brief that join several of its fields. Each field by itself is the schema's business. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type LocatedMap, type LocatedNode, nodeAt } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { viewNames } from './brief.ts'
import { sectionKeys } from './brief-schema.ts'
import { checkInstead } from './check-wordings.ts'
import { says, wordedItems } from './wordings.ts'

/** Fields that only some views lay out: said elsewhere they would do nothing. */
const viewsOfField: Readonly<Record<string, readonly string[]>> = {
  select: ['timeline', 'positions', 'facts', 'changes', 'map', 'chart'],
  alt: ['map', 'chart'],
  caption: ['map', 'chart'],
  data: ['chart'],
  chart: ['chart'],
  map: ['map'],
  groupBy: ['positions'],
  needs: ['sector'],
  response: ['sector'],
  gaps: ['sector'],
  figures: ['sector'],
}

/** What is wrong with the fields of a report taken together, whatever else is wrong with them singly. Reports `brief/invalid`. */
export function checkReport(root: LocatedNode): readonly Diagnostic[] {
  const replacing = wordedItems(root).flatMap(({ key, instead }) => (key === 'sections' ? instead : []))
  return [
    ...itemsAt(root, 'sections').flatMap((node) => [...checkPlaced(node), ...checkFields(node)]),
    ...replacing.filter((node) => says(node, 'view') || says(node, 'body')).flatMap(checkFields),
    ...checkInstead(root),
    ...checkUnique(itemsAt(root, 'sections'), 'section'),
    ...checkUnique(itemsAt(root, 'judgements'), 'judgement'),
  ]
}

/** The fields that say something. */
function givenIn(node: LocatedMap) {
  return [...node.entries].filter(([, value]) => value.kind !== 'scalar' || value.value !== null)
}

function checkPlaced(node: LocatedMap): readonly Diagnostic[] {
  const given = givenIn(node)
  const hasUnknownKey = given.some(([field]) => !sectionKeys.includes(field))
  if (hasUnknownKey || given.some(([field]) => field === 'view' || field === 'body')) return []
  const span = { ...node.span, end: node.span.start }
  return [invalid(span, 'this section has neither a `view` nor a `body`', ['add `body: |` and the text, or `view: …`'])]
}

function checkFields(node: LocatedMap): readonly Diagnostic[] {
  const view = textAt(node, 'view')
  const misplaced = givenIn(node).flatMap(([field, value]) => {
    const views = viewsOfField[field]
    const isKnownView = view === undefined || viewNames.some((name) => name === view)
    if (views === undefined || !isKnownView || views.includes(view ?? '')) return []
    const owner = view === undefined ? 'a section without a view' : `the view \`${view}\``
    const needed = views.map((name) => `\`${name}\``).join(', ')
    return [
      invalid(value.keySpan ?? value.span, `\`${field}\` does nothing in ${owner}`, [`remove it, or use it with ${needed}`]),
    ]
  })
  return [...checkChart(node, view), ...misplaced]
}

/** A chart draws one thing, in one way. */
function checkChart(node: LocatedMap, view: string | undefined): readonly Diagnostic[] {
  if (view !== 'chart') return []
  const [data, select, chart] = ['data', 'select', 'chart'].map((field) => node.entries.get(field))
  const place = node.entries.get('view')?.span ?? node.span
  const head = node.keySpan === undefined && node.entries.get('view') === undefined ? { ...place, end: place.start } : place
  return [
    ...(chart === undefined
      ? [
          invalid(head, 'this chart does not say how it is drawn', [
            'add `chart`: `{mark: bar, encoding: {x: {field: value}, y: {field: place}}}`',
          ]),
        ]
      : []),
    ...(data === undefined && select === undefined ? [nothingToDraw(head, chart)] : []),
    ...(data !== undefined && select !== undefined
      ? [invalid(data.keySpan ?? data.span, 'this chart has both `data` and `select`', ['remove one of them'])]
      : []),
  ]
}

/** Vega-Lite has the data inside the spec; here it stands beside, so that it can be checked and cited. */
function nothingToDraw(head: Span, chart: LocatedNode | undefined): Diagnostic {
  const inside = chart?.kind === 'map' ? chart.entries.get('data') : undefined
  const message = 'this chart has nothing to draw'
  if (inside === undefined) return invalid(head, message, ['add `data`: the name of a dataset, or `select`: which facts'])
  const hint = 'move `data` out of `chart`, beside `view`: there it is the name of a dataset of the brief'
  return invalid(inside.keySpan ?? inside.span, message, [hint])
}

function checkUnique(items: readonly LocatedMap[], noun: string): readonly Diagnostic[] {
  const places = new Map<string, Span>()
  return items.flatMap((item) => {
    const id = textAt(item, 'id')
    const span = item.entries.get('id')?.span
    if (id === undefined || span === undefined) return []
    const first = places.get(id)
    if (first === undefined) {
      places.set(id, span)
      return []
    }
    const related = [{ message: 'first used here', span: first }]
    return [{ ...invalid(span, `two ${noun}s have the id \`${id}\``, ['give one of them another id']), related }]
  })
}

function itemsAt(root: LocatedNode, key: string): readonly LocatedMap[] {
  const list = nodeAt(root, [key])
  return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : []
}

function textAt(node: LocatedMap, key: string): string | undefined {
  const value = node.entries.get(key)
  if (value?.kind !== 'scalar' || value.value === null) return undefined
  return value.written ?? String(value.value)
}

function invalid(span: Span, message: string, hints: readonly string[]): Diagnostic {
  return { severity: 'error', code: 'brief/invalid', message, span, hints }
}
