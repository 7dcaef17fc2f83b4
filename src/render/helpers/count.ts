/** `count`: how many there are. */
import { describeValue } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const count: Helper = {
  name: 'count',
  description: 'how many items a list has, or entries a map',
  example: '{{count sources}}',
  args: [{ name: 'list', kinds: ['list', 'record', 'object'] }],
  hash: {},
  where: everywhere,
  run({ args: [value] }) {
    if (value === undefined) return 0
    if (Array.isArray(value)) return value.length
    return typeof value === 'object' && value !== null
      ? Object.keys(value).length
      : problem(`expected a list, found ${describeValue(value)}`)
  },
}
