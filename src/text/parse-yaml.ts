/** YAML text → located tree. The only importer of `yaml`; its errors are put into words by `yaml-problem.ts`. Knows no schema. */
import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { LocatedNode, ScalarStyle } from './located-tree.ts'
import { parseJson } from './parse-json.ts'
import { parsePlainYaml } from './parse-plain-yaml.ts'
import type { ParsedTree, TextProblem } from './parsed-tree.ts'
import type { Span } from './span.ts'
import type { TextFile } from './text-file.ts'
import { describeYamlErrors, type Opening, unquotedTextProblem } from './yaml-problem.ts'

/** Values that aliases may add to a file before it counts as an attack ("billion laughs"). */
const maxAliasedValues = 100_000
const maxDepth = 100

/**
 * The tree of a YAML 1.2 text (core schema): dates stay text, `2025` is a number whose `written` is `2025`, `.inf` and
 * `.nan` are numbers that schemas refuse. Merge keys and anchors are resolved; merged values keep the place of the anchor.
 *
 * Refused: more than one document, unknown tags, a key written twice, keys that are lists or maps, `__proto__`, aliases
 * that grow without bound, more than 100 levels. When only such things are wrong there is still a root, without them.
 * With `json` the text must be strict JSON.
 */
export function parseYaml(file: TextFile, options: { readonly json?: boolean } = {}): ParsedTree {
  if (options.json === true) return parseJson(file)
  const plain = parsePlainYaml(file)
  return plain === undefined ? parseAnyYaml(file) : { root: plain, problems: [] }
}

/** `parseYaml` by the whole parser, for texts of every kind. */
export function parseAnyYaml(file: TextFile): ParsedTree {
  const document = parseDocument(file.text, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    logLevel: 'error',
    // Ours says where the key was written first.
    uniqueKeys: false,
    // `<<` is resolved below, where the places are known.
    merge: false,
    resolveKnownTags: false,
  })
  const complaints = [...document.errors, ...document.warnings]
  if (complaints.length > 0) {
    return { root: undefined, problems: describeYamlErrors(file, complaints, openingsOf(document.contents)) }
  }
  if (document.contents === null) return { root: undefined, problems: [] }
  const tree = createTreeBuilder(file)
  const root = tree.build(document.contents)
  const problems = [...tree.problems, ...tree.unusedAnchors()].sort((a, b) => a.start - b.start)
  return { root: root.kind === 'scalar' && root.value === null ? undefined : root, problems }
}

/** Where quotes and brackets open: what an error about a missing end should point at. */
function openingsOf(contents: Parameters<typeof visit>[0] | null): readonly Opening[] {
  const openings: Opening[] = []
  const add = (node: Scalar | YAMLMap | YAMLSeq, kind: Opening['kind']): void => {
    if (node.range != null) openings.push({ kind, start: node.range[0], end: node.range[2] })
  }
  if (contents === null) return openings
  visit(contents, {
    Scalar: (_key, node) => {
      if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') add(node, 'quote')
    },
    Collection: (_key, node) => {
      if (node.flow === true) add(node, 'bracket')
    },
  })
  return openings
}

interface Anchor {
  readonly start: number
  readonly name: string
  readonly ofScalar: boolean
  node: LocatedNode | undefined
  size: number
  used: boolean
}

