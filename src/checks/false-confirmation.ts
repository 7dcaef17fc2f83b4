/** `source/false-confirmation`: credibility 1 means confirmed by other independent sources, so there are two at least (Admiralty system). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { independentSources, withCorroboration } from './grades.ts'
import { fieldPlace } from './places.ts'

/** One error for each fact in use that is graded 1 with one independent source, those of facts that corroborate it counted in. */
export function checkFalseConfirmation({ usedFacts, book, links }: CheckContext): readonly Diagnostic[] {
  return usedFacts
    .filter(
      (fact) => fact.credibility === 1 && fact.sources.length > 0 && independentSources(withCorroboration(fact, links), book) < 2,
    )
    .map(falseConfirmation)
}

function falseConfirmation(fact: Fact): Diagnostic {
  const one = fact.sources.length === 1
  const found = one ? 'it names one source' : `its ${fact.sources.length} sources lead back to one origin`
  return {
    severity: 'error',
    code: 'source/false-confirmation',
    message: `\`${fact.id}\` is graded 1, confirmed by independent sources, but ${found}`,
    span: fieldPlace(fact, 'credibility'),
    related: [{ message: one ? 'its source' : 'its sources', span: fieldPlace(fact, 'sources') }],
    hints: ['grade it 2 (probably true) or lower', 'add a source that does not repeat the others'],
  }
}
