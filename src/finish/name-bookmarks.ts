/**
 * Gives bookmarks the headings' own words. Chromium joins a heading's lines without a space between them ("floods inthe north"),
 * repeats one that a page break falls into, and writes words that run right to left back to front: so such titles are misspelt in the
 * outline. Adds and moves no bookmark.
 */
import { formatDict, formatText, parseDict, parseReference, parseText } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile } from '../pdf/read-pdf.ts'

/**
 * Sets each bookmark's title to the heading it stands for. `headings` are the document's in reading order; a bookmark and
 * a heading belong together when they differ in white space, repetition and such order only, each heading serving one bookmark, in order.
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
  if (heading === '' || written === '') return false
  const repeated = heading.repeat(Math.round(written.length / heading.length))
  return repeated === written || (rightToLeft.test(heading) && lettersInAnyOrder(repeated) === lettersInAnyOrder(written))
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Words that run right to left stand in the outline as they are drawn, the last one first. */
function lettersInAnyOrder(text: string): string {
  return [...text].sort().join('')
}

/** Without white space and soft hyphens, which a broken line may show or not. */
function withoutSpace(text: string): string {
  return text.replace(/[\s\u00ad\u200b]+/g, '')
}
