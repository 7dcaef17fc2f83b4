/** The line of a key figure: true to its numbers and dates. */
import { describe, expect, it } from 'vitest'
import { drawSparkline, sparkPoints } from '../../../src/figures/draw-sparkline.ts'
import { measureText } from '../../../src/figures/measure-text.ts'
import type { DossierFact } from '../../../src/merge/dossier.ts'
import { fact } from '../render/render-support.ts'

const figure = (id: string, value: number, when: string): DossierFact =>
  fact(id, { kind: 'figure', when, figure: { measure: 'm', value, qualifier: 'exact' } })

describe('a sparkline', () => {
  const facts = { a: figure('a', 10, '2026-04-01'), b: figure('b', 20, '2026-04-03'), c: figure('c', 20, '2026-04-02') }

  it('has the numbers in the order of their dates, whatever the order of the facts', () => {
    expect(sparkPoints(['a', 'b', 'c'], facts).map(({ value }) => value)).toEqual([10, 20, 20])
    expect(sparkPoints(['a', 'gone'], facts)).toHaveLength(1)
  })

  it('begins its scale at zero: half the number is half the height', () => {
    const ys = [...drawSparkline(sparkPoints(['a', 'c', 'b'], facts)).matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(
      (match) => Number(match[1]),
    )
    const ground = 13.5
    expect((ground - (ys[0] ?? 0)) * 2).toBeCloseTo(ground - (ys[1] ?? 0), 5)
  })

  it('is hidden from assistive technology, which has the words beside it', () => {
    expect(drawSparkline(sparkPoints(['a', 'b', 'c'], facts))).toContain('aria-hidden="true"')
  })
})

describe('measureText', () => {
  it('counts accents no width, and the scripts it does not know some', () => {
    expect(measureText('é', 10)).toBe(measureText('e', 10))
    expect(measureText('Torkham', 10)).toBeGreaterThan(measureText('Tor', 10))
    expect(measureText('東京', 10)).toBe(20)
    expect(measureText('کابل', 10)).toBeGreaterThan(10)
  })
})
