/** `pad`: a number filled up with zeros. */
import { describeValue, isAbsent, numberOf } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const pad: Helper = {
  name: 'pad',
  description: 'a number with zeros before it, up to a width',
  example: '{{pad brief.number 3}}',
  args: [
    { name: 'number', kinds: ['scalar'] },
    { name: 'width', kinds: ['scalar'] },
  ],
  hash: {},
  where: everywhere,
  run({ args: [value, width] }) {
    if (isAbsent(value)) return ''
    const amount = numberOf(value)
    const places = numberOf(width)
    if (amount === undefined) return problem(`expected a number, found ${describeValue(value)}`)
    if (places === undefined || places > 40) return problem(`expected a width up to 40, found ${describeValue(width)}`)
    const digits = String(Math.abs(amount)).padStart(places, '0')
    return amount < 0 ? `-${digits}` : digits
  },
}
