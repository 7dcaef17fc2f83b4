/**
 * Reads a PDF back into plain data, for tests: what is on its pages and what a reader, a screen reader or a program finds in it.
 * Two libraries, neither of which made the file's pages: pdf.js for what is shown, pdf-lib for the tree of tags, which pdf.js only gives page by page.
 */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  readonly pageCount: number
  /** The information dictionary: `Title`, `Author`, `Producer`, `CreationDate` (as in the file: `D:20260412…`), and whatever else it holds. */
  readonly info: Readonly<Record<string, unknown>>
  /** The XMP packet as it stands in the file, if there is one. */
  readonly xmp: string | undefined
  /** The document's language, e.g. `en-GB`. */
  readonly language: string | undefined
  /** Marked as tagged and with a tree of tags. */
  readonly tagged: boolean
  /** The bookmarks, flattened in reading order. */
  readonly outline: readonly ReadOutlineEntry[]
  readonly pages: readonly ReadPage[]
  /** The roots of the tree of tags; empty when there is none. */
  readonly structure: readonly ReadTag[]
  /** How many tags there are of each role, over the whole document. */
  readonly roles: Readonly<Record<string, number>>
  readonly attachments: readonly ReadAttachment[]
  /** Named destinations, in the order of their names. */
  readonly destinations: readonly { readonly name: string; readonly page: number }[]
}

export interface ReadOutlineEntry {
  readonly title: string
  /** 1 for the top. */
  readonly depth: number
  /** From 1; undefined when it leads to no page. */
  readonly page: number | undefined
}

export interface ReadPage {
  /** From 1. */
  readonly number: number
  /** In points, as shown. */
  readonly width: number
  readonly height: number
  /** In the order of the file; a line break where the file has one. */
  readonly text: string
  readonly links: readonly ReadLink[]
  readonly fonts: readonly ReadFont[]
}

export interface ReadLink {
  /** Where it leads outside of the document … */
  readonly url?: string
  /** … or inside: a named destination, */
  readonly dest?: string
  /** and its page, from 1. */
  readonly page?: number
  /** What a screen reader says, when the file says it. */
  readonly contents?: string
  /** Left, bottom, right, top, in points. */
  readonly rect: readonly number[]
}

export interface ReadFont {
  /** Without the subset's prefix: `SourceSerif4-Regular`. */
  readonly name: string
  readonly embedded: boolean
}

export interface ReadTag {
  /** As written, before any role map. */
  readonly role: string
  readonly alt?: string
  readonly actualText?: string
  readonly language?: string
  readonly title?: string
  readonly children: readonly ReadTag[]
}

export interface ReadAttachment {
  readonly name: string
  readonly description: string | undefined
  readonly bytes: Uint8Array
}

/** Everything above. Rejects when the bytes are not a PDF that both libraries can read. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the bytes for itself.
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    const pdf = await task.promise
    const [metadata, marks, outline, attachments, destinations, structure] = await Promise.all([
      pdf.getMetadata(),
      pdf.getMarkInfo(),
      readOutline(pdf),
      readAttachments(pdf),
      readDestinations(pdf),
      readStructure(bytes),
    ])
    const info = metadata.info as Record<string, unknown>
    const pages: ReadPage[] = []
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, await pdf.getPage(number)))
    return {
      pageCount: pdf.numPages,
      info,
      xmp: metadata.metadata === null ? undefined : (metadata.metadata as unknown as { getRaw(): string }).getRaw(),
      language: typeof info['Language'] === 'string' ? info['Language'] : undefined,
      tagged: (marks as { Marked?: boolean } | null)?.Marked === true && structure.length > 0,
      outline,
      pages,
      structure,
      roles: countRoles(structure),
      attachments,
      destinations,
    }
  } finally {
    await task.destroy()
  }
}

/** All text of all pages, pages apart by form feeds. */
export function allText(pdf: ReadPdf): string {
  return pdf.pages.map((page) => page.text).join('\f')
}

/** All tags of a role, in reading order. */
export function tagsOf(pdf: ReadPdf, role: string): readonly ReadTag[] {
  const found: ReadTag[] = []
  const walk = (tag: ReadTag) => {
    if (tag.role === role) found.push(tag)
    tag.children.forEach(walk)
  }
  pdf.structure.forEach(walk)
  return found
}

/** The bytes as text with the dates masked that a browser writes into every print: what must be equal when the same page is printed twice. */
export function withoutDates(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\/(CreationDate|ModDate) \(D:[^)]*\)/g, '/$1 (masked)')
}

async function readPage(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const pieces = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
  return {
    number: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    text: pieces.join(''),
    links: await readLinks(pdf, page),
    fonts: await readFonts(page),
  }
}

interface LinkAnnotation {
  readonly subtype: string
  readonly rect: readonly number[]
  readonly url?: string
  readonly unsafeUrl?: string
  readonly dest?: unknown
  readonly contentsObj?: { readonly str: string }
}

