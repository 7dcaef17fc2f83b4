import { describe, expect, it } from 'vitest'
import { mendMap } from '../../../src/finish/mend-unicode.ts'

describe('mendMap', () => {
  it('gives a joiner to glyphs that stand for nothing, and leaves codes and ranges alone', () => {
    const map =
      '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n3 beginbfchar\n<0003> <0020>\n<0008> <0000>\n<0000> <0041>\nendbfchar\n'
    expect(mendMap(map)).toBe(map.replace('<0008> <0000>', '<0008> <200D>'))
  })

  it('changes no map without any', () => {
    const map = '1 beginbfchar\n<0003> <0020>\nendbfchar\n1 beginbfrange\n<0001> <0005> <0041>\nendbfrange\n'
    expect(mendMap(map)).toBe(map)
  })
})
