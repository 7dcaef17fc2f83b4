/** List items get a body and roles their words in PDF 1.7, and the tree from content to elements follows. */
import { describe, expect, it } from 'vitest'
import { mapRoles } from '../../../src/finish/map-roles.ts'
import { shapeLists } from '../../../src/finish/shape-lists.ts'
import type { PdfFile } from '../../../src/pdf/read-pdf.ts'

function fileOf(texts: readonly string[]): PdfFile {
  return { objects: new Map(texts.map((text, index) => [index + 1, { kind: 'plain', text }])), root: 1, info: undefined }
}
const textsOf = ({ objects }: PdfFile) =>
  [...objects].map(([number, object]) => `${number}: ${object.kind === 'plain' ? object.text.replaceAll('\n', ' ') : ''}`)

const catalog = '<</Type /Catalog /StructTreeRoot 2 0 R>>'
const element = (fields: string) => `<</Type /StructElem ${fields}>>`

describe('shapeLists', () => {
  it('puts what is no label into a body, with its marked content', () => {
    const file = fileOf([
      catalog,
      '<</Type /StructTreeRoot /K 3 0 R /ParentTree 6 0 R>>',
      element('/S /LI /P 9 0 R /Pg 8 0 R /K [4 0 R 7 5 0 R]'),
      element('/S /Lbl /P 3 0 R /K [0]'),
      element('/S /P /P 3 0 R /K [1]'),
      '<</Nums [0 7 0 R]>>',
      '[4 0 R 5 0 R 3 0 R]',
    ])
    shapeLists(file)
    expect(textsOf(file).slice(2)).toEqual([
      '3: <</Type /StructElem /S /LI /P 9 0 R /Pg 8 0 R /K [4 0 R 8 0 R]>>',
      '4: <</Type /StructElem /S /Lbl /P 3 0 R /K [0]>>',
      '5: <</Type /StructElem /S /P /P 8 0 R /K [1]>>',
      '6: <</Nums [0 7 0 R]>>',
      '7: [4 0 R 5 0 R 8 0 R]',
      '8: <</Type /StructElem /S /LBody /P 3 0 R /Pg 8 0 R /K [7 5 0 R]>>',
    ])
  })

  it('leaves an item alone that has its body', () => {
    const texts = [catalog, '<</K 3 0 R>>', element('/S /LI /K [4 0 R]'), element('/S /LBody /P 3 0 R /K [0]')]
    const file = fileOf(texts)
    shapeLists(file)
    expect(textsOf(file)).toEqual(textsOf(fileOf(texts)))
  })
})

describe('mapRoles', () => {
  it('maps the names in use that PDF 1.7 does not know', () => {
    const file = fileOf([
      catalog,
      '<</K 3 0 R>>',
      element('/S /Strong /K [0]'),
      element('/S /Aside /K [1]'),
      element('/S /P /K [2]'),
    ])
    mapRoles(file)
    expect(textsOf(file)[1]).toBe('2: <</K 3 0 R /RoleMap <</Aside /Div /Strong /Span>>>>')
  })

  it('adds nothing where there is nothing to map', () => {
    const file = fileOf([catalog, '<</K 3 0 R>>', element('/S /P /K [0]')])
    mapRoles(file)
    expect(textsOf(file)[1]).toBe('2: <</K 3 0 R>>')
  })
})
