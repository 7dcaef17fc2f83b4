/** `page`: the number of the page that something is on. */
import { describeValue, textOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const page: Helper = {
  name: 'page',
  description:
    'the number of the page that a section or heading is on, as a link to it; HTML, which has no pages, shows its title instead',
  example: 'see page {{page "crossings"}}',
  args: [{ name: 'id', kinds: ['scalar'] }],
  hash: { link: { description: '`false` for the number alone, inside a link of the template' } },
  where: ['page', 'prose'],
  run({ args: [value], hash, scope }) {
    const id = textOf(value)
    if (id === undefined || id === '') return problem(`expected the id of a section or heading, found ${describeValue(value)}`)
    return scope.page(id, hash['link'] !== false)
  },
}
