/** What finishing promises about a real print: what it changes, what it must not touch, and that it always gives the same bytes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { FinishJob, PdfMetadata } from '../../src/finish/finish-job.ts'
import { finishPdf } from '../../src/finish/finish-pdf.ts'
import { catalogOf, dictOf, readPdf, streamData, streamDict } from '../../src/pdf/read-pdf.ts'
import { readReport } from './read-report.ts'

const printed = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', 'report.pdf')))

const metadata: PdfMetadata = {
  title: 'Überflutung & Lage (№ 4) سیلاب',
  author: 'South Asia desk <desk@example.org>',
  subject: 'Flooding in the northern districts',
  keywords: ['floods', 'Sindh, upper'],
  language: 'en-GB',
  created: new Date('2026-04-12T06:30:15.250Z'),
  producer: 'Sitrep 0.1.0',
}

const linkTexts = new Map([
  ['note-1', 'Source 1: Relief office, bulletin 12'],
  ['by district', 'Section: By district'],
  ['https://example.org/north?a=1&b=(2)', 'Relief office, bulletin for the north (باب)'],
  ['https://example.org', 'Relief office'],
  ['note-9', 'nothing links here'],
])

function jobWith(change: Partial<FinishJob> = {}): FinishJob {
  return { bytes: printed, metadata, linkTexts, headings: [], ...change }
}

const roleOf = (object: unknown): string => (object instanceof PDFDict ? String(object.get(PDFName.of('S'))) : '')

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('bookmarks', () => {
  const titles = (items: unknown): readonly unknown[] =>
    (items as readonly { readonly title: string; readonly items: unknown }[]).map((item) => [item.title, titles(item.items)])

  it('take the words of the headings, where only white space differs', async () => {
    const headings = ['Flooding in the  northern dis tricts', 'Not in the outline', 'Bydistrict', 'Sources and notes']
    const { bytes } = await finishPdf(jobWith({ headings }))
    const { outline } = await readReport(bytes)
    const before = JSON.stringify(titles((await readReport(printed)).outline))
    expect(before).toContain('Flooding in the northern districts')
    expect(JSON.stringify(titles(outline))).toBe(
      before
        .replace('Flooding in the northern districts', 'Flooding in the northern dis tricts')
        .replace('By district', 'Bydistrict'),
    )
  })
})

describe('what finishing leaves alone', () => {
  /** Roles and words in reading order, without the bodies that list items get. */
  const spoken = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null || !('children' in node) || !Array.isArray(node.children)) return node
    const children = node.children.flatMap((child: unknown) => {
      const inner = spoken(child)
      const isBody = typeof inner === 'object' && inner !== null && 'role' in inner && inner.role === 'LBody'
      return isBody && 'children' in inner && Array.isArray(inner.children) ? inner.children : [inner]
    })
    return { ...node, children }
  }
  const marks = new Set([OPS.beginMarkedContent, OPS.beginMarkedContentProps, OPS.endMarkedContent].map(String))
  const drawing = (operators: string) =>
    operators
      .split(' ')
      .filter((code) => !marks.has(code))
      .join(' ')

  it('keeps pages, text, drawing, order, outline and destinations', async () => {
    const before = await readReport(printed)
    const after = await readReport((await finishPdf(jobWith())).bytes)
    expect(before.pages.length).toBe(2)
    expect(before.pages[0]?.text).toContain('At least 41,200 people are displaced')
    expect(JSON.stringify(before.pages[0]?.structure)).toContain('Map of the districts (draft)')
    expect(JSON.stringify(before.outline)).toContain('By district')
    expect(after.outline).toEqual(before.outline)
    expect(after.destinations).toEqual(before.destinations)
    expect(after.marked).toEqual(before.marked)
    const withoutWords = (pages: typeof before.pages) =>
      pages.map((page) => ({
        ...page,
        structure: spoken(page.structure),
        operators: drawing(page.operators),
        links: page.links.map(({ target, rect }) => ({ target, rect })),
      }))
    expect(withoutWords(after.pages)).toEqual(withoutWords(before.pages))
  })

  it('keeps every structure element, byte by byte but for the ids of header cells and what lies in a list item', async () => {
    const after = (await finishPdf(jobWith())).bytes
    const elements = async (bytes: Uint8Array): Promise<readonly string[]> => {
      const document = await PDFDocument.load(bytes, { updateMetadata: false })
      return document.context
        .enumerateIndirectObjects()
        .filter(([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('StructElem'))
        .filter(([, object]) => !['/LI', '/LBody'].includes(roleOf(object)))
        .map(([reference, object]) => {
          const inItem =
            object instanceof PDFDict && ['/LI', '/LBody'].includes(roleOf(document.context.lookup(object.get(PDFName.of('P')))))
          const text = object.toString().replace(/node\d{8}/g, 'node')
          return `${reference} ${inItem ? text.replace(/\/P \d+ 0 R/, '/P item') : text}`
        })
        .sort()
    }
    const expected = await elements(printed)
    expect(expected.length).toBeGreaterThan(50)
    expect(await elements(after)).toEqual(expected)
  })

  it('keeps every font and image byte by byte', async () => {
    const streams = async (bytes: Uint8Array): Promise<readonly string[]> => {
      const document = await PDFDocument.load(bytes, { updateMetadata: false })
      return document.context
        .enumerateIndirectObjects()
        .filter(
          ([, object]) =>
            'contents' in object &&
            object.toString().startsWith('<<') &&
            /\/(?:Type|Subtype|Length1) ?\/?(?:XObject|CIDFontType0C|OpenType|\d)/.test(object.toString()),
        )
        .map(([reference, object]) => `${reference} ${object.toString()}`)
        .sort()
    }
    const expected = await streams(printed)
    expect(expected.length).toBeGreaterThan(1)
    expect(await streams((await finishPdf(jobWith())).bytes)).toEqual(expected)
  })

  it('counts the pages', async () => {
    expect((await finishPdf(jobWith())).pageCount).toBe(2)
  })
})

