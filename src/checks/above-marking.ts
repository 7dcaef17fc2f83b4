/** `handling/above-marking`: a report is never marked lower than what is inside it (FIRST TLP 2.0; the high-water mark of CAPCO-like schemes). */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DossierFact, DossierSource } from '../merge/dossier.ts'
import type { MergedBrief, Origins } from '../merge/merged-brief.ts'
import { compareTlp, type Marking } from '../terms/tlp.ts'
import type { TreePath } from '../text/located-tree.ts'

/** One error for each fact and each source in use that is marked above the report. */
export function checkAboveMarking({ dossier, origins }: MergedBrief): readonly Diagnostic[] {
  const facts = Object.values(dossier.facts).map((fact: DossierFact) => ({
    what: `fact \`${fact.id}\``,
    marking: fact.marking,
    path: ['facts', fact.id],
  }))
  const sources = dossier.sources.map((source: DossierSource, index) => ({
    what: `source \`${source.id}\``,
    marking: source.marking,
    path: ['sources', index],
  }))
  return [...facts, ...sources]
    .filter(({ marking }) => compareTlp(marking.level, dossier.marking.level) > 0)
    .map((item) => aboveMarking(item, dossier.marking, origins))
}

function aboveMarking(item: { what: string; marking: Marking; path: TreePath }, report: Marking, origins: Origins): Diagnostic {
  return {
    severity: 'error',
    code: 'handling/above-marking',
    message: `the report is ${report.label} but uses ${item.what}, which is ${item.marking.label}`,
    span: origins.spanOf(['marking']),
    related: [{ message: `marked ${item.marking.label} here`, span: origins.spanOf(item.path) }],
    hints: [`set \`tlp: ${item.marking.level}\` on the report`, `leave ${item.what} out`],
  }
}
