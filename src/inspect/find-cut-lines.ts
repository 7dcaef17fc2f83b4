/** Lines that the end of a page cuts in two: half of their height stands on either page. Looks at what is drawn. */
import type { InspectedPdf, TextRun } from './inspected.ts'
import { signsOf } from './normalise-text.ts'

/** The part of a page that its area takes at least; areas of less belong to pages that are turned. */
const leastArea = 0.65

/** How far letters reach above and below their line's foot, of their size: those of most fonts. */
const ascent = 0.7
const descent = 0.3

/** Inside the margins, in points: how high, and how far from the paper's foot. */
export interface PageArea {
  readonly height: number
  readonly bottom: number
}

export interface CutLine {
  /** The page whose end cuts it, from 1. */
  readonly page: number
  readonly text: string
}

/** How far two places of one line may lie apart for rounding, in points. */
const near = 0.75

/**
 * The first line that is cut at each page's end. What runs over a page's end is drawn on both pages, further up on the second by just
 * the height of the page's area: `areas`, in points, of all kinds of pages. Letters of which nothing is seen on one of the two are
 * left out there. A line that is there twice by chance is nearer to itself than that.
 */
export function findCutLines({ pages }: Pick<InspectedPdf, 'pages'>, areas: readonly PageArea[]): readonly CutLine[] {
  return pages.flatMap((page, index): readonly CutLine[] => {
    const after = pages[index + 1]
    // Over pages of two kinds nothing can be told: which area is the one and which the other's is not known.
    if (after === undefined || after.height !== page.height || after.width !== page.width) return []
    const own = areas.filter(({ height }) => height < page.height && height > page.height * leastArea)
    const feet = page.runs.filter((run) => isText(run) && run.y > page.height / 2)
    const heads = after.runs.filter((run) => isText(run) && run.y < after.height / 2)
    for (const foot of feet) {
      const head = heads.find((run) => own.some((area) => isOneLine(foot, run, area, page.height)))
      if (head === undefined) continue
      return [{ page: page.number, text: longer(lineOf(foot, feet), lineOf(head, heads)) }]
    }
    return []
  })
}

function isOneLine(foot: TextRun, head: TextRun, { height, bottom }: PageArea, paperHeight: number): boolean {
  if (foot.size !== head.size || Math.abs(foot.y - head.y - height) >= near) return false
  // Tall letters reach out of their line, and specks of them onto the page before; the line itself is whole.
  const end = paperHeight - bottom
  if (foot.y - foot.size * ascent > end - near || foot.y + foot.size * descent < end) return false
  const [upper, lower] = [signsOf(foot.text), signsOf(head.text)]
  return holds(upper, lower) || holds(lower, upper)
}

/** Whether the one has all signs of the other, in their order. */
function holds(whole: string, part: string): boolean {
  let at = 0
  for (const sign of whole) if (sign === part[at]) at += 1
  return at === part.length
}

/** The half with more of its signs; of two alike the one with the spaces. */
function longer(upper: string, lower: string): string {
  const more = signsOf(lower).length - signsOf(upper).length
  return more > 0 || (more === 0 && lower.length > upper.length) ? lower : upper
}

/** The runs on its line, as one text. */
function lineOf({ y }: TextRun, runs: readonly TextRun[]): string {
  const line = runs.filter((run) => Math.abs(run.y - y) < near)
  return line
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Arabic letters, above all those of Nastaliq, reach so far out of their lines that nothing can be told of them. */
function isText(run: TextRun): boolean {
  return run.tagged && signsOf(run.text) !== '' && !/\p{Script=Arabic}/u.test(run.text)
}
