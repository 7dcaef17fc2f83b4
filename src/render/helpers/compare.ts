/** The helpers that compare two values: `eq`, `ne`, `gt`, `lt`, `gte`, `lte`. */
import { describeValue, isAbsent } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const eq: Helper = {
  ...comparison('eq', 'whether two values are the same', '{{#if (eq kind "claim")}}…{{/if}}'),
  run: ({ args: [a, b] }) => a === b,
}

export const ne: Helper = {
  ...comparison('ne', 'whether two values differ', '{{#if (ne status "current")}}…{{/if}}'),
  run: ({ args: [a, b] }) => a !== b,
}

export const gt = ordering('gt', 'whether the first is greater: numbers by size, texts letter by letter', (order) => order > 0)
export const lt = ordering('lt', 'whether the first is smaller', (order) => order < 0)
export const gte = ordering('gte', 'whether the first is greater or the same', (order) => order >= 0)
export const lte = ordering('lte', 'whether the first is smaller or the same', (order) => order <= 0)

function comparison(name: string, description: string, example: string) {
  return { name, description, example, args: [{ name: 'a' }, { name: 'b' }], hash: {}, where: everywhere } as const
}

function ordering(name: string, description: string, holds: (order: number) => boolean): Helper {
  return {
    ...comparison(name, description, `{{#if (${name} independentSources 1)}}…{{/if}}`),
    run({ args: [a, b] }) {
      // What is absent is neither greater nor smaller than anything.
      if (isAbsent(a) || isAbsent(b)) return false
      if (typeof a === 'number' && typeof b === 'number') return holds(a - b)
      if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : a > b ? 1 : 0)
      return problem(`expected two numbers or two texts, found ${describeValue(a)} and ${describeValue(b)}`)
    },
  }
}
