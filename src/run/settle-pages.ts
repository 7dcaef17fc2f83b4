/**
 * Prints a report until its page numbers are true. Which page something is on is known only from a print, and the numbers are part
 * of what is printed. Knows no browser and no files: who prints is handed in.
 */
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { readPageNumbers } from '../finish/number-pages.ts'
import type { PrintedPdf } from '../print/print-job.ts'
import { fillPageNumbers } from '../render/page-references.ts'
import type { RenderedDocument } from '../render/rendered-document.ts'

/** Names of pages by the id of what is on them. */
export type PageNumbers = ReadonlyMap<string, string>

export interface SettledPrint {
  readonly printed: PrintedPdf
  readonly numbers: PageNumbers
}

/** A second print is as a rule the last, a third one where a number of pages is a digit longer than was thought. */
const maxPrints = 6

/**
 * The print whose page numbers are those that can be read off it. `guess` saves a print when it is right and changes nothing when it
 * is wrong: all numbers take the same room, so the pages are the same whatever the numbers were. Reports `page/unsettled`,
 * `page/unknown-reference` (for what is on no page), and what `print` reports.
 */
export async function settlePages(
  document: Pick<RenderedDocument, 'html' | 'pageReferences' | 'pageNumberings'>,
  guess: PageNumbers,
  print: (html: string) => Promise<Outcome<PrintedPdf>>,
): Promise<Outcome<SettledPrint>> {
  const { html, pageReferences, pageNumberings } = document
  let numbers = guess
  let digits = guess.size > 0 ? digitsFor(guess, document) : digitsByLength(html)
  let accepted: Outcome<SettledPrint> | undefined
  const tried = new Set<number>()
  for (let count = 0; count < maxPrints; count++) {
    const outcome = await print(fillPageNumbers(html, pageReferences, numbers, digits))
    if (!outcome.ok) return outcome
    const found = await readPageNumbers(outcome.value.bytes, pageNumberings)
    const lost = pageReferences.filter(({ id }) => !found.has(id))
    if (lost.length > 0) return failed(lost.map(({ id }) => problem('page/unknown-reference', `\`${id}\` is on no page`)))
    const needed = digitsFor(found, document)
    const isTrue = pageReferences.every(({ id }) => found.get(id) === numbers.get(id))
    tried.add(digits)
    if (isTrue && (needed === digits || (needed < digits && tried.has(needed)))) {
      accepted = outcomeOf({ printed: outcome.value, numbers: onlyReferred(found, document) }, outcome.diagnostics)
      if (!mayNeedFewer(found, document, digits) || tried.has(digits - 1)) return accepted
      digits -= 1
    } else {
      // Fewer digits did not do, so what was accepted with more stands.
      if (accepted !== undefined && needed > digits) return accepted
      digits = needed
    }
    if (count === maxPrints - 1) return accepted ?? failed([unsettled(numbers, found, document)])
    numbers = found
  }
  throw new Error('the last print gives a result')
}

/** The room that all numbers need: the digits of the longest one. Others have a room of their own. */
function digitsFor(numbers: PageNumbers, { pageReferences }: Pick<RenderedDocument, 'pageReferences'>): number {
  const decimals = pageReferences.filter(({ style }) => style === 'decimal')
  return Math.max(1, ...decimals.map(({ id }) => numbers.get(id)?.length ?? 1))
}

/** A first guess; one that is wrong costs a print. A page holds some 2,500 characters. */
function digitsByLength(html: string): number {
  const text = html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, '')
  return String(Math.max(1, Math.round(text.length / 2_500))).length
}

/**
 * With one digit less the lines are shorter, and then the longest number may be one digit shorter too: both prints would be true of
 * themselves, and the one with less room is taken. That can be only where the longest number has just got its last digit.
 */
function mayNeedFewer(numbers: PageNumbers, document: Pick<RenderedDocument, 'pageReferences'>, digits: number): boolean {
  const longest = Math.max(
    ...document.pageReferences.filter(({ style }) => style === 'decimal').map(({ id }) => Number(numbers.get(id) ?? 0)),
  )
  return digits > 1 && longest >= 10 ** (digits - 1) && longest < 10 ** (digits - 1) * 1.05
}

function onlyReferred(numbers: PageNumbers, { pageReferences }: Pick<RenderedDocument, 'pageReferences'>): PageNumbers {
  return new Map(pageReferences.map(({ id }) => [id, numbers.get(id) ?? '']))
}

function unsettled(
  before: PageNumbers,
  after: PageNumbers,
  { pageReferences }: Pick<RenderedDocument, 'pageReferences'>,
): Diagnostic {
  const moving = pageReferences.filter(({ id }) => before.get(id) !== after.get(id))
  const first = moving
    .slice(0, 3)
    .map(({ id }) => `\`${id}\` is on page ${before.get(id) ?? '?'} or ${after.get(id) ?? '?'}`)
    .join(', ')
  const more = moving.length > 3 ? ` and ${moving.length - 3} more` : ''
  const message = `page numbers do not settle in ${maxPrints} prints: ${first}${more}`
  return { ...problem('page/unsettled', message), hints: ['give numbers of pages the same room whatever they are'] }
}

function problem(code: DiagnosticCode, message: string): Diagnostic {
  return { severity: 'error', code, message }
}
