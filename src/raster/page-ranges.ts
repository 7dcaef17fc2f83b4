/** Which pages: `1,3-4` as ranges. Knows no document. */

/** From and to, both included, from 1. */
export interface PageRange {
  readonly first: number
  readonly last: number
}

/** The ranges of a text such as `1,3-4` or `5-`, in its order; undefined for any other text. An open end is infinite. */
export function parsePageRanges(text: string): readonly PageRange[] | undefined {
  const ranges = text.split(',').map((part) => {
    const [, first, dash, last] = /^\s*(\d{1,5})(?:(-)(\d{1,5})?)?\s*$/.exec(part) ?? []
    if (first === undefined) return undefined
    const to = last !== undefined ? Number(last) : dash === undefined ? Number(first) : Number.POSITIVE_INFINITY
    return { first: Number(first), last: to }
  })
  const sound = ranges.filter((range) => range !== undefined)
  return sound.length === ranges.length && sound.every(({ first, last }) => first >= 1 && first <= last) ? sound : undefined
}

/** The numbers of a document's pages that are in any range, rising; all of them when there are no ranges. */
export function pagesIn(ranges: readonly PageRange[] | undefined, pageCount: number): readonly number[] {
  const all = Array.from({ length: pageCount }, (_, index) => index + 1)
  return ranges === undefined ? all : all.filter((page) => ranges.some(({ first, last }) => first <= page && page <= last))
}