describe('what the file says of itself', () => {
  it('has the metadata it was given, in its information and in its XMP packet', async () => {
    const after = await readReport((await finishPdf(jobWith())).bytes)
    expect(after.information).toMatchObject({
      Title: metadata.title,
      Author: metadata.author,
      Subject: metadata.subject,
      Keywords: 'floods, Sindh, upper',
      Creator: 'Sitrep 0.1.0',
      Producer: 'Sitrep 0.1.0',
      CreationDate: 'D:20260412063015Z',
      ModDate: 'D:20260412063015Z',
      Language: 'en-GB',
      PDFFormatVersion: '1.7',
    })
    expect(after.xmpProperty('dc:title')).toBe(metadata.title)
    expect(after.xmpProperty('dc:creator')).toEqual([metadata.author])
    expect(after.xmpProperty('dc:subject')).toEqual(['floods', 'Sindh, upper'])
    expect(after.xmpProperty('dc:description')).toBe(metadata.subject)
    expect(after.xmpProperty('xmp:createdate')).toBe('2026-04-12T06:30:15Z')
    expect(after.xmpProperty('pdf:producer')).toBe('Sitrep 0.1.0')
    expect(after.displaysTitle).toBe(true)
  })

  it('leaves out what is not given', async () => {
    const bare: PdfMetadata = { title: 'T', language: 'ur', created: new Date(0), producer: 'Sitrep', keywords: [], subject: '' }
    const after = await readReport((await finishPdf(jobWith({ metadata: bare }))).bytes)
    for (const key of ['Author', 'Subject', 'Keywords']) expect(after.information).not.toHaveProperty(key)
    for (const name of ['dc:creator', 'dc:description', 'dc:subject', 'pdf:keywords'])
      expect(after.xmpProperty(name)).toBeUndefined()
    expect(after.information['Language']).toBe('ur')
  })

  it('names no browser, user agent or hour of printing anywhere', async () => {
    expect(latin1(printed)).toMatch(/HeadlessChrome/)
    const { bytes } = await finishPdf(jobWith())
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const everything = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n')
    expect(everything).toContain('Sitrep 0.1.0')
    expect(everything).not.toMatch(/Mozilla|Chrome|Skia|AppleWebKit|D:20(?!260412)/)
  })

  it('claims to keep a standard only where it is told to', async () => {
    expect(latin1((await finishPdf(jobWith())).bytes)).not.toMatch(/pdfaid|pdfuaid/)
    const claimed = await readReport(
      (await finishPdf(jobWith({ metadata: { ...metadata, claimsUa1: true, claimsA3b: true } }))).bytes,
    )
    expect(claimed.xmp).toContain('>1</pdfuaid:part>')
    expect(claimed.xmp).toMatch(/>3<\/pdfaid:part>\s*<pdfaid:conformance [^>]*>B</)
  })

  it('means the colours of sRGB, by a profile of its own', async () => {
    const file = await readPdf((await finishPdf(jobWith())).bytes)
    const profile = [...file.objects.values()].find((object) => streamDict(object)?.get('N') === '3')
    const bytes = streamData(file, profile)
    expect(bytes?.length).toBe(bytes?.readUInt32BE(0))
    expect(bytes?.toString('latin1', 36, 40)).toBe('acsp')
    expect(dictOf(file, catalogOf(file).get('OutputIntents')?.slice(1, -1))?.get('S')).toBe('/GTS_PDFA1')
  })

  it('marks as artifacts what no element holds, and gives list items bodies', async () => {
    const { pages } = await readReport((await finishPdf(jobWith())).bytes)
    const structure = JSON.stringify(pages.map((page) => page.structure))
    expect(structure).toMatch(/"role":"LI"/)
    expect(structure).toMatch(/"role":"LBody"/)
    const opened = pages.flatMap(({ operators }) =>
      operators.split(' ').filter((code) => code === String(OPS.beginMarkedContent)),
    )
    expect(opened.length).toBeGreaterThan(0)
  })

  it('has an id that follows from the content alone', async () => {
    const ids = async (change: Partial<FinishJob>) => (await readReport((await finishPdf(jobWith(change))).bytes)).fileIds
    const first = await ids({})
    // pdf.js gives the second half of the pair only where it differs from the first.
    expect(first).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), null])
    expect(await ids({})).toEqual(first)
    expect(await ids({ metadata: { ...metadata, title: 'Another' } })).not.toEqual(first)
  })
})

