/**
 * The kinds of fields that Sitrep's files have, as schemas: what each takes, its short forms, and what editors are told. Schemas
 * are made of these and of nothing else, so that all files forgive the same things. They parse what `spellOut` and
 * `toSchemaInput` make of a tree; `checkTree` does all three.
 */
import * as z from 'zod'
import type { DiagnosticCode } from './codes.ts'
import { isWritten } from './written-value.ts'

/** What an editor shows for a key. `example` also tells what to add when a key is missing. */
export interface FieldNotes {
  readonly description: string
  readonly title?: string
  readonly example?: string
}

/** What a custom problem of a schema carries for its diagnostic. */
export interface IssueDetails {
  readonly code?: DiagnosticCode
  readonly hints?: readonly string[]
}

/** Text, not empty. A number, `true` or `false` is taken as written, since YAML cannot know that `2025` is meant as text. */
export function text() {
  return z.preprocess(asText, z.string().check(refuseBadText))
}

/** A number that is finite and, when whole, kept exactly. */
export function number(limits: { readonly min?: number; readonly max?: number; readonly whole?: boolean } = {}) {
  let schema = limits.whole === true ? z.int() : z.number()
  if (limits.min !== undefined) schema = schema.min(limits.min)
  if (limits.max !== undefined) schema = schema.max(limits.max)
  return z.preprocess(asNumber, schema)
}

/** `true` or `false`. */
export function flag() {
  return z.preprocess((input) => (isWritten(input) ? input.value : input), z.boolean())
}

/** One of some words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.preprocess(asText, z.enum(words))
}

/**
 * Text that `parse` understands, given as what it makes of it. `explain` says in a message and hints why a text is refused;
 * `code` replaces the file's own code for such values.
 */
export function parsedText<T>(
  parse: (input: string) => T | undefined,
  explain: (input: string) => { readonly message: string; readonly hints?: readonly string[] },
  details: { readonly code?: DiagnosticCode; readonly words?: readonly string[] } = {},
) {
  const transform = (input: string, context: z.RefinementCtx): T => {
    const parsed = parse(input)
    if (parsed !== undefined) return parsed
    const { message, hints } = explain(input)
    const params: IssueDetails = { ...(details.code && { code: details.code }), ...(hints && { hints }) }
    context.addIssue({ code: 'custom', message, params: { ...params } })
    return z.NEVER
  }
  // Inside the preprocessing, not after it: a field around a transform counts as optional in JSON Schema.
  const schema = z.preprocess(asText, z.string().check(refuseBadText).transform(transform))
  return details.words === undefined ? schema : schema.meta({ words: details.words })
}

/** A list; one item may stand without the brackets (`spellOut` puts them on). */
export function list<Item extends z.ZodType>(item: Item, limits: { readonly min?: number } = {}) {
  const schema = z.array(item)
  return (limits.min === undefined ? schema : schema.min(limits.min)).meta({ oneOrMany: true })
}

/** A mapping with the given keys and no others. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape)
}

/** An object that may be written as its most telling field alone, `sources: ocha-12` for `{ref: ocha-12}` (`spellOut` names the field). */
export function objectOr<Object extends z.ZodObject>(field: string, schema: Object) {
  return schema.meta({ shorthand: field })
}

/** A mapping from ids or names to values. `explainKey` gives the message for a key that may not be used. */
export function mapOf<Value extends z.ZodType>(
  value: Value,
  isKey: (key: string) => boolean,
  explainKey: (key: string) => string,
) {
  const key = z.string().check((context) => {
    if (!isKey(context.value)) {
      context.issues.push({ code: 'custom', message: explainKey(context.value), input: context.value })
    }
  })
  return z.record(key, value)
}

function asText(input: unknown): unknown {
  return isWritten(input) ? input.written : input
}

function asNumber(input: unknown, context: z.RefinementCtx): unknown {
  if (!isWritten(input)) return input
  const { value, written } = input
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    context.addIssue({ code: 'custom', message: `\`${written}\` has more digits than are kept exactly` })
    return z.NEVER
  }
  return value
}

function refuseBadText(context: z.core.ParsePayload<string>): void {
  const { value } = context
  const problem = value.trim() === '' ? 'expected text, found only white space' : controlProblem(value)
  const message = value === '' ? 'expected text, found empty text' : problem
  if (message !== undefined) context.issues.push({ code: 'custom', message, input: value })
}

/** Characters that no page can show and that PDF text must not hold; line breaks and tabs are no such. */
function controlProblem(value: string): string | undefined {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    const isBreak = code === 9 || code === 10 || code === 13
    if ((code < 32 && !isBreak) || code === 127) {
      return `the text holds an invisible control character, U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    }
  }
  return undefined
}
