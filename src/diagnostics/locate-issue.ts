/**
 * What a schema found wrong, as diagnostics with places in the user's file. The one place that knows the shape of the schema
 * library's issues; messages are ours, and never mention unions, inputs or types of JavaScript.
 */
import type { z } from 'zod'
import { type LocatedNode, nearestNode, nodeAt, type TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { DiagnosticCode } from './codes.ts'
import type { Diagnostic } from './diagnostic.ts'
import { exampleAt, knownKeysAt } from './read-schema.ts'
import { suggestionHints, suggestName } from './suggest.ts'

export interface IssueContext {
  /** The schema that found the issues: asked for the keys that an object takes. */
  readonly schema: z.ZodType
  readonly unknownKeyCode: DiagnosticCode
  readonly invalidCode: DiagnosticCode
}

type Issue = z.core.$ZodIssue

/**
 * The issues as errors, in the schema's order. `root` is the tree that was parsed, its short forms spelled out. A missing key
 * is not reported beside an unknown one that is a slip for it: one cause, one message.
 */
export function issuesToDiagnostics(root: LocatedNode, issues: readonly Issue[], context: IssueContext): readonly Diagnostic[] {
  const slips = new Set(issues.flatMap((issue) => slipsOf(issue, context)))
  return issues.flatMap((issue) => {
    const path = treePath(issue.path)
    if (nodeAt(root, path) === undefined && slips.has(pathKey(path))) return []
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => unknownKey(root, path, key, context))
      case 'invalid_union':
        return unionDiagnostics(root, path, issue.errors, context)
      case 'invalid_key':
        return issue.issues.map((inner) => invalid(context, keySpanAt(root, path), inner.message))
      default:
        return [describeIssue(root, path, issue, context)]
    }
  })
}

/** Paths of the keys that unknown keys are probably meant for. */
function slipsOf(issue: Issue, context: IssueContext): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return []
  const path = treePath(issue.path)
  const known = knownKeysAt(context.schema, path)
  return issue.keys.flatMap((key) => {
    const meant = suggestName(key, known)
    return meant === undefined ? [] : [pathKey([...path, meant])]
  })
}

function pathKey(path: TreePath): string {
  return JSON.stringify(path)
}

function describeIssue(root: LocatedNode, path: TreePath, issue: Issue, context: IssueContext): Diagnostic {
  const node = nodeAt(root, path)
  if (node === undefined) return missingKey(root, path, context)
  if (issue.code === 'custom') return customDiagnostic(node, issue, context)
  if (isNothing(node)) return nothingGiven(node, expectation(issue), context)
  if (issue.code === 'invalid_value') return invalidChoice(node, issue.values, context)
  const message = `expected ${expectation(issue)}, found ${describeNode(node)}`
  return invalid(context, node.span, message, typeHints(node, issue, path, context))
}

function customDiagnostic(
  node: LocatedNode,
  issue: Issue & { readonly params?: Record<string, unknown> | undefined },
  context: IssueContext,
): Diagnostic {
  const { code, hints } = issueDetails(issue.params)
  const diagnostic = invalid(context, isNothing(node) ? (node.keySpan ?? node.span) : node.span, issue.message, hints)
  return code === undefined ? diagnostic : { ...diagnostic, code }
}

/** `params` of a custom issue is what `field-schema.ts` put there. */
function issueDetails(params: Record<string, unknown> | undefined): { code?: DiagnosticCode; hints?: readonly string[] } {
  return params ?? {}
}

/** A branch that fits the value's kind says more than "none of these"; without one, all that would have been taken are named. */
function unionDiagnostics(
  root: LocatedNode,
  path: TreePath,
  branches: readonly (readonly Issue[])[],
  context: IssueContext,
): readonly Diagnostic[] {
  const fitting = branches.find((issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0))
  if (fitting !== undefined) {
    const nested = fitting.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))
    return issuesToDiagnostics(root, nested, context)
  }
  const node = nodeAt(root, path)
  if (node === undefined) return [missingKey(root, path, context)]
  const expected = [...new Set(branches.flatMap((issues) => issues.slice(0, 1).map(expectation)))].join(' or ')
  return [
    isNothing(node)
      ? nothingGiven(node, expected, context)
      : invalid(context, node.span, `expected ${expected}, found ${describeNode(node)}`),
  ]
}

function unknownKey(root: LocatedNode, path: TreePath, key: string, context: IssueContext): Diagnostic {
  const node = nodeAt(root, path)
  const value = node?.kind === 'map' ? node.entries.get(key) : undefined
  const known = knownKeysAt(context.schema, path)
  const suggestions = isCutOff(key, value) ? [commaHint] : suggestionHints(key, known)
  const fewKnown = known.length > 0 && known.length <= 12
  const hints = suggestions.length === 0 && fewKnown ? [`use one of ${quoteAll(known)}`] : suggestions
  const span = value?.keySpan ?? value?.span ?? node?.span ?? root.span
  return { ...invalid(context, span, `unknown key \`${key}\``, hints), code: context.unknownKeyCode }
}

const commaHint = 'put the text before it in quotation marks: between `{` and `}` a comma ends it'

/** Whether it looks like the rest of a text: `{label: cases per 10,000 people}`. */
function isCutOff(key: string, value: LocatedNode | undefined): boolean {
  return value?.kind === 'scalar' && value.value === '' && /[\s\d]/.test(key)
}

