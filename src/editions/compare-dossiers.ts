/** What differs between two dossiers of one brief: facts, key figures, judgements. Says what changed, never what it means. */
import type { DossierProse } from '../merge/dossier.ts'
import type { DossierChanges, DossierFactUpdate, DossierFigureChange, DossierJudgementChange } from '../merge/dossier-changes.ts'
import { withoutAbsent } from '../merge/without-absent.ts'
import { compareFigures } from './compare-figures.ts'
import type { ComparedDossier, ComparedFact, ComparedJudgement } from './compared-dossier.ts'

/** A dossier of today: it may give reasons, and its book may know of facts between the two. */
export interface ComparedWith extends ComparedDossier {
  readonly keyFigures: readonly { readonly fact: string; readonly label: string; readonly change?: DossierProse | undefined }[]
  readonly judgements: readonly (ComparedJudgement & { readonly change?: DossierProse | undefined })[]
}

/** Ids of the facts that a fact takes the place of, through any number of steps. */
export type AncestorsOf = (fact: ComparedFact) => readonly string[]

/**
 * The changes from `before` to `after`. A fact is updated when its id is in both and it says something else, or when it takes the
 * place of one before; withdrawn when neither it nor a successor is left. Facts come in the order of `after`, withdrawn ones in that
 * of `before`. Pure; linear.
 */
export function compareDossiers(
  before: ComparedDossier,
  after: ComparedWith,
  ancestorsOf: AncestorsOf = ownAncestors,
): DossierChanges {
  const facts = Object.values(after.facts)
  const pairs = facts.map((fact) => ({ fact, earlier: earlierOf(fact, before, ancestorsOf) }))
  const continued = new Set(pairs.flatMap(({ earlier }) => earlier.map(({ id }) => id)))
  const updated = pairs.flatMap(({ fact, earlier }) => updateOf(fact, earlier))
  const changed = new Set(updated.map(({ fact }) => fact))
  const unchanged = pairs.flatMap(({ fact, earlier }) => (earlier.length > 0 && !changed.has(fact.id) ? [fact.id] : []))
  const watched = new Set([...after.keyFigures.map(({ fact }) => fact), ...after.judgements.flatMap(({ basis }) => basis)])
  return withoutAbsent({
    since: withoutAbsent({ number: before.brief.number, asOf: before.brief.asOf }),
    new: pairs.flatMap(({ fact, earlier }) => (earlier.length === 0 ? [fact.id] : [])),
    updated,
    withdrawn: Object.values(before.facts)
      .filter(({ id }) => !continued.has(id))
      .map(({ id, text }) => ({ id, text })),
    watched: unchanged.filter((id) => watched.has(id)),
    unchangedCount: unchanged.length,
    figures: figureChanges(before, after, ancestorsOf),
    judgements: judgementChanges(before, after),
  })
}

/** The changes of a report that no edition precedes. */
export const noEditionBefore: DossierChanges = {
  new: [],
  updated: [],
  withdrawn: [],
  watched: [],
  unchangedCount: 0,
  figures: [],
  judgements: [],
}

function ownAncestors({ supersedes, corrects = [] }: ComparedFact): readonly string[] {
  return [...supersedes, ...corrects]
}

/** The facts before that this one is, or takes the place of: itself first. */
function earlierOf(fact: ComparedFact, before: ComparedDossier, ancestorsOf: AncestorsOf): readonly ComparedFact[] {
  const ids = new Set([fact.id, ...ancestorsOf(fact)])
  return [...ids].flatMap((id) => (Object.hasOwn(before.facts, id) ? (before.facts[id] ?? []) : []))
}

function updateOf(fact: ComparedFact, earlier: readonly ComparedFact[]): readonly DossierFactUpdate[] {
  const [first] = earlier
  if (first === undefined || (first.id === fact.id && saysTheSame(first, fact))) return []
  return [
    withoutAbsent({ fact: fact.id, replaces: earlier.map(({ id }) => id).filter((id) => id !== fact.id), before: first.text }),
  ]
}

function saysTheSame(a: ComparedFact, b: ComparedFact): boolean {
  return tellingOf(a) === tellingOf(b)
}

/** What a reader is told of a fact: by this it has changed or not. Links and computed grades may change without it. */
function tellingOf({ text, status, when, attributedTo, credibility, figure }: ComparedFact): string {
  const number = figure && [
    figure.measure,
    figure.value,
    figure.min,
    figure.max,
    figure.unit,
    figure.qualifier,
    figure.population,
  ]
  // A credibility may be read back as text.
  return JSON.stringify([text, status, when, attributedTo, credibility === undefined ? undefined : String(credibility), number])
}

function figureChanges(before: ComparedDossier, after: ComparedWith, ancestorsOf: AncestorsOf): readonly DossierFigureChange[] {
  return after.keyFigures.map(({ fact: id, label, change }) => {
    const fact = Object.hasOwn(after.facts, id) ? after.facts[id] : undefined
    const earlier = fact === undefined ? undefined : (earlierOf(fact, before, ancestorsOf)[0] ?? alikeBefore(label, before))
    return withoutAbsent({ fact: id, label, ...compareFigures(earlier?.figure, fact?.figure), reason: change })
  })
}

/** Figures of two days need not be linked: the key figure of the same label is its earlier one. */
function alikeBefore(label: string, before: ComparedDossier): ComparedFact | undefined {
  const same = before.keyFigures.find((keyFigure) => keyFigure.label === label)
  return same !== undefined && Object.hasOwn(before.facts, same.fact) ? before.facts[same.fact] : undefined
}

function judgementChanges(before: ComparedDossier, after: ComparedWith): readonly DossierJudgementChange[] {
  const earlier = new Map(before.judgements.map((judgement) => [judgement.id, judgement]))
  const kept = new Set(after.judgements.map(({ id }) => id))
  return [
    ...after.judgements.map((judgement) => judgementChange(judgement, earlier.get(judgement.id))),
    ...before.judgements
      .filter(({ id }) => !kept.has(id))
      .map(({ id }): DossierJudgementChange => ({ id, kind: 'withdrawn', reworded: false })),
  ]
}

function judgementChange(
  now: ComparedWith['judgements'][number],
  earlier: ComparedJudgement | undefined,
): DossierJudgementChange {
  if (earlier === undefined) return withoutAbsent({ id: now.id, kind: 'new' as const, reworded: false, reason: now.change })
  const reworded = now.text.markdown.trim() !== earlier.text.markdown.trim()
  const likelihood = changeOf(earlier.likelihood?.term, now.likelihood?.term)
  const confidence = changeOf(earlier.confidence, now.confidence)
  const kind = !reworded && likelihood === undefined && confidence === undefined ? ('unchanged' as const) : ('changed' as const)
  return withoutAbsent({
    id: now.id,
    kind,
    reworded,
    likelihood,
    direction: likelihood && directionOf(earlier.likelihood?.low, now.likelihood?.low),
    confidence,
    reason: now.change,
  })
}

function changeOf(before: string | undefined, after: string | undefined) {
  return before === after ? undefined : withoutAbsent({ before, after })
}

function directionOf(before: number | undefined, after: number | undefined): 'up' | 'down' | undefined {
  if (before === undefined || after === undefined || before === after) return undefined
  return after > before ? 'up' : 'down'
}
