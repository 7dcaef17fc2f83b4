import { describe, expect, it } from 'vitest'
import { labelLinks } from '../../../src/finish/label-links.ts'
import { parseDict, parseText } from '../../../src/pdf/pdf-syntax.ts'
import type { PdfFile, PdfObject } from '../../../src/pdf/read-pdf.ts'

function fileOf(...texts: readonly string[]): PdfFile {
  const objects = texts.map((text, index): [number, PdfObject] => [index + 1, { kind: 'plain', text }])
  return { objects: new Map(objects), root: 1, info: undefined }
}

function contentsOf(file: PdfFile, objectNumber: number): string | undefined {
  const object = file.objects.get(objectNumber)
  return object?.kind === 'plain' ? parseText(parseDict(object.text)?.get('Contents')) : undefined
}

const linkTo = (target: string): string => `<</Type /Annot /Subtype /Link /F 4 ${target}>>`
const uri = (address: string): string => linkTo(`/A <</Type /Action /S /URI /URI (${address})>>`)

describe('labelLinks', () => {
  const texts = new Map([
    ['note-1', 'Source 1'],
    ['a b', 'Section A'],
    ['سیلاب', 'سیلاب کا حصہ'],
    ['https://example.org', 'Example'],
    ['https://éx.org/ü', 'IDN'],
    ['mailto:desk@example.org', 'Write to the desk'],
    ['blank', '  '],
  ])
  const cases: readonly (readonly [string, string, string])[] = [
    ['a named destination', linkTo('/Dest /note-1'), 'Source 1'],
    ['a destination named by a string', linkTo('/Dest (note-1)'), 'Source 1'],
    ['an action that goes to a destination', linkTo('/A <</S /GoTo /D /note-1>>'), 'Source 1'],
    ['an id with a space', linkTo('/Dest /a#2520b'), 'Section A'],
    ['an id in another script', linkTo('/Dest /#25D8#25B3#25DB#258C#25D9#2584#25D8#25A7#25D8#25A8'), 'سیلاب کا حصہ'],
    ['an id that is no percent-encoding', linkTo('/Dest /100#25'), '100%'],
    ['an address as the browser writes it', uri('https://example.org/'), 'Example'],
    ['an address with letters beyond ASCII', uri('https://xn--x-9fa.org/%C3%BC'), 'IDN'],
    ['an address of a person, with words', uri('mailto:desk@example.org'), 'Write to the desk'],
    ['an address of a person, without words', uri('mailto:a@example.org?subject=x'), 'a@example.org'],
    ['a telephone number', uri('tel:+92-51-1234'), '+92-51-1234'],
    ['a destination without words', linkTo('/Dest /other'), 'other'],
    ['a destination whose words are blank', linkTo('/Dest /blank'), 'blank'],
    ['an address without words', uri('https://example.org/x'), 'https://example.org/x'],
    ['a place on a page', linkTo('/Dest [2 0 R /XYZ 0 0 0]'), 'The report'],
    ['an empty destination', linkTo('/Dest /'), 'The report'],
    ['nothing at all', linkTo(''), 'The report'],
    ['words it has already, and no others', linkTo('/Dest /other /Contents (kept)'), 'kept'],
    ['words it has already, and better ones', linkTo('/Dest /note-1 /Contents (old)'), 'Source 1'],
  ]
  it.each(cases)('labels a link to %s', (_what, link, expected) => {
    const file = fileOf(link)
    labelLinks(file, texts, 'The report')
    expect(contentsOf(file, 1)).toBe(expected)
  })

  it('follows an action that is an object of its own', () => {
    const file = fileOf(linkTo('/A 2 0 R'), '<</S /URI /URI (https://example.org/)>>')
    labelLinks(file, texts, 'The report')
    expect(contentsOf(file, 1)).toBe('Example')
  })

  it('touches nothing but link annotations', () => {
    const others = [
      '<</Type /StructElem /S /Link /K 3>>',
      '<</Type /Annot /Subtype /Text /Contents (a note on /Link)>>',
      '[/Link]',
      '(/Link)',
    ]
    const file = fileOf(...others)
    labelLinks(file, texts, 'The report')
    expect([...file.objects.values()]).toEqual(others.map((text) => ({ kind: 'plain', text })))
  })

  it('keeps the rest of the link', () => {
    const file = fileOf(uri('https://example.org/'))
    labelLinks(file, texts, 'The report')
    const object = file.objects.get(1)
    expect(object?.kind === 'plain' ? Object.fromEntries(parseDict(object.text) ?? []) : undefined).toEqual({
      Type: '/Annot',
      Subtype: '/Link',
      F: '4',
      A: '<</Type /Action /S /URI /URI (https://example.org/)>>',
      Contents: '(Example)',
    })
  })
})
