/** Citations are found where prose cites, nowhere else, and a slip in one is not printed as text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCitations, findFactReferences, isId } from '../../../src/text/citations.ts'

describe('findCitations', () => {
  it.each([
    ['It holds. [@truce-holds]', [['truce-holds']]],
    ['[@a; @b]', [['a', 'b']]],
    ['[@a ;@b;  @c ]', [['a', 'b', 'c']]],
    ['One [@a] and two [@b].', [['a'], ['b']]],
    ['[@a:b.c_d-1]', [['a:b.c_d-1']]],
    ['over a\nline [@a;\n@b]', [['a', 'b']]],
    ['\\\\[@a] after an escaped backslash', [['a']]],
    ['```\n[@no]\n```\n[@a]', [['a']]],
    ['~~~ yaml\n[@no]\n```\n~~~\n[@a]', [['a']]],
    ['a ` b [@a]', [['a']]],
    ['`one\n\ntwo` [@a]', [['a']]],
  ])('%j', (text, ids) => {
    const { citations, problems } = findCitations(text)
    expect(problems).toEqual([])
    expect(citations.map(({ items }) => items.map((item) => item.id))).toEqual(ids)
  })

  it.each([
    'none here: desk@example.org, [link](x), [1], @name',
    '`[@code]`',
    '``[@code] ` ``',
    '```\n[@code]\n',
    '\\[@escaped]',
    '- ~~~\n',
  ])('%j cites nothing', (text) => {
    expect(findCitations(text)).toEqual({ citations: [], problems: [] })
  })

  it('gives the places of the bracket, of each id, and the locator', () => {
    const text = 'He said so [@fo-1, para 3; @b].'
    const { citations } = findCitations(text)
    expect(citations).toEqual([
      {
        start: 11,
        end: 30,
        items: [
          { id: 'fo-1', start: 13, end: 17, locator: 'para 3' },
          { id: 'b', start: 28, end: 29 },
        ],
      },
    ])
    expect(text.slice(13, 17)).toBe('fo-1')
  })

  it.each([
    ['[@]', 1, 'expected the id of a fact after `@`'],
    ['[@a; b]', 5, 'expected `@` and the id of a fact in the citation, found `b`'],
    ['[@a;]', 4, 'expected `@` and the id of a fact in the citation, found nothing'],
    ['[@a b]', 1, 'expected `,`, `;` or `]` after `@a`, found `b`'],
    ['[@a, ]', 1, 'expected `,`, `;` or `]` after `@a`, found `,`'],
    ['[@a.]', 1, 'expected `,`, `;` or `]` after `@a`, found `.`'],
    ['[@a and on', 0, 'this citation is never closed'],
    ['[@a\n\nb]', 0, 'this citation is never closed'],
  ])('%j is a slip', (text, start, message) => {
    const { citations, problems } = findCitations(text)
    expect(citations).toEqual([])
    expect(problems).toMatchObject([{ start, message }])
    expect(problems[0]?.hints).toContain('write `\\[@` for text that is no citation')
  })

  it('finds every id that is written, whatever prose is around it', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,8}$/).filter(isId)
    const text = fc.stringMatching(/^[^`~[\]\\{}]*$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.array(id, { minLength: 1, maxLength: 3 })), { maxLength: 4 }), (pieces) => {
        const written = pieces.map(([before, ids]) => `${before}[${ids.map((one) => `@${one}`).join('; ')}]`).join('')
        const { citations } = findCitations(written)
        expect(citations.map(({ items }) => items.map((item) => item.id))).toEqual(pieces.map(([, ids]) => ids))
        for (const { items } of citations) {
          for (const item of items) expect(written.slice(item.start, item.end)).toBe(item.id)
        }
      }),
    )
  })
})

describe('findFactReferences', () => {
  it('finds citations and expressions in text order', () => {
    const text =
      '{{figure "dead"}} dead [@a]; {{cite \'b\'}}, {{{fact "c"}}}, {{md (figure "d" unit=true)}}, {{~#if (cite "e")}}x{{/if}}'
    const found = findFactReferences(text)
    expect(found.map((reference) => reference.id)).toEqual(['dead', 'a', 'b', 'c', 'd', 'e'])
    for (const { id, start, end } of found) expect(text.slice(start, end)).toBe(id)
  })

  it.each([
    '{{figure brief.lead}}',
    '\\{{figure "x"}}',
    '{{!-- {{figure "x"}} --}}',
    '{{! figure "x" }}',
    '{{label "figure"}}',
    '{{configure "x"}}',
    'figure "x"',
  ])('%j names none', (text) => {
    expect(findFactReferences(text)).toEqual([])
  })
})

describe('isId', () => {
  it.each(['a', '7', 'a.b', 'a:b', 'A_1-', 'deaths.total'])('%s is one', (text) => expect(isId(text)).toBe(true))
  it.each(['', '-a', '.a', 'a.', 'a:', 'a b', 'é', '_a', '__proto__'])('%j is none', (text) => expect(isId(text)).toBe(false))
})
