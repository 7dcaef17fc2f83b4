/** Reads a finished PDF back: all the text that can be got out of it, by a person or by a program. Judges nothing. */
import { type PdfDict, parseDict, parseReference, parseReferences, parseText } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile, readPdf, streamData, streamDict, textOf } from '../pdf/read-pdf.ts'
import type { InspectedHeading, InspectedPage, InspectedPdf, Passage } from './inspected.ts'
import type { Matrix } from './matrix.ts'
import { contentStreams, fontStreams, readDocumentTexts } from './read-document-texts.ts'
import { readFonts } from './read-fonts.ts'
import { readHeadings } from './read-headings.ts'
import { type FontShelf, readPageText } from './read-page-text.ts'

/**
 * The file's pages, top to bottom of the page tree, and every text in it. Text inside pictures cannot be read; the bytes of
 * attachments are read as UTF-8. Throws for bytes that are no PDF, which is our bug and not the user's.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<InspectedPdf> {
  const file = await readPdf(bytes)
  const shelf: FontShelf = { fonts: new Map(), unreadableGlyphs: 0, language: parseText(catalogOf(file).get('Lang')) }
  const drawn = new Set<number>(fontStreams(file))
  for (const [objectNumber, object] of file.objects) if (streamDict(object)?.get('Subtype') === '/Form') drawn.add(objectNumber)
  const replaced: Passage[] = []
  const nodes = pagesOf(file)
  const pages = nodes.map(({ node: page }, index): InspectedPage => {
    const streams = contentStreams(file, page.get('Contents'))
    for (const objectNumber of streams) drawn.add(objectNumber)
    const { left, top, width, height } = sheetOf(page.get('CropBox') ?? page.get('MediaBox'))
    const content = streams.map((number) => streamData(file, file.objects.get(number))?.toString('latin1') ?? '').join('\n')
    const toPage: Matrix = [1, 0, 0, -1, -left, top]
    const text = readPageText(file, content, dictOf(file, page.get('Resources')) ?? new Map(), toPage, shelf)
    if (text.replaced.length > 0)
      replaced.push({ where: 'the glyphs', pieces: [{ text: text.replaced.join(''), page: index + 1 }] })
    return { number: index + 1, width, height, runs: text.runs, covers: text.covers }
  })
  return {
    pages,
    headings: placeHeadings(file, nodes),
    passages: [...drawnPassages(pages), ...replaced, ...readDocumentTexts(file, drawn)],
    fonts: readFonts(
      file,
      nodes.map(({ node }) => node),
    ),
    fontCount: [...shelf.fonts.values()].filter((font) => font !== undefined).length,
    unreadableGlyphs: shelf.unreadableGlyphs,
  }
}

/** What the report says runs on from page to page; the furniture of each page stands for itself. */
function drawnPassages(pages: readonly InspectedPage[]): readonly Passage[] {
  const textIn = (page: InspectedPage, tagged: boolean) => {
    const runs = page.runs.filter((run) => run.tagged === tagged)
    return { text: runs.map((run) => run.text).join('\n'), page: page.number }
  }
  return [
    { where: 'the pages', pieces: pages.map((page) => textIn(page, true)) },
    ...pages.map((page) => ({ where: 'the pages', pieces: [textIn(page, false)] })),
  ]
}

/** Entries that a page takes over from the nodes above it. */
const inherited = ['Resources', 'MediaBox', 'CropBox']

interface PageNode {
  readonly objectNumber: number
  readonly node: PdfDict
}

/** The bookmarks' places in what pages are measured in here: from the top. */
function placeHeadings(file: PdfFile, nodes: readonly PageNode[]): readonly InspectedHeading[] {
  const places = new Map(
    nodes.map(({ objectNumber, node }, index) => [
      objectNumber,
      { ...sheetOf(node.get('CropBox') ?? node.get('MediaBox')), index },
    ]),
  )
  return readHeadings(file).flatMap(({ title, page, x, y }) => {
    const place = places.get(page)
    return place === undefined ? [] : [{ title, page: place.index + 1, x: x - place.left, y: place.top - y }]
  })
}

function pagesOf(file: PdfFile): readonly PageNode[] {
  const pages: PageNode[] = []
  const seen = new Set<number>()
  const visit = (objectNumber: number, above: PdfDict): void => {
    const node = parseDict(textOf(file, objectNumber) ?? '')
    if (node === undefined || seen.has(objectNumber)) return
    seen.add(objectNumber)
    const handedDown = [...above].filter(([key]) => inherited.includes(key))
    const whole = new Map([...handedDown, ...node])
    if (node.has('Kids'))
      for (const kid of parseReferences(textOf(file, parseReference(node.get('Kids'))) ?? node.get('Kids'))) visit(kid, whole)
    else pages.push({ objectNumber, node: whole })
  }
  const root = parseReference(catalogOf(file).get('Pages'))
  if (root !== undefined) visit(root, new Map())
  return pages
}

function sheetOf(box: string | undefined): { left: number; top: number; width: number; height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = [...(box ?? '').matchAll(/-?[\d.]+/g)].map(Number)
  return { left, top, width: right - left, height: top - bottom }
}
