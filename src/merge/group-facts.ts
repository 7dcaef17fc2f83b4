/** Facts of a section gathered by a shared field. */

import type { BriefSection } from '../brief/brief.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import type { DossierGroup } from './dossier.ts'

/**
 * The facts by the value of `field`, groups in order of their first fact. A fact with several places or tags stands in each
 * group; one with none stands in the group with the key `''` and no title. No field, no groups.
 */
export function groupFacts(facts: readonly Fact[], field: BriefSection['groupBy'], book: FactBook): readonly DossierGroup[] {
  if (field === undefined) return []
  const groups = new Map<string, { readonly title: string; readonly facts: string[] }>()
  for (const fact of facts) {
    for (const key of keysOf(fact, field)) {
      const group = groups.get(key) ?? { title: titleOf(key, field, book), facts: [] }
      group.facts.push(fact.id)
      groups.set(key, group)
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

function keysOf(fact: Fact, field: NonNullable<BriefSection['groupBy']>): readonly string[] {
  if (field === 'attributedTo') return [fact.attributedTo ?? fact.attribution?.descriptor ?? '']
  if (field === 'kind') return [fact.kind]
  const values = field === 'where' ? fact.where : fact.tags
  return values.length === 0 ? [''] : values
}

function titleOf(key: string, field: NonNullable<BriefSection['groupBy']>, book: FactBook): string {
  if (field === 'attributedTo') return book.actors.get(key)?.name ?? key
  if (field === 'where') return book.places.get(key)?.name ?? key
  return key
}