/** One conversion: anchors are known by name from where they stand on, as YAML has it. */
function createTreeBuilder(file: TextFile) {
  const problems: TextProblem[] = []
  const anchors = new Map<string, Anchor>()
  const seenAnchors: Anchor[] = []
  let built = 0
  let aliased = 0

  function build(node: unknown, keySpan?: Span, depth = 0): LocatedNode {
    built++
    const before = built
    const anchor = openAnchor(node)
    const located = buildByKind(node, keySpan, depth)
    if (anchor !== undefined) Object.assign(anchor, { node: located, size: built - before + 1 })
    return located
  }

  function buildByKind(node: unknown, keySpan: Span | undefined, depth: number): LocatedNode {
    if (depth > maxDepth) return refuse(node, `expected at most ${maxDepth} levels of nesting, found more`)
    if (isAlias(node)) return buildAlias(node, keySpan)
    if (isMap(node)) return buildMap(node, keySpan, depth)
    if (isSeq(node)) return buildList(node, keySpan, depth)
    return buildScalar(node, keySpan)
  }

  function buildMap(node: YAMLMap, keySpan: Span | undefined, depth: number): LocatedNode {
    const unquoted = node.items.some((pair) => isMap(pair.key)) ? unquotedTextProblem(file, spanOf(file, node).start) : undefined
    if (unquoted !== undefined) {
      // `{{title}}` without quotes: a mapping to YAML, text to its author, and one problem.
      problems.push(unquoted)
      return { kind: 'scalar', span: spanOf(file, node), value: null, style: 'plain', ...(keySpan && { keySpan }) }
    }
    const entries = new Map<string, LocatedNode>()
    const merged: LocatedNode[] = []
    const keySpans = new Map<string, Span>()
    for (const pair of node.items) {
      const key = keyOf(pair)
      if (key === undefined) continue
      const value = build(pair.value, key.span, depth + 1)
      if (key.isMerge) merged.push(value)
      else if (keySpans.has(key.name)) problems.push(duplicateKey(key.name, key.span, keySpans.get(key.name)))
      else {
        keySpans.set(key.name, key.span)
        entries.set(key.name, value)
      }
    }
    for (const value of merged) mergeInto(entries, value)
    return { kind: 'map', span: spanOf(file, node), entries, ...(keySpan && { keySpan }) }
  }

  /** A key already there wins over a merged one, and an earlier merged one over a later (YAML 1.1, merge type). */
  function mergeInto(entries: Map<string, LocatedNode>, value: LocatedNode): void {
    if (value.kind === 'list') for (const item of value.items) mergeInto(entries, item)
    else if (value.kind === 'map') {
      for (const [name, node] of value.entries) if (!entries.has(name)) entries.set(name, node)
    } else problems.push({ ...placeOf(value.span), message: 'expected an alias of a mapping after `<<`, such as `<<: *base`' })
  }

  function buildList(node: YAMLSeq, keySpan: Span | undefined, depth: number): LocatedNode {
    const items = node.items.map((item) => build(item, undefined, depth + 1))
    return { kind: 'list', span: spanOf(file, node), items, ...(keySpan && { keySpan }) }
  }

  function buildScalar(node: unknown, keySpan: Span | undefined): LocatedNode {
    const place = keySpan === undefined ? {} : { keySpan }
    if (!isScalar(node)) {
      const end = keySpan?.end ?? 0
      return { kind: 'scalar', span: { file: file.path, start: end, end }, value: null, style: 'plain', ...place }
    }
    const span = spanOf(file, node)
    const lostNumber = commentedNumber(file, node)
    if (lostNumber !== undefined) problems.push(lostNumber)
    const value = scalarValue(node.value)
    const written = typeof value === 'string' || value === null ? {} : { written: node.source ?? String(value) }
    return { kind: 'scalar', span, value, style: styleOf(node), ...written, ...place }
  }

  function buildAlias(node: Alias, keySpan: Span | undefined): LocatedNode {
    const anchor = anchors.get(node.source)
    if (anchor === undefined) {
      const message = `alias \`*${node.source}\` has no anchor before it`
      return refuse(node, message, [
        'put text that starts with `*` in quotes',
        `write \`&${node.source}\` before the value it repeats`,
      ])
    }
    anchor.used = true
    if (anchor.node === undefined) return refuse(node, `alias \`*${node.source}\` stands inside the value it repeats`)
    aliased += anchor.size
    // An anchor around this alias is as large as what it expands to.
    built += anchor.size
    if (aliased > maxAliasedValues) return refuse(node, `aliases grow this file to more than ${maxAliasedValues} values`)
    return keySpan === undefined ? anchor.node : { ...anchor.node, keySpan }
  }

  function openAnchor(node: unknown): Anchor | undefined {
    if (!(isScalar(node) || isMap(node) || isSeq(node)) || node.anchor === undefined) return undefined
    const start = file.text.lastIndexOf(`&${node.anchor}`, node.range?.[0] ?? 0)
    const anchor = { start, name: node.anchor, ofScalar: isScalar(node), node: undefined, size: 0, used: false }
    anchors.set(node.anchor, anchor)
    seenAnchors.push(anchor)
    return anchor
  }

  function keyOf(pair: Pair): { readonly name: string; readonly span: Span; readonly isMerge: boolean } | undefined {
    const { key } = pair
    if (!isScalar(key)) {
      const span = spanOf(file, key)
      problems.push({ ...placeOf(span), message: 'expected a key, found a list or mapping' })
      return undefined
    }
    const span = spanOf(file, key)
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
    if (name === '') problems.push({ ...placeOf(span), message: 'expected a key before `:`' })
    if (name === '__proto__') problems.push({ ...placeOf(span), message: 'the key `__proto__` is not allowed' })
    if (name === '' || name === '__proto__') return undefined
    return { name, span, isMerge: name === '<<' && key.type === 'PLAIN' }
  }

  /** A problem at the node, and a harmless value in its place. */
  function refuse(node: unknown, message: string, hints?: readonly string[]): LocatedNode {
    const span = spanOf(file, node)
    problems.push({ ...placeOf(span), message, ...(hints && { hints }) })
    return { kind: 'scalar', span, value: null, style: 'plain' }
  }

  /** `text: &c more` is an anchor to YAML and a lost `&c` to its author. */
  function unusedAnchors(): readonly TextProblem[] {
    return seenAnchors
      .filter((anchor) => anchor.ofScalar && !anchor.used)
      .map(({ start, name }) => ({
        message: `\`&${name}\` is read as an anchor that nothing refers to`,
        start,
        end: start + name.length + 1,
        hints: ['put text that starts with `&` in quotes'],
      }))
  }

  return { build, problems, unusedAnchors }
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function styleOf(node: Scalar): ScalarStyle {
  return styles[node.type ?? 'PLAIN'] ?? 'plain'
}

function scalarValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : String(value)
}

