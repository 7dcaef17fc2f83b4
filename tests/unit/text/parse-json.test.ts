/** JSON files are strict JSON, and each value and each slip has its place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeAt, toPlain } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

function parse(text: string) {
  return parseYaml(createTextFile('x.json', text), { json: true })
}

describe('what JSON.parse accepts', () => {
  it('is read to the same value', () => {
    const text = fc
      .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2, '\t'))
      .map(([value, indent]) => JSON.stringify(value, undefined, indent))
    fc.assert(
      fc.property(text, (json) => {
        if (json.includes('__proto__')) return
        const { root, problems } = parse(json)
        expect(problems).toEqual([])
        expect(JSON.stringify(toPlain(root!))).toBe(JSON.stringify(JSON.parse(json)))
      }),
    )
  })

  it('and what it refuses is refused with a place inside the text', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '{', ']', '"', "'", '\\', '.', '-', 'x', '\n', '\u0001', '//'),
      )
      .map(([json, at, piece]) => json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + 1))
    fc.assert(
      fc.property(broken, (text) => {
        if (text.trim() === '' || text.includes('__proto__')) return
        const { root, problems } = parse(text)
        const twice = problems.some((problem) => problem.message.includes('written twice'))
        expect(root !== undefined && (problems.length === 0 || twice)).toBe(parses(text))
        for (const { start, end } of problems) expect(start < end && start <= text.length).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('places and messages', () => {
  it('values and keys know where they stand', () => {
    const { root } = parse('{\n  "a": ["x\\u00e9", 1.50]\n}')
    expect(nodeAt(root!, ['a'])?.keySpan).toEqual({ file: 'x.json', start: 4, end: 7 })
    expect(nodeAt(root!, ['a', 0])).toMatchObject({ value: 'xé', style: 'double', span: { start: 10, end: 19 } })
    expect(nodeAt(root!, ['a', 1])).toMatchObject({ value: 1.5, written: '1.50' })
  })

  it.each([
    ['{"a": 1,}', 7, 'expected no comma before `}`'],
    ['[1, 2', 5, 'expected `]`, found the end of the file'],
    ['{"a" 1}', 5, 'expected `:` after the key, found `1`'],
    ["{'a': 1}", 1, "expected a key in double quotes, found `'`"],
    ["['a']", 1, 'expected double quotes, found single quotes'],
    ['{"a": 1} // why', 9, 'expected nothing after the value, found `/`'],
    ['[1, # why\n2]', 4, 'JSON has no comments'],
    ['{"a": "b', 6, 'this quote is never closed'],
    ['["a\\x"]', 3, '`\\x` is no escape of JSON'],
    ['["a\tb"]', 3, 'a control character must be written as an escape'],
    ['[01]', 1, 'expected a value, found `01`'],
    ['[1 2]', 3, 'expected `,` or `]`, found `2`'],
    ['{"__proto__": 1}', 1, 'the key `__proto__` is not allowed'],
    [`${'['.repeat(5_000)}`, 101, 'expected at most 100 levels of nesting, found more'],
  ])('%j', (text, start, message) => {
    expect(parse(text).problems).toMatchObject([{ start, message }])
  })

  it('a key written twice, which JSON.parse lets pass, is refused with both places', () => {
    expect(parse('{"a": 1, "a": 2}').problems).toMatchObject([
      { start: 9, message: 'key `a` is written twice', related: { start: 1, end: 4 } },
    ])
  })
})