describe('what links say', () => {
  it('gives each link its words, else its target’s name', async () => {
    const after = await readReport((await finishPdf(jobWith())).bytes)
    expect(after.pages.flatMap((page) => page.links.map(({ target, words }) => [target, words]))).toEqual([
      ['#note-1', 'Source 1: Relief office, bulletin 12'],
      ['#note-2', 'note-2'],
      ['#by%20district', 'Section: By district'],
      ['https://example.org/north?a=1&b=(2)', 'Relief office, bulletin for the north (باب)'],
      ['https://example.org/', 'Relief office'],
      ['mailto:desk@example.org?subject=Bulletin', 'desk@example.org'],
      ['https://example.org/unnamed', 'https://example.org/unnamed'],
      ['#top', 'top'],
    ])
  })
})

describe('same input, same bytes', () => {
  it('in one process', async () => {
    const first = await finishPdf(jobWith())
    const second = await finishPdf(jobWith())
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  it('in another process, in another time zone and language', async () => {
    const digest = digestInAnotherProcess(jobWith(), { TZ: 'Asia/Karachi', LANG: 'ur_PK.UTF-8' })
    expect(digest).toBe(
      createHash('sha256')
        .update((await finishPdf(jobWith())).bytes)
        .digest('hex'),
    )
  }, 30_000)

  it('from two prints whose header cells were counted differently, on different days', async () => {
    // What another process of the browser would have written: ids from other counters, in another order, at another hour.
    const ids = [...new Set(latin1(printed).match(/node\d{8}/g))].sort()
    expect(ids.length).toBeGreaterThan(2)
    const renamed = latin1(printed)
      .replace(/node\d{8}/g, (id) => `node${String(900 - ids.indexOf(id)).padStart(8, '0')}`)
      .replace(/D:\d{14}/g, 'D:19991231235959')
    const reprinted = Uint8Array.from(Buffer.from(renamed, 'latin1'))
    expect(Buffer.compare(reprinted, printed)).not.toBe(0)
    const first = await finishPdf(jobWith())
    const second = await finishPdf(jobWith({ bytes: reprinted }))
    expect(Buffer.compare(second.bytes, first.bytes)).toBe(0)
  })

  it('keeps cells and their headers together, and finds headers by id', async () => {
    const document = await PDFDocument.load((await finishPdf(jobWith())).bytes, { updateMetadata: false })
    const texts = (array: unknown): string[] =>
      array instanceof PDFArray
        ? array
            .asArray()
            .flatMap((item) => (item instanceof PDFString || item instanceof PDFHexString ? [item.decodeText()] : []))
        : []
    const elements = document.context
      .enumerateIndirectObjects()
      .flatMap(([reference, object]) =>
        object instanceof PDFDict && object.get(PDFName.of('S')) !== undefined ? [{ reference, object }] : [],
      )
    const owners = new Map(
      elements.flatMap(({ reference, object }) => {
        const id = object.get(PDFName.of('ID'))
        return id instanceof PDFString ? [[id.decodeText(), reference.toString()]] : []
      }),
    )
    expect([...owners.keys()].sort()).toEqual(['node00000001', 'node00000002', 'node00000003', 'node00000004'])
    const used = elements.flatMap(({ object }) =>
      [...object.toString().matchAll(/\/Headers \[([^\]]*)\]/g)].flatMap((match) => match[1]?.match(/node\d{8}/g) ?? []),
    )
    expect(used.length).toBeGreaterThan(4)
    expect(used.filter((id) => !owners.has(id))).toEqual([])
    const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('IDTree'), PDFDict)
    const names = tree.lookup(PDFName.of('Names'), PDFArray)
    expect(texts(names)).toEqual([...owners.keys()].sort())
    expect(
      names
        .asArray()
        .filter((_, index) => index % 2 === 1)
        .map(String),
    ).toEqual([...owners].sort().map(([, reference]) => reference))
  })
})

