/** `picture`: the drawing of a map or chart. */
import { fieldOf } from './arguments.ts'
import type { Helper } from './helper.ts'

export const picture: Helper = {
  name: 'picture',
  description:
    'the drawing of a section with the view `map` or `chart`, an SVG with its alternative text; nothing for other sections',
  example: '{{picture this}}',
  args: [{ name: 'section', kinds: ['object'] }],
  hash: {},
  where: ['page'],
  run({ args: [section], scope }) {
    const id = fieldOf(section, 'id')
    return typeof id === 'string' ? scope.picture(id) : ''
  },
}
