/** The rules that a dossier is held to: the one table of them. Each rule is a pure function in a file of its own. */

import type { Brief } from '../brief/brief.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FactBook } from '../facts/fact.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { checkAboveMarking } from './above-marking.ts'

/** What a rule may look at: what is printed, where it was written, and the book and brief it came from. */
export interface CheckInput extends MergedBrief {
  readonly brief: Brief
  readonly book: FactBook
}

/** Looks at a whole dossier and says what it finds, with places; never stops at the first. */
export type DossierCheck = (input: CheckInput) => readonly Diagnostic[]

const dossierChecks: readonly DossierCheck[] = [checkAboveMarking]

/** Everything that the rules find in a dossier, in the order of the table. Pure. */
export function checkDossier(input: CheckInput): readonly Diagnostic[] {
  return dossierChecks.flatMap((check) => check(input))
}
