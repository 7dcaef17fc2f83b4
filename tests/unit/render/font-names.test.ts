import { describe, expect, it } from 'vitest'
import { fontUses } from '../../../src/render/font-names.ts'

describe('fontUses', () => {
  it.each([
    ["a { font-family: 'One', Two }", ['One']],
    ['a { font-family: One Two, Three }', ['One Two']],
    ['a{font-family:One}', ['One']],
    ['a { font-family: var(--script-font) "One", serif }', ['One']],
    ["a { font: 600 10pt/12pt 'One', serif }", ['One']],
    ["a { font: 600 calc(1pt * var(--x, 2)) / 12pt 'One' }", ['One']],
    ["a { font: 10pt serif, 'One' }", []],
    ['a { font: 10pt var(--serif) }', []],
    [":root { --sans: 'One'; --serif: Two, serif; --other: 'Three' }", ['One', 'Two']],
    ['a { font-family: serif } b { font-family: inherit } c { font: inherit }', []],
    ["@font-face { font-family: 'One'; src: url(x.woff2) }", []],
    ["/* a { font-family: 'One' } */", []],
    ["a { -x-font-family: 'One'; font-feature-settings: 'tnum' }", []],
  ])('%s', (css, names) => {
    const uses = fontUses(css)
    expect(uses.map(({ name }) => name)).toEqual(names)
    expect(uses.map(({ start, end }) => css.slice(start, end))).toEqual(names)
  })
})
