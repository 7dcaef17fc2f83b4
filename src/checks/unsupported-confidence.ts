/** `judgement/unsupported`: high confidence needs facts that carry it: more than one origin, and something better than "possibly true". House rule. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { bestReliability, independentSources, withCorroboration } from './grades.ts'
import { judgementPlace } from './places.ts'

/** A warning at `confidence: high` when all facts of the basis lead back to one origin, or each is weakly graded or not at all. */
export function checkUnsupportedConfidence(context: CheckContext): readonly Diagnostic[] {
  const { brief, book, links } = context
  return brief.judgements.flatMap(({ id, confidence, basis }, index): readonly Diagnostic[] => {
    const facts = basis.flatMap((fact) => book.facts.get(fact) ?? [])
    if (confidence !== 'high' || facts.length === 0) return []
    const origins = independentSources(
      facts.flatMap((fact) => withCorroboration(fact, links)),
      book,
    )
    const allWeak = facts.every((fact) => isWeak(fact, context))
    if (origins > 1 && !allWeak) return []
    const why =
      origins < 2
        ? 'all its facts lead back to one source'
        : 'none of its facts is graded better than 3, or comes from a source better than D'
    return [
      {
        severity: 'warning',
        code: 'judgement/unsupported',
        message: `confidence in judgement \`${id}\` is high, but ${why}`,
        span: judgementPlace(brief, index, 'confidence'),
        hints: ['lower the confidence', 'add facts to `basis` that carry it'],
      },
    ]
  })
}

function isWeak(fact: Fact, { book }: CheckContext): boolean {
  const letter = bestReliability(fact, book)
  const isWeakItem = fact.credibility === undefined || fact.credibility >= 3
  const isWeakSource = letter === undefined || letter === 'D' || letter === 'E' || letter === 'F'
  return isWeakItem || isWeakSource
}
