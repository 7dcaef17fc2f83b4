/** `cite`: superscript citation markers of facts. */
import { suggestionHints } from '../../diagnostics/suggest.ts'
import { describeValue, factOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const cite: Helper = {
  name: 'cite',
  description: 'the citation markers of a fact, a fact’s id, or a list of either',
  example: '{{cite judgement.basis}}',
  args: [{ name: 'facts', kinds: ['scalar', 'object', 'list'] }],
  hash: { at: { description: 'the place inside the source: `para 3`' } },
  where: ['page', 'prose'],
  run({ args: [value], hash, scope }) {
    if (value === undefined) return ''
    const at = typeof hash['at'] === 'string' ? { at: hash['at'] } : {}
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    const facts = values.map((item) => factOf(item, scope))
    const unknown = facts.indexOf(undefined)
    if (unknown !== -1) {
      const name = values[unknown]
      return problem(
        `no fact has the id ${describeValue(name)}`,
        suggestionHints(String(name), Object.keys(scope.dossier.facts)),
        'source/unknown',
      )
    }
    return scope.cite(facts.flatMap((fact) => (fact === undefined ? [] : [{ id: fact.id, ...at }])))
  },
}
