import { describe, expect, it } from 'vitest'
import { checkPageBudget } from '../../../src/inspect/check-page-budget.ts'
import type { InspectedPage, InspectedPdf } from '../../../src/inspect/inspected.ts'

const span = { file: 'briefs/a/brief.yaml', start: 3, end: 8 }

/** A page with lines at these heights in points, and its furniture. */
function page(number: number, ...lines: readonly (readonly [y: number, text: string])[]): InspectedPage {
  const run = { x: 60, size: 10, color: '#000000', field: undefined, opacity: 1 }
  const runs = lines.map(([y, text]) => ({ ...run, y, text, tagged: true }))
  return { number, width: 595, height: 842, runs: [...runs, { ...run, y: 30, text: 'TLP:CLEAR', tagged: false }], covers: [] }
}

const pdf = (...pages: readonly InspectedPage[]): InspectedPdf => ({
  pages,
  passages: [],
  headings: [],
  fonts: [],
  fontCount: 1,
  unreadableGlyphs: 0,
})

describe('page/over-budget', () => {
  it('says how much is over, and from where', () => {
    const found = checkPageBudget(
      pdf(page(1, [100, 'Full']), page(2, [80, 'What we do'], [80.5, 'not know'], [94, 'yet: the road'], [108, 'to the north'])),
      { name: 'flash', maxPages: 1 },
      span,
    )
    expect(found.map(({ code, message, span: at }) => [code, message, at])).toEqual([
      [
        'page/over-budget',
        'the report has 2 pages, template `flash` allows one page: 3 lines (2 cm) over, from “What we do not know …”',
        span,
      ],
    ])
  })

  it('has nothing to say of a report that keeps to its pages, or of a template without a limit', () => {
    const two = pdf(page(1, [100, 'a']), page(2, [100, 'b']))
    expect(checkPageBudget(two, { name: 'note', maxPages: 2 }, span)).toEqual([])
    expect(checkPageBudget(two, { name: 'sitrep' }, span)).toEqual([])
  })
})
