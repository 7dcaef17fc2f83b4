/** `md`: prose as HTML. */
import { describeValue, fieldOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const md: Helper = {
  name: 'md',
  description: 'prose or Markdown text as HTML, with its citations and expressions; `inline=true` without paragraphs',
  example: '{{md body}}',
  args: [{ name: 'prose', kinds: ['prose', 'scalar'] }],
  hash: { inline: { description: '`true` for a run of text inside a line' } },
  where: ['page'],
  run({ args: [value], hash, scope }) {
    if (value === undefined) return ''
    const markdown = typeof value === 'string' ? value : fieldOf(value, 'markdown')
    if (typeof markdown !== 'string') return problem(`expected prose or text, found ${describeValue(value)}`)
    return scope.markdown(markdown, hash['inline'] === true)
  },
}
