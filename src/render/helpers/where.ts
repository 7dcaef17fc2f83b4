/** `where`: the items of a list whose field has a value. */
import { describeValue, isAbsent, valueAt } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const where: Helper = {
  name: 'where',
  description: 'the items of a list whose field has a value, one of several values, or (with neither) any value at all',
  example: '{{#each (where facts "kind" is="claim")}}…{{/each}}',
  args: [
    { name: 'list', kinds: ['list'] },
    { name: 'field', kinds: ['scalar'] },
  ],
  field: true,
  hash: {
    is: { description: 'the value, or a list of them' },
    isNot: { description: 'the value, or a list of them, that the items do not have' },
  },
  where: everywhere,
  result: ([items]) => (items?.kind === 'list' ? items : { kind: 'any' }),
  run({ args: [items, field], hash }) {
    if (items === undefined) return []
    if (!Array.isArray(items)) return problem(`expected a list, found ${describeValue(items)}`)
    if (typeof field !== 'string') return problem(`expected the name of a field, found ${describeValue(field)}`)
    const [wanted, unwanted] = [hash['is'], hash['isNot']]
    return items.filter((item: unknown) => {
      const value = valueAt(item, field)
      if (wanted === undefined && unwanted === undefined) return !isAbsent(value)
      return (wanted === undefined || isOneOf(value, wanted)) && (unwanted === undefined || !isOneOf(value, unwanted))
    })
  },
}

function isOneOf(value: unknown, values: unknown): boolean {
  return Array.isArray(values) ? values.includes(value) : value === values
}
