import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDict,
  formatText,
  parseDict,
  parseName,
  parseReference,
  parseReferences,
  parseText,
} from '../../../src/pdf/pdf-syntax.ts'

describe('parseDict', () => {
  const cases: readonly (readonly [string, string, Record<string, string>])[] = [
    ['an empty one', '<<>>', {}],
    [
      'every kind of value',
      '<</A 1 /B -.5/C true/D null /E 12 0 R/F/Name/G(text)/H<0aFF>/I[1 2]/J<</K 1>>>>',
      {
        A: '1',
        B: '-.5',
        C: 'true',
        D: 'null',
        E: '12 0 R',
        F: '/Name',
        G: '(text)',
        H: '<0aFF>',
        I: '[1 2]',
        J: '<</K 1>>',
      },
    ],
    ['line ends of all kinds', '<<\r\n/A\t1\r/B\n2\n>>', { A: '1', B: '2' }],
    ['two numbers that are no reference', '<</A 1 /B [0 0 1 0 R 2]>>', { A: '1', B: '[0 0 1 0 R 2]' }],
    ['parentheses inside strings', '<</A (a (b) c) /B (a \\) >> b\\\\)/C 1>>', { A: '(a (b) c)', B: '(a \\) >> b\\\\)', C: '1' }],
    ['brackets inside strings inside arrays', '<</A [(]) (>>) <</B (])>>]/C 1>>', { A: '[(]) (>>) <</B (])>>]', C: '1' }],
    [
      'what Chromium writes for a link',
      '<</Type /Annot\n/Subtype /Link\n/Rect [1 2.5 3 4]\n/A <</Type /Action\n/S /URI\n/URI (https://e.org/\\(2\\))>>\n/StructParent 19>>',
      {
        Type: '/Annot',
        Subtype: '/Link',
        Rect: '[1 2.5 3 4]',
        A: '<</Type /Action\n/S /URI\n/URI (https://e.org/\\(2\\))>>',
        StructParent: '19',
      },
    ],
    ['names with escapes', '<</a#20b /c#2Fd>>', { 'a#20b': '/c#2Fd' }],
    ['an empty name as key and as value', '<</Dest //Next 1>>', { Dest: '/', Next: '1' }],
    ['a reference at the very end', '<</A 7 0 R>>', { A: '7 0 R' }],
  ]
  it.each(cases)('reads %s', (_what, text, expected) => {
    expect(Object.fromEntries(parseDict(text) ?? [])).toEqual(expected)
  })

  it.each([['[1 2]'], ['(text)'], ['12'], [''], ['<</A 1'], ['<</A (never closed>>'], ['<</A [1 2>>'], ['<41>'], ['<<1 2>>']])(
    'gives undefined for %j',
    (text) => {
      expect(parseDict(text)).toBeUndefined()
    },
  )

  it('writes what it reads', () => {
    const value = fc.oneof(
      fc.integer().map(String),
      fc.nat(99_999).map((number) => `${number} 0 R`),
      fc.string().map(formatText),
      fc.string({ unit: 'grapheme' }).map(formatText),
      fc.array(fc.string().map(formatText)).map((items) => `[${items.join(' ')}]`),
      fc.string().map((text) => `<</Inner ${formatText(text)}>>`),
    )
    const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/)
    fc.assert(
      fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (entries) => {
        expect(Object.fromEntries(parseDict(formatDict(new Map(Object.entries(entries)))) ?? [])).toEqual(entries)
      }),
    )
  })

  it('always comes to an end, whatever it is given', () => {
    const noise = fc.string({ unit: fc.constantFrom('<', '>', '[', ']', '(', ')', '/', '\\', ' ', 'a', '1', 'R', '{', '}', '%') })
    fc.assert(
      fc.property(noise, (text) => {
        expect(() => parseDict(`<<${text}`)).not.toThrow()
      }),
    )
  })
})

describe('texts', () => {
  it.each([
    ['(plain)', 'plain'],
    ['(a \\(b\\) \\\\ c)', 'a (b) \\ c'],
    ['(nested (b) stays)', 'nested (b) stays'],
    ['(\\101\\7\\60)', 'A\u00070'],
    ['(a\\nb\\\nc\\\r\nd)', 'a\nbcd'],
    ['(a\r\nb\rc)', 'a\nb\nc'],
    ['(\\q)', 'q'],
    ['()', ''],
    ['<>', ''],
    ['<48 69>', 'Hi'],
    ['<485>', 'HP'],
    ['<FEFF00DC0062>', 'Üb'],
    ['<FEFFD83DDE00>', '😀'],
    ['(\u00fe\u00ff\u0000A)', 'A'],
    ['(\u00ef\u00bb\u00bf\u00c3\u00bc)', 'ü'],
    ['(\u00e9)', 'é'],
  ])('reads %j as %j', (written, expected) => {
    expect(parseText(written)).toBe(expected)
  })

  it.each([['/Name'], ['12'], ['<</A 1>>'], ['[(a)]'], ['']])('gives undefined for %j, which is no string', (value) => {
    expect(parseText(value)).toBeUndefined()
  })

  it('reads what it writes, whatever the script', () => {
    for (const unit of ['grapheme', 'binary'] as const) {
      fc.assert(fc.property(fc.string({ unit }), (text) => parseText(formatText(text)) === text))
    }
  })

  it('keeps ASCII readable in the file', () => {
    expect(formatText('Source (1)')).toBe('(Source \\(1\\))')
    expect(formatText('é')).toBe('<FEFF00E9>')
  })
})

describe('names, references and dates', () => {
  it('reads names as UTF-8', () => {
    expect(parseName('/a#2520b')).toBe('a%20b')
    expect(parseName('/#C3#9C')).toBe('Ü')
    expect(parseName('/')).toBe('')
    expect(parseName('(a)')).toBeUndefined()
    expect(parseName(undefined)).toBeUndefined()
  })

  it('reads references of the first generation only', () => {
    expect(parseReference('12 0 R')).toBe(12)
    for (const value of ['12 1 R', '12', '[12 0 R]', '12 0 R 13 0 R', undefined]) expect(parseReference(value)).toBeUndefined()
    expect(parseReferences('[3 0 R 12 0 R]')).toEqual([3, 12])
    expect(parseReferences(undefined)).toEqual([])
  })

  it('writes dates in UTC, in whole seconds', () => {
    expect(formatDate(new Date('2026-04-12T06:30:15.999Z'))).toBe('(D:20260412063015Z)')
    expect(formatDate(new Date(0))).toBe('(D:19700101000000Z)')
  })
})
