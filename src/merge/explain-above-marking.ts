/** `handling/above-marking` in words: what uses a fact that may not be told there, where, and the ways out (FIRST TLP 2.0; the high-water mark of CAPCO-like schemes). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Marking } from '../terms/markings.ts'
import type { Span } from '../text/span.ts'
import type { Withholding } from './visible-facts.ts'

/** A fact that words use, and where they name it. */
export interface UsedFact {
  readonly id: string
  readonly span: Span
  /** `cites`, `shows`, `rests on`. */
  readonly verb: string
}

/** The report's own marking, and where it says so. */
interface ReportMarking {
  readonly ceiling: Marking
  readonly place: Span | undefined
}

/** What stands in the way: an item as it was written first, what stands instead of one, or a text that nothing can stand instead of. */
type Standing = 'first' | 'instead' | 'alone'

interface AboveMarking {
  /** `highlight 2`. */
  readonly name: string
  readonly used: UsedFact
  readonly why: Withholding
}

/** Words that use a fact which their report may not tell, or, with `itself`, which their own marking does not allow. */
export function explainAboveMarking(
  found: AboveMarking &
    (
      | { readonly report: ReportMarking; readonly stands: Standing }
      | { readonly itself: { readonly marking: Marking; readonly place: Span } }
    ),
): Diagnostic {
  const { name, used, why } = found
  const uses = `${used.verb} fact \`${used.id}\`, ${reasonOf(why)}`
  const marked = { message: `marked ${why.marking.label} here`, span: why.node.keySpan ?? why.node.span }
  if ('itself' in found) {
    const { marking, place } = found.itself
    return above(
      used.span,
      `${name} is marked ${marking.label}, but ${uses}`,
      [{ message: 'marked here', span: place }, marked],
      [`mark it ${why.marking.label}`, 'say it without that fact'],
    )
  }
  const { ceiling, place } = found.report
  const related = [marked, ...(place === undefined ? [] : [{ message: 'the report is marked here', span: place }])]
  return above(
    used.span,
    `${name} ${uses}, and the report is ${ceiling.label}`,
    related,
    waysOut(found.stands, ceiling, why.marking),
  )
}

/** Words that are marked above their report themselves. */
export function explainOwnMarking(found: {
  readonly name: string
  readonly stands: Standing
  readonly report: ReportMarking
  readonly marking: Marking
  readonly span: Span
}): Diagnostic {
  const { name, stands, marking, span } = found
  const { ceiling, place } = found.report
  const related = place === undefined ? [] : [{ message: 'the report is marked here', span: place }]
  return above(
    span,
    `${name} is ${marking.label}, and the report is ${ceiling.label}`,
    related,
    waysOut(stands, ceiling, marking),
  )
}

function reasonOf({ by, id, marking }: Withholding): string {
  if (by === 'fact') return `which is ${marking.label}`
  return by === 'source' ? `whose source \`${id}\` is ${marking.label}` : `whose speaker \`${id}\` is ${marking.label}`
}

function waysOut(stands: Standing, ceiling: Marking, needed: Marking): readonly string[] {
  const key = needed.scheme === 'tlp' ? `tlp: ${needed.level}` : `marking: ${needed.label}`
  const raise = `set \`${key}\` on the report`
  const may = `what a report marked ${ceiling.label} may carry`
  if (stands === 'alone') return ['say it without that fact', 'give the variant words of its own', raise]
  return stands === 'first'
    ? [`add \`instead: …\` with ${may}`, 'write `instead: {omit: true}` to leave it out', raise]
    : [`add below it ${may}`, 'end the list with `omit: true` to leave it out', raise]
}

function above(span: Span, message: string, related: Diagnostic['related'], hints: readonly string[]): Diagnostic {
  return { severity: 'error', code: 'handling/above-marking', message, span, ...(related && { related }), hints }
}
