/** `asset`: a file of the template as a `data:` URL. */
import { describeValue } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const asset: Helper = {
  name: 'asset',
  description: 'a file of the template (or of those it extends) as a `data:` URL',
  example: '<img src="{{asset "images/logo.svg"}}" alt="">',
  args: [{ name: 'path', kinds: ['scalar'] }],
  hash: {},
  where: ['page'],
  run: ({ args: [path], scope }) =>
    typeof path === 'string' ? scope.asset(path) : problem(`expected a path in the template, found ${describeValue(path)}`),
}
