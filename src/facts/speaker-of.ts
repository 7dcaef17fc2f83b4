/** Who may be named as saying a fact. */
import type { Fact } from './fact.ts'

/** The actor a fact is attributed to; undefined for one given anonymously, whose actor is kept for the desk and named on no page. */
export function speakerOf(fact: Pick<Fact, 'attributedTo' | 'attribution'>): string | undefined {
  return fact.attribution?.type === 'anonymous' ? undefined : fact.attributedTo
}
