/** A suggestion helps when it is right and misleads when it is far off. */
import { describe, expect, it } from 'vitest'
import { suggestionHints, suggestName } from '../../../src/diagnostics/suggest.ts'

const names = ['title', 'template', 'timeline', 'tlp', 'asOf', 'informationCutoff']

describe('the nearest name', () => {
  it.each([
    ['templat', 'template'],
    ['tilte', 'title'],
    ['Title', 'title'],
    ['asof', 'asOf'],
    ['informationCutOf', 'informationCutoff'],
  ])('for %s is %s', (written, expected) => {
    expect(suggestName(written, names)).toBe(expected)
  })

  it.each(['zzz', 'sections', 'xy', ''])('for `%s` is none: too far off', (written) => {
    expect(suggestName(written, names)).toBeUndefined()
  })

  it('becomes a hint, or none', () => {
    expect(suggestionHints('tilte', names)).toEqual(['check if you meant `title`'])
    expect(suggestionHints('sections', names)).toEqual([])
  })
})
