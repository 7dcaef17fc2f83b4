/** Reads back, with pdf.js alone, what a PDF says of its pages and where its headings really are. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PaperTrail {
  /** What viewers call the pages; undefined when the file does not say. */
  readonly labels: readonly string[] | undefined
  /** The number at the foot of each page, as it is drawn; empty for none. */
  readonly folios: readonly string[]
  /** Sizes of the pages in points. */
  readonly sizes: readonly (readonly [width: number, height: number])[]
  /** All text in the order of the file. */
  readonly text: string
  /** Every link inside the document whose words end in a number: where it stands, the number, whether it is an entry of a list. */
  readonly references: readonly { readonly on: number; readonly entry: boolean; readonly number: string; readonly dest: string }[]
  /** Texts in a size of at least 10.9 points, with the index of their page: headings, not what stands in a contents list. */
  readonly headings: readonly { readonly text: string; readonly page: number; readonly size: number }[]
}

export async function readPaperTrail(bytes: Uint8Array): Promise<PaperTrail> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, isEvalSupported: false, disableFontFace: true })
  const texts: string[] = []
  try {
    const pdf = await task.promise
    const [folios, references, headings, sizes] = [[], [], [], []] as [string[], Reference[], Heading[], [number, number][]]
    for (let index = 0; index < pdf.numPages; index++) {
      const page = await pdf.getPage(index + 1)
      const [, , width = 0, height = 0] = page.view
      sizes.push([Math.round(width), Math.round(height)])
      const content = await page.getTextContent()
      texts.push(content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
      const items = content.items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [{ text: item.str, x: item.transform[4], y: item.transform[5], size: item.height }]
          : [],
      )
      const foot = items.filter(({ y, x }) => y < 62 && x < 120).map(({ text }) => text)
      folios.push(/^\s*([ivxlcdm]+|\d+)\s/.exec(`${foot.join(' ')} `)?.[1] ?? '')
      for (const { text, size, y } of items)
        if (size > 10.8 && y > 62 && y < height - 62) headings.push({ text, page: index, size })
      for (const link of await page.getAnnotations()) {
        if (link.subtype !== 'Link' || typeof link.dest !== 'string') continue
        const [left, bottom, right, top] = link.rect
        const inside = items.filter(({ x, y }) => x >= left - 1 && x < right && y >= bottom - 1 && y < top)
        const words = inside.map(({ text }) => text.trim()).join(' ')
        const [, number] = /(?:^|\s)([ivxlcdm]+|\d+)$/.exec(words) ?? []
        if (number !== undefined)
          references.push({ on: index, entry: words !== number, number, dest: decodeURIComponent(link.dest) })
      }
    }
    const labels = await pdf.getPageLabels()
    return { labels: labels ?? undefined, folios, sizes, text: texts.join('\n'), references, headings }
  } finally {
    await task.destroy()
  }
}

type Reference = PaperTrail['references'][number]
type Heading = PaperTrail['headings'][number]
