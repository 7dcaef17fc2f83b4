/** `sitrep schema`: the JSON Schema of a kind of file, for editors. */
import { suggestionHints } from '../../diagnostics/suggest.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { sayProblems } from '../say.ts'

/** Kinds of files, each with what makes its schema. */
const schemas: Readonly<Record<string, () => Promise<unknown>>> = {
  brief: async () => (await import('../../brief/brief-schema.ts')).briefJsonSchema(),
  facts: async () => (await import('../../facts/facts-schema.ts')).factsJsonSchema(),
  translation: async () => (await import('../../brief/translation-schema.ts')).translationJsonSchema(),
  brand: async () => (await import('../../render/brand-schema.ts')).brandJsonSchema(),
  template: async () => (await import('../../render/template-schema.ts')).templateJsonSchema(),
  config: async () => (await import('../../config/config-schema.ts')).configJsonSchema(),
}

/** Prints the schema on stdout, indented, ending with a line feed. An unknown kind is a usage error. */
export async function schemaCommand(kind: string | undefined, io: CliIo): Promise<ExitCode> {
  const makeSchema = kind !== undefined && Object.hasOwn(schemas, kind) ? schemas[kind] : undefined
  if (makeSchema === undefined) {
    const kinds = Object.keys(schemas)
    const message = `expected one of ${kinds.map((each) => `\`${each}\``).join(', ')}, found ${kind === undefined ? 'nothing' : `\`${kind}\``}`
    return sayProblems([{ message, hints: suggestionHints(kind ?? '', kinds) }], io)
  }
  io.stdout.write(`${JSON.stringify(await makeSchema(), null, 2)}\n`)
  return exitCodes.fine
}
