/** A located tree checked by a schema: the value it stands for, or diagnostics at the places that do not fit. */
import type { z } from 'zod'
import type { LocatedNode } from '../text/located-tree.ts'
import { failed, type Outcome } from './diagnostic.ts'
import { type IssueContext, issuesToDiagnostics } from './locate-issue.ts'
import { spellOut } from './read-schema.ts'
import { toSchemaInput } from './written-value.ts'

/** The schema's output for the tree, whose short forms may or may not be spelled out. Reports `unknownKeyCode` and `invalidCode`, all at once. */
export function checkTree<Schema extends z.ZodType>(
  schema: Schema,
  root: LocatedNode,
  codes: Omit<IssueContext, 'schema'>,
): Outcome<z.output<Schema>> {
  const tree = spellOut(schema, root)
  const result = schema.safeParse(toSchemaInput(tree))
  if (result.success) return { ok: true, value: result.data, diagnostics: [] }
  return failed(issuesToDiagnostics(tree, result.error.issues, { schema, ...codes }))
}
