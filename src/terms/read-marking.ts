/** How something is marked: `tlp` or `marking` in what somebody wrote, held against the project's scheme. Makes no diagnostics. */
import type { LocatedMap, LocatedScalar } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { explainLabel, useOneOf } from './explain-label.ts'
import type { NearHints } from './explain-tlp.ts'
import { findMarking, type Marking, type MarkingScheme } from './markings.ts'

/** What is wrong with a marking. `twice`: both keys are given; else the label is none. */
export interface MarkingProblem {
  readonly kind: 'unknown' | 'twice'
  readonly message: string
  readonly span: Span
  readonly hints: readonly string[]
}

export interface ReadMarking {
  /** Undefined when nothing is said, and after a problem. */
  readonly marking?: Marking
  /** Where it is said. */
  readonly span?: Span
  readonly problem?: MarkingProblem
}

/**
 * The marking that a mapping says of itself. `tlp` takes a level of TLP and is for projects marked by TLP; `marking` takes a label
 * or level of the project's scheme, TLP included. A value that is no text is the schema's to refuse.
 */
export function readMarking(node: LocatedMap, scheme: MarkingScheme, near: NearHints): ReadMarking {
  const [tlp, own] = [scalarAt(node, 'tlp'), scalarAt(node, 'marking')]
  if (tlp !== undefined && own !== undefined) {
    const message = '`tlp` and `marking` both mark it'
    return { problem: { kind: 'twice', message, span: own.keySpan ?? own.span, hints: ['keep one of them'] } }
  }
  const said = tlp ?? own
  if (said === undefined) return {}
  const text = (said.written ?? String(said.value)).trim()
  if (tlp !== undefined && scheme.name !== 'tlp') {
    const message = `this project marks by ${scheme.name}, not by TLP`
    const hints = [`write \`marking\` in place of \`tlp\`, and ${useOneOf(scheme.markings.map(({ label }) => label))}`]
    return { problem: { kind: 'unknown', message, span: said.keySpan ?? said.span, hints } }
  }
  const marking = findMarking(text, scheme)
  if (marking !== undefined) return { marking, span: said.span }
  return { problem: { kind: 'unknown', ...explainLabel(text, scheme, near), span: said.span } }
}

function scalarAt(node: LocatedMap, key: string): LocatedScalar | undefined {
  const value = node.entries.get(key)
  const isText = value?.kind === 'scalar' && value.value !== null && String(value.value).trim() !== ''
  return isText ? value : undefined
}
