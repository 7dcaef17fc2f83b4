/** `sparkline`: the line of a key figure's numbers. */
import { fieldOf } from './arguments.ts'
import type { Helper } from './helper.ts'

export const sparkline: Helper = {
  name: 'sparkline',
  description:
    'a small line of a key figure’s numbers over time, where the brief asks for its `trend`; nothing with fewer than three',
  example: '{{sparkline this}}',
  args: [{ name: 'figure', kinds: ['object'] }],
  hash: {},
  where: ['page'],
  run({ args: [figure], scope }) {
    const id = fieldOf(fieldOf(figure, 'fact'), 'id')
    return typeof id === 'string' ? scope.sparkline(id) : ''
  },
}
