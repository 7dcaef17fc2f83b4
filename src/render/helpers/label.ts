/** `label`: a word of the page in the report's language. */
import { suggestionHints } from '../../diagnostics/suggest.ts'
import { fillPattern } from '../words.ts'
import { describeValue, textOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const label: Helper = {
  name: 'label',
  description: 'a word of the page from `labels/<language>.yaml`; other keys fill in its `{names}`',
  example: '{{label "meta.asOf"}}',
  args: [{ name: 'key', kinds: ['scalar'] }],
  hash: {},
  openHash: true,
  where: ['page', 'prose'],
  run({ args: [key], hash, scope }) {
    const text = typeof key === 'string' ? scope.words.text(key) : undefined
    if (text === undefined) {
      const hints = suggestionHints(String(key), scope.words.keys())
      return problem(
        `no label has the key ${describeValue(key)}`,
        [...hints, 'add it to `labels/en.yaml` of the template'],
        'template/unknown-label',
      )
    }
    const values = Object.entries(hash).map(([name, value]) => [name, textOf(value) ?? ''])
    return fillPattern(text, Object.fromEntries(values))
  },
}