/** Points at the key of the object that lacks something, or at the object's start. */
function missingKey(root: LocatedNode, path: TreePath, context: IssueContext): Diagnostic {
  const key = String(path.at(-1) ?? '')
  const owner = nearestNode(root, path)
  const example = exampleAt(context.schema, path)
  const span = owner.keySpan ?? { ...owner.span, end: owner.kind === 'map' ? owner.span.start : owner.span.end }
  return invalid(
    context,
    span,
    `key \`${key}\` is missing`,
    example === undefined ? [`add \`${key}: …\``] : [`add \`${key}: ${example}\``],
  )
}

function nothingGiven(node: LocatedNode, expected: string, context: IssueContext): Diagnostic {
  const hint = node.keySpan === undefined ? 'give it a value, or remove it' : 'give the key a value'
  return invalid(context, node.keySpan ?? node.span, `expected ${expected}, found nothing`, [hint])
}

function invalidChoice(node: LocatedNode, values: readonly unknown[], context: IssueContext): Diagnostic {
  const words = values.map(String)
  if (node.kind !== 'scalar') return invalid(context, node.span, `expected one word, found ${describeNode(node)}`)
  const written = String(node.value)
  const suggestion = suggestWord(written, words)
  const hints = suggestion === undefined ? [] : [`check if you meant \`${suggestion}\``]
  const few = words.length <= 8
  const message = few
    ? `expected ${orAll(words)}, found ${describeNode(node)}`
    : `\`${written}\` is none of the words that this key takes`
  return invalid(context, node.span, message, few || suggestion !== undefined ? hints : [`use one of ${quoteAll(words)}`])
}

/** The nearest word, or one that has the text as a part (`newspaper`). Three letters are too few to guess from. */
function suggestWord(written: string, words: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  const near = suggestName(written, words)
  if (near !== undefined && (written.length > 3 || near.toLowerCase() === lower)) return near
  return words.find((word) => word.split('-').includes(lower))
}

function invalid(context: IssueContext, span: Span, message: string, hints: readonly string[] = []): Diagnostic {
  return { severity: 'error', code: context.invalidCode, message, span, ...(hints.length > 0 && { hints }) }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping (`key: value`)',
  record: 'a mapping (`key: value`)',
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? issue.expected
  if (issue.code === 'too_small' && issue.origin === 'array')
    return issue.minimum === 1 ? 'at least one item' : `at least ${issue.minimum} items`
  if (issue.code === 'too_small') return `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return issue.message
}

function typeHints(node: LocatedNode, issue: Issue, path: TreePath, context: IssueContext): readonly string[] {
  if (issue.code !== 'invalid_type') return []
  if (issue.expected === 'boolean' && node.kind === 'scalar') {
    const meant = /^(yes|on|y)$/i.test(String(node.value))
      ? 'true'
      : /^(no|off|n)$/i.test(String(node.value))
        ? 'false'
        : undefined
    if (meant !== undefined) return [`write \`${meant}\``]
  }
  const wantsNumber = issue.expected === 'number' || issue.expected === 'int'
  if (wantsNumber && node.kind === 'scalar' && typeof node.value === 'string') {
    if (/^[-+]?\d+(\.\d+)?$/.test(node.value)) return ['remove the quotes']
    const ungrouped = node.value.replace(/[,\s'’_]/g, '')
    if (/^[-+]?\d+(\.\d+)?$/.test(ungrouped)) return [`write \`${ungrouped}\`: grouping of digits is added on the page`]
    const [, start] = /^([-+]?\d+(?:\.\d+)?)\s*[A-Za-z%°€$£]/.exec(node.value) ?? []
    if (start !== undefined) return [`write the number alone: \`${start}\``]
  }
  if (issue.expected === 'record' && node.kind === 'list') return ['write each entry under an id: `my-id: …`']
  // `facts: {a: , kind: event}`: the fields stand beside the id that they should stand under.
  const key = String(path.at(-1) ?? '')
  if (issue.expected === 'object' && knownKeysAt(context.schema, path).includes(key))
    return [`indent \`${key}\` under the entry that it belongs to`]
  if (issue.expected === 'object' && node.kind === 'scalar' && String(node.value).includes(':')) {
    return ['put a space after the colon: `key: value`']
  }
  return []
}

/** What stands there, for a message: short values in backticks. */
function describeNode(node: LocatedNode): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list'
  if (node.kind === 'map') return 'a mapping'
  if (node.value === null) return 'nothing'
  const shown = typeof node.value === 'string' ? node.value : (node.written ?? String(node.value))
  if (shown === '') return 'empty text'
  const line = shown.trim().replace(/\s+/g, ' ')
  return `\`${line.length > 40 ? `${line.slice(0, 39)}…` : line}\``
}

function isNothing(node: LocatedNode): boolean {
  return node.kind === 'scalar' && node.value === null
}

function quoteAll(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}

function orAll(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}

function treePath(path: readonly PropertyKey[]): TreePath {
  return path.map((step) => (typeof step === 'number' ? step : String(step)))
}

function keySpanAt(root: LocatedNode, path: TreePath): Span {
  const node = nodeAt(root, path)
  return node?.keySpan ?? node?.span ?? nearestNode(root, path).span
}
