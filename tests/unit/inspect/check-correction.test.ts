import { describe, expect, it } from 'vitest'
import { checkCorrections, checkCorrectionsInPage } from '../../../src/inspect/check-correction.ts'
import type { InspectedPdf } from '../../../src/inspect/inspected.ts'

const owed = [
  { was: 'The road was cut.', now: 'The road was open.', editions: [2, 3] },
  { was: 'A dam broke.', editions: [3] },
]
const run = (text: string) => ({ text, x: 0, y: 0, size: 10, color: '#000000', field: undefined, opacity: 1, tagged: true })
const pdf = (...pages: readonly string[]): InspectedPdf => ({
  pages: pages.map((text, index) => ({ number: index + 1, width: 595, height: 842, runs: text.split('|').map(run), covers: [] })),
  passages: [],
  headings: [],
  fonts: [],
  fontCount: 1,
  unreadableGlyphs: 0,
})
const places = (file: InspectedPdf) => checkCorrections(file, owed).map(({ message }) => message.slice(0, 24))

describe('corrections that are owed', () => {
  it.each([
    ['all on page 1', pdf('No. 3: The road|was cut. Correct: the ro\u00adad was open.|No. 3: A dam broke.', 'More.')],
    ['what page 1 has no room for on the next', pdf('The road was cut. The road was open.', 'A dam broke.')],
  ])('are fine %s', (_where, file) => {
    expect(places(file)).toEqual([])
  })

  it.each([
    ['nothing', pdf('More.'), ['page 1 of the PDF does n', 'the PDF does not tell th']],
    ['only later', pdf('More.', 'The road was cut. The road was open. A dam broke.'), ['page 1 of the PDF does n']],
    ['what was wrong and not what is right', pdf('The road was cut. A dam broke.'), ['page 1 of the PDF does n']],
    [
      'what is right before what was wrong',
      pdf('The road was open. The road was cut. A dam broke.'),
      ['page 1 of the PDF does n'],
    ],
  ])('are missed: %s', (_what, file, expected) => {
    expect(places(file)).toEqual(expected)
  })

  it('are looked for in the page too, with the editions that had them', () => {
    expect(checkCorrectionsInPage('The road was cut. The road was open.', owed)).toMatchObject([
      {
        code: 'handling/no-correction',
        message: 'the page does not tell that “A dam broke.”, which edition 3 said, is corrected',
      },
    ])
  })
})
