/** `plural`: the form of a phrase that a number calls for. */
import { formatNumber } from '../format-number.ts'
import { pluralCategories } from '../plural-category.ts'
import { fillPattern } from '../words.ts'
import { describeValue, numberOf, textOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const plural: Helper = {
  name: 'plural',
  description:
    'the form of a phrase for a number, `{n}` standing for the number; which form is the language’s affair. The forms are the labels below `group`, or are given here',
  example: '{{plural methodology.sourceCount group="count.source"}}',
  args: [{ name: 'number', kinds: ['scalar'] }],
  hash: {
    group: { description: 'a group of labels with the forms: `count.source` for `count.source.one`, `count.source.other`' },
    ...Object.fromEntries(pluralCategories.map((name) => [name, { description: `the form for “${name}”` }])),
  },
  where: ['page', 'prose'],
  run({ args: [value], hash, scope }) {
    const amount = numberOf(value)
    if (amount === undefined) return problem(`expected a number, found ${describeValue(value)}`)
    const group = textOf(hash['group'])
    const formOf = (name: string): string | undefined =>
      textOf(hash[name]) ?? (group === undefined ? undefined : scope.words.text(`${group}.${name}`))
    const form = formOf(scope.formats.plural(amount)) ?? formOf('other')
    if (form === undefined && group !== undefined)
      return problem(
        `no label has the key \`${group}.other\``,
        ['add it to `labels/en.yaml` of the template'],
        'template/unknown-label',
      )
    if (form === undefined) return problem('expected the form `other`', ['write `other="{n} …"`'])
    return fillPattern(form, { n: formatNumber(amount, scope.formats) })
  },
}
