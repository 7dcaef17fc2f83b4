/** Findings that the analysts set aside, each with a reason that is printed. What concerns markings, or keeps a report from being put together, cannot be. */
import type { BriefWaiver } from '../brief/brief.ts'
import { type DiagnosticCode, diagnosticCodes } from '../diagnostics/codes.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { CheckInput } from './check-dossier.ts'
import { briefPlace } from './places.ts'

/** The areas whose codes are rules over a dossier. */
const waivableAreas: ReadonlySet<string> = new Set([
  'language',
  'source',
  'attribution',
  'quote',
  'time',
  'figure',
  'judgement',
  'structure',
])

/** Codes of those areas that are reported while files are read and merged: without the value there is no report. */
const neededCodes: ReadonlySet<string> = new Set(['source/missing', 'source/unknown', 'attribution/missing'])

/** Whether findings of that code can be waived: rules over a dossier, `handling/` left out. */
export function isWaivable(code: DiagnosticCode): boolean {
  return waivableAreas.has(code.split('/')[0] ?? '') && !neededCodes.has(code)
}

/**
 * The findings without those that the brief waives, and what is wrong with its waivers: `brief/invalid` for a code or a thing that
 * there is not and for a code that cannot be waived, `check/unused-waiver` for one that waives nothing. The last only for the
 * brief itself: in one of its variants or rows a finding may well be absent.
 */
export function applyWaivers(findings: readonly Diagnostic[], input: CheckInput): readonly Diagnostic[] {
  const { brief } = input
  if (brief.waivers.length === 0) return findings
  const problems = brief.waivers.map((waiver, index) => waiverProblem(waiver, index, input))
  const sound = brief.waivers.flatMap((waiver, index) => (problems[index] === undefined ? [{ waiver, index }] : []))
  const used = new Set<number>()
  const kept = findings.filter((finding) => {
    const taken = sound.filter(({ waiver }) => isAbout(finding, waiver, input))
    for (const { index } of taken) used.add(index)
    if (taken[0] !== undefined) input.onWaived?.({ finding, reason: taken[0].waiver.reason })
    return taken.length === 0
  })
  const isWhole = brief.variant === undefined && brief.each === undefined
  const unused = isWhole
    ? sound.filter(({ index }) => !used.has(index)).map(({ waiver, index }) => unusedWaiver(waiver, index, input))
    : []
  return [...kept, ...problems.flatMap((problem) => problem ?? []), ...unused]
}

/** The findings without those that the brief waives, for rules that look at several reports: its waivers were judged with those of one. */
export function withoutWaived(findings: readonly Diagnostic[], input: CheckInput): readonly Diagnostic[] {
  return findings.filter((finding) => {
    const waiver = input.brief.waivers.find((each) => isAbout(finding, each, input))
    if (waiver !== undefined) input.onWaived?.({ finding, reason: waiver.reason })
    return waiver === undefined
  })
}

function waiverProblem({ code, at }: BriefWaiver, index: number, input: CheckInput): Diagnostic | undefined {
  const invalid = (field: string, message: string, hints: readonly string[]): Diagnostic => {
    return { severity: 'error', code: 'brief/invalid', message, span: briefPlace(input.brief, ['waivers', index, field]), hints }
  }
  if (!isCode(code)) {
    const near = suggestionHints(code, Object.keys(diagnosticCodes))
    return invalid(
      'code',
      `no finding has the code \`${code}\``,
      near.length > 0 ? near : ['look the codes up with `sitrep explain`'],
    )
  }
  if (code.startsWith('handling/')) {
    return invalid('code', `\`${code}\` cannot be waived`, ['remove the waiver: findings about markings cannot be silenced'])
  }
  if (!isWaivable(code)) {
    return invalid('code', `\`${code}\` cannot be waived`, [
      'mend what it is about: it is no finding of the checks, and without it there is no report',
    ])
  }
  if (at === undefined || thingsCalled(at, input).length > 0) return undefined
  const near = suggestionHints(at, idsOf(input))
  const message = `no fact, source, section or judgement has the id \`${at}\``
  return invalid('at', message, near.length > 0 ? near : ['leave `at` out to waive the code in the whole report'])
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, code)
}

/** A finding is about a thing when it points into it or names it in its message. */
function isAbout(finding: Diagnostic, { code, at }: BriefWaiver, input: CheckInput): boolean {
  if (finding.code !== code) return false
  if (at === undefined || finding.message.includes(`\`${at}\``)) return true
  const { span } = finding
  return span !== undefined && thingsCalled(at, input).some((node) => holds(node, span))
}

function holds(node: LocatedNode, span: Span): boolean {
  const start = Math.min(node.span.start, node.keySpan?.start ?? node.span.start)
  return span.file === node.span.file && start <= span.start && span.end <= node.span.end
}

function thingsCalled(id: string, { brief, book }: CheckInput): readonly LocatedNode[] {
  return [
    ...[book.facts.get(id), book.sources.get(id)].flatMap((entry) => entry?.node ?? []),
    ...brief.sections.flatMap((section, index) => (section.id === id ? itemNode(brief.node, 'sections', index) : [])),
    ...brief.judgements.flatMap((judgement, index) => (judgement.id === id ? itemNode(brief.node, 'judgements', index) : [])),
  ]
}

function itemNode(root: LocatedNode, list: string, index: number): readonly LocatedNode[] {
  const node = root.kind === 'map' ? root.entries.get(list) : undefined
  const item = node?.kind === 'list' ? node.items[index] : undefined
  return item === undefined ? [] : [item]
}

function idsOf({ brief, book }: CheckInput): readonly string[] {
  const named = [...brief.sections, ...brief.judgements].map(({ id }) => id)
  return [...named, ...book.facts.keys(), ...book.sources.keys()]
}

function unusedWaiver({ code, at }: BriefWaiver, index: number, { brief }: CheckInput): Diagnostic {
  return {
    severity: 'warning',
    code: 'check/unused-waiver',
    message: at === undefined ? `\`${code}\` finds nothing in this report` : `\`${code}\` finds nothing at \`${at}\``,
    span: briefPlace(brief, ['waivers', index, 'code']),
    hints: ['remove the waiver: its reason is still printed'],
  }
}
