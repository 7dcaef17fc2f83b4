/** A message about the seventh word of a folded paragraph must point at that word in the file, however the paragraph is written. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locateText } from '../../../src/text/locate-text.ts'
import { type LocatedNode, type LocatedScalar, nodeAt } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile, type TextFile } from '../../../src/text/text-file.ts'

function scalarAt(file: TextFile, path: readonly (string | number)[], json = false): LocatedScalar {
  const { root, problems } = parseYaml(file, { json })
  expect(problems).toEqual([])
  const node: LocatedNode | undefined = root && nodeAt(root, path)
  if (node?.kind !== 'scalar') throw new Error('no scalar there')
  return node
}

/** Where `word` of the value is found in the file, by the map. */
function placeOf(file: TextFile, scalar: LocatedScalar, word: string): string {
  const { text, offsets } = locateText(file, scalar)
  const index = text.indexOf(word)
  return file.text.slice(offsets[index], (offsets[index + word.length - 1] ?? 0) + 1)
}

const words = fc.array(fc.constantFrom('truce', 'holds', 'é', '😀', 'a-b', '"x"', "it's", '[@a]', 'c\\d', '#', ':', 'یہ'), {
  minLength: 1,
  maxLength: 12,
})
const gaps = fc.array(fc.constantFrom(' ', ' ', '  ', '\n', '\n\n', '\n\n\n', '\n  '), { minLength: 12, maxLength: 12 })
const prose = fc.tuple(words, gaps).map(([list, between]) => list.map((word, i) => word + (between[i] ?? ' ')).join(''))

/** Every black character of the value stands in the file where the map says, or is made by the escape that starts there. */
function expectBlackCharactersFound(file: TextFile, scalar: LocatedScalar): void {
  const { text, offsets } = locateText(file, scalar)
  expect(offsets).toHaveLength(text.length + 1)
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i] ?? '')) continue
    const offset = offsets[i] ?? -1
    if (file.text[offset] === '\\' && scalar.style === 'double') continue
    expect(file.text[offset], `character ${i} of ${JSON.stringify(text)}`).toBe(text[i])
    expect(offset).toBeGreaterThanOrEqual(offsets[i - 1] ?? 0)
  }
}

function indented(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line.trim() : indent + line))
    .join('\n')
}

describe('every black character is found', () => {
  const eol = fc.constantFrom('\n', '\r\n')
  it.each(['|', '|-', '|+', '>', '>-', '>+'])('in block text %s', (header) => {
    fc.assert(
      fc.property(prose, eol, fc.constantFrom('  ', '    '), (text, lineBreak, indent) => {
        const yaml = `x: 1\nbody: ${header} # note\n${indented(text.trimStart(), indent)}\nnext: 2\n`
        const file = createTextFile('x.yaml', yaml.replaceAll('\n', lineBreak))
        expectBlackCharactersFound(file, scalarAt(file, ['body']))
      }),
    )
  })

  it('in double quotes, over lines and with escapes', () => {
    fc.assert(
      fc.property(prose, eol, (text, lineBreak) => {
        const quoted = indented(text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('é', '\\xe9'), '    ').trim()
        const file = createTextFile('x.yaml', `body: "${quoted}"\nnext: 1\n`.replaceAll('\n', lineBreak))
        expectBlackCharactersFound(file, scalarAt(file, ['body']))
      }),
    )
  })

  it('in single quotes, over lines', () => {
    fc.assert(
      fc.property(prose, eol, (text, lineBreak) => {
        const quoted = indented(text.replaceAll("'", "''"), '    ').trim()
        const file = createTextFile('x.yaml', `- body: '${quoted}'\n`.replaceAll('\n', lineBreak))
        expectBlackCharactersFound(file, scalarAt(file, [0, 'body']))
      }),
    )
  })

  it('in plain text, over lines', () => {
    const plain = prose.map((text) => `the ${text.replaceAll(/[#:]/g, '')}`.trim())
    fc.assert(
      fc.property(plain, eol, (text, lineBreak) => {
        const file = createTextFile('x.yaml', `body: ${indented(text, '    ').trim()}\n`.replaceAll('\n', lineBreak))
        expectBlackCharactersFound(file, scalarAt(file, ['body']))
      }),
    )
  })

  it('in any JSON string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const file = createTextFile('x.json', JSON.stringify({ body: text }))
        const scalar = scalarAt(file, ['body'], true)
        expect(locateText(file, scalar).text).toBe(text)
        expectBlackCharactersFound(file, scalar)
      }),
    )
  })
})

describe('places', () => {
  it.each([
    ['literal, with its indentation given', 'body: |2\n    indented\n  not\n', 'not'],
    ['folded, more-indented lines', 'body: >\n  para\n\n    kept [@a]\n\n  next\n', '[@a]'],
    ['double, continued by a backslash', 'body: "one \\\n    two [@b]"\n', '[@b]'],
    ['single, with an apostrophe before it', "body: 'it''s [@c]'\n", '[@c]'],
    ['plain, in a list on one line', 'body: said [@d], twice\n', '[@d]'],
  ])('%s', (_name, yaml, word) => {
    const file = createTextFile('x.yaml', yaml)
    expect(placeOf(file, scalarAt(file, ['body']), word)).toBe(word)
  })

  it('of an escape is where the escape starts, for each code unit it makes', () => {
    const file = createTextFile('x.yaml', 'a: "x\\U0001F600\\ty"')
    const { text, offsets } = locateText(file, scalarAt(file, ['a']))
    expect(text).toBe('x😀\ty')
    expect(offsets).toEqual([4, 5, 5, 15, 17, 18])
  })

  it('ends before the closing quote', () => {
    const file = createTextFile('x.yaml', 'a: "xy"')
    expect(locateText(file, scalarAt(file, ['a'])).offsets).toEqual([4, 5, 6])
  })

  it('of numbers is that of their digits', () => {
    const file = createTextFile('x.yaml', 'a: 1.10')
    expect(locateText(file, scalarAt(file, ['a']))).toEqual({ text: '1.10', file: 'x.yaml', offsets: [3, 4, 5, 6, 7] })
  })

  it('of verbatim text with doubled quotes steps over the second quote', () => {
    const file = createTextFile('x.csv', 'id,text\n1,"he said ""no"" twice"')
    const span = { file: 'x.csv', start: 11, end: file.text.length - 1 }
    const scalar = { kind: 'scalar', span, value: 'he said "no" twice', style: 'raw' } as const
    const { text, offsets } = locateText(file, scalar)
    expect(offsets[text.indexOf('no')]).toBe(file.text.indexOf('no'))
    expect(offsets[text.indexOf('twice')]).toBe(file.text.indexOf('twice'))
  })

  it('stay at the start when value and file do not belong together', () => {
    const file = createTextFile('x.yaml', 'a: other')
    const scalar = { kind: 'scalar', span: { file: 'x.yaml', start: 3, end: 8 }, value: 'text', style: 'plain' } as const
    expect(locateText(file, scalar).offsets.slice(0, 4)).toEqual([3, 3, 3, 3])
  })
})
