/** `includes`: whether something is in a list. */
import { describeValue } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const includes: Helper = {
  name: 'includes',
  description: 'whether a list has a value, or a text a stretch of text',
  example: '{{#if (includes tags "border")}}…{{/if}}',
  args: [
    { name: 'list', kinds: ['list', 'scalar'] },
    { name: 'value', kinds: ['scalar'] },
  ],
  hash: {},
  where: everywhere,
  run({ args: [list, value] }) {
    if (list === undefined) return false
    if (typeof list === 'string') return typeof value === 'string' && list.includes(value)
    return Array.isArray(list) ? list.includes(value) : problem(`expected a list, found ${describeValue(list)}`)
  },
}
