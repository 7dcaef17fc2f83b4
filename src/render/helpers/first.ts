/** `first`: the beginning of a list. */
import { describeValue, numberOf } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const first: Helper = {
  name: 'first',
  description: 'the first so many items of a list',
  example: '{{#each (first facts 5)}}…{{/each}}',
  args: [
    { name: 'list', kinds: ['list'] },
    { name: 'count', kinds: ['scalar'] },
  ],
  hash: {},
  where: everywhere,
  result: ([list]) => (list?.kind === 'list' ? list : { kind: 'any' }),
  run({ args: [list, count] }) {
    if (list === undefined) return []
    const amount = numberOf(count)
    if (!Array.isArray(list)) return problem(`expected a list, found ${describeValue(list)}`)
    return amount === undefined
      ? problem(`expected a number of items, found ${describeValue(count)}`)
      : list.slice(0, Math.max(0, amount))
  },
}
