/** What `template.yaml` may say. The keys of `defaults` are a brief's and are checked with the brief. */
import * as z from 'zod'
import { choice, list, number, object, text } from '../diagnostics/field-schema.ts'
import { editorSchema } from '../diagnostics/read-schema.ts'

/** `template.yaml` as a schema. */
export const templateSchema = object({
  title: text().meta({ description: 'The template’s name for people.', example: 'Situation report' }),
  description: text().optional().meta({ description: 'One or two sentences on what it is for.' }),
  extends: text()
    .optional()
    .meta({ description: 'The template whose files this one takes where it has none of its own.', example: 'sitrep' }),
  styles: list(text()).optional().meta({
    description: 'CSS files in the order of the cascade, after those of the template it extends.',
    example: 'styles/tokens.css',
  }),
  notes: choice(['end', 'margin']).optional().meta({
    description: 'Where it says which source a citation is of: in the list at the end only, or beside the sentence too.',
  }),
  maxPages: number({ min: 1, whole: true }).optional().meta({
    description: 'Most pages that a report may have; one with more fails, and is told how much is over.',
    example: '1',
  }),
  defaults: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'What a brief gets when it does not say otherwise: any keys of a brief, such as `paper: A4`.' }),
})

export type TemplateSpec = z.output<typeof templateSchema>

/** The JSON Schema of `template.yaml`, for editors. */
export function templateJsonSchema(): Record<string, unknown> {
  return editorSchema(templateSchema, { title: 'Sitrep template', description: 'The template.yaml of a template folder.' })
}
