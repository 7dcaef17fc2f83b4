/** Where a value of a report came from: the layer that said it last, and the earlier layers whose value it replaced. Prints nothing. */
import { briefSchema } from '../brief/brief-schema.ts'
import { mergeLayers } from '../brief/layers.ts'
import { sectionIds } from '../brief/section-ids.ts'
import { knownKeysAt, spellOut } from '../diagnostics/read-schema.ts'
import { suggestName } from '../diagnostics/suggest.ts'
import { readFactTree } from '../facts/fact-tree.ts'
import { type LocatedNode, nodeAt, type TreePath, toPlain } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import { isRecord, textAt } from './find-uses.ts'
import type { TracedReport } from './traced-report.ts'

/** One layer of a brief: what it is called and what it says. */
export interface TracedLayer {
  /** "the brief", "template `flash`", `--set`. */
  readonly name: string
  readonly node: LocatedNode
}

/** What one layer says of a value, and where. */
export interface Statement {
  readonly layer: string
  readonly span: Span
  /** Plain JSON; null takes the earlier value away. */
  readonly value: unknown
}

export type ExplainedValue =
  /** `said` holds; for a mapping with keys of several layers, all of them have their part in it. */
  | {
      readonly kind: 'written'
      readonly path: string
      readonly value: unknown
      readonly said: Statement
      /** The last first. */
      readonly earlier: readonly Statement[]
      /** The value is a mapping that `earlier` layers have added keys to. */
      readonly isMerged: boolean
    }
  /** No file says it; `value` is what Sitrep takes then, undefined for nothing. */
  | { readonly kind: 'preset'; readonly path: string; readonly value: unknown }
  /** It is made while brief and facts are merged. */
  | { readonly kind: 'computed'; readonly path: string; readonly value: unknown }
  | {
      readonly kind: 'unknown'
      readonly path: string
      readonly at: string
      readonly missing: string
      readonly known: readonly string[]
    }

export interface ExplainRequest {
  /** As typed: `judgements.truce.likelihood`, `facts.crossings-shut.value`. Items go by id, or by number from 0. */
  readonly path: string
  /** The lowest first. */
  readonly layers: readonly TracedLayer[]
  /** Undefined when the brief or its facts have errors: then only what the layers say can be explained. */
  readonly report: TracedReport | undefined
  readonly textFiles: ReadonlyMap<string, TextFile>
}

/** Explains the value at a path of the brief, of a fact, source, actor or place, or of the dossier. Pure. */
export function explainValue(request: ExplainRequest): ExplainedValue {
  const steps = stepsOf(request.path)
  const layers = request.layers.map(({ name, node }) => ({ name, node: spellOut(briefSchema, node) }))
  return explainEntry(steps, request) ?? explainLayers(steps, layers, request)
}

/** `brief.title` and `figure.value` are paths of templates; `list[0]` is how programs write `list.0`. */
function stepsOf(path: string): readonly string[] {
  const steps = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '')
  return steps[0] === 'brief' && steps.length > 1 ? steps.slice(1) : steps
}

const entryMaps = ['facts', 'sources', 'actors', 'places'] as const

