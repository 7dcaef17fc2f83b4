/** What a reader's program gets out of a PDF, as plain data to compare. Reads with pdf.js, not with the code under test. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadReport {
  readonly information: Readonly<Record<string, unknown>>
  /** The XMP packet as it stands; undefined when there is none. */
  readonly xmp: string | undefined
  /** A property of the packet, as pdf.js reads it. */
  readonly xmpProperty: (name: string) => unknown
  readonly fileIds: readonly (string | null)[]
  readonly displaysTitle: unknown
  readonly outline: unknown
  readonly destinations: unknown
  readonly marked: unknown
  readonly pages: readonly ReadPage[]
}

export interface ReadPage {
  readonly view: readonly number[]
  readonly text: string
  readonly structure: unknown
  readonly links: readonly { readonly target: string; readonly words: string; readonly rect: readonly number[] }[]
  /** The drawing instructions of the page, fonts and images included by name. */
  readonly operators: string
}

export async function readReport(bytes: Uint8Array): Promise<ReadReport> {
  // A copy: pdf.js takes the buffer for itself.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await task.promise
  const { info, metadata } = await document.getMetadata()
  const preferences = await document.getViewerPreferences()
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const text = await page.getTextContent()
    const annotations = await page.getAnnotations()
    const operators = await page.getOperatorList()
    pages.push({
      view: page.view,
      text: text.items.map((item) => ('str' in item ? item.str : '')).join(''),
      structure: await page.getStructTree(),
      links: annotations.map((item) => ({ target: item.url ?? `#${item.dest}`, words: item.contentsObj.str, rect: item.rect })),
      operators: operators.fnArray.join(' '),
    })
  }
  const read: ReadReport = {
    information: { ...info },
    xmp: metadata?.getRaw() ?? undefined,
    xmpProperty: (name) => metadata?.get(name) ?? undefined,
    fileIds: document.fingerprints,
    displaysTitle: preferences === null ? undefined : Object(preferences)['DisplayDocTitle'],
    outline: await document.getOutline(),
    destinations: await document.getDestinations(),
    marked: await document.getMarkInfo(),
    pages,
  }
  await task.destroy()
  return read
}
