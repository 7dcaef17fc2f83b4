/** `date`: an EDTF date in words. */
import { parseEdtf } from '../../time/parse-edtf.ts'
import { type DateStyle, dateStyles, formatDate } from '../format-date.ts'
import { describeValue, textOf } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const date: Helper = {
  name: 'date',
  description: 'a date or interval in the report’s language, with what is uncertain about it; times keep their zone',
  example: '{{date fact.when style="short"}}',
  args: [{ name: 'date', kinds: ['scalar'] }],
  hash: { style: { description: 'how long; `medium` unless said', oneOf: dateStyles } },
  where: everywhere,
  run({ args: [value], hash, scope }) {
    const text = textOf(value)
    if (text === undefined || text === '') return value === undefined || text === '' ? '' : noDate(value)
    const style = styleOf(hash['style'])
    if (style === undefined)
      return problem(`expected a style of date, found ${describeValue(hash['style'])}`, [`use one of ${dateStyles.join(', ')}`])
    const parsed = parseEdtf(text)
    return parsed === undefined ? noDate(value) : formatDate(parsed, style, scope)
  },
}

function noDate(value: unknown): unknown {
  return problem(`expected a date such as \`2025-11-09\`, found ${describeValue(value)}`)
}

function styleOf(value: unknown): DateStyle | undefined {
  return value === undefined ? 'medium' : dateStyles.find((style) => style === value)
}