/** A value of an entry of a fact file; undefined when the path is about something else. */
function explainEntry(steps: readonly string[], { report, textFiles, path }: ExplainRequest): ExplainedValue | undefined {
  const map = entryMaps.find((name) => name === steps[0])
  if (map === undefined || steps.length < 2 || report === undefined) return undefined
  const rest = steps.slice(1)
  const entries = report.book[map]
  const length = longestKey(rest, (key) => entries.has(key))
  if (length === 0) {
    if (map === 'facts' && /^\d+$/.test(rest[0] ?? '')) return undefined
    return { kind: 'unknown', path, at: map, missing: rest.join('.'), known: [...entries.keys()] }
  }
  const id = rest.slice(0, length).join('.')
  const entry = entries.get(id)
  if (entry === undefined) return undefined
  const isFigure = rest[length] === 'figure' && nodeAt(entry.node, ['figure']) === undefined
  const fields = rest.slice(length + (isFigure ? 1 : 0))
  const found = resolve(entry.node, fields)
  const shown = [map, id, ...fields].join('.')
  if (found.node === undefined) {
    const computed = map === 'facts' ? valueIn(report.dossier.facts[id], rest.slice(length)) : undefined
    if (computed !== undefined) return { kind: 'computed', path: shown, value: computed }
    const at = [map, id, ...found.path].join('.')
    return { kind: 'unknown', path, at, missing: found.missing, known: keysOf(found.last) }
  }
  const whole = { ...entry.node.span, start: Math.min(entry.node.span.start, entry.node.keySpan?.start ?? entry.node.span.start) }
  const own = fields.length === 0 || within(found.node.span, whole)
  const file = textFiles.get(entry.node.span.file)
  const preset = own && fields.length > 0 && file !== undefined ? defaultOf(file, fields) : undefined
  return {
    kind: 'written',
    path: shown,
    value: toPlain(found.node),
    said: statement(own ? 'the fact file' : 'the defaults of the fact file', found.node),
    earlier: preset === undefined ? [] : [statement('the defaults of the fact file', preset)],
    isMerged: false,
  }
}

function defaultOf(file: TextFile, fields: readonly string[]): LocatedNode | undefined {
  const { root } = readFactTree(file)
  return root === undefined ? undefined : nodeAt(root, ['defaults', ...fields])
}

function within(span: Span, whole: Span): boolean {
  return span.file === whole.file && span.start >= whole.start && span.end <= whole.end
}

function explainLayers(
  steps: readonly string[],
  layers: readonly TracedLayer[],
  { path, report }: ExplainRequest,
): ExplainedValue {
  const merged = mergeLayers(layers.map(({ node }) => node))
  const found = merged && resolve(merged, steps)
  const shown = found === undefined ? path : [...found.path].join('.')
  if (found?.node !== undefined) {
    const statements = layers.flatMap(({ name, node }) => {
      const own = resolve(node, steps).node
      return own === undefined ? [] : [statement(name, own)]
    })
    const said = statements.at(-1)
    if (said !== undefined) {
      const earlier = statements.slice(0, -1).reverse()
      return {
        kind: 'written',
        path: shown,
        value: toPlain(asWritten(found.node)),
        said,
        earlier,
        isMerged: found.node.kind === 'map' && earlier.length > 0,
      }
    }
  }
  const [first = ''] = steps
  const keys = knownKeysAt(briefSchema, [])
  if (steps.length === 1 && keys.includes(first)) {
    return { kind: 'preset', path: first, value: plainOf(valueIn(report?.brief, steps)) }
  }
  const computed = valueIn(report?.dossier, steps) ?? valueIn(report?.dossier.brief, steps)
  if (computed !== undefined) return { kind: 'computed', path: steps.join('.'), value: computed }
  const last = found?.last
  const atRoot = found === undefined || found.path.length === 0
  const known = atRoot ? [...keys, ...entryMaps, ...Object.keys(report?.dossier ?? {})] : keysOf(last)
  return { kind: 'unknown', path, at: atRoot ? '' : shown, missing: found?.missing ?? first, known: [...new Set(known)] }
}

/** The path that is probably meant by one that leads nowhere; undefined when none is near. */
export function suggestPath({ at, missing, known }: Extract<ExplainedValue, { kind: 'unknown' }>): string | undefined {
  const steps = missing.split('.')
  for (let length = steps.length; length > 0; length--) {
    const near = suggestName(steps.slice(0, length).join('.'), known)
    if (near !== undefined) return [...(at === '' ? [] : [at]), near, ...steps.slice(length)].join('.')
  }
  return undefined
}

/** A value in its short form is shown as it is written: its mapping stands where its one field does. */
function asWritten(node: LocatedNode): LocatedNode {
  if (node.kind !== 'map' || node.entries.size !== 1) return node
  const [only] = node.entries.values()
  return only?.kind === 'scalar' && only.span.start === node.span.start && only.span.end === node.span.end ? only : node
}

function statement(layer: string, found: LocatedNode): Statement {
  const node = asWritten(found)
  const isBlock = node.kind !== 'scalar' && node.keySpan !== undefined
  return { layer, span: isBlock ? (node.keySpan ?? node.span) : node.span, value: toPlain(node) }
}

