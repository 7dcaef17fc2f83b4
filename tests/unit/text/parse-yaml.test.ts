/** What analysts rely on when they write YAML: values as YAML 1.2 means them, with their places, and errors that say what to do. */
import { describe, expect, it } from 'vitest'
import { type LocatedNode, nodeAt, toPlain } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile, positionAt } from '../../../src/text/text-file.ts'

function parse(text: string) {
  const file = createTextFile('x.yaml', text)
  const { root, problems } = parseYaml(file)
  const cut = (node: LocatedNode | undefined) => node && file.text.slice(node.span.start, node.span.end)
  return { file, root, problems, cut, at: (...path: (string | number)[]) => root && nodeAt(root, path) }
}

/** Problems as `line:column message`. */
function complaints(text: string): readonly string[] {
  const { file, problems } = parse(text)
  return problems.map(({ start, message }) => {
    const { line, column } = positionAt(file, start)
    return `${line}:${column} ${message}`
  })
}

describe('values', () => {
  it.each([
    ['a: 2025-11-10', { a: '2025-11-10' }],
    ['a: 2025', { a: 2025 }],
    ['a: NO\nb: on\nc: yes', { a: 'NO', b: 'on', c: 'yes' }],
    ['a: true\nb: ~\nc:', { a: true, b: null, c: null }],
    ['a: "2025"', { a: '2025' }],
    ['a: [x, {y: 1}]', { a: ['x', { y: 1 }] }],
    ['a: |\n  one\n  two\n', { a: 'one\ntwo\n' }],
    ['a: >-\n  one\n  two\n', { a: 'one two' }],
    ['2025: x\ntrue: y\nnull: z', { 2025: 'x', true: 'y', null: 'z' }],
    ['a: !!str 12', { a: '12' }],
    ['---\na: 1\n', { a: 1 }],
    ['\ufeffa: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
    ['a: 1 # note\nb: 2 #note', { a: 1, b: 2 }],
  ])('%j', (text, expected) => {
    const { root, problems } = parse(text)
    expect(problems).toEqual([])
    expect(JSON.parse(JSON.stringify(toPlain(root!)))).toEqual(expected)
  })

  it.each(['', '\n\n', '# only a comment\n'])('%j is empty, which is no error', (text) => {
    expect(parse(text)).toMatchObject({ root: undefined, problems: [] })
  })

  it('keeps how a number or boolean was written, since it may be meant as text', () => {
    const { at } = parse('a: 1.10\nb: 0x1F\nc: True\nd: 12345678901234567890\ne: text')
    expect(at('a')).toMatchObject({ value: 1.1, written: '1.10' })
    expect(at('b')).toMatchObject({ value: 31, written: '0x1F' })
    expect(at('c')).toMatchObject({ value: true, written: 'True' })
    expect(at('d')).toMatchObject({ written: '12345678901234567890' })
    expect(at('e')).not.toHaveProperty('written')
  })

  it('keeps numbers that are none, for the schema to refuse', () => {
    expect(parse('a: .inf\nb: .nan').at('a')).toMatchObject({ value: Number.POSITIVE_INFINITY, written: '.inf' })
  })

  it('resolves anchors and merge keys; the own key wins, and merged values keep the place of the anchor', () => {
    const { at, cut, problems } = parse('base: &b {tlp: GREEN, kind: event}\na:\n  <<: *b\n  kind: claim\nc: *b\n')
    expect(problems).toEqual([])
    expect(at('a', 'kind')).toMatchObject({ value: 'claim' })
    expect(at('a', 'tlp')).toMatchObject({ value: 'GREEN', span: { start: 15 } })
    expect(cut(at('c'))).toBe('{tlp: GREEN, kind: event}')
    expect(at('c')?.keySpan).toEqual({ file: 'x.yaml', start: 61, end: 62 })
  })

  it('takes the first of two merged mappings', () => {
    expect(parse('x: &x {v: 1}\ny: &y {v: 2, w: 3}\na:\n  <<: [*x, *y]').at('a', 'v')).toMatchObject({ value: 1 })
  })
})

describe('places', () => {
  it('are those of the values, quotes included and white space around them not', () => {
    const { at, cut, file } = parse('# head\ntitle:   "Floods"  # why\nlist:\n  - a\n  - b: c\n\nmap:\n  k: v\n\n')
    expect(cut(at('title'))).toBe('"Floods"')
    expect(cut(at('list'))).toBe('- a\n  - b: c')
    expect(cut(at('list', 1, 'b'))).toBe('c')
    expect(cut(at('map'))).toBe('k: v')
    const key = at('map', 'k')?.keySpan
    expect(file.text.slice(key?.start, key?.end)).toBe('k')
  })

  it('of an absent value is where it would stand', () => {
    expect(parse('title:\nasOf: x').at('title')?.span).toEqual({ file: 'x.yaml', start: 6, end: 6 })
  })

  it('do not shift with CRLF', () => {
    const { at, cut } = parse('a: one\r\nb:\r\n  - two\r\n')
    expect(cut(at('a'))).toBe('one')
    expect(cut(at('b', 0))).toBe('two')
  })
})

describe('what is refused', () => {
  it.each([
    ['a:\n\tb: 1\n\tc: 2', ['2:1 a tab is used for indentation', '3:1 a tab is used for indentation']],
    ['title: Floods: day two', ['1:8 the `:` in this value is read as another key']],
    ['title: "Floods\nasOf: 2026\n', ['1:8 this quote is never closed']],
    ["a: 'it's'", ['1:4 expected nothing after the closing quote, found more text']],
    ['facts: [a, b\ntitle: x', ['1:8 this `[` is never closed']],
    ['a: {b: 1\nc: 2', ['1:4 this `{` is never closed']],
    ['facts: [a]]', ['1:11 this `]` closes nothing']],
    ['facts: [a,, b]', ['1:11 expected an item before the comma']],
    ['- [@a] said', ['1:3 a value that starts with `[@` needs quotes: YAML reads `[` as a list']],
    ['a: [@x; @y]', ['1:4 a value that starts with `[@` needs quotes: YAML reads `[` as a list']],
    ['a: {{figure "x"}} people', ['1:4 a value that starts with `{{` needs quotes: YAML reads the braces as a mapping']],
    ['a: {{brief.title}}', ['1:4 a value that starts with `{{` needs quotes: YAML reads the braces as a mapping']],
    ['a: *bold* text', ['1:4 a value that starts with `*` needs quotes']],
    ['a: @desk', ['1:4 a value that starts with `@` needs quotes']],
    ['a: `x`', ['1:4 a value that starts with a backtick needs quotes']],
    ['a: &c more', ['1:4 `&c` is read as an anchor that nothing refers to']],
    ['a: !important', ['1:4 tag `!important` is not one that Sitrep reads']],
    ['a: Report #4', ['1:11 `#4` is read as a comment and lost']],
    ['a: 1\nb 2\nc: 3', ['2:1 expected `key: value`, found `b 2`']],
    ['a: x\n  b: y', ['2:3 this key is indented under a value']],
    ['a:\n  - b: 1\n c: 2', ['3:2 this line fits none of the levels of indentation above it']],
    ['a: 1\n- b', ['2:1 expected a key, found a list item']],
    ['a:\n   - b\n  - c', ['3:3 this list item is indented differently from those above it']],
    ['a: "\\q"', ['1:5 `\\q` is no escape of double-quoted text']],
    ['a: |x\n  b', ['1:5 expected a new line after `|`, found `x`']],
    ['a: 1\n---\nb: 2', ['2:1 expected one document, found a second']],
    ['a: *nope', ['1:4 alias `*nope` has no anchor before it']],
    ['a: &a [*a]', ['1:8 alias `*a` stands inside the value it repeats']],
    ['? [a]\n: b', ['1:3 expected a key, found a list or mapping']],
    [': b', ['1:1 expected a key before `:`']],
    ['__proto__: {x: 1}\na: 1', ['1:1 the key `__proto__` is not allowed']],
    ['<<: 3\na: 1', ['1:5 expected an alias of a mapping after `<<`, such as `<<: *base`']],
  ])('%j', (text, expected) => {
    expect(complaints(text)).toEqual(expected)
  })

  it('a key written twice, with both places', () => {
    const { problems, at } = parse('a: 1\nb: 2\na: 3')
    expect(problems).toEqual([
      { message: 'key `a` is written twice', start: 10, end: 11, related: { message: 'first written here', start: 0, end: 1 } },
    ])
    expect(at('a')).toMatchObject({ value: 1 })
  })

  it('everything at once, one problem a line', () => {
    expect(complaints('a: "x\nb: 1\nc: "y\nd: 2\n')).toHaveLength(2)
    expect(complaints('a: *x y\nb: [@c] d\n')).toHaveLength(2)
    expect(complaints('- a\nb: 1\nc: 2\n')).toEqual(['2:1 unexpected `b: 1`'])
  })

  it('has a way out for every message but the plainest', () => {
    for (const text of ['a:\n\tb: 1', 'a: b: c', 'a: "x', 'a: *b c', 'a: [@x]', "a: 'it's'", 'a: 1\n---\nb: 1', 'a: x #4']) {
      expect(parse(text).problems[0]?.hints?.length, text).toBeGreaterThan(0)
    }
  })

  it('aliases that grow without bound, in no time', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)
    const messages = complaints(lines.join('\n'))
    expect(messages[0]).toMatch(/aliases grow this file to more than 100000 values$/)
  })

  it.each([
    ['flow lists', '['.repeat(50_000)],
    ['flow mappings', '{a: '.repeat(5_000)],
    ['closed flow lists', `${'['.repeat(150)}${']'.repeat(150)}`],
    ['block mappings', Array.from({ length: 1_500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s without bottom', (_name, text) => {
    const { problems } = parse(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems[0]?.message).toMatch(/nest|never closed/)
  })
})
