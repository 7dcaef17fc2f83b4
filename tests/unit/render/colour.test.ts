import { describe, expect, it } from 'vitest'
import { contrast, darkenUntil, readColour } from '../../../src/render/colour.ts'

describe('colours', () => {
  it.each([
    ['#7A1F3D', '#7a1f3d'],
    ['7a1f3d', '#7a1f3d'],
    ['#abc', '#aabbcc'],
    ['navy', undefined],
    ['#12345', undefined],
    ['red; } body { display: none', undefined],
  ])('%s reads as %s', (text, colour) => {
    expect(readColour(text)).toBe(colour)
  })

  it('have the contrast that WCAG says', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
    expect(contrast('#4a8cca', '#ffffff')).toBeCloseTo(3.56, 2)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it('are darkened as little as it takes', () => {
    const darker = darkenUntil('#4a8cca', '#ffffff', 4.5)
    expect(contrast(darker, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(darker, '#ffffff')).toBeLessThan(4.8)
  })
})
