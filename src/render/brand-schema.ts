/** What `brand.yaml` may say: who publishes, in which colours and fonts, under which logo. */
import type { z } from 'zod'
import { choice, list, number, object, objectOr, parsedText, text } from '../diagnostics/field-schema.ts'
import { editorSchema } from '../diagnostics/read-schema.ts'
import { readColour } from './colour.ts'

const colour = () =>
  parsedText(readColour, (input) => ({
    message: `expected a colour such as \`"#7a1f3d"\`, found \`${input}\``,
    hints: ['write red, green and blue as six hexadecimal digits, in quotes'],
  }))

const font = () =>
  objectOr(
    'package',
    object({
      package: text().optional().meta({
        description: 'A font of Fontsource that is installed beside Sitrep, by its name there.',
        example: 'source-serif-4',
      }),
      family: text().optional().meta({ description: 'The name of a family whose files are in the project.' }),
      files: list(
        objectOr(
          'file',
          object({
            file: text().meta({
              description: 'A font file, from the project’s folder: WOFF2, WOFF, TTF or OTF.',
              example: 'fonts/house-400.woff2',
            }),
            weight: number({ min: 1, max: 1000, whole: true }).default(400).meta({ description: '400 is regular, 600 bold.' }),
            style: choice(['normal', 'italic']).default('normal').meta({ description: 'Upright or italic.' }),
          }),
        ),
        { min: 1 },
      )
        .optional()
        .meta({ description: 'Its files, one for each weight and style. Static ones: variable fonts lose their names in PDFs.' }),
    }),
  )

/** `brand.yaml` as a schema. */
export const brandSchema = object({
  organisation: text().optional().meta({ description: 'Who publishes the reports.', example: 'Northern Relief Network' }),
  product: text().optional().meta({
    description: 'What the reports are called when a brief does not say `product`.',
    example: 'Flood bulletin',
  }),
  logo: objectOr(
    'file',
    object({
      file: text().meta({ description: 'SVG or PNG, from the project’s folder.', example: 'logo.svg' }),
      alt: text()
        .optional()
        .meta({ description: 'What it says, for people who hear the page; the organisation’s name unless said.' }),
    }),
  )
    .optional()
    .meta({ description: 'Stands at the head of page 1.' }),
  colours: object({
    accent: colour()
      .optional()
      .meta({ description: 'Headings, numbers, markers and the block on page 1.', example: '"#7a1f3d"' }),
    onAccent: colour().optional().meta({ description: 'Text on the accent; white or the ink unless said.' }),
    ink: colour().optional().meta({ description: 'Text.' }),
    inkSoft: colour().optional().meta({ description: 'Captions, labels and notes.' }),
  })
    .optional()
    .meta({ description: 'Colours, each as `"#7a1f3d"`; in quotes, because `#` begins a comment.' }),
  fonts: object({
    text: font().optional().meta({ description: 'For prose and titles.' }),
    data: font().optional().meta({ description: 'For headings of sections, tables, labels and figures.' }),
  })
    .optional()
    .meta({ description: 'Fonts; the shipped ones follow for characters that they lack.' }),
})

export type BrandSpec = z.output<typeof brandSchema>
export type FontSpec = NonNullable<NonNullable<BrandSpec['fonts']>['text']>

/** The JSON Schema of `brand.yaml`, for editors. */
export function brandJsonSchema(): Record<string, unknown> {
  return editorSchema(brandSchema, { title: 'Sitrep brand', description: 'Who publishes the reports, and how they look.' })
}
