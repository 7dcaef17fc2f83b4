/** `groupBy`: a list as groups of items that have a field in common. */
import { describeValue, textOf, valueAt } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const groupBy: Helper = {
  name: 'groupBy',
  description:
    'a list as groups, each with the `key` that its `items` have in a field, in the order of their first items; items without it have an empty key',
  example: '{{#each (groupBy facts "attributedName")}}<h3>{{key}}</h3>…{{/each}}',
  args: [
    { name: 'list', kinds: ['list'] },
    { name: 'field', kinds: ['scalar'] },
  ],
  field: true,
  hash: {},
  where: everywhere,
  result: ([items]) => ({
    kind: 'list',
    item: { kind: 'object', fields: { key: { kind: 'scalar' }, items: items ?? { kind: 'any' } } },
  }),
  run({ args: [items, field] }) {
    if (items === undefined) return []
    if (!Array.isArray(items)) return problem(`expected a list, found ${describeValue(items)}`)
    if (typeof field !== 'string') return problem(`expected the name of a field, found ${describeValue(field)}`)
    const groups = new Map<string, unknown[]>()
    for (const item of items) {
      const key = textOf(valueAt(item, field)) ?? ''
      groups.set(key, [...(groups.get(key) ?? []), item])
    }
    return [...groups].map(([key, members]) => ({ key, items: members }))
  },
}
