/** `percent`: a number of percent with its sign. */
import { formatPercent } from '../format-number.ts'
import { describeValue, isAbsent, numberOf } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'
import { readDigits } from './number.ts'

export const percent: Helper = {
  name: 'percent',
  description: 'a number of percent (55, not 0.55) with the language’s percent sign',
  example: '{{percent judgement.likelihood.low}}',
  args: [{ name: 'number', kinds: ['scalar'] }],
  hash: { digits: { description: 'exactly so many decimals, 0 to 20' } },
  where: everywhere,
  run({ args: [value], hash, scope }) {
    if (isAbsent(value)) return ''
    const amount = numberOf(value)
    if (amount === undefined) return problem(`expected a number, found ${describeValue(value)}`)
    const digits = readDigits(hash['digits'])
    return typeof digits === 'object' ? digits : formatPercent(amount, scope.formats, digits)
  },
}
