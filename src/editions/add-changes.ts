/** The `changes` of a report: its dossier compared with that of the edition before it, where the report has a section for them. */
import { type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { FactBook } from '../facts/fact.ts'
import { factsAsOf, momentOf } from '../facts/facts-as-of.ts'
import type { Host } from '../host/host.ts'
import type { MergedWith } from '../merge/merge-dossier.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { findMarking, isAbove } from '../terms/markings.ts'
import { type AncestorsOf, compareDossiers, noEditionBefore } from './compare-dossiers.ts'
import type { ComparedFact } from './compared-dossier.ts'
import type { Edition, EditionReport } from './edition.ts'
import { type EditionReader, precedingEdition } from './load-editions.ts'

export interface ChangesRequest {
  readonly merged: MergedBrief
  /** Of a report that is printed in translation: the same as it was written. */
  readonly asWritten?: (() => Outcome<MergedBrief>) | undefined
  readonly book: FactBook
  readonly host: Host
  readonly readEdition?: EditionReader
  /** Merges the brief with its changes: their facts are read where the section stands. */
  again(found: Pick<MergedWith, 'changes' | 'ownChanges'>): Outcome<MergedBrief>
}

/**
 * The same brief with `dossier.changes` when a section shows them. A variant is compared with the same variant, so that it tells
 * nothing its readers were not given. A translated one is compared in the words that it was written in, with the report of the edition
 * in that language that is marked as it is: what is worded otherwise in translation has not changed. Reports what `loadEdition` does of
 * the edition before.
 */
export async function addChanges({
  merged,
  asWritten,
  book,
  host,
  readEdition,
  again,
}: ChangesRequest): Promise<Outcome<MergedBrief>> {
  const { brief } = merged
  if (!brief.sections.some(({ view }) => view === 'changes')) return outcomeOf(merged, [])
  const preceding = await precedingEdition(brief.id, brief.number, host, readEdition)
  const edition = preceding.ok ? preceding.value : undefined
  const original = edition && writtenReport(merged, edition)
  const written = original && asWritten?.()
  const [before, after] =
    original !== undefined && written?.ok === true ? [original, written.value] : [edition && reportLike(merged, edition), merged]
  const ancestors = createAncestors(factsAsOf(book, momentOf(brief)))
  const changes = before === undefined ? noEditionBefore : compareDossiers(earlierFor(after, before), after.dossier, ancestors)
  const whole = again({ changes, ownChanges: after === merged })
  // What it reports was reported the first time.
  return outcomeOf(whole.ok ? whole.value : merged, preceding.diagnostics)
}

/** The report of an edition that a translated report is the translation of: in the language it was written in, for the same readers. */
function writtenReport({ dossier, translation }: MergedBrief, edition: Edition): EditionReport | undefined {
  if (translation === undefined) return undefined
  return edition.reports.find(
    ({ row, dossier: { brief, marking } }) =>
      row === dossier.each?.index && brief.language === translation.from && marking?.level === dossier.marking.level,
  )
}

/**
 * The dossier of an edition as far as the report's readers may see it now: without the facts that are withheld from it today, and
 * without those that the book has no more and that were marked higher than it then.
 */
function earlierFor({ dossier, withheld, brief, marking: ceiling }: MergedBrief, { dossier: earlier }: EditionReport) {
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
