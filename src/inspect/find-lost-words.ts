/** Words that a report shows and its PDF does not have. Looks at letters only; where they stand is for others. */
import type { InspectedPdf } from './inspected.ts'
import { lettersOf } from './normalise-text.ts'

/** Pieces of text as the page shows them, in its order. */
export interface WordsToFind {
  readonly texts: readonly string[]
}

export interface LostWords<T> {
  readonly of: T
  /** Of one piece of text, those that follow one another as they do there. */
  readonly words: string
}

/**
 * The first words of each group that no page has. A piece may be torn by what stands beside it or by the end of a page, so it is lost only
 * where two of its words after one another, or all, are found nowhere. Scripts that are written from the right or put several letters
 * into one sign are passed over: their PDFs do not have the letters in an order that could be relied on.
 */
export function findLostWords<T extends WordsToFind>(
  { pages, unreadableGlyphs }: Pick<InspectedPdf, 'pages' | 'unreadableGlyphs'>,
  groups: readonly T[],
): readonly LostWords<T>[] {
  if (unreadableGlyphs > 0) return []
  const drawn = pages.map(({ runs }) => runs)
  // Once without the page's furniture, which would stand in the middle of a sentence, and once with everything.
  const texts = lettersOf(drawn.map((runs) => runs.flatMap((run) => (run.tagged ? [run.text] : [])).join('')).join(''))
  const all = drawn.map((runs) => lettersOf(runs.map((run) => run.text).join(''))).join('\n')
  const has = createFinder(texts)
  return groups.flatMap((group) => {
    for (const text of group.texts) {
      const lost = lostIn(text, (letters) => has(letters) || all.includes(letters))
      if (lost !== undefined) return [{ of: group, words: lost }]
    }
    return []
  })
}

/** Finds what follows what was found last without looking through the whole text: a report is long and mostly in its own order. */
function createFinder(text: string): (letters: string) => boolean {
  const near = 4000
  let cursor = 0
  return (letters) => {
    const start = Math.max(0, cursor - near)
    const close = text.slice(start, cursor + near + letters.length).indexOf(letters)
    const found = close === -1 ? text.indexOf(letters) : start + close
    if (found !== -1) cursor = found
    return found !== -1
  }
}

const unordered =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Mongolian}]/u

function lostIn(text: string, has: (letters: string) => boolean): string | undefined {
  const letters = lettersOf(text)
  if (letters === '' || unordered.test(text) || has(letters)) return undefined
  const words = text.split(/\s+/).filter((word) => lettersOf(word) !== '')
  const isLost = words.map((word) => !has(lettersOf(word)))
  const first = isLost.findIndex((lost, index) => lost && (isLost[index + 1] === true || words.length === 1))
  if (first === -1) return undefined
  const end = isLost.indexOf(false, first)
  return words.slice(first, end === -1 ? undefined : end).join(' ')
}
