/**
 * Gives a character to the glyphs that stand for none. Of letters that join, Chromium writes some as several glyphs, gives the words of the
 * whole beside them (`ActualText`) and maps the parts to U+0000, which PDF/UA-1 forbids (7.21.7). Changes no glyph and no drawing.
 */
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { formatDict } from '../pdf/pdf-syntax.ts'
import { type PdfFile, streamData, streamDict } from '../pdf/read-pdf.ts'

const compress = promisify(deflate)

/** Between letters that join, a joiner says nothing and is passed over in searches. */
const joiner = '<200D>'

/** Rewrites the maps from glyphs to characters that hold U+0000; all others stay byte by byte. */
export async function mendUnicode(file: PdfFile): Promise<void> {
  const maps = [...file.objects].flatMap(([number, object]) => {
    const dict = streamDict(object)
    if (dict === undefined || dict.has('Type') || dict.has('Subtype') || dict.has('Length1')) return []
    const content = streamData(file, object)
    return content?.includes('begincmap') === true ? [{ number, dict, map: content.toString('latin1') }] : []
  })
  await Promise.all(
    maps.map(async ({ number, dict, map }) => {
      const mended = mendMap(map)
      if (mended === map) return
      const packed = await compress(Buffer.from(mended, 'latin1'))
      dict.delete('DecodeParms')
      dict.set('Filter', '/FlateDecode')
      dict.set('Length', String(packed.length))
      const head = Buffer.from(`\n${formatDict(dict)} stream\n`, 'latin1')
      file.objects.set(number, { kind: 'stream', bytes: Buffer.concat([head, packed, Buffer.from('\nendstream\n', 'latin1')]) })
    }),
  )
}

/** The map (ISO 32000-1, 9.10.3) with a joiner for every glyph that it maps to nothing. */
export function mendMap(map: string): string {
  return map.replace(/beginbfchar[\s\S]*?endbfchar/g, (block) => block.replace(/(<[\dA-Fa-f]+>\s*)<0000>/g, `$1${joiner}`))
}
