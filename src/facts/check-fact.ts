/** The rules that one fact must keep by itself: its figure is one, somebody holds what is held, something backs it. References are checked elsewhere. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { LocatedMap } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { figureFieldNames, type WrittenFact } from './facts-schema.ts'

/** What is wrong with the fact `id`. Reports `fact/invalid`, `attribution/missing` and `source/missing`. */
export function checkFact(id: string, fact: WrittenFact, node: LocatedMap): readonly Diagnostic[] {
  return [...checkFigure(id, fact, node), ...checkAttribution(id, fact, node), ...checkSources(id, fact, node)]
}

function checkFigure(id: string, fact: WrittenFact, node: LocatedMap): readonly Diagnostic[] {
  if (fact.kind !== 'figure') {
    return figureFieldNames.flatMap((field) => {
      const value = node.entries.get(field)
      if (fact[field] === undefined || value === undefined) return []
      const message = `\`${field}\` is for facts of kind \`figure\`, and \`${id}\` is of kind \`${fact.kind}\``
      return [invalid(value.keySpan ?? value.span, message, ['write `kind: figure`, or remove the field'])]
    })
  }
  const { value, min, max, qualifier } = fact
  if (value === undefined && min === undefined && max === undefined) {
    return [invalid(idSpan(node), `figure \`${id}\` has no number`, ['add `value: …`, or `min` and `max`'])]
  }
  const negative = (['value', 'min', 'max'] as const).find((field) => (fact[field] ?? 0) < 0)
  if (negative !== undefined && countedUnits.has(fact.unit?.toLowerCase() ?? '')) {
    return [
      invalid(spanOf(node, negative), `\`${negative}\` is ${fact[negative]}, and there are no fewer than 0 ${fact.unit}`, [
        'write how many there are; view `changes` tells how many fewer than before',
      ]),
    ]
  }
  if (min !== undefined && max !== undefined && min > max) {
    return [invalid(spanOf(node, 'min'), `\`min\` is ${min}, which is more than \`max\`, ${max}`, ['swap them'])]
  }
  if (qualifier === 'range' && (min === undefined || max === undefined)) {
    const missing = min === undefined ? (max === undefined ? '`min` and `max`' : '`min`') : '`max`'
    return [
      invalid(spanOf(node, 'qualifier'), `a range needs both ends, and ${missing} is missing`, [
        `add ${missing}, or change the qualifier`,
      ]),
    ]
  }
  if (value !== undefined && (value < (min ?? value) || value > (max ?? value))) {
    return [invalid(spanOf(node, 'value'), `\`value\` is ${value}, which is outside \`min\` and \`max\``)]
  }
  return []
}

/** What is counted one by one, so that no figure of it is below zero; a balance, a temperature or a level may be. */
const countedUnits: ReadonlySet<string> = new Set(
  [
    'people persons individuals men women children boys girls infants civilians soldiers fighters patients refugees returnees idps',
    'households families homes houses buildings schools hospitals villages camps shelters tents crossings vehicles',
    'deaths dead injuries injured missing cases attacks incidents events',
  ].flatMap((line) => line.split(' ')),
)

function checkAttribution(id: string, fact: WrittenFact, node: LocatedMap): readonly Diagnostic[] {
  const needsSpeaker = fact.kind === 'claim' || fact.kind === 'position' || fact.kind === 'assessment'
  if (!needsSpeaker || fact.attributedTo !== undefined || fact.attribution !== undefined) return []
  return [
    {
      severity: 'error',
      code: 'attribution/missing',
      message: `nobody is said to hold the ${fact.kind} \`${id}\``,
      span: idSpan(node),
      hints: ['add `attributedTo: <actor id>`', 'add `attribution: {descriptor: …}` when the source is not named'],
    },
  ]
}

function checkSources(id: string, fact: WrittenFact, node: LocatedMap): readonly Diagnostic[] {
  if (fact.kind === 'assumption' || fact.sources.length > 0) return []
  const given = node.entries.get('sources')
  return [
    {
      severity: 'error',
      code: 'source/missing',
      message: `fact \`${id}\` has no source`,
      span: given?.keySpan ?? idSpan(node),
      hints: ['add `sources: [<source id>]`', 'write `kind: assumption` when nobody said it'],
    },
  ]
}

function invalid(span: Span, message: string, hints: readonly string[] = []): Diagnostic {
  return { severity: 'error', code: 'fact/invalid', message, span, ...(hints.length > 0 && { hints }) }
}

function idSpan(node: LocatedMap): Span {
  return node.keySpan ?? node.span
}

function spanOf(node: LocatedMap, field: string): Span {
  return node.entries.get(field)?.span ?? idSpan(node)
}
