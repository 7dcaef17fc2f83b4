/** The metadata of a report as an XMP packet. Says nothing of conformance (PDF/A, PDF/UA): a validator has to say that first. */
import type { PdfMetadata } from './finish-job.ts'

/**
 * The packet as text, to be stored as UTF-8; the same for the same metadata. Dates are UTC, whole seconds.
 * Source: XMP specification part 1 (ISO 16684-1), 7 and 8; the properties are those that mirror the document information.
 */
export function formatXmp(metadata: PdfMetadata): string {
  const created = metadata.created.toISOString().replace(/\.\d+/, '')
  const properties = [
    element('dc:format', 'application/pdf'),
    element('dc:title', list('Alt', [metadata.title], ' xml:lang="x-default"')),
    ...optional(metadata.author, (author) => element('dc:creator', list('Seq', [author]))),
    ...optional(metadata.subject, (subject) => element('dc:description', list('Alt', [subject], ' xml:lang="x-default"'))),
    ...optional(metadata.keywords, (keywords) => element('dc:subject', list('Bag', keywords))),
    ...optional(metadata.keywords, (keywords) => element('pdf:Keywords', escapeXml(keywords.join(', ')))),
    element('dc:language', list('Bag', [metadata.language])),
    element('dc:date', list('Seq', [created])),
    element('xmp:CreatorTool', escapeXml(metadata.producer)),
    element('xmp:CreateDate', created),
    element('xmp:ModifyDate', created),
    element('xmp:MetadataDate', created),
    element('pdf:Producer', escapeXml(metadata.producer)),
  ]
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}

function list(kind: 'Alt' | 'Bag' | 'Seq', items: readonly string[], attributes = ''): string {
  const lines = items.map((item) => `<rdf:li${attributes}>${escapeXml(item)}</rdf:li>`)
  return `<rdf:${kind}>${lines.join('')}</rdf:${kind}>`
}

function optional<T extends string | readonly string[]>(value: T | undefined, format: (value: T) => string): readonly string[] {
  return value === undefined || value.length === 0 ? [] : [format(value)]
}

/** Characters that XML 1.0 does not allow (controls, lone surrogates) become U+FFFD: one of them would void the packet. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
