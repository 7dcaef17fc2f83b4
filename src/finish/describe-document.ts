/** Makes a document say what it is: information dictionary, XMP, language, and the title in the window. Leaves the pages alone. */

import { formatDate, formatDict, formatText, parseReference } from '../pdf/pdf-syntax.ts'
import { addObject, catalogOf, dictOf, type PdfFile, type PdfObject } from '../pdf/read-pdf.ts'
import type { PdfMetadata } from './finish-job.ts'
import { formatXmp } from './format-xmp.ts'

/**
 * The file with its metadata replaced: nothing of the browser's own (its user agent, the hour of printing) is left.
 * Dates and names come from `metadata` alone.
 */
export function describeDocument(file: PdfFile, metadata: PdfMetadata): PdfFile {
  const information: PdfObject = { kind: 'plain', text: formatInformation(metadata) }
  const info = putObject(file, file.info, information)
  const catalog = catalogOf(file)
  catalog.set('Lang', formatText(metadata.language))
  const preferences = dictOf(file, catalog.get('ViewerPreferences')) ?? new Map<string, string>()
  catalog.set('ViewerPreferences', formatDict(new Map([...preferences, ['DisplayDocTitle', 'true']])))
  catalog.set('Metadata', `${putObject(file, parseReference(catalog.get('Metadata')), xmpStream(metadata))} 0 R`)
  // The header says 1.7, and a version in the catalogue would overrule it.
  catalog.delete('Version')
  file.objects.set(file.root, { kind: 'plain', text: formatDict(catalog) })
  return { ...file, info }
}

function putObject(file: PdfFile, objectNumber: number | undefined, object: PdfObject): number {
  if (objectNumber === undefined) return addObject(file, object)
  file.objects.set(objectNumber, object)
  return objectNumber
}

function formatInformation(metadata: PdfMetadata): string {
  const date = formatDate(metadata.created)
  const entries: (readonly [string, string | undefined])[] = [
    ['Title', metadata.title],
    ['Author', metadata.author],
    ['Subject', metadata.subject],
    ['Keywords', metadata.keywords?.join(', ')],
    ['Creator', metadata.producer],
    ['Producer', metadata.producer],
  ]
  const texts = entries.flatMap(([key, text]): [string, string][] =>
    text === undefined || text === '' ? [] : [[key, formatText(text)]],
  )
  return formatDict(new Map([...texts, ['CreationDate', date], ['ModDate', date]]))
}

/** Not compressed, so that tools which look for the packet in the bytes find it. */
function xmpStream(metadata: PdfMetadata): PdfObject {
  const packet = Buffer.from(formatXmp(metadata), 'utf8')
  const head = `\n<</Type /Metadata\n/Subtype /XML\n/Length ${packet.length}>> stream\n`
  return { kind: 'stream', bytes: Buffer.concat([Buffer.from(head, 'latin1'), packet, Buffer.from('\nendstream\n', 'latin1')]) }
}
