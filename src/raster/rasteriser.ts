/**
 * Pages of a finished PDF as PNG pictures, drawn in this process by PDFium (WebAssembly): no browser, no system tool, no network. The
 * only importer of `@hyzyla/pdfium` and `pngjs`, both loaded with the first picture. Writes nothing.
 */
import type { PDFiumLibrary } from '@hyzyla/pdfium'
import { type PageRange, pagesIn } from './page-ranges.ts'

/** Pixels for each point unless asked otherwise: 144 dots an inch. */
export const usualScale = 2

export interface PictureRequest {
  /** Undefined: all pages. */
  readonly pages?: readonly PageRange[]
  /** Pixels for each point: 1 is 72 dots an inch, 2 is 144. */
  readonly scale: number
}

export interface PagePicture {
  /** Its number, from 1. */
  readonly page: number
  readonly png: Uint8Array
  /** In pixels. */
  readonly width: number
  readonly height: number
}

export interface PictureSet {
  /** Of the document, not of the pictures. */
  readonly pageCount: number
  /** In the order of pages. */
  readonly pictures: readonly PagePicture[]
}

/** Draws until it is disposed; nothing is loaded before the first picture. */
export interface Rasteriser extends AsyncDisposable {
  /** The pages asked for, on white. Pages that the document does not have are left out. The same PDF gives the same bytes. */
  draw(pdf: Uint8Array, request: PictureRequest): Promise<PictureSet>
}

/** RGB without alpha, the Paeth filter on every row, zlib's highest level: settled here, so that bytes do not depend on a guess. */
const encoding = { colorType: 2, inputHasAlpha: true, filterType: 4, deflateLevel: 9, deflateStrategy: 3 } as const

/** A rasteriser of its own memory, about 30 MB once it has drawn. */
export function createRasteriser(): Rasteriser {
  let library: Promise<PDFiumLibrary> | undefined
  return {
    async draw(pdf, request) {
      library ??= loadLibrary()
      return await drawPages(await library, pdf, request)
    },
    async [Symbol.asyncDispose]() {
      const loaded = await library?.catch(() => undefined)
      loaded?.destroy()
    },
  }
}

async function loadLibrary(): Promise<PDFiumLibrary> {
  const { PDFiumLibrary: library } = await import('@hyzyla/pdfium')
  return await library.init()
}

async function drawPages(library: PDFiumLibrary, pdf: Uint8Array, { pages, scale }: PictureRequest): Promise<PictureSet> {
  const document = await library.loadDocument(pdf)
  try {
    const pageCount = document.getPageCount()
    const pictures: PagePicture[] = []
    for (const page of pagesIn(pages, pageCount)) pictures.push(await drawPage(document.getPage(page - 1), page, scale))
    return { pageCount, pictures }
  } finally {
    document.destroy()
  }
}

type PdfPage = ReturnType<Awaited<ReturnType<PDFiumLibrary['loadDocument']>>['getPage']>

async function drawPage(pdfPage: PdfPage, page: number, scale: number): Promise<PagePicture> {
  const { width, height, data } = await pdfPage.render({ scale, render: async (bitmap) => bitmap.data })
  const { PNG } = await import('pngjs')
  const image = new PNG({ width, height })
  image.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return { page, width, height, png: PNG.sync.write(image, encoding) }
}
