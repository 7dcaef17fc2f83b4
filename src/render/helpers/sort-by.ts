/** `sortBy`: a list in the order of a field. */
import { describeValue, textOf, valueAt } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const sortBy: Helper = {
  name: 'sortBy',
  description:
    'a list in the order of a field: numbers by size, dates by time, words as the language sorts them; items without it last',
  example: '{{#each (sortBy facts "when" order="descending")}}…{{/each}}',
  args: [
    { name: 'list', kinds: ['list'] },
    { name: 'field', kinds: ['scalar'] },
  ],
  field: true,
  hash: { order: { description: 'which way; ascending unless said', oneOf: ['ascending', 'descending'] } },
  where: everywhere,
  result: ([items]) => (items?.kind === 'list' ? items : { kind: 'any' }),
  run({ args: [items, field], hash, scope }) {
    if (items === undefined) return []
    if (!Array.isArray(items)) return problem(`expected a list, found ${describeValue(items)}`)
    if (typeof field !== 'string') return problem(`expected the name of a field, found ${describeValue(field)}`)
    const words = new Intl.Collator(scope.language, { numeric: true })
    const sign = hash['order'] === 'descending' ? -1 : 1
    return items
      .map((item: unknown) => ({ item, value: valueAt(item, field) }))
      .sort(({ value: a }, { value: b }) => {
        const [first, second] = [textOf(a), textOf(b)]
        if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined)
        return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(first, second))
      })
      .map(({ item }) => item)
  },
}
