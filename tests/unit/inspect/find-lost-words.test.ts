import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../src/inspect/find-lost-words.ts'
import type { InspectedPage, TextRun } from '../../../src/inspect/inspected.ts'

const run = (text: string, tagged = true): TextRun => ({
  text,
  x: 0,
  y: 0,
  size: 10,
  color: '#000000',
  field: undefined,
  opacity: 1,
  tagged,
})
const page = (number: number, ...runs: readonly TextRun[]): InspectedPage => ({
  number,
  width: 595,
  height: 842,
  runs,
  covers: [],
})
const find = (texts: readonly string[], pages: readonly InspectedPage[], unreadableGlyphs = 0) =>
  findLostWords({ pages, unreadableGlyphs }, [{ texts }]).map(({ words }) => words)

describe('findLostWords', () => {
  it.each([
    [
      'what is torn by the end of a page, its furniture between',
      ['The road is closed.'],
      [page(1, run('The road is'), run('12 / 14', false)), page(2, run('TLP:CLEAR', false), run('closed.'))],
    ],
    [
      'a word that is broken at the end of a line',
      ['in\u00adcom\u00adpre\u00adhen\u00adsible words'],
      [page(1, run('incompre-'), run('hensible'), run('words'))],
    ],
    ['ligatures, capitals and small numbers', ['Office x²'], [page(1, run('OﬃCE'), run('x'), run('2'))]],
    ['words in another order, as in columns', ['one two', 'three'], [page(1, run('three'), run('one two'))]],
    [
      'one word of several that a note tears in two',
      ['It stood at Brackwater then'],
      [page(1, run('It stood at Brack'), run('3 Flood Office'), run('water then'))],
    ],
    ['what is written from the right', ['لم يصل المطر'], [page(1, run('x'))]],
    ['nothing but signs', ['– · –'], [page(1)]],
  ] as const)('does not miss %s', (_what, texts, pages) => {
    expect(find(texts, pages)).toEqual([])
  })

  it.each([
    ['a piece of one word', ['Coldfen'], 'Coldfen'],
    ['the words that follow one another and are nowhere', ['The bridge at Dunmere holds'], 'bridge at Dunmere holds'],
  ] as const)('tells %s', (_what, texts, words) => {
    expect(find(texts, [page(1, run('The road is closed.'))])).toEqual([words])
  })

  it('tells the first of a group only, and nothing of a file whose glyphs cannot be read', () => {
    expect(find(['Lost here', 'Lost there'], [page(1)])).toEqual(['Lost here'])
    expect(find(['Lost here'], [page(1)], 1)).toEqual([])
  })
})