async function readLinks(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<readonly ReadLink[]> {
  const annotations: readonly LinkAnnotation[] = await page.getAnnotations()
  const links = annotations.filter(({ subtype }) => subtype === 'Link')
  return Promise.all(
    links.map(async ({ url, unsafeUrl, dest, contentsObj, rect }): Promise<ReadLink> => {
      const address = url ?? unsafeUrl
      const target = dest === undefined || dest === null ? undefined : await pageOf(pdf, dest)
      return {
        rect: [...rect],
        ...(address === undefined ? {} : { url: address }),
        ...(typeof dest === 'string' ? { dest } : {}),
        ...(target === undefined ? {} : { page: target }),
        ...(contentsObj?.str ? { contents: contentsObj.str } : {}),
      }
    }),
  )
}

async function readFonts(page: PDFPageProxy): Promise<readonly ReadFont[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const ids = new Set<string>()
  fnArray.forEach((operation, index) => {
    if (operation === OPS.setFont) ids.add(argsArray[index][0])
  })
  const fonts = [...ids].map((id) => page.commonObjs.get(id) as { name: string; missingFile?: boolean })
  const named = fonts.map(
    ({ name, missingFile }): ReadFont => ({ name: name.replace(/^[A-Z]{6}\+/, ''), embedded: missingFile !== true }),
  )
  return [...new Map(named.map((font) => [`${font.name} ${font.embedded}`, font])).values()]
}

interface OutlineNode {
  readonly title: string
  readonly dest: unknown
  readonly items: readonly OutlineNode[]
}

async function readOutline(pdf: PDFDocumentProxy): Promise<readonly ReadOutlineEntry[]> {
  const entries: ReadOutlineEntry[] = []
  const walk = async (nodes: readonly OutlineNode[], depth: number): Promise<void> => {
    for (const node of nodes) {
      entries.push({ title: node.title, depth, page: await pageOf(pdf, node.dest) })
      await walk(node.items, depth + 1)
    }
  }
  await walk(((await pdf.getOutline()) as readonly OutlineNode[] | null) ?? [], 1)
  return entries
}

/** The page, from 1, of a destination that is a name or an explicit one: `[page, /XYZ, …]`. */
async function pageOf(pdf: PDFDocumentProxy, dest: unknown): Promise<number | undefined> {
  const explicit: unknown = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const target: unknown = Array.isArray(explicit) ? explicit[0] : undefined
  if (typeof target === 'number') return target + 1
  if (typeof target !== 'object' || target === null) return undefined
  return (await pdf.getPageIndex(target as { num: number; gen: number })) + 1
}

async function readAttachments(pdf: PDFDocumentProxy): Promise<readonly ReadAttachment[]> {
  const attachments = ((await pdf.getAttachments()) ?? {}) as Record<
    string,
    { filename: string; description?: string; content: Uint8Array }
  >
  return Object.values(attachments).map(({ filename, description, content }) => ({
    name: filename,
    description: description || undefined,
    bytes: content,
  }))
}

async function readDestinations(pdf: PDFDocumentProxy): Promise<readonly { name: string; page: number }[]> {
  const named: { name: string; page: number }[] = []
  const all = (await pdf.getDestinations()) as unknown
  const entries: [string, unknown][] = all instanceof Map ? [...all] : Object.entries(all as Record<string, unknown>)
  for (const [name, dest] of entries) {
    const page = await pageOf(pdf, dest)
    if (page !== undefined) named.push({ name, page })
  }
  return named.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function readStructure(bytes: Uint8Array): Promise<readonly ReadTag[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'))
  return root instanceof PDFDict ? childTags(root, new Set()) : []
}

function childTags(parent: PDFDict, seen: Set<PDFDict>): readonly ReadTag[] {
  const kids = parent.lookup(PDFName.of('K'))
  const list = kids instanceof PDFArray ? kids.asArray() : [kids]
  return list.flatMap((kid) => {
    const element = kid instanceof PDFRef ? parent.context.lookup(kid) : kid
    // Other kids are content (numbers, marked-content and object references), which have no role.
    if (!(element instanceof PDFDict) || seen.has(element) || element.lookup(PDFName.of('S')) === undefined) return []
    seen.add(element)
    return [readTag(element, seen)]
  })
}

function readTag(element: PDFDict, seen: Set<PDFDict>): ReadTag {
  const role = element.lookup(PDFName.of('S'))
  const [alt, actualText, language, title] = ['Alt', 'ActualText', 'Lang', 'T'].map((key) => textOf(element, key))
  return {
    role: role instanceof PDFName ? role.decodeText() : '',
    ...(alt === undefined ? {} : { alt }),
    ...(actualText === undefined ? {} : { actualText }),
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    children: childTags(element, seen),
  }
}

function textOf(element: PDFDict, key: string): string | undefined {
  const value = element.lookup(PDFName.of(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

function countRoles(structure: readonly ReadTag[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  const walk = ({ role, children }: ReadTag) => {
    counts[role] = (counts[role] ?? 0) + 1
    children.forEach(walk)
  }
  structure.forEach(walk)
  return counts
}
