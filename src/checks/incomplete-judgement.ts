/** `judgement/incomplete`: a judgement says how likely, how sure and why, on which facts, until when; and what would change it (ICD 203, standards 2–4). */
import type { BriefJudgement } from '../brief/brief.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CheckContext } from './check-context.ts'
import { judgementPlace } from './places.ts'

const needed = ['likelihood', 'confidence', 'grounds', 'basis'] as const
const wanted = ['horizon', 'assumptions', 'alternatives', 'indicators'] as const

/** An error for a judgement without likelihood, confidence, grounds or basis; a warning without horizon, assumptions, alternatives or indicators. */
export function checkIncompleteJudgement({ brief }: CheckContext): readonly Diagnostic[] {
  return brief.judgements.flatMap((judgement, index) => {
    const span = judgementPlace(brief, index)
    return [...lacking(judgement, needed, 'error', span), ...lacking(judgement, wanted, 'warning', span)]
  })
}

function lacking(
  judgement: BriefJudgement,
  fields: readonly ((typeof needed)[number] | (typeof wanted)[number])[],
  severity: 'error' | 'warning',
  span: Diagnostic['span'],
): readonly Diagnostic[] {
  const missing = fields.filter((field) => isMissing(judgement[field])).map((field) => `\`${field}\``)
  if (missing.length === 0) return []
  const last = missing.at(-1)
  const names = missing.length === 1 ? last : `${missing.slice(0, -1).join(', ')} and ${last}`
  return [
    {
      severity,
      code: 'judgement/incomplete',
      message: `judgement \`${judgement.id}\` has no ${names}`,
      ...(span && { span }),
      hints: [`add ${names}`],
    },
  ]
}

function isMissing(value: BriefJudgement[(typeof needed)[number] | (typeof wanted)[number]]): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
