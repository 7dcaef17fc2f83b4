/** What a translation file may say: the schema behind its checks and its editor help. Which texts a report has is known where it is merged. */
import * as z from 'zod'
import { list, object, parsedText, text } from '../diagnostics/field-schema.ts'
import { editorSchema } from '../diagnostics/read-schema.ts'
import { explainLanguageTag, parseLanguageTag } from '../terms/language-tag.ts'

/** What `sitrep translate` leaves, and stands until somebody has translated it. */
const empty = [z.literal(''), z.null()] as const

const pair = object({
  original: text().meta({
    description: 'The words as the brief or the fact file has them; white space does not count.',
    example: 'The bridge is shut.',
  }),
  translation: z
    .union([text(), ...empty])
    .exactOptional()
    .meta({ description: 'The same in the language of this file, with the same citations, expressions and numbers.' }),
  at: text().exactOptional().meta({
    description: 'Only where the same words need two translations: the place that this one is for, or the id of its fact.',
    example: 'highlights[1]',
  }),
})

/** A translation file: `briefs/<id>/translations/ur.yaml`. */
export const translationSchema = object({
  language: parsedText(parseLanguageTag, explainLanguageTag).meta({
    description: 'Language of the translations (BCP 47), that of the variant.',
    example: 'ur',
  }),
  texts: list(pair).default([]).meta({ description: 'The texts of the report, in its order.' }),
})

/** The JSON Schema of translation files, for editors. */
export function translationJsonSchema(): Record<string, unknown> {
  return editorSchema(translationSchema, {
    title: 'Sitrep translation',
    description: 'The texts of a report with their translations, keyed by the original words.',
  })
}
