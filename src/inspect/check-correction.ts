/**
 * Whether a report prints the corrections that it owes: `handling/no-correction`. What was wrong and what is right have to stand in it,
 * one after the other, and the first of them on page 1. Which corrections are owed is decided elsewhere.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { InspectedPdf } from './inspected.ts'
import { lettersOf } from './normalise-text.ts'

/** A correction as it must be read. */
export interface ExpectedCorrection {
  /** What was wrong, and what is right where there is something: plain text. */
  readonly was: string
  readonly now?: string
  /** Numbers of the editions that had it. */
  readonly editions: readonly number[]
  /** Where it was put right. */
  readonly span?: Span
}

/** An error for each correction that the page of HTML does not show; `text` is what it shows. */
export function checkCorrectionsInPage(text: string, corrections: readonly ExpectedCorrection[]): readonly Diagnostic[] {
  const letters = lettersOf(text)
  return corrections.filter((correction) => !isTold(letters, correction)).map((correction) => missing(correction, 'the page'))
}

/** The same of the PDF; all corrections, or as many as there is room for, begin on page 1. */
export function checkCorrections({ pages }: InspectedPdf, corrections: readonly ExpectedCorrection[]): readonly Diagnostic[] {
  if (corrections.length === 0) return []
  const textOf = (count: number): string =>
    lettersOf(
      pages
        .slice(0, count)
        .flatMap(({ runs }) => runs.map((run) => run.text))
        .join('\n'),
    )
  const [first, whole] = [textOf(1), textOf(pages.length)]
  return corrections.flatMap((correction, index) => {
    if (!isTold(index === 0 ? first : whole, correction))
      return [missing(correction, index === 0 ? 'page 1 of the PDF' : 'the PDF')]
    return []
  })
}

function isTold(letters: string, { was, now }: ExpectedCorrection): boolean {
  const wanted = lettersOf(was)
  for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + 1)) {
    if (now === undefined || letters.includes(lettersOf(now), at + wanted.length)) return true
  }
  return false
}

function missing({ was, editions, span }: ExpectedCorrection, where: string): Diagnostic {
  const issued = editions.map((number) => `edition ${number}`).join(' and ')
  return {
    severity: 'error',
    code: 'handling/no-correction',
    message: `${where} does not tell that “${was}”, which ${issued} said, is corrected`,
    ...(span === undefined ? {} : { span }),
    hints: ['print `{{> partials/corrections}}` at the head of `page.hbs`, as the template `base` does'],
  }
}
