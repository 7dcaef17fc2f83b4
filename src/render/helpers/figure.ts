/** `figure`: the number of a figure fact with its qualifier and unit, and in prose its citation. */
import { suggestionHints } from '../../diagnostics/suggest.ts'
import { escapeHtml, htmlOf, safeHtml } from '../escape-html.ts'
import { formatFigure, formatUnit } from '../format-number.ts'
import { describeValue, factOf } from './arguments.ts'
import { type Helper, isProblem, problem } from './helper.ts'

export const figure: Helper = {
  name: 'figure',
  description: 'a figure in words: “at least 41,200 people”; in prose with its citation marker',
  example: '{{figure "crossings-shut" unit=false}}',
  args: [{ name: 'fact', kinds: ['scalar', 'object'] }],
  hash: {
    unit: { description: '`false` leaves the unit out' },
    number: { description: '`false` leaves the number out: its unit alone, in the form that the number calls for' },
    qualifier: { description: '`false` leaves “at least”, “about” and the like out' },
    cite: { description: 'whether a citation marker follows: `true` in prose, `false` in templates, unless said' },
  },
  where: ['page', 'prose'],
  run({ args: [value], hash, scope }) {
    if (value === undefined) return ''
    const fact = factOf(value, scope)
    if (fact === undefined) {
      return problem(
        `no fact has the id ${describeValue(value)}`,
        suggestionHints(String(value), Object.keys(scope.dossier.facts)),
        'source/unknown',
      )
    }
    if (hash['number'] === false) return fact.figure === undefined ? '' : (formatUnit(fact.figure, scope) ?? '')
    const parts = { unit: hash['unit'] !== false, qualifier: hash['qualifier'] !== false }
    const text = fact.figure === undefined ? undefined : formatFigure(fact.figure, scope, parts)
    if (text === undefined) return problem(`fact \`${fact.id}\` has no number`, ['name a fact of kind `figure` with a `value`'])
    const wanted = hash['cite'] === undefined ? scope.place === 'prose' : hash['cite'] === true
    const markers = wanted ? scope.cite([{ id: fact.id }]) : safeHtml('')
    return isProblem(markers) ? markers : safeHtml(`<span class="figure">${escapeHtml(text)}</span>${htmlOf(markers) ?? ''}`)
  },
}
