/** Asks a schema what it takes at a path: for suggestions and for editors. Knows how the schema library nests its kinds. */
import { z } from 'zod'
import type { TreePath } from '../text/located-tree.ts'

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

/**
 * The JSON Schema (draft 2020-12) of a file for editors: short forms allowed, numbers allowed where text is read, examples given.
 * `id` names it, `title` is what an editor shows for the file.
 */
export function editorSchema(
  schema: z.ZodType,
  notes: { readonly title: string; readonly description: string },
): Record<string, unknown> {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const relaxed = relax(json)
  return isRecord(relaxed) ? { ...relaxed, ...notes } : {}
}

function relax(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(relax)
  if (!isRecord(json)) return json
  const { oneOrMany, shorthand, words, example, ...rest } = json
  const inner: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest)) inner[key] = relax(value)
  if (inner['type'] === 'string' && inner['enum'] === undefined) {
    if (Array.isArray(words)) inner['enum'] = words
    else inner['type'] = ['string', 'number']
  }
  if (example !== undefined) inner['examples'] = [example]
  const { description, title, default: preset, ...shape } = inner
  const notes = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(preset !== undefined && { default: preset }),
  }
  if (oneOrMany === true) return { ...notes, anyOf: [shape['items'], shape] }
  if (shorthand === true) return { ...notes, anyOf: [{ type: ['string', 'number'] }, shape] }
  return inner
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
