/** `list`: values as a list. */
import { everywhere, type Helper } from './helper.ts'

export const list: Helper = {
  name: 'list',
  description: 'the values as a list',
  example: '{{#if (includes (list "claim" "position") kind)}}…{{/if}}',
  args: [{ name: 'value' }],
  hash: {},
  rest: true,
  where: everywhere,
  result: ([item]) => ({ kind: 'list', item: item ?? { kind: 'any' } }),
  run: ({ args }) => args,
}
