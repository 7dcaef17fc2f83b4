/** Rules of a brief that join several of its fields. Each field by itself is the schema's business. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type LocatedNode, nearestNode, nodeAt, type TreePath } from '../text/located-tree.ts'
import type { WrittenReport } from './brief-schema.ts'

type WrittenSection = WrittenReport['sections'][number]

/** Fields that only some views lay out: said elsewhere they would do nothing. */
const viewsOfField: Readonly<Record<string, readonly string[]>> = {
  select: ['timeline', 'positions', 'facts'],
  groupBy: ['positions'],
  needs: ['sector'],
  response: ['sector'],
  gaps: ['sector'],
  figures: ['sector'],
}

/** What is wrong with a report whose fields are each right. Reports `brief/invalid`. */
export function checkReport(report: WrittenReport, root: LocatedNode): readonly Diagnostic[] {
  return [
    ...report.sections.flatMap((section, index) => checkSection(section, root, ['sections', index])),
    ...checkUnique(root, 'sections', 'section', report.sections),
    ...checkUnique(root, 'judgements', 'judgement', report.judgements),
  ]
}

function checkSection(section: WrittenSection, root: LocatedNode, path: TreePath): readonly Diagnostic[] {
  const node = nearestNode(root, path)
  if (section.view === undefined && section.body === undefined) {
    const span = { ...node.span, end: node.span.start }
    return [invalid(span, 'this section has neither a `view` nor a `body`', ['add `body: |` and the text, or `view: …`'])]
  }
  if (node.kind !== 'map') return []
  return [...node.entries].flatMap(([field, value]) => {
    const views = viewsOfField[field]
    const isNothing = value.kind === 'scalar' && value.value === null
    if (views === undefined || isNothing || views.includes(section.view ?? '')) return []
    const owner = section.view === undefined ? 'a section without a view' : `the view \`${section.view}\``
    const needed = views.map((view) => `\`${view}\``).join(', ')
    return [
      invalid(value.keySpan ?? value.span, `\`${field}\` does nothing in ${owner}`, [`remove it, or use it with ${needed}`]),
    ]
  })
}

function checkUnique(
  root: LocatedNode,
  key: string,
  noun: string,
  items: readonly { readonly id?: string }[],
): readonly Diagnostic[] {
  return items.flatMap(({ id }, index) => {
    const first = items.findIndex((other) => id !== undefined && other.id === id)
    const place = nodeAt(root, [key, index, 'id'])
    const firstPlace = nodeAt(root, [key, first, 'id'])
    if (id === undefined || first === index || place === undefined) return []
    const related = firstPlace === undefined ? {} : { related: [{ message: 'first used here', span: firstPlace.span }] }
    return [{ ...invalid(place.span, `two ${noun}s have the id \`${id}\``, ['give one of them another id']), ...related }]
  })
}

function invalid(span: Diagnostic['span'], message: string, hints: readonly string[]): Diagnostic {
  return { severity: 'error', code: 'brief/invalid', message, ...(span && { span }), hints }
}
