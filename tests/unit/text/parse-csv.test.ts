/** CSV fact files: every cell has its value and its place, and a broken row is named while the others are still read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../src/text/parse-csv.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

function parse(text: string) {
  const file = createTextFile('x.csv', text)
  const { table, problems } = parseCsv(file)
  return {
    header: table?.header.map((cell) => cell.value),
    rows: table?.rows.map((row) => row.cells.map((cell) => cell.value)),
    places: table?.rows.map((row) => row.cells.map((cell) => file.text.slice(cell.span.start, cell.span.end))),
    problems: problems.map(({ message, start, end }) => [message, file.text.slice(start, end)]),
  }
}

describe('cells', () => {
  it.each([
    ['a,b\n1,2\n', [['1', '2']]],
    ['\ufeffa,b\r\n1,2\r\n', [['1', '2']]],
    ['a,b\n 1 ,\t2', [['1', '2']]],
    ['a,b\n"x, y","he said ""no"""\n', [['x, y', 'he said "no"']]],
    ['a,b\r\n"two\r\nlines",2\r\n', [['two\nlines', '2']]],
    [
      'a,b\n1,\n,2\n',
      [
        ['1', ''],
        ['', '2'],
      ],
    ],
    [
      'a,b\n\n1,2\n,\n\n3,4\n\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['"a", "b"\n1, "2" \n', [['1', '2']]],
    ['a\nیہ\n', [['یہ']]],
    ['a,b\n', []],
  ])('%j', (text, rows) => {
    expect(parse(text)).toMatchObject({ rows, problems: [] })
  })

  it('know their places, inside the quotes', () => {
    expect(parse('a,b\r\n one ,"t ""w"" o"\r\n,3').places).toEqual([
      ['one', 't ""w"" o'],
      ['', '3'],
    ])
  })

  it('are those that were written, whatever they hold (RFC 4180), white space around them aside', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '😀', ';', "'"), maxLength: 6 })
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineBreak) => {
        const header = rows[0]!.map((_, index) => `c${index}`)
        const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
        const text = [header, ...rows]
          .map((row) => row.map(quote).join(','))
          .join('\n')
          .replaceAll('\n', lineBreak)
        const trimmed = rows.map((row) => row.map((value) => value.trim())).filter((row) => row.some((value) => value !== ''))
        expect(parse(text)).toMatchObject({ rows: trimmed, problems: [] })
      }),
    )
  })
})

describe('what is refused', () => {
  it.each([
    [
      'a,b\n1\n2,3\n4,5,6\n',
      [
        ['expected 2 cells, found 1', '1'],
        ['expected 2 cells, found 3', '4,5,6'],
      ],
      [['2', '3']],
    ],
    ['a,b\n5" pipe,x\n2,3\n', [['expected a cell with a double quote to be in quotes', '5" pipe']], [['2', '3']]],
    ['a,b\n"x" y,z\n2,3\n', [['expected a comma after the closing quote, found more text', 'y']], [['2', '3']]],
    ['a,b\n1,"x\n2,3\n', [['this quote is never closed', '"x']], []],
  ])('%j, with the rows that are whole still read', (text, problems, rows) => {
    expect(parse(text)).toMatchObject({ problems, rows })
  })

  it.each([
    ['a;b\n1;2\n', [['expected cells separated by commas, found semicolons', 'a;b']]],
    ['a\tb\n1\t2\n', [['expected cells separated by commas, found tabs', 'a\tb']]],
    ['a,,b\n1,2,3\n', [['column 2 has no name', 'a,,b']]],
    ['a,b,a\n1,2,3\n', [['column `a` is written twice', 'a']]],
  ])('%j, since its header cannot be used', (text, problems) => {
    expect(parse(text)).toEqual({ header: undefined, rows: undefined, places: undefined, problems })
  })

  it('nothing in an empty file', () => {
    expect(parse('\n\n')).toMatchObject({ rows: undefined, problems: [] })
  })
})
