import { describe, expect, it } from 'vitest'
import { settleElementIds } from '../../../src/finish/settle-element-ids.ts'
import type { PdfFile, PdfObject } from '../../../src/pdf/read-pdf.ts'

function fileOf(objects: Readonly<Record<number, string>>): PdfFile {
  const entries = Object.entries(objects).map(([number, text]): [number, PdfObject] => [Number(number), { kind: 'plain', text }])
  return { objects: new Map(entries), root: 1, info: undefined }
}

function textsOf(file: PdfFile): Record<number, string> {
  return Object.fromEntries(
    [...file.objects].map(([number, object]) => [number, object.kind === 'plain' ? object.text.replaceAll('\n', ' ') : '']),
  )
}

const catalog = '<</Type /Catalog /StructTreeRoot 2 0 R>>'

describe('settleElementIds', () => {
  it('counts ids in the order of elements, in cells and in the tree alike, wherever the tree had them', () => {
    const file = fileOf({
      1: catalog,
      2: '<</K 5 0 R /IDTree 3 0 R>>',
      3: '<</Kids [4 0 R 9 0 R]>>',
      4: '<</Limits [(node00000007) (node00000007)] /Names [(node00000007) 6 0 R]>>',
      9: '<</Limits [(node00000029) (node00000029)] /Names [(node00000029) 5 0 R]>>',
      5: '<</Type /StructElem /S /TH /ID (node00000029)>>',
      6: '<</Type /StructElem /S /TH /ID (node00000007)>>',
      7: '<</Type /StructElem /S /TD /A [<</O /Table /Headers [(node00000007) (node00000029)]>> <</O /Table /RowSpan 1>>]>>',
      8: '<</Type /StructElem /S /TD /A <</O /Table /Headers [<6E6F64653030303030303239>]>>>>',
    })
    settleElementIds(file)
    expect(textsOf(file)).toEqual({
      1: catalog,
      2: '<</K 5 0 R /IDTree <</Names [(node00000001) 5 0 R (node00000002) 6 0 R]>>>>',
      5: '<</Type /StructElem /S /TH /ID (node00000001)>>',
      6: '<</Type /StructElem /S /TH /ID (node00000002)>>',
      7: '<</Type /StructElem /S /TD /A [<</O /Table /Headers [(node00000002) (node00000001)]>> <</O /Table /RowSpan 1>>]>>',
      8: '<</Type /StructElem /S /TD /A <</O /Table /Headers [(node00000001)]>>>>',
    })
  })

  it('leaves words alone that only look like ids', () => {
    const objects = {
      1: catalog,
      2: '<</K 3 0 R>>',
      3: '<</Type /StructElem /S /TH /ID (node00000029)>>',
      4: '<</Type /StructElem /S /Figure /Alt (node00000029)>>',
      5: '<</Title (node00000029) /ID (node00000029)>>',
      6: '<</Type /StructElem /S /TD /A <</O /Table /Headers [(unheard-of)]>>>>',
    }
    const file = fileOf(objects)
    settleElementIds(file)
    const { 4: figure, 5: outline, 6: cell } = textsOf(file)
    expect([figure, outline, cell]).toEqual([objects[4], objects[5], objects[6]])
  })

  it.each([
    ['without structure', { 1: '<</Type /Catalog>>', 2: '<</ID (x)>>' }],
    ['without ids', { 1: catalog, 2: '<</K 3 0 R>>', 3: '<</Type /StructElem /S /P>>' }],
  ])('leaves a document %s as it is', (_what, objects) => {
    const file = fileOf(objects)
    settleElementIds(file)
    expect(textsOf(file)).toEqual(objects)
  })
})
