/** `plural`: the form of a phrase that a number calls for. */
import { formatNumber } from '../format-number.ts'
import { fillPattern } from '../words.ts'
import { describeValue, numberOf, textOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

export const plural: Helper = {
  name: 'plural',
  description: 'the form of a phrase for a number, `{n}` standing for the number; which form is the language’s affair',
  example: '{{plural methodology.sourceCount one="{n} source" other="{n} sources"}}',
  args: [{ name: 'number', kinds: ['scalar'] }],
  hash: Object.fromEntries(categories.map((name) => [name, { description: `the form for “${name}”` }])),
  where: ['page', 'prose'],
  run({ args: [value], hash, scope }) {
    const amount = numberOf(value)
    if (amount === undefined) return problem(`expected a number, found ${describeValue(value)}`)
    const form = textOf(hash[scope.formats.plural().select(amount)]) ?? textOf(hash['other'])
    if (form === undefined) return problem('expected the form `other`', ['write `other="{n} …"`'])
    return fillPattern(form, { n: formatNumber(amount, scope.formats) })
  },
}
