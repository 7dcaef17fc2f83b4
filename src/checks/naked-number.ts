/**
 * `figure/naked-number`: a number in prose comes from a fact. English; dates, times, ordinals, numbering and names such as "A-10"
 * are no quantities. A sentence or table row that cites or draws a fact is bound; hypotheses may name thresholds of their own.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { findQuantities, type Quantity } from './numbers.ts'
import { type Sentence, spanIn } from './sentences.ts'

const hypothetical: ReadonlySet<Passage['role']> = new Set(['assumption', 'alternative', 'indicator'])

/** A warning for each quantity in digits in a sentence that names no fact; the hint names a figure in use with that value. */
export function checkNakedNumber({ isEnglish, passages, usedFacts }: CheckContext): readonly Diagnostic[] {
  if (!isEnglish) return []
  const known = usedFacts.filter((fact) => fact.figure?.value !== undefined)
  return passages
    .filter(({ role }) => !hypothetical.has(role))
    .flatMap((passage) => {
      const boundRows = new Set(
        passage.sentences.flatMap(({ row, facts }) => (row !== undefined && facts.length > 0 ? [row] : [])),
      )
      return passage.sentences
        .filter((sentence) => !isBound(sentence, boundRows))
        .flatMap((sentence) =>
          findQuantities(sentence)
            .filter(({ inDigits }) => inDigits)
            .map((found) => naked(found, passage, known)),
        )
    })
}

function isBound({ facts, row }: Sentence, boundRows: ReadonlySet<number>): boolean {
  return facts.length > 0 || (row !== undefined && boundRows.has(row))
}

function naked(found: Quantity, passage: Passage, known: readonly Fact[]): Diagnostic {
  const same = known.find((fact) => fact.figure?.value === found.value)
  return {
    severity: 'warning',
    code: 'figure/naked-number',
    message: `the number \`${found.text}\` comes from no fact`,
    span: spanIn(passage, found),
    hints: [
      same === undefined
        ? 'draw it from a fact of kind `figure`: `{{figure "fact-id"}}`'
        : `draw it from its fact: \`{{figure "${same.id}"}}\``,
      'cite the fact that says it in the same sentence: `[@fact-id]`',
    ],
  }
}
