/** `anchor`: a text as an id. */
import { slugOf } from '../name-headings.ts'
import { textOf } from './arguments.ts'
import { everywhere, type Helper } from './helper.ts'

export const anchor: Helper = {
  name: 'anchor',
  description: 'a text as an id for links: small letters and digits of any script, joined by `-`',
  example: '<h2 id="{{anchor title}}">',
  args: [{ name: 'text', kinds: ['scalar'] }],
  hash: {},
  where: everywhere,
  run: ({ args: [value] }) => slugOf(textOf(value) ?? ''),
}
