/** `number`: a number with the language's digits and grouping. */
import { formatNumber } from '../format-number.ts'
import { describeValue, isAbsent, numberOf } from './arguments.ts'
import { everywhere, type Helper, type HelperProblem, problem } from './helper.ts'

export const number: Helper = {
  name: 'number',
  description: 'a number with the report’s digits and grouping, with the decimals it has',
  example: '{{number fact.figure.value digits=1}}',
  args: [{ name: 'number', kinds: ['scalar'] }],
  hash: { digits: { description: 'exactly so many decimals, 0 to 20' } },
  where: everywhere,
  run({ args: [value], hash, scope }) {
    if (isAbsent(value)) return ''
    const amount = numberOf(value)
    if (amount === undefined) return problem(`expected a number, found ${describeValue(value)}`)
    const digits = readDigits(hash['digits'])
    return typeof digits === 'object' ? digits : formatNumber(amount, scope.formats, digits)
  },
}

/** The `digits` of a call, or the complaint about them. */
export function readDigits(value: unknown): number | undefined | HelperProblem {
  if (value === undefined) return undefined
  const digits = numberOf(value)
  const fits = digits !== undefined && Number.isInteger(digits) && digits >= 0 && digits <= 20
  return fits ? digits : problem(`expected \`digits\` from 0 to 20, found ${describeValue(value)}`)
}
