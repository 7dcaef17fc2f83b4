/** Headings that stand alone at the foot of a page, while what they head begins on the next. Looks at what is drawn. */
import type { Cover, InspectedHeading, InspectedPage, InspectedPdf, TextRun } from './inspected.ts'
import { signsOf } from './normalise-text.ts'

/**
 * The headings below and beside which their page has no more of the report's text and no picture, though another page follows.
 * A heading whose words cannot be found at its place is passed over.
 */
export function findStrandedHeadings({ pages, headings }: InspectedPdf): readonly InspectedHeading[] {
  return headings.filter((heading) => {
    const page = pages[heading.page - 1]
    // On the last page nothing is torn from it.
    const next = pages[heading.page]
    return page !== undefined && next?.runs.some(isText) === true && isStranded(heading, page)
  })
}

function isStranded(heading: InspectedHeading, page: InspectedPage): boolean {
  const texts = page.runs.filter(isText)
  const own = runsOf(heading, texts)
  if (own.length === 0) return false
  const size = Math.max(...own.map((run) => run.size))
  const top = Math.min(...own.map((run) => run.y)) - size
  const foot = Math.max(...own.map((run) => run.y))
  // Text beside it begins on its line, or a little above or below.
  if (texts.some((run) => !own.includes(run) && run.y > top)) return false
  const pictures = page.covers.filter((cover) => cover.bottom - cover.top > size && !isFurniture(cover, page))
  return !pictures.some(({ top: above, bottom }) => above >= top - size && bottom > foot + size)
}

/** The field of a marking or banner: what is written on it is no part of the report's text. */
function isFurniture({ left, right, top, bottom }: Cover, page: InspectedPage): boolean {
  return page.runs.some((run) => !run.tagged && run.x >= left && run.x <= right && run.y >= top && run.y <= bottom)
}

/** What the heading is drawn with: from its place on, until its words are said. */
function runsOf({ title, x, y }: InspectedHeading, texts: readonly TextRun[]): readonly TextRun[] {
  const wanted = signsOf(title).toLowerCase()
  const said = (run: TextRun) => signsOf(run.text).toLowerCase()
  const near = texts.findIndex(
    (run) => Math.abs(run.y - y) < 2 * run.size && Math.abs(run.x - x) < run.size / 2 && wanted.startsWith(said(run)),
  )
  const own: TextRun[] = []
  let whole = ''
  for (const run of near === -1 ? [] : texts.slice(near)) {
    whole += said(run)
    own.push(run)
    if (!wanted.startsWith(withoutHyphens(whole)) && !wanted.startsWith(whole)) return []
    if (whole.length >= wanted.length) return own
  }
  // Its other lines are on the next page: what is here is all of it that is here.
  return own
}

/** A line that was broken inside a word ends with a hyphen that the words do not have. */
function withoutHyphens(text: string): string {
  return text.replace(/[-\u2010]/g, '')
}

function isText(run: TextRun): boolean {
  return run.tagged && signsOf(run.text) !== ''
}
