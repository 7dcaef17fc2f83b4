import { describe, expect, it } from 'vitest'
import { markContent } from '../../../src/finish/mark-artifacts.ts'

describe('markContent', () => {
  it('marks what is drawn outside of tags, and nothing within', () => {
    const content = 'q 0 0 9 9 re f /P <</MCID 0>>BDC BT (a) Tj ET EMC 1 1 m 2 2 l S Q'
    expect(markContent(content)).toBe(
      'q /Artifact BMC\n0 0 9 9 re f EMC\n/P <</MCID 0>>BDC BT (a) Tj ET EMC /Artifact BMC\n1 1 m 2 2 l S Q\nEMC\n',
    )
  })

  it('marks a whole text object of the page’s margin', () => {
    expect(markContent('BT /F1 9 Tf (1 / 4) Tj ET')).toBe('/Artifact BMC\nBT /F1 9 Tf (1 / 4) Tj ET\nEMC\n')
  })

  it('marks single texts where a text object holds tags too', () => {
    expect(markContent('BT (a) Tj /P <</MCID 1>>BDC (b) Tj EMC (c) Tj ET')).toBe(
      'BT /Artifact BMC\n(a) Tj EMC\n /P <</MCID 1>>BDC (b) Tj EMC /Artifact BMC\n(c) Tj EMC\n ET',
    )
  })

  it('takes words in place of glyphs for part of what is around them', () => {
    const content = '/Span <</ActualText (a)>>BDC BT (x) Tj ET EMC'
    expect(markContent(content)).toBe(`/Artifact BMC\n${content}\nEMC\n`)
    expect(markContent(`/P <</MCID 0>>BDC ${content} EMC`)).toBeUndefined()
  })

  it('leaves to a form with tags to mark itself', () => {
    expect(markContent('/X1 Do /X2 Do', new Set(['X1']))).toBe('/X1 Do /Artifact BMC\n/X2 Do\nEMC\n')
  })

  it.each([
    ['everything is tagged', '/P <</MCID 0>>BDC 0 0 9 9 re f EMC'],
    ['nothing is drawn', 'q 1 0 0 1 0 0 cm Q'],
    ['marks are not closed', '0 0 9 9 re f /P <</MCID 0>>BDC'],
    ['tags stand in other marks', '/Span <<>>BDC /P <</MCID 0>>BDC f EMC EMC'],
    ['there is an inline image', 'BI /W 1 ID x EI 0 0 1 1 re f'],
  ])('leaves the content alone where %s', (_name, content) => {
    expect(markContent(content)).toBeUndefined()
  })
})
