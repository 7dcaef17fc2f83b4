import { describe, expect, it } from 'vitest'
import { formatXmp } from '../../../src/finish/format-xmp.ts'

const bare = { title: 'Lage', language: 'de', created: new Date('2026-04-12T06:30:15.250Z'), producer: 'Sitrep 0.1.0' }

describe('formatXmp', () => {
  it('writes a packet of what is given and nothing else', () => {
    expect(formatXmp(bare)).toBe(
      `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Lage</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>de</rdf:li></rdf:Bag></dc:language>
<dc:date><rdf:Seq><rdf:li>2026-04-12T06:30:15Z</rdf:li></rdf:Seq></dc:date>
<xmp:CreatorTool>Sitrep 0.1.0</xmp:CreatorTool>
<xmp:CreateDate>2026-04-12T06:30:15Z</xmp:CreateDate>
<xmp:ModifyDate>2026-04-12T06:30:15Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-04-12T06:30:15Z</xmp:MetadataDate>
<pdf:Producer>Sitrep 0.1.0</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`,
    )
  })

  it('lists authors, subject and keywords', () => {
    const xmp = formatXmp({ ...bare, author: 'Desk', subject: 'Floods', keywords: ['a', 'b, c'] })
    expect(xmp).toContain('<dc:creator><rdf:Seq><rdf:li>Desk</rdf:li></rdf:Seq></dc:creator>')
    expect(xmp).toContain('<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Floods</rdf:li></rdf:Alt></dc:description>')
    expect(xmp).toContain('<dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li>b, c</rdf:li></rdf:Bag></dc:subject>')
    expect(xmp).toContain('<pdf:Keywords>a, b, c</pdf:Keywords>')
  })

  it.each([
    ['markup', '</rdf:li><script>"&"', '&#60;/rdf:li&#62;&#60;script&#62;&#34;&#38;&#34;'],
    ['the end of a packet', '<?xpacket end="w"?>', '&#60;?xpacket end=&#34;w&#34;?&#62;'],
    ['characters that XML does not allow', 'a\u0000b\u0008c\ufffed', 'a\ufffdb\ufffdc\ufffdd'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['whole characters beyond the first plane', '😀 سیلاب', '😀 سیلاب'],
  ])('lets %s do no harm', (_what, title, expected) => {
    expect(formatXmp({ ...bare, title })).toContain(`<rdf:li xml:lang="x-default">${expected}</rdf:li>`)
  })
})
