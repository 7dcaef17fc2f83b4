/** `view`: a section laid out by the template of its view. */
import { describeValue, fieldOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const view: Helper = {
  name: 'view',
  description: 'a section of the report, laid out by `views/<view>.hbs` (`views/prose.hbs` for one without a view)',
  example: '{{#each body}}{{view this}}{{/each}}',
  args: [{ name: 'section', kinds: ['object'] }],
  hash: {},
  where: ['page'],
  run({ args: [value], scope }) {
    const id = fieldOf(value, 'id')
    const section = scope.sections.find((known) => known.id === id)
    return section === undefined ? problem(`expected a section, found ${describeValue(value)}`) : scope.view(section)
  },
}
