import { describe, expect, it } from 'vitest'
import { hasSeveralPageSizes } from '../../../src/render/watermark.ts'

describe('hasSeveralPageSizes', () => {
  it.each([
    ['nothing about pages', 'p { size: 3 }', false],
    ['one size said twice', '@page { size: A4 } @page :first { margin: 0; size:  a4; }', false],
    ['a turned page', '@page { size: A4; } @page wide { size: A4 landscape; @top-left { content: "x" } }', true],
    ['a size after a margin box', '@page { @top-left { content: none } size: A4 } @page b { size: A5 }', true],
    ['a size in a comment', '@page { size: A4 } /* @page b { size: A5 } */', false],
    ['a property that only ends like it', '@page { size: A4; font-size: 8pt }', false],
    ['a rule that is never closed', '@page { size: A4 } @page b { size: A5', true],
  ])('%s', (_what, css, expected) => {
    expect(hasSeveralPageSizes(css)).toBe(expected)
  })
})
