/** The rules that a dossier is held to: the one table of them. Each rule is a pure function in a file of its own. */

import type { Diagnostic, WaivedFinding } from '../diagnostics/diagnostic.ts'
import type { FactBook } from '../facts/fact.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { checkAfterCutoff } from './after-cutoff.ts'
import { checkAltText } from './alt-text.ts'
import { type BookIndex, indexBook } from './book-index.ts'
import { type CheckContext, readContext } from './check-context.ts'
import { checkAssessmentAsEvent, checkClaimAsFact } from './claim-as-fact.ts'
import { checkContradictingFigures } from './contradicting-figures.ts'
import { checkFalseConfirmation } from './false-confirmation.ts'
import { checkHeaderOrder } from './header-order.ts'
import { checkHiddenContradiction } from './hidden-contradiction.ts'
import { checkHighlightLimits } from './highlight-limits.ts'
import { checkIncompleteJudgement } from './incomplete-judgement.ts'
import { checkIncompleteQuote } from './incomplete-quote.ts'
import { checkLanguageDiffers } from './language-differs.ts'
import { checkLikelihoodWithConfidence } from './likelihood-with-confidence.ts'
import { checkLoadedLabel } from './loaded-label.ts'
import { checkMismatchedNumbers } from './mismatched-numbers.ts'
import { checkMissingSection } from './missing-section.ts'
import { checkNakedNumber } from './naked-number.ts'
import { checkNotIndependent } from './not-independent.ts'
import { checkOffLexicon } from './off-lexicon.ts'
import { checkOneSided } from './one-sided.ts'
import { checkOverdue } from './overdue.ts'
import { checkQuoteInArchive } from './quote-in-archive.ts'
import { checkRelativeTime } from './relative-time.ts'
import { checkSingleSource } from './single-source.ts'
import { checkStale } from './stale.ts'
import { checkSumOfParts } from './sum-of-parts.ts'
import { checkSuperseded } from './superseded.ts'
import { checkUncited } from './uncited.ts'
import { checkUnexplainedChange } from './unexplained-change.ts'
import { checkUngraded } from './ungraded.ts'
import { checkUnsupportedConfidence } from './unsupported-confidence.ts'
import { checkUntranslated } from './untranslated.ts'
import { applyWaivers } from './waivers.ts'
import { checkWeakCitation } from './weak-citation.ts'
import { checkWrongWeekday } from './wrong-weekday.ts'

/** What a rule may look at: what is printed, where it was written, and the brief and book it came from, what is withheld included. */
export interface CheckInput extends MergedBrief {
  readonly book: FactBook
  /** Told of each finding that the brief waives. */
  readonly onWaived?: (waived: WaivedFinding) => void
}

/** Looks at a whole report and says what it finds, with places; never stops at the first. Pure; linear in facts and text. */
export type DossierCheck = (context: CheckContext) => readonly Diagnostic[]

const dossierChecks: readonly DossierCheck[] = [
  checkUncited,
  checkSingleSource,
  checkNotIndependent,
  checkUngraded,
  checkFalseConfirmation,
  checkWeakCitation,
  checkOneSided,
  checkLoadedLabel,
  checkClaimAsFact,
  checkIncompleteQuote,
  checkQuoteInArchive,
  checkRelativeTime,
  checkStale,
  checkAfterCutoff,
  checkSuperseded,
  checkHeaderOrder,
  checkOverdue,
  checkWrongWeekday,
  checkContradictingFigures,
  checkHiddenContradiction,
  checkMismatchedNumbers,
  checkNakedNumber,
  checkSumOfParts,
  checkUnexplainedChange,
  checkLikelihoodWithConfidence,
  checkOffLexicon,
  checkIncompleteJudgement,
  checkUnsupportedConfidence,
  checkAssessmentAsEvent,
  checkMissingSection,
  checkHighlightLimits,
  checkAltText,
  checkUntranslated,
  checkLanguageDiffers,
]

/** Everything that the rules find in a dossier, in the order of the table, without what the brief waives. Pure. */
export function checkDossier(input: CheckInput): readonly Diagnostic[] {
  return checkWith(input, indexBook(input.book))
}

/** `checkDossier` for a run of many reports: a book that reports share is looked through once, not for each of them. */
export function createDossierChecker(): (input: CheckInput) => readonly Diagnostic[] {
  const indexes = new WeakMap<FactBook, BookIndex>()
  return (input) => {
    const index = indexes.get(input.book) ?? indexBook(input.book)
    indexes.set(input.book, index)
    return checkWith(input, index)
  }
}

function checkWith(input: CheckInput, index: BookIndex): readonly Diagnostic[] {
  const context = readContext(input, index)
  return applyWaivers(
    dossierChecks.flatMap((check) => check(context)),
    input,
  )
}
