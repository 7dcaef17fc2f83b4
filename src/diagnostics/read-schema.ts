/** Asks a schema what it takes: for short forms, suggestions and editors. Knows how the schema library nests its kinds. */
import * as z from 'zod'
import type { LocatedNode, TreePath } from '../text/located-tree.ts'

/**
 * The tree with its short forms spelled out: one item becomes a list of one, a bare value the field that it stands for. Places
 * stay those of what was written, so that a path of the schema's value is a path of this tree.
 */
export function spellOut(schema: z.ZodType, node: LocatedNode): LocatedNode {
  return spellOutBy(planFor(schema), node)
}

/**
 * What a schema says of short forms: nothing, what stands in a list, what stands under keys. The same fields come again and again in a
 * file, and asking the library is slow, so each is asked once.
 */
type Plan =
  | undefined
  | { readonly kind: 'list'; readonly wrapsOne: boolean; item(): Plan }
  | { readonly kind: 'map'; readonly shorthand: string | undefined; at(key: string): Plan; knows(key: string): boolean }

function planFor(schema: z.ZodType | undefined): Plan {
  if (schema === undefined) return undefined
  const core = unwrap(schema)
  if (core instanceof z.ZodArray) {
    const items = new Map<undefined, Plan>()
    return {
      kind: 'list',
      wrapsOne: core.meta()?.['oneOrMany'] === true,
      item: () => once(items, undefined, () => planFor(child(core, 0))),
    }
  }
  if (!(core instanceof z.ZodObject || core instanceof z.ZodRecord)) return undefined
  const field = core.meta()?.['shorthand']
  const shorthand = typeof field === 'string' ? field : undefined
  const fields = new Map<string | undefined, Plan>()
  const isObject = core instanceof z.ZodObject
  // In a record all keys lead to the same.
  const takesAny = !(core instanceof z.ZodObject) || !(core.def.catchall instanceof z.ZodNever)
  const knows = (key: string): boolean => takesAny || Object.hasOwn(core.shape, key)
  return { kind: 'map', shorthand, knows, at: (key) => once(fields, isObject ? key : undefined, () => planFor(child(core, key))) }
}

function once<Key>(known: Map<Key, Plan>, key: Key, make: () => Plan): Plan {
  if (!known.has(key)) known.set(key, make())
  return known.get(key)
}

function spellOutBy(plan: Plan, node: LocatedNode): LocatedNode {
  if (plan === undefined || (node.kind === 'scalar' && node.value === null)) return node
  return plan.kind === 'list' ? spellOutList(plan, node) : spellOutMap(plan, node)
}

function spellOutList(plan: Plan & { readonly kind: 'list' }, node: LocatedNode): LocatedNode {
  const { span, keySpan } = node
  if (node.kind !== 'list' && !plan.wrapsOne) return node
  const items = (node.kind === 'list' ? node.items : [node]).map((item) => spellOutBy(plan.item(), item))
  return { kind: 'list', span, items, ...(keySpan && { keySpan }) }
}

function spellOutMap(plan: Plan & { readonly kind: 'map' }, node: LocatedNode): LocatedNode {
  const { span, keySpan } = node
  const field = plan.shorthand
  if (node.kind === 'scalar' && field !== undefined) {
    return { kind: 'map', span, entries: new Map([[field, spellOutBy(plan.at(field), node)]]), ...(keySpan && { keySpan }) }
  }
  if (node.kind !== 'map') return node
  const entries = new Map<string, LocatedNode>()
  for (const [key, value] of node.entries) entries.set(key, plan.knows(key) ? spellOutBy(plan.at(key), value) : something(value))
  return { ...node, entries }
}

/** A key without a value says nothing, and is passed over; a key that nobody knows is wrong even so: `{label: cases per 10,000}` has one. */
function something(value: LocatedNode): LocatedNode {
  return value.kind === 'scalar' && value.value === null ? { ...value, value: '' } : value
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
