/** Layers of a brief merged into one tree: who says something last wins, and every value keeps the place that said it. */
import { type Diagnostic, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { Span } from '../text/span.ts'
import { createTextFile, type TextFile } from '../text/text-file.ts'

/** The name under which places in `--set` values are shown: line n is the nth `--set`. */
export const overrideFileName = '<--set>'

/**
 * The layers as one tree, later ones over earlier ones: mappings merge key by key, lists and single values replace. A key
 * without a value (`banner:`) takes the earlier one away. Keys come in the order in which they are first said.
 */
export function mergeLayers(layers: readonly LocatedNode[]): LocatedNode | undefined {
  return layers.reduce<LocatedNode | undefined>((under, over) => (under === undefined ? over : mergeTwo(under, over)), undefined)
}

function mergeTwo(under: LocatedNode, over: LocatedNode): LocatedNode {
  if (under.kind !== 'map' || over.kind !== 'map') return over
  const entries = new Map(under.entries)
  for (const [key, node] of over.entries) {
    const earlier = entries.get(key)
    entries.set(key, earlier === undefined ? node : mergeTwo(earlier, node))
  }
  return { ...over, entries }
}

/** The text file that the places of `--set` values are in. */
export function overrideFile(settings: readonly string[]): TextFile {
  return createTextFile(overrideFileName, settings.map((setting) => setting.replace(/\r?\n/g, ' ')).join('\n'))
}

/**
 * The layer that `--set key=value` options make, or undefined without any. `a.b=x` sets `b` of `a`; the value is a YAML
 * scalar, `[list]` or `{mapping}`, and anything else is text as it stands. Reports `brief/invalid`.
 */
export function overrideLayer(settings: readonly string[]): Outcome<LocatedNode | undefined> {
  if (settings.length === 0) return { ok: true, value: undefined, diagnostics: [] }
  const file = overrideFile(settings)
  const diagnostics: Diagnostic[] = []
  const layers: LocatedNode[] = []
  for (const [index, start] of file.lineStarts.entries()) {
    const end = (file.lineStarts[index + 1] ?? file.text.length + 1) - 1
    const setting = readSetting(file, { file: file.path, start, end })
    if ('layer' in setting) layers.push(setting.layer)
    else diagnostics.push(...setting.problems)
  }
  return outcomeOf(mergeLayers(layers), diagnostics)
}

/** The layer of settings that a file keeps as texts, each with its place there: what `overrideLayer` makes, with places in that file. */
export function settingsLayer(
  settings: readonly { readonly text: string; readonly at: Span }[],
): Outcome<LocatedNode | undefined> {
  const made = settings.map(({ text, at }) => {
    const layer = overrideLayer([text])
    // Past the quotation mark.
    const move = (span: Span): Span => ({ file: at.file, start: span.start + at.start + 1, end: span.end + at.start + 1 })
    return {
      layers: layer.ok && layer.value !== undefined ? [relocate(layer.value, move)] : [],
      diagnostics: layer.diagnostics.map((found) => ({ ...found, span: at })),
    }
  })
  return outcomeOf(
    mergeLayers(made.flatMap(({ layers }) => layers)),
    made.flatMap(({ diagnostics }) => diagnostics),
  )
}

function readSetting(file: TextFile, span: Span): { readonly layer: LocatedNode } | { readonly problems: readonly Diagnostic[] } {
  const text = file.text.slice(span.start, span.end)
  const equals = text.indexOf('=')
  const keys = text.slice(0, Math.max(0, equals)).split('.')
  if (equals === 0) return { problems: [invalid(span, `expected a key before \`=\`, found \`${text}\``)] }
  if (equals === -1) return { problems: [invalid(span, `expected \`key=value\`, found \`${text}\``)] }
  if (keys.some((key) => !/^[A-Za-z][\w-]*$/.test(key))) {
    const inList = keys.some((key) => /^\d+$/.test(key))
    const hint = inList
      ? 'give the whole list: `tags=[a, b]`'
      : 'write keys as in a brief, with dots between them: `data.districts=x.csv`'
    return {
      problems: [invalid({ ...span, end: span.start + equals }, `\`${text.slice(0, equals)}\` is no key of a brief`, hint)],
    }
  }
  const value = readValue(file, { ...span, start: span.start + equals + 1 })
  if ('problems' in value) return value
  return { layer: nest(keys, value.node, span) }
}

/** A value that YAML would take for a block mapping, such as `Floods: day two`, or cannot read is text: it was typed on one line. */
function readValue(file: TextFile, span: Span): { readonly node: LocatedNode } | { readonly problems: readonly Diagnostic[] } {
  const text = file.text.slice(span.start, span.end)
  const { root, problems } = parseYaml(createTextFile(file.path, text))
  const isFlow = /^\s*[[{"']/.test(text)
  if (isFlow && problems.length > 0) {
    const shifted = problems.map((problem) => ({
      message: problem.message,
      start: problem.start + span.start,
      end: problem.end + span.start,
    }))
    return { problems: problemsToDiagnostics(file.path, 'brief/invalid', shifted) }
  }
  if (root !== undefined && problems.length === 0 && (isFlow || root.kind === 'scalar')) return { node: shift(root, span.start) }
  const value = text.trim()
  return { node: { kind: 'scalar', span, value: value === '' ? null : value, style: 'raw' } }
}

function nest(keys: readonly string[], value: LocatedNode, span: Span): LocatedNode {
  let end = span.start + keys.join('.').length
  let node = value
  for (const key of [...keys].reverse()) {
    const keySpan = { ...span, start: end - key.length, end }
    node = { kind: 'map', span, entries: new Map([[key, { ...node, keySpan }]]) }
    end -= key.length + 1
  }
  return node
}

/** The tree with all its places moved by `offset`. */
function shift(node: LocatedNode, offset: number): LocatedNode {
  return relocate(node, (span) => ({ ...span, start: span.start + offset, end: span.end + offset }))
}

function relocate(node: LocatedNode, move: (span: Span) => Span): LocatedNode {
  const places = { span: move(node.span), ...(node.keySpan && { keySpan: move(node.keySpan) }) }
  if (node.kind === 'scalar') return { ...node, ...places }
  if (node.kind === 'list') return { ...node, ...places, items: node.items.map((item) => relocate(item, move)) }
  return { ...node, ...places, entries: new Map([...node.entries].map(([key, value]) => [key, relocate(value, move)])) }
}

function invalid(span: Span, message: string, hint?: string): Diagnostic {
  return { severity: 'error', code: 'brief/invalid', message, span, ...(hint !== undefined && { hints: [hint] }) }
}
