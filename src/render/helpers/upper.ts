/** `upper`: text in capitals. */
import { toUpper } from '../letter-case.ts'
import { textOf } from './arguments.ts'
import { everywhere, type Helper } from './helper.ts'

export const upper: Helper = {
  name: 'upper',
  description: 'text in capitals, by the rules of the report’s language',
  example: '{{upper brief.status}}',
  args: [{ name: 'text', kinds: ['scalar'] }],
  hash: {},
  where: everywhere,
  run: ({ args: [value], scope }) => toUpper(textOf(value) ?? '', scope.language),
}
