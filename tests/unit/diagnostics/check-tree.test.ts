/** Schemas and trees together: short forms, text as written, one message for one cause, and places that are where the user wrote. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkTree } from '../../../src/diagnostics/check-tree.ts'
import { choice, flag, list, number, object, objectOr, text } from '../../../src/diagnostics/field-schema.ts'
import { editorSchema, spellOut } from '../../../src/diagnostics/read-schema.ts'
import { nodeAt, toPlain } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const codes = { unknownKeyCode: 'config/unknown-key', invalidCode: 'config/invalid' } as const
const schema = object({
  title: text().meta({ description: 'Title.', example: 'Floods' }),
  tags: list(text()).default([]),
  sources: list(objectOr('ref', object({ ref: text(), at: text().exactOptional() }))).default([]),
  level: choice(['low', 'moderate', 'high']).exactOptional(),
  count: number({ min: 1, whole: true }).exactOptional(),
  open: flag().exactOptional(),
  rows: z.union([text(), z.array(object({ id: text() }))]).exactOptional(),
})

function check(yaml: string) {
  const file = createTextFile('x.yaml', yaml)
  const { root } = parseYaml(file)
  const outcome = checkTree(schema, root!, codes)
  const found = outcome.diagnostics.map(({ message, span }) => `${file.text.slice(span?.start, span?.end)}: ${message}`)
  return { value: outcome.ok ? outcome.value : undefined, found, outcome, root: root! }
}

describe('checkTree', () => {
  it.each([
    ['title: T', { title: 'T', tags: [], sources: [] }],
    ['title: 1.10\ntags: 2025', { title: '1.10', tags: ['2025'] }],
    ['title: true\ntags: [no, 0x1F]', { title: 'true', tags: ['no', '0x1F'] }],
    ['title: T\nsources: s', { sources: [{ ref: 's' }] }],
    ['title: T\nsources: [1, {ref: b, at: p 3}]', { sources: [{ ref: '1' }, { ref: 'b', at: 'p 3' }] }],
    ['title: T\nlevel:\ntags:', { title: 'T', tags: [] }],
    ['title: T\ncount: 3\nopen: false', { count: 3, open: false }],
    ['title: T\nrows: a.csv', { rows: 'a.csv' }],
    ['title: T\nrows: [{id: 1}]', { rows: [{ id: '1' }] }],
  ])('takes %j', (yaml, expected) => {
    const { value, found } = check(yaml)
    expect(found).toEqual([])
    expect(value).toMatchObject(expected)
  })

  it.each([
    ['titel: T', ['titel: unknown key `titel`']],
    ['level: low', [': key `title` is missing']],
    ['title:\ntags: x', ['title: expected text, found nothing']],
    ['title: [T]', ['[T]: expected text, found a list']],
    ['title: T\nlevel: hihg', ['hihg: expected `low`, `moderate` or `high`, found `hihg`']],
    ['title: T\ncount: 1.5', ['1.5: expected a whole number, found `1.5`']],
    ['title: T\ncount: 0', ['0: expected at least 1, found `0`']],
    ['title: T\nopen: yes', ['yes: expected `true` or `false`, found `yes`']],
    [
      'title: T\nsources: [{ref: a, page: 3}, [b]]',
      ['page: unknown key `page`', '[b]: expected a mapping (`key: value`), found a list'],
    ],
    ['title: T\nrows: {id: 1}', ['{id: 1}: expected text or a list, found a mapping']],
    ['title: T\nrows: [{id: [1]}, {ib: 2}]', ['[1]: expected text, found a list', 'ib: unknown key `ib`']],
    ['title: T\ntags: [a, , b]', []],
  ])('says of %j what is wrong, at its place, once', (yaml, expected) => {
    if (expected.length > 0) expect(check(yaml).found).toEqual(expected)
    else expect(parseYaml(createTextFile('x', yaml)).problems).toHaveLength(1)
  })

  it('advises: the example of a missing key, the word that is meant', () => {
    expect(check('level: low').outcome.diagnostics[0]?.hints).toEqual(['add `title: Floods`'])
    expect(check('title: T\nlevel: hihg').outcome.diagnostics[0]?.hints).toEqual(['check if you meant `high`'])
  })

  it('points at the object that lacks a key when that has no key itself', () => {
    const { outcome } = check('title: T\nsources:\n  - at: p 3')
    expect(outcome.diagnostics).toMatchObject([{ message: 'key `ref` is missing', span: { start: 22, end: 22 } }])
  })
})

describe('spellOut', () => {
  it('gives the tree that the value has, with the places of what was written', () => {
    const { root } = check('title: T\nsources: s\ntags: a')
    const tree = spellOut(schema, root)
    expect(JSON.parse(JSON.stringify(toPlain(tree)))).toEqual({ title: 'T', sources: [{ ref: 's' }], tags: ['a'] })
    expect(nodeAt(tree, ['sources', 0, 'ref'])?.span).toMatchObject({ start: 18, end: 19 })
    expect(spellOut(schema, tree)).toEqual(tree)
  })
})

describe('editorSchema', () => {
  it('says what the parser takes', () => {
    expect(editorSchema(schema, { title: 'X', description: 'Y', keysOf: { count: ['a'] } })).toMatchObject({
      title: 'X',
      required: ['title'],
      additionalProperties: false,
      properties: {
        title: { type: ['string', 'number'], description: 'Title.', examples: ['Floods'] },
        tags: { anyOf: [{ type: ['string', 'number'] }, { type: 'array' }] },
        sources: {
          anyOf: [{ anyOf: [{ type: ['string', 'number'] }, { type: 'object', required: ['ref'] }] }, { type: 'array' }],
        },
        level: { enum: ['low', 'moderate', 'high'] },
        count: { type: 'integer', minimum: 1 },
        open: { type: 'boolean' },
      },
    })
  })
})
