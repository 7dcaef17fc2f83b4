/** Facts of a section gathered by a shared field. */

import type { GroupField } from '../brief/brief.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { partyOf } from '../facts/party-of.ts'
import { speakerOf } from '../facts/speaker-of.ts'
import type { DossierGroup } from './dossier.ts'

/**
 * The facts by the value of `field`, groups in order of their first fact. A fact with several places or tags stands in each
 * group; one with none stands in the group with the key `''` and no title. No field, no groups.
 */
export function groupFacts(facts: readonly Fact[], field: GroupField | undefined, book: FactBook): readonly DossierGroup[] {
  if (field === undefined) return []
  const groups = new Map<string, { readonly title: string; readonly facts: string[] }>()
  for (const fact of facts) {
    for (const key of keysOf(fact, field, book)) {
      const group = groups.get(key) ?? { title: titleOf(key, field, book), facts: [] }
      group.facts.push(fact.id)
      groups.set(key, group)
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

function keysOf(fact: Fact, field: GroupField, book: FactBook): readonly string[] {
  const speaker = speakerOf(fact)
  if (field === 'attributedTo') return [speaker ?? fact.attribution?.descriptor ?? '']
  if (field === 'party') return [speaker === undefined ? (fact.attribution?.descriptor ?? '') : partyOf(speaker, book.actors)]
  if (field === 'kind') return [fact.kind]
  const values = field === 'where' ? fact.where : fact.tags
  return values.length === 0 ? [''] : values
}

function titleOf(key: string, field: GroupField, book: FactBook): string {
  if (field === 'attributedTo' || field === 'party') return book.actors.get(key)?.name ?? key
  if (field === 'where') return book.places.get(key)?.name ?? key
  return key
}
