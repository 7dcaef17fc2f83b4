/** `term`: the word for a value of a closed list. */
import { describeValue, textOf } from './arguments.ts'
import { type Helper, problem } from './helper.ts'

export const term: Helper = {
  name: 'term',
  description:
    'the word for a value of a list, from the label `<group>.<value>`; a value that the group lacks is printed as it is',
  example: '{{term "kind" fact.kind}}',
  args: [
    { name: 'group', kinds: ['scalar'] },
    { name: 'value', kinds: ['scalar'] },
  ],
  hash: {},
  where: ['page', 'prose'],
  run({ args: [group, value], scope }) {
    if (value === undefined) return ''
    const word = textOf(value)
    if (typeof group !== 'string' || word === undefined) {
      return problem(`expected the name of a group and a value, found ${describeValue(group)} and ${describeValue(value)}`)
    }
    const text = scope.words.text(`${group}.${word}`)
    if (text !== undefined) return text
    const isGroup = scope.words.keys().some((key) => key.startsWith(`${group}.`))
    return isGroup
      ? word
      : problem(`no labels have the group \`${group}\``, ['add it to `labels/en.yaml` of the template'], 'template/unknown-label')
  },
}
