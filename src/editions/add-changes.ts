/** The `changes` of a report: its dossier compared with that of the edition before it, where the report has a section for them. */
import type { Brief } from '../brief/brief.ts'
import { type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { FactBook } from '../facts/fact.ts'
import { factsAsOf, momentOf } from '../facts/facts-as-of.ts'
import type { Host } from '../host/host.ts'
import type { DossierChanges } from '../merge/dossier-changes.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { findMarking, isAbove } from '../terms/markings.ts'
import { type AncestorsOf, compareDossiers, noEditionBefore } from './compare-dossiers.ts'
import type { ComparedFact } from './compared-dossier.ts'
import type { Edition, EditionReport } from './edition.ts'
import { precedingEdition } from './load-editions.ts'

/**
 * The same brief with `dossier.changes` when a section shows them. A variant is compared with the same variant, so that it tells
 * nothing its readers were not given. `again` merges the brief with its changes: their facts are read where the section stands. Reports
 * what `loadEdition` does of the edition before.
 */
export async function addChanges(
  merged: MergedBrief,
  brief: Brief,
  book: FactBook,
  host: Host,
  again: (changes: DossierChanges) => Outcome<MergedBrief>,
): Promise<Outcome<MergedBrief>> {
  if (!brief.sections.some(({ view }) => view === 'changes')) return outcomeOf(merged, [])
  const preceding = await precedingEdition(brief.id, brief.number, host)
  const earlier = preceding.ok && preceding.value !== undefined ? earlierFor(merged, preceding.value) : undefined
  const ancestors = createAncestors(factsAsOf(book, momentOf(brief)))
  const changes = earlier === undefined ? noEditionBefore : compareDossiers(earlier, merged.dossier, ancestors)
  const whole = again(changes)
  // What it reports was reported the first time.
  return outcomeOf(whole.ok ? whole.value : merged, preceding.diagnostics)
}

/**
 * The dossier of an edition as far as the report's readers may see it now: without the facts that are withheld from it today, and
 * without those that the book has no more and that were marked higher than it then.
 */
function earlierFor(merged: MergedBrief, edition: Edition) {
  const earlier = dossierLike(merged, edition)
  const { dossier, withheld, brief, marking: ceiling } = merged
  if (earlier === undefined) return undefined
  const mayTell = ({ id, marking }: ComparedFact): boolean => {
    const then = marking === undefined ? undefined : findMarking(marking.level, brief.scheme)
    return !withheld.has(id) && (Object.hasOwn(dossier.facts, id) || then === undefined || !isAbove(then, ceiling))
  }
  return { ...earlier, facts: Object.fromEntries(Object.entries(earlier.facts).filter(([, fact]) => mayTell(fact))) }
}

/** The dossier of an edition for the same readers: of the same variant and row; undefined when it had none. */
export function dossierLike({ dossier }: Pick<MergedBrief, 'dossier'>, edition: Edition) {
  return reportLike({ dossier }, edition)?.dossier
}

/** The report of an edition for the same readers. */
export function reportLike({ dossier }: Pick<MergedBrief, 'dossier'>, edition: Edition): EditionReport | undefined {
  return edition.reports.find(({ variant, row }) => variant === dossier.variant?.id && row === dossier.each?.index)
}

/** What each fact of a book supersedes or corrects, through all that lies between: editions may be far apart. */
export function createAncestors(book: FactBook): AncestorsOf {
  return ({ id }) => {
    const found = new Set<string>()
    const queue = [id]
    for (const next of queue) {
      const fact = book.facts.get(next)
      for (const older of fact === undefined ? [] : [...fact.supersedes, ...fact.corrects]) {
        if (found.has(older) || older === id) continue
        found.add(older)
        queue.push(older)
      }
    }
    return [...found]
  }
}
