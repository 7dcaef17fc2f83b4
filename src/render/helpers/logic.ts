/** The helpers that join conditions: `and`, `or`, `not`. True and false are what `{{#if}}` takes for them. */
import { mergeShapes, type Shape } from '../shape.ts'
import { isTruthy } from './arguments.ts'
import { everywhere, type Helper } from './helper.ts'

const either = (shapes: readonly Shape[]): Shape => shapes.reduce(mergeShapes)

export const and: Helper = {
  name: 'and',
  description: 'the last value when all are true, else the first that is not',
  example: '{{#if (and figure figure.population)}}…{{/if}}',
  args: [{ name: 'a' }, { name: 'b' }],
  rest: true,
  hash: {},
  where: everywhere,
  result: either,
  run: ({ args }) => args.find((value) => !isTruthy(value)) ?? (args.every(isTruthy) ? args.at(-1) : false),
}

export const or: Helper = {
  name: 'or',
  description: 'the first value that is true, else the last',
  example: '{{#if (or body facts)}}…{{/if}}',
  args: [{ name: 'a' }, { name: 'b' }],
  rest: true,
  hash: {},
  where: everywhere,
  result: either,
  run: ({ args }) => args.find(isTruthy) ?? args.at(-1),
}

export const not: Helper = {
  name: 'not',
  description: 'whether a value is not true',
  example: '{{#if (not obtained)}}…{{/if}}',
  args: [{ name: 'value' }],
  hash: {},
  where: everywhere,
  run: ({ args: [value] }) => !isTruthy(value),
}
