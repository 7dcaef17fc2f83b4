import { describe, expect, it } from 'vitest'
import { findCutLines } from '../../../src/inspect/find-cut-lines.ts'
import type { InspectedPage, TextRun } from '../../../src/inspect/inspected.ts'

// A4 with margins of 24 mm and 22 mm: the area begins at 68 and ends at 779.5.
const areas = [{ height: 711.5, bottom: 62.4 }]
const run = (text: string, y: number, size = 10): TextRun => ({
  text,
  x: 57,
  y,
  size,
  color: '#000000',
  field: undefined,
  opacity: 1,
  tagged: true,
})
const page = (number: number, runs: readonly TextRun[], width = 595, height = 842): InspectedPage => ({
  number,
  width,
  height,
  runs,
  covers: [],
})
const find = (foot: readonly TextRun[], head: readonly TextRun[]) =>
  findCutLines({ pages: [page(1, foot), page(2, head)] }, areas)

describe('findCutLines', () => {
  it('tells a line of which half is on either page, in the words of the half that has more of them', () => {
    expect(find([run('Whole', 760), run('Theroadisclosed', 782)], [run('The road is closed', 70.5), run('Next', 84)])).toEqual([
      { page: 1, text: 'The road is closed' },
    ])
  })

  it('tells one whose lower half has the letters alone that reach there', () => {
    expect(find([run('A deep gap', 778)], [run('p g', 66.5), run('Next', 84)])).toEqual([{ page: 1, text: 'A deep gap' }])
  })

  it.each([
    ['the same line at the foot and at the head', [run('Again', 776)], [run('Again', 78)]],
    ['the head of a table on both pages', [run('District', 78)], [run('District', 78)]],
    ['specks of tall letters, whose line is whole on the next page', [run('Tall', 792, 10)], [run('Tall', 80.5, 10)]],
    ['Arabic letters, which reach far out of their line', [run('گزرگاہ', 782)], [run('گزرگاہ', 70.5)]],
    ['other letters at the place', [run('One', 782)], [run('Two', 70.5)]],
    ['letters of another size', [run('One', 782, 10)], [run('One', 70.5, 9)]],
  ])('does not take %s for a cut', (_what, foot, head) => {
    expect(find(foot, head)).toEqual([])
  })

  it('tells nothing of pages that follow one of another size', () => {
    const turned = page(2, [run('Road', 70.5)], 842, 595)
    expect(findCutLines({ pages: [page(1, [run('Road', 782)]), turned] }, areas)).toEqual([])
  })
})
