/** `handling/above-marking` in prose that nothing can stand instead of: a disclaimer, a correction. Items with words for others are chosen elsewhere. */
import type { Brief } from '../brief/brief.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { findFactReferences } from '../text/citations.ts'
import { textSpan } from '../text/located-tree.ts'
import { markingPlace } from './choose-wordings.ts'
import { explainAboveMarking } from './explain-above-marking.ts'
import type { Origins } from './merged-brief.ts'
import type { Withholding } from './visible-facts.ts'

/** An error for each place of the report's own prose that names a withheld fact, whatever the prose is for. */
export function citedAbove(brief: Brief, origins: Origins, withheld: ReadonlyMap<string, Withholding>): readonly Diagnostic[] {
  const ceiling = brief.marking
  if (ceiling === undefined || withheld.size === 0) return []
  const report = { ceiling, place: markingPlace(brief) }
  const disclaimer = origins.textOf(['brief', 'disclaimer'])
  const texts = [...origins.prose.map(({ text }) => text), ...(disclaimer === undefined ? [] : [disclaimer])]
  return texts.flatMap((text) =>
    findFactReferences(text.text).flatMap(({ id, start, end }): readonly Diagnostic[] => {
      const why = withheld.get(id)
      const used = { id, span: textSpan(text, start, end), verb: 'cites' }
      return why === undefined ? [] : [explainAboveMarking({ name: 'this text', stands: 'alone', report, used, why })]
    }),
  )
}
