/** `default`: a value, or another when it is absent. */
import { mergeShapes } from '../shape.ts'
import { isAbsent } from './arguments.ts'
import { everywhere, type Helper } from './helper.ts'

export const defaultTo: Helper = {
  name: 'default',
  description: 'a value, or the second one when the first is absent or empty',
  example: '{{default brief.product (label "product")}}',
  args: [{ name: 'value' }, { name: 'fallback' }],
  hash: {},
  where: everywhere,
  result: ([value, fallback]) => (value === undefined || fallback === undefined ? { kind: 'any' } : mergeShapes(value, fallback)),
  run: ({ args: [value, fallback] }) => (isAbsent(value) ? fallback : value),
}
