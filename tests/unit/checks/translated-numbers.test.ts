import { describe, expect, it } from 'vitest'
import { findDates, findNumbers, numbersInWords } from '../../../src/checks/translated-numbers.ts'

describe('numbers of a text', () => {
  it.each([
    ['en', '1,240 households and 4.5 metres', [1240, 4.5]],
    ['en', 'on 6, 7 and 8 November', [6, 7, 8]],
    ['en', '10–16 and 10:30', [10, 16, 10, 30]],
    ['en', '1.2 million, 3 thousand', [1_200_000, 3000]],
    ['fr', '1\u202f240 ménages et 4,5 mètres', [1240, 4.5]],
    ['fr', '12 345 678', [12_345_678]],
    ['es', '1.240 hogares y 4,5 metros', [1240, 4.5]],
    ['ar', '١٬٢٤٠ أسرة و٤٫٥ متر', [1240, 4.5]],
    ['ar', '3 آلاف', [3000]],
    ['ur', '۱۲۴۰ گھرانے، 1,240 گھرانے، ۴٫۵ میٹر', [1240, 1240, 4.5]],
    ['ur', '12 لاکھ اور 12,40,000', [1_200_000, 1_240_000]],
  ])('in %s: %s', (language, text, values) => {
    expect(findNumbers(text, language).map((found) => found.values[0])).toEqual(values)
  })

  it.each([
    ['en', '40% and 40 per cent of 40'],
    ['fr', '40 % et 40 pour cent de 40'],
    ['ur', '٪40 اور 40 فیصد، 40 میں سے'],
    ['ar', '40٪ و40 في المئة من 40'],
  ])('tells shares from counts in %s', (language, text) => {
    expect(findNumbers(text, language).map(({ isPercent }) => isPercent)).toEqual([true, true, false])
  })

  it('knows both readings of an afternoon', () => {
    expect(findNumbers('by 3 p.m., not 3', 'en').map(({ values }) => values)).toEqual([[3, 15], [3]])
  })

  it('stand where they are written', () => {
    const text = 'کل ۱٬۲۴۰ گھرانے'
    expect(findNumbers(text, 'ur').map(({ start, end }) => text.slice(start, end))).toEqual(['۱٬۲۴۰'])
  })

  it('are found in English words too', () => {
    expect(numbersInWords('The third round, two talks, once')).toEqual([3, 2, 1])
  })
})

describe('dates of a text', () => {
  it.each([
    ['en', '8 November and November 2025, 1st of May 2024, in May, it may rain'],
    ['fr', '8 novembre et novembre 2025, 1er mai 2024'],
    ['es', '8 de noviembre y noviembre de 2025, 1 de mayo de 2024'],
    ['ur', '8 نومبر اور نومبر 2025، ۱ مئی ۲۰۲۴'],
    ['ar', '8 نوفمبر ونوفمبر 2025، 1 أيار 2024'],
  ])('are the same in %s', (language, text) => {
    const keys = new Set(findDates(text.replace('ونوفمبر', 'و نوفمبر'), language).map(({ key }) => key))
    expect([...keys].sort()).toEqual(['day 1 of month 5', 'day 8 of month 11', 'month 11 of 2025', 'month 5 of 2024'])
  })
})
