/** `figure/unexplained-change`: what moved since the edition before says why (ICD 203, standard 7). Looked at where the report shows its changes. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CheckContext } from './check-context.ts'
import { briefPlace } from './places.ts'

/** An error for a judgement that is another one, a warning for a key figure that moved, where neither has a reason. */
export function checkUnexplainedChange({ dossier, brief }: CheckContext): readonly Diagnostic[] {
  const { changes } = dossier
  if (changes?.since === undefined) return []
  const { number, asOf } = changes.since
  const since = number === undefined ? `the edition as of ${asOf}` : `edition ${number}`
  const judgements = changes.judgements.flatMap(({ id, kind, reason }): readonly Diagnostic[] => {
    const index = brief.judgements.findIndex((judgement) => judgement.id === id)
    if (kind !== 'changed' || reason !== undefined || index === -1) return []
    return [
      {
        severity: 'error',
        code: 'figure/unexplained-change',
        message: `judgement \`${id}\` is not that of ${since}, and nothing says why`,
        span: briefPlace(brief, ['judgements', index, 'text']),
        hints: ['add `change:` with the reason to the judgement'],
      },
    ]
  })
  const figures = brief.keyFigures.flatMap(({ fact }, index): readonly Diagnostic[] => {
    const change = changes.figures.find((figure) => figure.fact === fact)
    if (change === undefined || change.reason !== undefined || (change.direction !== 'up' && change.direction !== 'down'))
      return []
    return [
      {
        severity: 'warning',
        code: 'figure/unexplained-change',
        message: `the figure \`${fact}\` went ${change.direction} since ${since}, and nothing says why`,
        span: briefPlace(brief, ['keyFigures', index, 'fact']),
        hints: ['add `change:` with the reason to the key figure'],
      },
    ]
  })
  return [...judgements, ...figures]
}
