/** What `sitrep.config.yaml` may say. The keys of `defaults` are a brief's and are checked with each brief. */
import * as z from 'zod'
import { diagnosticCodes } from '../diagnostics/codes.ts'
import { choice, list, mapOf, number, object, parsedText, text } from '../diagnostics/field-schema.ts'
import { editorSchema } from '../diagnostics/read-schema.ts'
import { outputFormats } from '../terms/output-formats.ts'
import { reportProfiles } from '../terms/report-profiles.ts'

const severities = () => z.record(z.string(), choice(['off', 'note', 'warning', 'error'])).default({})

const color = () =>
  parsedText(
    (input) => (/^#[0-9a-f]{6}$/i.test(input) ? input.toUpperCase() : undefined),
    (input) => ({
      message: `expected a colour of \`#\` and six hexadecimal digits, found \`${input}\``,
      hints: ['write it in quotes: `"#1B5E20"`'],
    }),
  )

const schemeLabel = object({
  label: parsedText(
    (input) => (/^[^\r\n]{1,40}$/.test(input) ? input.trim() : undefined),
    () => ({ message: 'expected a label of 40 characters at most, on one line' }),
  ).meta({ description: 'As it is printed and written under `marking`.', example: 'PARTNERS ONLY' }),
  foreground: color().meta({ description: 'Colour of its letters, in quotes.', example: '"#FFFFFF"' }),
  background: color().meta({ description: 'Colour of its field, in quotes.', example: '"#1B5E20"' }),
  meaning: text()
    .exactOptional()
    .meta({ description: 'What a report with it may be used for; printed beside it in the masthead.' }),
})

const markingScheme = object({
  name: text().meta({ description: 'Name of the scheme, for messages and templates.', example: 'the relief network' }),
  labels: list(schemeLabel, { min: 1 }).meta({ description: 'Its labels, from the most open to the most restricted.' }),
})

export type WrittenScheme = z.output<typeof markingScheme>

/** The project file. */
export const configSchema = object({
  defaults: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: 'What every brief of the project says unless it says otherwise: any keys of a brief.' }),
  browser: text().exactOptional().meta({ description: 'The Chromium to print with: an executable’s path.' }),
  jobs: number({ min: 1, max: 64, whole: true }).exactOptional().meta({ description: 'Reports printed at once.' }),
  timeout: number({ min: 1 }).exactOptional().meta({ description: 'Seconds that printing one report may take.' }),
  formats: list(choice(outputFormats), { min: 1 })
    .exactOptional()
    .meta({ description: 'What to write unless a brief says otherwise.' }),
  out: text().exactOptional().meta({ description: 'Folder for the reports, from the project’s folder.', example: 'output' }),
  helpers: text().exactOptional().meta({
    description:
      'A JavaScript module of the project whose functions templates and prose may call. It is code, and runs with your rights: name only one that you would run yourself.',
    example: 'helpers.mjs',
  }),
  markingScheme: markingScheme
    .exactOptional()
    .meta({ description: 'Labels to mark by in place of TLP 2.0; briefs and facts name them under `marking`.' }),
  severities: severities().meta({
    description: 'Severities of findings by code: {source/single: warning}. Errors about markings stay errors.',
  }),
  profiles: mapOf(
    object({
      severities: severities().meta({ description: 'Severities of findings in such reports; they go over the project’s.' }),
    }),
    (name) => reportProfiles.some((profile) => profile === name),
    (name) => `no profile is called \`${name}\`: expected one of ${reportProfiles.map((profile) => `\`${profile}\``).join(', ')}`,
  )
    .default({})
    .meta({ description: 'What holds for reports of one profile: {flash-update: {severities: {source/single: off}}}.' }),
})

/** The JSON Schema of the project file, for editors. */
export function configJsonSchema(): Record<string, unknown> {
  const codes = Object.keys(diagnosticCodes)
  return editorSchema(configSchema, {
    title: 'Sitrep project',
    description: 'Settings of a project: what its briefs have in common and how they are printed.',
    keysOf: { severities: codes },
  })
}