describe('size', () => {
  it('makes the file smaller than the browser did', async () => {
    expect((await finishPdf(jobWith())).bytes.length).toBeLessThan(0.75 * printed.length)
  })
})

describe('files of another build', () => {
  it('finishes a file with object streams, as another browser might write, to the same effect', async () => {
    const once = (await finishPdf(jobWith())).bytes
    const twice = await finishPdf(jobWith({ bytes: once, metadata: { ...metadata, title: 'Second' } }))
    const [first, second] = [await readReport(once), await readReport(twice.bytes)]
    expect(twice.pageCount).toBe(2)
    expect(second.information['Title']).toBe('Second')
    expect(second.pages).toEqual(first.pages)
    expect(second.outline).toEqual(first.outline)
    expect(second.destinations).toEqual(first.destinations)
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', new TextEncoder().encode('<!doctype html><title>Not found</title>')],
    ['half a file', printed.slice(0, printed.length / 2)],
  ])('does not take %s for a report', async (_what, bytes) => {
    await expect(finishPdf(jobWith({ bytes }))).rejects.toThrow()
  })
})

/** Compiles the room into a temporary folder and runs it in a fresh process, as the installed command would. */
function digestInAnotherProcess(job: FinishJob, environment: Readonly<Record<string, string>>): string {
  const root = join(import.meta.dirname, '..', '..')
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-finish-'))
  try {
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder, '--noCheck'], {
      stdio: 'pipe',
    })
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
    writeFileSync(
      join(folder, 'job.json'),
      JSON.stringify({ ...job, bytes: Buffer.from(job.bytes).toString('base64'), linkTexts: [...job.linkTexts] }),
    )
    writeFileSync(
      join(folder, 'run.js'),
      `import { createHash } from 'node:crypto'
       import { readFileSync } from 'node:fs'
       import { finishPdf } from './finish/finish-pdf.js'
       const { bytes, metadata, linkTexts, headings } = JSON.parse(readFileSync(new URL('job.json', import.meta.url), 'utf8'))
       const created = new Date(metadata.created)
       const finished = await finishPdf({ bytes: Buffer.from(bytes, 'base64'), metadata: { ...metadata, created }, linkTexts: new Map(linkTexts), headings })
       process.stdout.write(createHash('sha256').update(finished.bytes).digest('hex'))`,
    )
    return execFileSync(process.execPath, [join(folder, 'run.js')], { env: { ...process.env, ...environment }, encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
