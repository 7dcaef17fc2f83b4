/** What a value can hold, as a small structural description that templates are checked against. Knows nothing of templates or dossiers. */
import type { DossierProse } from '../merge/dossier.ts'

export type Shape = ScalarShape | ProseShape | AnyShape | ListShape | RecordShape | ObjectShape

/** Text, a number or a yes/no: what can be printed. */
export interface ScalarShape {
  readonly kind: 'scalar'
}
/** A `DossierProse`: printed through `md` only. */
export interface ProseShape {
  readonly kind: 'prose'
}
/** Nothing is known of it, so nothing about it is an error. */
export interface AnyShape {
  readonly kind: 'any'
}
export interface ListShape<Item extends Shape = Shape> {
  readonly kind: 'list'
  readonly item: Item
}
/** Values of one shape under keys that are data: ids, names. */
export interface RecordShape<Value extends Shape = Shape> {
  readonly kind: 'record'
  readonly value: Value
}
/** Fields with names of their own; all of them known. */
export interface ObjectShape<Fields extends Readonly<Record<string, Shape>> = Readonly<Record<string, Shape>>> {
  readonly kind: 'object'
  readonly fields: Fields
}

/** The shape that describes `T`. A shape declared as `ShapeOf<T>` stops compiling when `T` gains, loses or changes a field. */
export type ShapeOf<T> = [unknown] extends [T]
  ? AnyShape
  : [T] extends [string | number | boolean]
    ? ScalarShape
    : [T] extends [DossierProse]
      ? ProseShape
      : [T] extends [readonly (infer Item)[]]
        ? ListShape<ShapeOf<Item>>
        : string extends keyof T
          ? RecordShape<ShapeOf<T[string]>>
          : ObjectShape<{ readonly [Key in keyof T & string]-?: ShapeOf<Exclude<T[Key], undefined>> }>

export const scalar: ScalarShape = { kind: 'scalar' }
export const prose: ProseShape = { kind: 'prose' }
export const anything: AnyShape = { kind: 'any' }

/** A list of `item`. */
export function listOf<Item extends Shape>(item: Item): ListShape<Item> {
  return { kind: 'list', item }
}

/** A record of `value`. */
export function recordOf<Value extends Shape>(value: Value): RecordShape<Value> {
  return { kind: 'record', value }
}

/** The shape of a value that is there, such as a dataset: objects with the fields they have, lists with what any of their items has. */
export function shapeOfValue(value: unknown): Shape {
  if (Array.isArray(value)) {
    const items = value.map(shapeOfValue)
    return listOf(items.length === 0 ? anything : items.reduce(mergeShapes))
  }
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? anything : scalar
  const fields: Record<string, Shape> = Object.create(null)
  for (const [key, child] of Object.entries(value)) fields[key] = shapeOfValue(child)
  return { kind: 'object', fields }
}

/** What a value may hold that has either shape: of two objects the fields of both, of things unlike each other anything. */
export function mergeShapes(a: Shape, b: Shape): Shape {
  if (a === b) return a
  if (a.kind === 'object' && b.kind === 'object') return mergeObjects(a, b)
  if (a.kind === 'list' && b.kind === 'list') return listOf(mergeShapes(a.item, b.item))
  if (a.kind === 'record' && b.kind === 'record') return recordOf(mergeShapes(a.value, b.value))
  return a.kind === b.kind ? a : anything
}

function mergeObjects(a: ObjectShape, b: ObjectShape): Shape {
  const fields: Record<string, Shape> = Object.assign(Object.create(null), a.fields)
  let grown = false
  for (const [key, shape] of Object.entries(b.fields)) {
    const known = fields[key]
    const merged = known === undefined ? shape : mergeShapes(known, shape)
    if (merged !== known) grown = true
    fields[key] = merged
  }
  // The same object for the thousandth row that is like the first.
  return grown ? { kind: 'object', fields } : a
}

/** The shape of `part` inside `shape`, or undefined where there is no such thing. */
export function shapeAt(shape: Shape, part: string): Shape | undefined {
  if (shape.kind === 'any') return anything
  if (shape.kind === 'prose') return Object.hasOwn(proseFields, part) ? proseFields[part] : undefined
  if (shape.kind === 'object') return Object.hasOwn(shape.fields, part) ? shape.fields[part] : undefined
  if (shape.kind === 'record') return shape.value
  if (shape.kind === 'list') return part === 'length' ? scalar : /^\d+$/.test(part) ? shape.item : undefined
  return undefined
}

/** The names that `shapeAt` knows in a shape; none for lists, records and scalars. */
export function namesIn(shape: Shape): readonly string[] {
  if (shape.kind === 'object') return Object.keys(shape.fields)
  return shape.kind === 'prose' ? Object.keys(proseFields) : []
}

/** What `each` gives in turn, or undefined where there is nothing to go through. */
export function itemShape(shape: Shape): Shape | undefined {
  if (shape.kind === 'any') return anything
  if (shape.kind === 'list') return shape.item
  if (shape.kind === 'record') return shape.value
  if (shape.kind === 'object')
    return Object.values(shape.fields).reduce<Shape | undefined>((a, b) => (a === undefined ? b : mergeShapes(a, b)), undefined)
  return undefined
}

const proseFields: Readonly<Record<string, Shape>> = { markdown: scalar, facts: listOf(scalar) }

/** A word for messages: "a list". */
export function describeShape(shape: Shape): string {
  const words: Record<Shape['kind'], string> = {
    scalar: 'a value',
    prose: 'prose',
    any: 'a value',
    list: 'a list',
    record: 'a map',
    object: 'an object',
  }
  return words[shape.kind]
}
