import { describe, expect, it } from 'vitest'
import { readOperators } from '../../../src/pdf/content-operators.ts'

const namesIn = (content: string) => readOperators(content)?.map(({ name }) => name)

describe('readOperators', () => {
  it('reads operators past operands of every kind', () => {
    const content = 'q 1 0 0 -1 0.5 .25 cm /GS1 gs /P <</MCID 0 /A (a\\)b)>>BDC [(x) -20 <00ff>] TJ EMC % re f\nf* Q'
    expect(namesIn(content)).toEqual(['q', 'cm', 'gs', 'BDC', 'TJ', 'EMC', 'f*', 'Q'])
  })

  it('reads no operator in a string, whatever it holds', () => {
    expect(namesIn('(re f (nested EMC) \\( ) Tj (S) \' 1 2 (B) "')).toEqual(['Tj', "'", '"'])
  })

  it('says where the operands begin and the operator ends', () => {
    const content = ' 0 0 5 5 re\nf '
    expect(readOperators(content)?.map(({ start, end }) => content.slice(start, end))).toEqual(['0 0 5 5 re', 'f'])
  })

  it('gives up on inline images', () => {
    expect(readOperators('q BI /W 1 ID x EI Q')).toBeUndefined()
  })
})
