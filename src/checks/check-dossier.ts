/** The rules that a dossier is held to: the one table of them. Each rule is a pure function in a file of its own. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { checkAboveMarking } from './above-marking.ts'

/** Looks at a whole dossier and says what it finds, with places; never stops at the first. */
export type DossierCheck = (merged: MergedBrief) => readonly Diagnostic[]

const dossierChecks: readonly DossierCheck[] = [checkAboveMarking]

/** Everything that the rules find in a dossier, in the order of the table. Pure. */
export function checkDossier(merged: MergedBrief): readonly Diagnostic[] {
  return dossierChecks.flatMap((check) => check(merged))
}
