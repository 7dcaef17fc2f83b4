import { describe, expect, it } from 'vitest'
import type { TextRun } from '../../../src/inspect/inspected.ts'
import { inReadingOrder } from '../../../src/inspect/logical-order.ts'
import { lettersOf } from '../../../src/inspect/normalise-text.ts'

const run = (text: string, x: number, y = 100, more: Partial<TextRun> = {}): TextRun => ({
  ...{ text, x, y, size: 10, color: '#000000', field: undefined, opacity: 1, tagged: true },
  ...more,
})
/** What is read of lines given as they are drawn: runs from left to right. */
const read = (lines: readonly (readonly string[])[], language = '') =>
  inReadingOrder(
    lines.flatMap((runs, line) => runs.map((text, index) => run(text, 50 + index * 40, 100 + line * 14))),
    language,
  )
    .map(({ text }) => text)
    .join('')
const back = (text: string) => [...text].reverse().join('')

describe('text drawn from left to right is read', () => {
  it.each([
    ['as it is, without letters of other directions', [['It rained. ', '41,200 people']], 'It rained. 41,200 people'],
    ['back to front in Arabic, letter by letter', [[back('المدينة'), ' ', back('في')]], 'في المدينة'],
    ['line by line', [[back('هطلت الأمطار')], [back('في الشمال')]], 'هطلت الأمطارفي الشمال'],
    ['with numbers as they are', [[back(' شخص'), '41,200', back('غادر ')]], 'غادر 41,200 شخص'],
    ['with Latin words in their order', [[back(' منها ما يلي'), 'River ', 'Log', back('نقلت ')]], 'نقلت River Log منها ما يلي'],
    [
      'with an Arabic name in an English line',
      [['The paper ', back('الحياة'), ' said so, and more']],
      'The paper الحياة said so, and more',
    ],
    [
      'with two Arabic words in an English line',
      [['The paper ', back('الجديدة'), ' ', back('الحياة'), ' said so, and more']],
      'The paper الحياة الجديدة said so, and more',
    ],
    ['with the signs between', [[back('«نعم»، قال.')]], '«نعم»، قال.'],
  ])('%s', (_what, lines, expected) => {
    expect(read(lines)).toBe(expected)
  })

  it('by the document’s language where most of a line is Latin', () => {
    const line = [[back(' منها'), 'River ', 'Bulletin', back('نقلت ')]]
    expect(read(line, 'ar')).toBe('نقلت River Bulletin منها')
    expect(read(line, 'en')).toBe('منها River Bulletin نقلت')
  })

  it('leaves runs of one direction whole', () => {
    expect(inReadingOrder([run(back('وحدة'), 50), run('TLP:GREEN', 400)], 'ar').map(({ text }) => text)).toEqual([
      'TLP:GREEN',
      'وحدة',
    ])
  })

  it('in columns and furniture apart', () => {
    const runs = [run(back('سطر أول'), 300), run(back('سطر ثان'), 60), run(back('هامش'), 100, 100, { tagged: false })]
    expect(inReadingOrder(runs).map(({ text }) => text)).toEqual(['سطر', ' ', 'أول', 'سطر', ' ', 'ثان', 'هامش'])
  })

  it('with words that climb, as in Nastaliq', () => {
    const runs = [run('ے', 50, 104), run('ہ', 60, 100), run(' ', 70, 100), run('ش', 80, 104), run('راب', 90, 98)]
    expect(
      inReadingOrder(runs)
        .map(({ text }) => text)
        .join(''),
    ).toBe('بارش ہے')
  })
})

describe('letters of Arabic script', () => {
  it.each([
    ['vowel marks and lengthening', 'مُهجَّرون ـــ', 'مهجرون'],
    ['presentation forms', 'ﻻ ﺗﺰال', 'لا تزال'],
    ['joiners that do not show', 'می\u200cخواهم', 'میخواهم'],
  ])('are one whatever the %s', (_what, printed, written) => {
    expect(lettersOf(printed)).toBe(lettersOf(written))
  })
})
