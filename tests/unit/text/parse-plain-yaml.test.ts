import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePlainYaml } from '../../../src/text/parse-plain-yaml.ts'
import { parseAnyYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const repository = resolve(import.meta.dirname, '../../..')
const shipped = ['briefs', 'templates'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join(folder, path)),
)
const textOf = (path: string): string => readFileSync(join(repository, path), 'utf8')

/** Whether the quick reader takes the text; fails when it then reads another tree than the whole parser, or one of a text with faults. */
function takes(text: string): boolean {
  const file = createTextFile('f.yaml', text)
  const plain = parsePlainYaml(file)
  if (plain === undefined) return false
  expect({ text, root: plain, problems: [] }).toEqual({ text, ...parseAnyYaml(file) })
  return true
}

describe('YAML as people write it', () => {
  it.each(shipped)('%s is read quickly, and as the whole parser reads it', (path) => {
    expect(takes(textOf(path))).toBe(true)
  })

  it.each([
    ['comments', 'a: 1 # x\nb: # y\n- c # z\n# w\n- d\n'],
    ['comments after a nested mapping', 'a:\n  b: 1\n\n  # in\n # out\nc: 2\n'],
    ['text over several lines', 'a: x\n  y\n\n  z\n\nb: 1\n'],
    ['folded and literal blocks', 'a: |\n  x\n\n   y\n\n\nb: >-\n  p\n  q\n\n  r\n\n\n  s\n'],
    ['flow lists and mappings', "a: [x, \"y\", {b: 1, c: 'd''e'},\n   http://z/#q]\nb: {}\nc: []\n"],
    [
      'numbers, words and dates',
      'a: -5\nb: +5\nc: -0\nd: 1.50\ne: 1e3\nf: .5\ng: ~\nh: True\ni: no\nj: 012\nk: 1_0\nl: 2025-11-09\n',
    ],
    ['keys in quotes and of digits', '"q k": 1\n\'r\': 2\n1: 3\nc d: 4\n'],
    ['mappings in lists', '- a\n- b: 1\n  c: 2\n-   d: 3\n    e:\n    - f\n'],
    ['escapes', 'a: "x\\ty\\u00e9\\"" \n'],
    ['text with signs inside', 'a: b#c, [d] {e} ? --- &f *g\nh: -i\n'],
    ['no line break at the end', 'a: x'],
  ])('takes %s', (_name, text) => {
    expect(takes(text)).toBe(true)
  })

  it.each([
    ['anchors', 'a: &x 1\nb: *x\n'],
    ['merge keys', 'a: {b: 1}\n<<: {c: 2}\n'],
    ['tags', 'a: !!str 1\n'],
    ['several documents', '---\na: 1\n'],
    ['an empty value', 'a:\nb: 1\n'],
    ['a key that is there already', 'a: 1\na: 2\n'],
    ['a tab', 'a:\t1\n'],
    ['text in braces', 'a: {{title}}\n'],
    ['a second colon', 'a: b: c\n'],
    ['a number behind a sign of comment', 'a: report #4\n'],
    ['a stray indent', 'a: 1\n  b: 2\n'],
    ['an indent that belongs to nothing', 'a:\n    b: 1\n  c: 2\n'],
    ['an open quote', 'a: "b\n'],
    ['an open bracket', 'a: [b\n'],
    ['a comment inside text', 'a: b\n  # c\n  d\n'],
    ['a bracket at the margin', 'a: [\n  b\n]\n'],
    ['white space that is none to YAML', 'a: b\u00a0\n'],
    ['nothing', '# a\n'],
  ])('leaves %s to the whole parser', (_name, text) => {
    expect(takes(text)).toBe(false)
  })

  it('is never read otherwise, whatever slips into it', () => {
    const random = createRandom(20_251_109)
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
    const pieces = shipped.flatMap((path) => cut(textOf(path), random))
    const slips = [
      '\n',
      '\n  ',
      '- ',
      ': ',
      ':',
      '#',
      ' # c',
      ' #4',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '|',
      '>-\n',
      '&a ',
      '*a',
      '? ',
      '~',
    ]
    const more = [
      'null',
      '0x1',
      '.5',
      '-',
      '---\n',
      '\\n',
      '\u00a0',
      '\u2028',
      '%',
      '@',
      'key: ',
      'key:\n',
      '<<: ',
      '\t',
      "''",
      '[]',
      '-\n',
    ]
    let taken = 0
    for (let count = 0; count < 3000; count++) {
      const piece = pick(pieces) ?? ''
      const at = Math.floor(random() * piece.length)
      const rest = piece.slice(random() < 0.5 ? at : at + 1 + Math.floor(random() * 4))
      if (takes(piece.slice(0, at) + (random() < 0.6 ? pick([...slips, ...more]) : '') + rest)) taken++
    }
    expect(taken).toBeGreaterThan(300)
  })
})

/** Stretches of a few lines, moved to the margin. */
function cut(text: string, random: () => number): readonly string[] {
  const lines = text.split('\n')
  return lines.flatMap((_, index) => {
    if (index % 5 !== 0) return []
    const some = lines.slice(index, index + 2 + Math.floor(random() * 10))
    const margin = /^ */.exec(some.find((line) => line.trim() !== '' && !line.trim().startsWith('#')) ?? '')?.[0].length ?? 0
    return [`${some.map((line) => (line.slice(0, margin).trim() === '' ? line.slice(margin) : line)).join('\n')}\n`]
  })
}

/** Numbers from 0 to 1, the same for the same seed (Numerical Recipes’ generator). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
