/** `lower`: text in small letters. */
import { toLower } from '../letter-case.ts'
import { textOf } from './arguments.ts'
import { everywhere, type Helper } from './helper.ts'

export const lower: Helper = {
  name: 'lower',
  description: 'text in small letters, by the rules of the report’s language',
  example: '{{lower (term "kind" kind)}}',
  args: [{ name: 'text', kinds: ['scalar'] }],
  hash: {},
  where: everywhere,
  run: ({ args: [value], scope }) => toLower(textOf(value) ?? '', scope.language),
}
