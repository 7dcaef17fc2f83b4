/**
 * Gives bookmarks the headings' own words. Chromium joins a heading's lines without a space between them ("floods inthe north"),
 * and repeats one that a page break falls into, so such titles are misspelt in the outline. Adds and moves no bookmark.
 */
import { formatDict, formatText, parseDict, parseReference, parseText } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile } from '../pdf/read-pdf.ts'

/**
 * Sets each bookmark's title to the heading it stands for. `headings` are the document's in reading order; a bookmark and
 * a heading belong together when they differ in white space and repetition only, each heading serving one bookmark, in order.
 */
export function nameBookmarks(file: PdfFile, headings: readonly string[]): void {
  const remaining = headings.map((heading) => heading.replace(/\s+/g, ' ').trim())
  const root = dictOf(file, catalogOf(file).get('Outlines'))
  nameSiblings(file, parseReference(root?.get('First')), remaining)
}

function nameSiblings(file: PdfFile, first: number | undefined, remaining: string[]): void {
  for (let objectNumber = first; objectNumber !== undefined; ) {
    const object = file.objects.get(objectNumber)
    const dict = object?.kind === 'plain' ? parseDict(object.text) : undefined
    if (dict === undefined) return
    const written = withoutSpace(parseText(dict.get('Title')) ?? '')
    const index = remaining.findIndex((heading) => isOneOrMoreOf(withoutSpace(heading), written))
    if (index !== -1) {
      dict.set('Title', formatText(remaining[index] ?? ''))
      remaining.splice(0, index + 1)
      file.objects.set(objectNumber, { kind: 'plain', text: formatDict(dict) })
    }
    nameSiblings(file, parseReference(dict.get('First')), remaining)
    objectNumber = parseReference(dict.get('Next'))
  }
}

/** A heading that a page break falls into stands in the outline once for each of its parts. */
function isOneOrMoreOf(heading: string, written: string): boolean {
  return heading !== '' && written !== '' && heading.repeat(Math.round(written.length / heading.length)) === written
}

/** Without white space and soft hyphens, which a broken line may show or not. */
function withoutSpace(text: string): string {
  return text.replace(/[\s\u00ad\u200b]+/g, '')
}
