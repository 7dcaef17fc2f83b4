/** Asks a schema what it takes: for short forms, suggestions and editors. Knows how the schema library nests its kinds. */
import * as z from 'zod'
import type { LocatedNode, TreePath } from '../text/located-tree.ts'

/**
 * The tree with its short forms spelled out: one item becomes a list of one, a bare value the field that it stands for. Places
 * stay those of what was written, so that a path of the schema's value is a path of this tree.
 */
export function spellOut(schema: z.ZodType, node: LocatedNode): LocatedNode {
  if (node.kind === 'scalar' && node.value === null) return node
  const core = unwrap(schema)
  if (core instanceof z.ZodArray) return spellOutList(core, node)
  if (core instanceof z.ZodObject || core instanceof z.ZodRecord) return spellOutMap(core, node)
  return node
}

function spellOutList(schema: z.ZodArray, node: LocatedNode): LocatedNode {
  const { span, keySpan } = node
  if (node.kind !== 'list' && schema.meta()?.['oneOrMany'] !== true) return node
  const items = (node.kind === 'list' ? node.items : [node]).map((item) => spellOutChild(schema, 0, item))
  return { kind: 'list', span, items, ...(keySpan && { keySpan }) }
}

function spellOutMap(schema: z.ZodObject | z.ZodRecord, node: LocatedNode): LocatedNode {
  const { span, keySpan } = node
  const field = schema.meta()?.['shorthand']
  if (node.kind === 'scalar' && typeof field === 'string') {
    return { kind: 'map', span, entries: new Map([[field, spellOutChild(schema, field, node)]]), ...(keySpan && { keySpan }) }
  }
  if (node.kind !== 'map') return node
  return { ...node, entries: new Map([...node.entries].map(([key, value]) => [key, spellOutChild(schema, key, value)])) }
}

function spellOutChild(schema: z.ZodType, step: string | number, node: LocatedNode): LocatedNode {
  const inner = child(schema, step)
  return inner === undefined ? node : spellOut(inner, node)
}

/** The keys that the object at `path` takes, in the schema's order; none when there is no object. */
export function knownKeysAt(schema: z.ZodType, path: TreePath): readonly string[] {
  const target = schemaAt(schema, path)
  const object = target && unwrap(target)
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

/** The example in the notes of the field at `path`, or undefined when it has none. */
export function exampleAt(schema: z.ZodType, path: TreePath): string | undefined {
  const example = schemaAt(schema, path)?.meta()?.['example']
  return typeof example === 'string' ? example : undefined
}

function schemaAt(schema: z.ZodType, path: TreePath): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema
  for (const step of path) {
    if (current === undefined) return undefined
    current = child(unwrap(current), step)
  }
  return current
}

function child(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return asType(schema.shape[step])
  if (schema instanceof z.ZodArray) return asType(schema.element)
  if (schema instanceof z.ZodRecord) return asType(schema.valueType)
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map(asType).map((option) => option && child(unwrap(option), step))
    return options.find((option) => option !== undefined)
  }
  return undefined
}

/** The schema inside optional, default, transform and preprocess. */
function unwrap(schema: z.ZodType): z.ZodType {
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault
      ? schema.unwrap()
      : schema instanceof z.ZodPipe
        ? schema.in instanceof z.ZodTransform
          ? schema.out
          : schema.in
        : undefined
  const type = asType(inner)
  return type === undefined ? schema : unwrap(type)
}

function asType(schema: unknown): z.ZodType | undefined {
  return schema instanceof z.ZodType ? schema : undefined
}

/** What an editor is told of a file as a whole. `keysOf`: the keys that a mapping of the file takes, where they are a fixed list. */
export interface FileNotes {
  readonly title: string
  readonly description: string
  readonly keysOf?: Readonly<Record<string, readonly string[]>>
}

/** The JSON Schema (draft 2020-12) of a file for editors: short forms allowed, numbers allowed where text is read, examples given. */
export function editorSchema(schema: z.ZodType, { keysOf = {}, ...notes }: FileNotes): Record<string, unknown> {
  const json = relax(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  if (!isRecord(json)) return notes
  const properties = isRecord(json['properties']) ? { ...json['properties'] } : {}
  for (const [key, words] of Object.entries(keysOf)) {
    if (isRecord(properties[key])) properties[key] = { ...properties[key], propertyNames: { enum: words } }
  }
  return { ...json, ...notes, properties }
}

function relax(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(relax)
  if (!isRecord(json)) return json
  const { oneOrMany, shorthand, words, example, propertyNames, ...rest } = json
  const inner: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest)) inner[key] = relax(value)
  if (inner['type'] === 'string' && inner['enum'] === undefined) {
    if (Array.isArray(words)) inner['enum'] = words
    else inner['type'] = ['string', 'number']
  }
  // What the library says of every whole number, and no help to anyone.
  if (inner['maximum'] === Number.MAX_SAFE_INTEGER) delete inner['maximum']
  if (inner['minimum'] === Number.MIN_SAFE_INTEGER) delete inner['minimum']
  const { title, description, default: preset, ...shape } = inner
  const notes = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(preset !== undefined && { default: preset }),
    ...(example !== undefined && { examples: [example] }),
  }
  if (oneOrMany === true) return { ...notes, anyOf: [shape['items'], shape] }
  if (shorthand !== undefined) return { ...notes, anyOf: [{ type: ['string', 'number'] }, shape] }
  return { ...notes, ...shape }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