interface Resolved {
  /** Undefined where the path leads nowhere. */
  readonly node: LocatedNode | undefined
  /** The steps that led somewhere, items by id where they have one. */
  readonly path: TreePath
  /** The last node on the way, and the step that it does not have. */
  readonly last: LocatedNode
  readonly missing: string
}

/** Follows steps through a tree; a key or id may hold dots itself, so the longest that fits is taken. */
function resolve(root: LocatedNode, steps: readonly string[]): Resolved {
  let node = root
  let path: TreePath = []
  let rest = steps
  while (rest.length > 0) {
    const next = stepInto(node, rest, path)
    if (next === undefined) return { node: undefined, path, last: node, missing: rest.join('.') }
    node = next.node
    path = [...path, next.name]
    rest = rest.slice(next.length)
  }
  return { node, path, last: node, missing: '' }
}

function stepInto(node: LocatedNode, rest: readonly string[], path: TreePath) {
  if (node.kind === 'scalar') return undefined
  if (node.kind === 'map') {
    const length = longestKey(rest, (key) => node.entries.has(key))
    const name = rest.slice(0, length).join('.')
    const child = node.entries.get(name)
    return length === 0 || child === undefined ? undefined : { node: child, name, length }
  }
  const names = itemNames(node.items, path)
  const length = longestKey(rest, (key) => names.includes(key)) || (/^\d+$/.test(rest[0] ?? '') ? 1 : 0)
  const step = rest.slice(0, length).join('.')
  const index = names.includes(step) ? names.indexOf(step) : Number(step)
  const child = length === 0 ? undefined : node.items[index]
  return child === undefined ? undefined : { node: child, name: names[index] ?? String(index), length }
}

function longestKey(rest: readonly string[], has: (key: string) => boolean): number {
  for (let length = rest.length; length > 0; length--) if (has(rest.slice(0, length).join('.'))) return length
  return 0
}

/** What the items of a list are called: as the report calls them, else by their number. */
function itemNames(items: readonly LocatedNode[], path: TreePath): readonly string[] {
  const plain: readonly unknown[] = items.map(toPlain)
  const own = plain.map((item) => textAt(item, 'id'))
  if (path[0] === 'sections' && path.length === 1) {
    return sectionIds(
      plain.map((item) => {
        const [id, title, view] = ['id', 'title', 'view'].map((key) => textAt(item, key))
        return { ...(id !== undefined && { id }), ...(title !== undefined && { title }), ...(view !== undefined && { view }) }
      }),
    )
  }
  if (path[0] === 'judgements' && path.length === 1) return own.map((id, index) => id ?? `judgement-${index + 1}`)
  return own.map((id, index) => id ?? textAt(plain[index], 'fact') ?? String(index))
}

function keysOf(node: LocatedNode | undefined): readonly string[] {
  if (node?.kind === 'map') return [...node.entries.keys()]
  if (node?.kind === 'list') return itemNames(node.items, ['?']).map((name, index) => (name === '' ? String(index) : name))
  return []
}

/** A value of plain data; items go by id or number, and ids may hold dots. */
function valueIn(data: unknown, steps: readonly string[]): unknown {
  let value = data
  for (let rest = steps; rest.length > 0; ) {
    const children: ReadonlyMap<string, unknown> = childrenOf(value)
    const length = longestKey(rest, (key) => children.has(key))
    if (length === 0) return undefined
    value = children.get(rest.slice(0, length).join('.'))
    rest = rest.slice(length)
  }
  return value
}

function childrenOf(value: unknown): ReadonlyMap<string, unknown> {
  if (!Array.isArray(value)) return new Map(isRecord(value) ? Object.entries(value) : [])
  const items: readonly unknown[] = value
  return new Map(
    items.flatMap((item, index) => [[String(index), item] as const, [textAt(item, 'id') ?? String(index), item] as const]),
  )
}

/** Dates are shown as written. */
function plainOf(value: unknown): unknown {
  return textAt(value, 'text') ?? value
}
