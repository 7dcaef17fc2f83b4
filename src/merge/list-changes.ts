/** Which of its changes a section lists, and in which order: what numbers the sources and what lays out the page have to agree. */
import type { DossierChanges, DossierFactUpdate } from './dossier-changes.ts'

/** Changes as they are listed: facts by id. */
export interface ListedChanges {
  /** By date. */
  readonly new: readonly string[]
  readonly updated: readonly DossierFactUpdate[]
  readonly withdrawn: DossierChanges['withdrawn']
  readonly watched: readonly string[]
}

/**
 * All changes, or with `selected` facts only those that are among them; withdrawn facts are in no report, so none is selected. New
 * facts come by the text of their dates, which sorts as the days do; those of one day as they came, undated ones last. `whenOf` is a fact’s date as written. Pure.
 */
export function listChanges(
  changes: DossierChanges,
  selected: readonly string[],
  whenOf: (id: string) => string | undefined,
): ListedChanges {
  const asked = new Set(selected)
  const isListed = (id: string): boolean => asked.size === 0 || asked.has(id)
  const keyOf = (id: string): string => whenOf(id) ?? '~'
  const byDate = (a: string, b: string): number => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
  return {
    new: changes.new.filter(isListed).sort(byDate),
    updated: changes.updated.filter(({ fact }) => isListed(fact)),
    withdrawn: asked.size === 0 ? changes.withdrawn : [],
    watched: changes.watched.filter(isListed),
  }
}

/** Ids of the facts that such a section cites, in the order in which a reader meets them. */
export function factsOfChanges(changes: DossierChanges, listed: ListedChanges): readonly string[] {
  return [...changes.figures.map(({ fact }) => fact), ...listed.new, ...listed.updated.map(({ fact }) => fact), ...listed.watched]
}
