/** `shorten`: a text that has room for so many characters and no more. */
import { describeValue, numberOf, textOf } from './arguments.ts'
import { everywhere, type Helper, problem } from './helper.ts'

export const shorten: Helper = {
  name: 'shorten',
  description: 'a text of at most so many characters: a longer one ends after a whole word, where there is one, with “…”',
  example: '{{shorten brief.title 80}}',
  args: [
    { name: 'text', kinds: ['scalar'] },
    { name: 'length', kinds: ['scalar'] },
  ],
  hash: {},
  where: everywhere,
  run({ args: [value, length] }) {
    const most = numberOf(length)
    if (most === undefined || !Number.isInteger(most) || most < 2) {
      return problem(`expected a length from 2, found ${describeValue(length)}`)
    }
    const text = value === undefined ? '' : textOf(value)
    return text === undefined ? problem(`expected a text, found ${describeValue(value)}`) : cut(text, most)
  },
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // What a reader takes for one character is never parted.
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  if (characters.length <= most) return text
  const kept = characters.slice(0, most - 1)
  const space = kept.findLastIndex((character) => /\s/u.test(character))
  const whole = /[\s\p{P}]/u.test(characters[most - 1] ?? '') || space < most / 2 ? kept : kept.slice(0, space)
  return `${whole.join('').replace(/[\s\p{Pd},;:.]+$/u, '')}…`
}
