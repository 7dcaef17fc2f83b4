/** What stands under `instead`, and the markings of a report and its items, taken by themselves: facts are not known here. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { MarkingScheme } from '../terms/markings.ts'
import { readMarking } from '../terms/read-marking.ts'
import type { LocatedMap, LocatedNode } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { wordedFields } from './brief-schema.ts'
import { isOmitted, makingFields, says, type WordedItem, wordedItems } from './wordings.ts'

/** Labels that the scheme does not have (`handling/unknown-label`), of the report, its items and what stands in their place; `brief/invalid` for two. */
export function checkMarkings(root: LocatedNode, scheme: MarkingScheme): readonly Diagnostic[] {
  const nodes = [root, ...wordedItems(root).flatMap(({ node, instead }) => [node, ...instead])]
  return nodes.flatMap((node): readonly Diagnostic[] => {
    const problem = node.kind === 'map' ? readMarking(node, scheme, suggestionHints).problem : undefined
    if (problem === undefined) return []
    const { kind, ...found } = problem
    return [{ severity: 'error', code: kind === 'twice' ? 'brief/invalid' : 'handling/unknown-label', ...found }]
  })
}

/** What stands under `instead` and is neither an item nor `omit: true`, or can never be used. Reports `brief/invalid`. */
export function checkInstead(root: LocatedNode): readonly Diagnostic[] {
  return wordedItems(root).flatMap((item) =>
    item.instead.flatMap((node, position) => [...checkForm(node, item), ...checkReach(node, position, item)]),
  )
}

function checkForm(node: LocatedMap, { key }: WordedItem): readonly Diagnostic[] {
  if (isOmitted(node)) {
    const others = [...node.entries].filter(([field]) => !['omit', 'tlp', 'marking'].includes(field) && says(node, field))
    return others.map(([field, value]) =>
      invalid(value.keySpan ?? value.span, `\`${field}\` does nothing beside \`omit: true\``, 'remove one of them'),
    )
  }
  const fields = makingFields[key]
  if (fields.some((field) => says(node, field)) || hasUnknownKey(node)) return []
  const missing = fields.map((field) => `\`${field}\``).join(' nor ')
  const [field = ''] = fields
  return [
    invalid(
      start(node),
      `what stands instead has neither ${missing} nor \`omit: true\``,
      `add \`${field}: …\`, or \`omit: true\` to leave the item out of such reports`,
    ),
  ]
}

/** A key that no item has is a slip, which the schema reports: `{txt: …}` lacks its `text` for no other reason. */
function hasUnknownKey(node: LocatedMap): boolean {
  return [...node.entries.keys()].some((key) => !wordedFields.has(key))
}

/** What is left out whatever the report's marking leaves nothing for those below it. */
function checkReach(node: LocatedMap, position: number, { instead }: WordedItem): readonly Diagnostic[] {
  const ends = instead.slice(0, position).find((above) => isOmitted(above) && !says(above, 'tlp') && !says(above, 'marking'))
  if (ends === undefined) return []
  const found = invalid(start(node), 'nothing below `omit: true` is ever used', 'put it above, or remove it')
  return [{ ...found, related: [{ message: 'left out from here on', span: ends.entries.get('omit')?.span ?? ends.span }] }]
}

/** Where it begins: a message about a whole block should not underline all of it. */
function start(node: LocatedMap): Span {
  return { ...node.span, end: node.span.start }
}

function invalid(span: Span, message: string, hint: string): Diagnostic {
  return { severity: 'error', code: 'brief/invalid', message, span, hints: [hint] }
}
