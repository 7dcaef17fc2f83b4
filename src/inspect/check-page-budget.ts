/** Whether a printed report keeps to the pages that its template allows, and how much of it does not. Looks at what is drawn. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { InspectedPage, InspectedPdf, TextRun } from './inspected.ts'
import { isRightToLeft } from './logical-order.ts'
import { signsOf } from './normalise-text.ts'

const mmPerPoint = 25.4 / 72

/** Runs that begin within so many points of one another stand on one line. */
const sameLine = 3

/** `page/over-budget`, with the lines and the height of what stands on pages too many; the furniture of pages is not counted. */
export function checkPageBudget(
  { pages }: InspectedPdf,
  { maxPages, name }: { readonly maxPages?: number; readonly name: string },
  span: Span,
): readonly Diagnostic[] {
  if (maxPages === undefined || pages.length <= maxPages) return []
  const over = pages.slice(maxPages).map(({ runs }) => runs.filter((run) => run.tagged && signsOf(run.text) !== ''))
  const lines = over.reduce((sum, runs) => sum + linesOf(runs).length, 0)
  const heightMm = over.reduce((sum, runs) => sum + heightOf(runs), 0) * mmPerPoint
  const allowed = maxPages === 1 ? 'one page' : `${maxPages} pages`
  const amount = `${lines} ${lines === 1 ? 'line' : 'lines'} (${Math.ceil(heightMm / 10)} cm) over`
  const first = firstWords(pages.slice(maxPages).flatMap(({ runs }) => runs.filter((run) => run.tagged)))
  return [
    {
      severity: 'error',
      code: 'page/over-budget',
      message: `the report has ${pages.length} pages, template \`${name}\` allows ${allowed}: ${amount}${first === '' ? '' : `, from “${first}”`}`,
      span,
      hints: ['shorten the text, select fewer facts, or leave a section out', 'choose a template without a limit'],
    },
  ]
}

/** Where lines stand, from the top. */
function linesOf(runs: readonly TextRun[]): readonly number[] {
  const places = runs.map(({ y }) => y).sort((a, b) => a - b)
  return places.filter((y, index) => index === 0 || y - (places[index - 1] ?? 0) > sameLine)
}

function heightOf(runs: InspectedPage['runs']): number {
  if (runs.length === 0) return 0
  const bottom = Math.max(...runs.map(({ y }) => y))
  return bottom - Math.min(...runs.map(({ y, size }) => y - size))
}

/** The first five words or so, in the order of the page. */
function firstWords(runs: readonly TextRun[]): string {
  const words = runs
    .slice(0, 60)
    // Letters of Arabic script are drawn one by one.
    .reduce((text, run, index) => text + (index > 0 && !isJoined(runs[index - 1], run) ? ' ' : '') + run.text, '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.length > 5 ? `${words.slice(0, 5).join(' ')} …` : words.join(' ')
}

function isJoined(before: TextRun | undefined, run: TextRun): boolean {
  return before !== undefined && isRightToLeft(before.text + run.text) && near(before, run)
}

function near(before: TextRun, run: TextRun): boolean {
  return Math.abs(before.y - run.y) < run.size && Math.abs(before.x - run.x) < 8 * run.size
}
