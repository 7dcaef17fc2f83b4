/** The keys of a file as tables, made from its schema: what each takes, whether it must be there, what it means. */
import { z } from 'zod'
import { code, codes, table } from './markdown.mjs'

/**
 * One table for the file itself and one for each kind of mapping inside it, under headings of their own. `names` gives the headings
 * by path (`sections[].select`; the file itself is ``), in the order wanted; `objectPaths` says what paths there are.
 */
export function keyTables(schema, editorSchema, names, level = 3) {
  const objects = objectsIn(schema, editorSchema)
  return Object.entries(names)
    .flatMap(([path, name]) => {
      const found = objects.get(path)
      return found === undefined ? [] : [`${'#'.repeat(level)} ${name}\n\n${keyTable(found)}`]
    })
    .join('\n\n')
}

/** The paths of all mappings with keys of their own. */
export function objectPaths(schema, editorSchema) {
  return [...objectsIn(schema, editorSchema).keys()]
}

/** What the schema says of each key of the mapping at `path`, by key: `description` and `words`, the values it takes when they are few. */
export function keyNotes(schema, editorSchema, path) {
  const found = objectsIn(schema, editorSchema).get(path)
  if (found === undefined) throw new Error(`the schema has no mapping at \`${path}\``)
  return new Map(
    Object.entries(found.properties).map(([key, field]) => [key, { description: field.description, words: wordsOf(field) }]),
  )
}

function objectsIn(schema, editorSchema) {
  const objects = new Map()
  // The editor's schema has the short forms; defaults of values that are parsed stand in the schema of what comes out only.
  const parsed = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  collect('', editorSchema, parsed, objects)
  return objects
}

function collect(path, json, parsed, objects) {
  const items = itemsOf(json)
  if (items !== undefined) return collect(`${path}[]`, items, itemsOf(parsed), objects)
  const object = asObject(json)
  const from = asObject(parsed) ?? parsed
  if (object?.properties !== undefined) {
    const properties = {}
    objects.set(path, { properties, required: object.required ?? [] })
    for (const [key, field] of Object.entries(object.properties)) {
      const out = from?.properties?.[key]
      const shorthand = out?.shorthand ?? itemsOf(out)?.shorthand
      properties[key] = { ...field, ...(out?.default !== undefined && { default: out.default }), ...(shorthand && { shorthand }) }
      collect(path === '' ? key : `${path}.${key}`, field, out, objects)
    }
  } else if (isMapping(object?.additionalProperties)) {
    collect(`${path}.*`, object.additionalProperties, from?.additionalProperties, objects)
  }
}

/** The mapping that a field takes, also where a short form may stand for it. */
function asObject(json) {
  if (json?.type === 'object') return json
  return json?.anyOf?.find((option) => option.type === 'object')
}

function itemsOf(json) {
  if (json?.type === 'array') return json.items
  return json?.anyOf?.find((option) => option.type === 'array')?.items
}

function isMapping(json) {
  return typeof json === 'object' && json !== null && Object.keys(json).length > 0
}

function keyTable({ properties, required }) {
  const rows = Object.entries(properties).map(([key, field]) => {
    return [code(key), takes(field), presence(key, field, required), field.description ?? '']
  })
  return table(['key', 'takes', 'if not given', 'what it says'], rows)
}

function presence(key, field, required) {
  if (required.includes(key)) return '**needed**'
  const preset = field.default
  if (preset === undefined || (Array.isArray(preset) && preset.length === 0) || isEmptyMap(preset)) return ''
  return Array.isArray(preset) ? codes(preset) : code(String(preset))
}

function isEmptyMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}

function takes(field) {
  const example = field.examples?.[0]
  const kind = kindOf(field)
  return example === undefined || wordsOf(field).length > 0 ? kind : `${kind}: ${code(example)}`
}

function kindOf(field) {
  const items = itemsOf(field)
  if (items === undefined) return kindOfOne(field)
  const words = wordsOf(field)
  if (words.length > 0) return `one or several of ${codes(words)}`
  // A list that one item may stand for is written as both in the schema.
  const [alone] = field.anyOf ?? []
  if (JSON.stringify(alone) === JSON.stringify(items)) return several(items, field.shorthand)
  const list = `a list, each ${kindOfOne(items)}`
  return alone === undefined ? list : `${kindOfOne(alone)}, or ${list}`
}

/** One of them may stand without a list. */
function several(items, shorthand) {
  return asObject(items) === undefined ? 'one or several texts' : `one or several, each ${kindOfOne({ ...items, shorthand })}`
}

function kindOfOne(field) {
  if (field.enum !== undefined) return `one of ${codes(field.enum)}`
  if (field.type === 'integer' || field.type === 'number') return range(field)
  if (field.type === 'boolean') return codes(['true', 'false'])
  if (asObject(field) === undefined) return 'text'
  return field.shorthand === undefined ? 'a mapping' : `a mapping, or its ${code(field.shorthand)} alone`
}

function range({ type, minimum, maximum }) {
  const kind = type === 'integer' ? 'a whole number' : 'a number'
  if (minimum !== undefined && maximum !== undefined) return `${kind}, ${minimum} to ${maximum}`
  return minimum === undefined ? kind : `${kind} from ${minimum}`
}

/** The closed list of words a field takes, singly or in a list; none when it is open. */
function wordsOf(field) {
  return field.enum ?? itemsOf(field)?.enum ?? []
}
