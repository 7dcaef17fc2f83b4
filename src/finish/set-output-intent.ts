/** Says which colours are meant: those of the screen that the page was drawn for (ISO 19005-3, 6.2.3). Changes no colour. */
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { formatDict } from '../pdf/pdf-syntax.ts'
import { addObject, catalogOf, type PdfFile } from '../pdf/read-pdf.ts'
import { srgbProfile } from './srgb-profile.ts'

const compress = promisify(deflate)

/** Gives the document the output intent sRGB. */
export async function setOutputIntent(file: PdfFile): Promise<void> {
  const packed = await compress(srgbProfile())
  const head = `\n<</N 3\n/Filter /FlateDecode\n/Length ${packed.length}>> stream\n`
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\n', 'latin1')])
  const profile = addObject(file, { kind: 'stream', bytes })
  const intent = addObject(file, {
    kind: 'plain',
    text: `<</Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier (sRGB)\n/Info (sRGB IEC61966-2.1)\n/DestOutputProfile ${profile} 0 R>>`,
  })
  const catalog = catalogOf(file)
  catalog.set('OutputIntents', `[${intent} 0 R]`)
  file.objects.set(file.root, { kind: 'plain', text: formatDict(catalog) })
}
