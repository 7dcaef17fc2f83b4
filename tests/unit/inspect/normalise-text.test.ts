import { describe, expect, it } from 'vitest'
import { lettersOf } from '../../../src/inspect/normalise-text.ts'

/** The same without any short cut. */
const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')

describe('lettersOf', () => {
  it.each([
    ['Plain words, 12 of them: a-b (c).', 'plainwords12ofthemabc'],
    ['“Co-ordinated” and CO\u00adORDINATED', 'coordinatedandcoordinated'],
    ['ﬁre and ﬂood', 'fireandflood'],
    ['e\u0301te\u0301 – été', 'étéété'],
    ['ΟΔΟΣ ΟΔΟΣ.', 'οδοςοδος'],
    ['İstanbul ½ km² Ａ１', plainly('İstanbul ½ km² Ａ１')],
    ['', ''],
  ])('%s → %s', (text, letters) => {
    expect(lettersOf(text)).toBe(letters)
  })

  it('takes ASCII and the rest apart only where they do not join', () => {
    const parts = [
      'a',
      'Z',
      '9',
      ' ',
      '\n',
      '-',
      '.',
      '\u0301',
      'Σ',
      'ς',
      'é',
      'ﬁ',
      '\u00a0',
      '\u2009',
      '한',
      '\u1161',
      '😀',
      'ß',
      'İ',
      '\ud800',
    ]
    let seed = 7
    for (let round = 0; round < 2000; round++) {
      let text = ''
      for (let length = 0; length < 12; length++) {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
        text += parts[seed % parts.length]
      }
      expect([text, lettersOf(text)]).toEqual([text, plainly(text)])
    }
  })
})
