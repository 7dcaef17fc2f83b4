/** The metadata of a report as an XMP packet. What it claims to keep is the brief's to say: a validator has to say it first. */
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
    ...(metadata.claimsUa1 === true ? [`<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>`] : []),
    ...(metadata.claimsA3b === true ? [claim('part', '3'), claim('conformance', 'B')] : []),
    ...(metadata.claimsUa1 === true && metadata.claimsA3b === true ? [uaExtension] : []),
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

/** PDF/A knows no properties of PDF/UA unless the packet describes them (ISO 19005-3, 6.6.2.3.2). */
const uaExtension = [
  '<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas>',
].join('')

function claim(name: string, content: string): string {
  return `<pdfaid:${name} xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">${content}</pdfaid:${name}>`
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