function spanOf(file: TextFile, node: unknown): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined
  const start = range?.[0] ?? 0
  const end = contentEnd(node) ?? range?.[1] ?? 0
  return { file: file.path, start, end: Math.max(start, start + file.text.slice(start, end).trimEnd().length) }
}

/** Where the last value of a block mapping or list ends: the parser's own end takes in comments that follow it. Undefined for any other node. */
function contentEnd(node: unknown): number | undefined {
  if (!(isMap(node) || isSeq(node)) || node.flow === true) return undefined
  const last: unknown = node.items.at(-1)
  const value = isPair(last) ? (last.value ?? last.key) : last
  return contentEnd(value) ?? (isNode(value) ? value.range?.[1] : undefined)
}

function placeOf(span: Span): { readonly start: number; readonly end: number } {
  return { start: span.start, end: span.end }
}

function duplicateKey(name: string, span: Span, first: Span | undefined): TextProblem {
  const related = first === undefined ? {} : { related: { message: 'first written here', ...placeOf(first) } }
  return { ...placeOf(span), message: `key \`${name}\` is written twice`, ...related }
}

/** `title: Situation report #4` loses its number: ` #` starts a comment. Comments with a space after `#` are left alone. */
function commentedNumber(file: TextFile, node: Scalar): TextProblem | undefined {
  if (node.type !== 'PLAIN' || typeof node.value !== 'string' || node.range == null) return undefined
  const [, end] = node.range
  const match = /^[ \t]+(#\d\S*)/.exec(file.text.slice(end, end + 40))
  if (match === null) return undefined
  const start = end + match[0].indexOf('#')
  return {
    message: `\`${match[1]}\` is read as a comment and lost`,
    start,
    end: start + (match[1]?.length ?? 0),
    hints: ['put the value in quotes', 'put a space after `#` if it is a comment'],
  }
}
