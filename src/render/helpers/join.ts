/** `join`: a list of texts as one. */
import { describeValue, textOf } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const join: Helper = {
  name: 'join',
  description: 'a list of texts as one, with a separator or, without one, as the language lists things (“a, b and c”)',
  example: '{{join brief.audience ", "}}',
  args: [
    { name: 'list', kinds: ['list'] },
    { name: 'separator', optional: true },
  ],
  hash: {},
  where: everywhere,
  run({ args: [value, separator], scope }) {
    if (value === undefined) return ''
    if (!Array.isArray(value)) return problem(`expected a list, found ${describeValue(value)}`)
    const texts = value.map((item: unknown) => textOf(item))
    const wrong = texts.indexOf(undefined)
    if (wrong !== -1) return problem(`expected a list of texts, found ${describeValue(value[wrong])} in it`)
    const words = texts.flatMap((text) => text ?? [])
    return typeof separator === 'string' ? words.join(separator) : scope.formats.list(words)
  },
}
