/**
 * What a brief file may say: the schema behind its checks, its editor help and its short forms. Layers, variants and rows are
 * merged before it is asked; ids of facts and terms of lexicons are checked where facts and lexicons are known.
 */
import * as z from 'zod'
import { choice, flag, list, mapOf, number, object, objectOr, parsedText, text } from '../diagnostics/field-schema.ts'
import { editorSchema } from '../diagnostics/read-schema.ts'
import { factKinds } from '../terms/fact-terms.ts'
import { explainLanguageTag, parseLanguageTag } from '../terms/language-tag.ts'
import { lexiconIds } from '../terms/lexicons.ts'
import { outputFormats } from '../terms/output-formats.ts'
import { pdfStandards } from '../terms/pdf-standards.ts'
import { reportProfiles } from '../terms/report-profiles.ts'
import { tlpLevels } from '../terms/tlp.ts'
import { isId } from '../text/citations.ts'
import { explainEdtf } from '../time/explain-edtf.ts'
import { parseEdtf, parseEdtfPoint } from '../time/parse-edtf.ts'
import { briefStatuses, confidenceLevels, groupFields, viewNames } from './brief.ts'
import { scheduleSchema } from './schedule-schema.ts'

const date = () => parsedText(parseEdtf, explainEdtf)
const point = () => parsedText(parseEdtfPoint, (input) => explainEdtf(input, { point: true }))
const id = () =>
  parsedText(
    (input) => (isId(input) ? input : undefined),
    (input) => ({ message: `\`${input}\` cannot be an id`, hints: ['write letters, digits, `-`, `_`, `.` and `:` only'] }),
  )

const contact = objectOr(
  'name',
  object({
    name: text().meta({ description: 'Person or desk.', example: 'South Asia desk' }),
    role: text().exactOptional().meta({ description: 'What to ask them.' }),
    email: parsedText(
      (input) => (/^\S+@\S+$/.test(input) ? input : undefined),
      (input) => ({ message: `expected an e-mail address, found \`${input}\`` }),
    )
      .exactOptional()
      .meta({ description: 'E-mail address.' }),
    phone: text().exactOptional().meta({ description: 'Telephone number.' }),
    url: parsedText(
      (input) => (/^https?:\/\//.test(input) && URL.canParse(input) ? input : undefined),
      (input) => ({ message: `expected an address that starts with \`https://\` or \`http://\`, found \`${input}\`` }),
    )
      .exactOptional()
      .meta({ description: 'Address of a page.' }),
  }),
)

/** Labels are held against the project's scheme once the layers are merged (`check-markings.ts`). */
const markingFields = (tlp: string, marking: string) => ({
  tlp: text().exactOptional().meta({ words: tlpLevels, description: tlp }),
  marking: text().exactOptional().meta({ description: marking }),
})

/** What an item says of itself, and each of what may stand in its place. */
const ownMarking = markingFields(
  'Marking of these words (TLP 2.0), besides that of what they cite: reports marked lower do not carry them.',
  'In place of `tlp`: a label of the project’s own scheme.',
)

/**
 * An item of a report that may be kept from some readers: `instead` says what stands there then, the first that may. Of what
 * stands instead nothing is needed but `omit: true` or what makes it an item; `check-report.ts` sees to that.
 */
function item<Shape extends z.ZodRawShape>(field: string, shape: Shape) {
  const { id: _, ...others } = shape
  const instead = object(others)
    .partial()
    .extend({
      ...ownMarking,
      omit: flag().exactOptional().meta({ description: '`true`: nothing stands there; such reports are made without the item.' }),
    })
  return objectOr(
    field,
    object({
      ...shape,
      ...ownMarking,
      instead: list(objectOr(field, instead)).exactOptional().meta({
        description:
          'What stands here in reports that may not carry it, the fullest first: the whole item in other words, or `omit: true`.',
      }),
    }),
  )
}

const keyFigure = item('fact', {
  fact: text().meta({ description: 'Id of a fact of kind `figure`.', example: 'displaced' }),
  label: text().exactOptional().meta({ description: 'What the number counts; the fact’s own text when not given.' }),
  note: text().exactOptional().meta({ description: 'A line under the label: a definition or scope.' }),
  change: text().exactOptional().meta({ description: 'Why it is not what the edition before had; view `changes` tells it.' }),
  trend: flag().exactOptional().meta({
    description:
      '`true` shows the change from the figure it supersedes, and a line of all earlier ones. Only for counts made alike.',
  }),
})

const prose = item('text', { text: text().meta({ description: 'The words (Markdown).' }) })

const judgement = item('text', {
  id: id().exactOptional().meta({ description: 'Name to refer to it by.' }),
  text: text().meta({ description: 'The judgement in one sentence (Markdown).' }),
  likelihood: text().exactOptional().meta({ description: 'A term of the lexicon; its range is looked up.', example: 'likely' }),
  horizon: point().exactOptional().meta({ description: 'Until when it holds.', example: '2025-11-16' }),
  confidence: choice(confidenceLevels)
    .exactOptional()
    .meta({ description: 'How sure the analyst is, apart from the likelihood.' }),
  grounds: text().exactOptional().meta({ description: 'Why that confidence (Markdown).' }),
  basis: list(text()).default([]).meta({ description: 'Ids of the facts it rests on.' }),
  assumptions: list(text()).default([]).meta({ description: 'What it takes for granted (Markdown each).' }),
  alternatives: list(text()).default([]).meta({ description: 'What else may happen (Markdown each).' }),
  indicators: list(text()).default([]).meta({ description: 'What would show that it is coming true or not (Markdown each).' }),
  change: text().exactOptional().meta({ description: 'Why it is not what the edition before had; view `changes` tells it.' }),
})

const correction = object({
  edition: list(number({ min: 0, whole: true }), { min: 1 }).meta({
    description: 'Number of the edition that had it, or several.',
  }),
  was: text().meta({ description: 'What was wrong, as it was printed.' }),
  now: text()
    .exactOptional()
    .meta({ description: 'What is right (Markdown); nothing when it is withdrawn without another in its place.' }),
})

const waiver = object({
  code: text().meta({ description: 'Code of the findings to leave out; `sitrep explain` lists them.', example: 'source/single' }),
  at: text()
    .exactOptional()
    .meta({ description: 'Id of the fact, source, section or judgement; the whole report when not given.' }),
  reason: text().meta({ description: 'Why; printed in the methodology section.' }),
})

const query = object({
  ids: list(text()).exactOptional().meta({ description: 'Exactly these facts, in this order.' }),
  kind: list(choice(factKinds)).exactOptional().meta({ description: 'Kinds of facts.' }),
  tag: list(text()).exactOptional().meta({ description: 'Tags, any of which.' }),
  place: list(text()).exactOptional().meta({ description: 'Place ids; places within them count.' }),
  actor: list(text()).exactOptional().meta({ description: 'Actor ids: facts said by or about them.' }),
  attributedTo: list(text()).exactOptional().meta({ description: 'Actor ids: facts said by them.' }),
  from: point().exactOptional().meta({ description: 'Facts true at or after this date.', example: '2025-10-01' }),
  to: point().exactOptional().meta({ description: 'Facts true until this date.', example: '2025-10-31' }),
})

const map = object({
  places: list(text()).exactOptional().meta({ description: 'Place ids; those of the section’s facts when not given.' }),
  layers: list(text())
    .default([])
    .meta({ description: 'Names of datasets under `data` that hold GeoJSON: lines, areas, points.' }),
  disputed: list(
    parsedText(
      (input) => (/^[A-Z]{3}-[A-Z]{3}$/.test(input) ? input : undefined),
      (input) => ({
        message: `expected two countries, found \`${input}\``,
        hints: ['write their ISO 3166-1 codes of three letters with a hyphen: `PAK-AFG`'],
      }),
    ),
  )
    .default([])
    .meta({ description: 'Pairs of countries whose whole border is drawn as disputed.', example: 'PAK-AFG' }),
  inset: flag().default(true).meta({ description: 'Whether a small globe shows where the map lies.' }),
  marginKm: number({ min: 1 })
    .exactOptional()
    .meta({ description: 'Least distance in kilometres from the outermost places to the frame.' }),
})

const sectionFields = {
  id: id().exactOptional().meta({ description: 'Anchor; made from the title when not given.' }),
  view: choice(viewNames).exactOptional().meta({ description: 'What lays out the section’s facts; none for prose alone.' }),
  title: text().exactOptional().meta({ description: 'Heading; the view’s own name when not given.' }),
  body: text().exactOptional().meta({ description: 'Prose: Markdown with `[@fact]` citations and `{{figure "id"}}`.' }),
  select: query
    .exactOptional()
    .meta({ description: 'Which facts the view takes: timeline, positions, facts, changes, map and chart.' }),
  groupBy: list(choice(groupFields), { min: 1 }).exactOptional().meta({
    description:
      'By what `positions` groups its facts: `party` (the speaker, or what it is `partOf`) unless said otherwise. Two make a matrix: `[party, tags]`.',
  }),
  alt: text()
    .exactOptional()
    .meta({ description: 'Views `map` and `chart`: what the picture shows, for those who do not see it.' }),
  caption: text()
    .exactOptional()
    .meta({ description: 'Views `map` and `chart`: a line below the picture (Markdown with citations).' }),
  data: text()
    .exactOptional()
    .meta({ description: 'View `chart`: name of a dataset under the brief’s `data`; instead of `select`.' }),
  chart: z.record(z.string(), z.unknown()).exactOptional().meta({
    description: 'View `chart`: mark and encoding, in Vega-Lite. docs/pictures.md says which parts of it are taken.',
  }),
  map: map.exactOptional().meta({ description: 'View `map`: what it shows besides the places of its facts.' }),
  needs: text().exactOptional().meta({ description: 'View `sector`: what is needed (Markdown).' }),
  response: text().exactOptional().meta({ description: 'View `sector`: what is being done (Markdown).' }),
  gaps: text().exactOptional().meta({ description: 'View `sector`: what is not met (Markdown).' }),
  figures: list(text()).default([]).meta({ description: 'View `sector`: ids of figure facts.' }),
}
const section = item('view', sectionFields)

/** The keys that a section takes. */
export const sectionKeys: readonly string[] = [...Object.keys(sectionFields), ...Object.keys(ownMarking), 'instead']

/** Every key that an item which may be worded otherwise takes, whichever item it is. */
export const wordedFields: ReadonlySet<string> = new Set(
  [keyFigure, judgement, prose, section].flatMap((schema) => [...Object.keys(schema.shape), 'omit']),
)

/** Language of a brief that says none. */
export const defaultLanguage = 'en-GB'

/** What a variant may say otherwise. */
const reportFields = {
  title: text().meta({ description: 'Title of the report.', example: 'Flooding in the northern districts' }),
  subtitle: text().exactOptional().meta({ description: 'Line under the title.' }),
  product: text().exactOptional().meta({ description: 'Name of the product in the masthead.', example: 'Situation report' }),
  number: number({ min: 0, whole: true }).exactOptional().meta({ description: 'Number of the report in its series.' }),
  status: choice(briefStatuses).default('draft').meta({ description: 'How far the report has come.' }),
  profile: choice(reportProfiles).exactOptional().meta({ description: 'Kind of report.' }),
  template: text().default('sitrep').meta({ description: 'Name of the template.' }),
  language: parsedText(parseLanguageTag, explainLanguageTag)
    .default(defaultLanguage)
    .meta({ description: 'Language of the report (BCP 47).', example: 'en-GB' }),
  ...markingFields(
    'Marking of the report (TLP 2.0): what is marked higher is left out. When not given, the highest of what is inside.',
    'In place of `tlp`: a label of the project’s own scheme.',
  ),
  asOf: point().exactOptional().meta({
    description: 'The state of the world that is described; the time of the run when not given.',
    example: '2026-04-12',
  }),
  informationCutoff: point().exactOptional().meta({ description: 'Nothing later was taken in.', example: '2025-11-10T10:30Z' }),
  period: date().exactOptional().meta({ description: 'The period covered, as EDTF.', example: '2025-11-03/2025-11-10' }),
  issued: point().exactOptional().meta({ description: 'When it is published.', example: '2025-11-10T12:00Z' }),
  nextUpdate: point().exactOptional().meta({ description: 'When the next report is due.', example: '2025-11-17' }),
  preparedBy: text().exactOptional().meta({ description: 'Who wrote it.' }),
  reviewedBy: text().exactOptional().meta({ description: 'Who reviewed it.' }),
  authorizedBy: text().exactOptional().meta({ description: 'Who released it.' }),
  purpose: text().exactOptional().meta({ description: 'What it is for.' }),
  audience: list(text()).default([]).meta({ description: 'Who it is written for.' }),
  distribution: list(text()).default([]).meta({ description: 'Who receives it.' }),
  banner: text()
    .exactOptional()
    .meta({ description: 'Line over every page, besides the marking.', example: 'EXERCISE EXERCISE EXERCISE' }),
  contacts: list(contact).default([]).meta({ description: 'Whom to ask.' }),
  paper: choice(['A4', 'Letter']).default('A4').meta({ description: 'Paper size.' }),
  lexicon: choice(lexiconIds).default('icd203').meta({ description: 'Which words of likelihood the report uses.' }),
  facts: list(text(), { min: 1 }).meta({
    description: 'Fact files: paths and globs from the brief’s folder.',
    example: 'facts/*.yaml',
  }),
  data: mapOf(
    text().meta({ description: 'Path of a CSV, JSON or YAML file, from the brief’s folder.' }),
    (name) => /^[A-Za-z]\w*$/.test(name),
    (name) => `\`${name}\` cannot name a dataset: names are letters, digits and \`_\`, and start with a letter`,
  )
    .default({})
    .meta({ description: 'Plain tables for the prose, by name: {districts: data/districts.csv}.' }),
  highlights: list(prose).default([]).meta({ description: 'The report in a few sentences (Markdown each).' }),
  keyFigures: list(keyFigure).default([]).meta({ description: 'Figures on page 1.' }),
  judgements: list(judgement).default([]).meta({ description: 'What the analysts conclude.' }),
  gaps: list(prose).default([]).meta({ description: 'What is not known (Markdown each).' }),
  corrections: list(correction).default([]).meta({
    description:
      'What earlier editions said wrongly besides their facts; facts that are corrected or retracted are told by themselves.',
  }),
  methodology: prose.exactOptional().meta({ description: 'Words on scope and sourcing (Markdown).' }),
  disclaimer: text().exactOptional().meta({ description: 'Small print.' }),
  waivers: list(waiver)
    .default([])
    .meta({ description: 'Findings that are known and accepted, each with its reason, which is printed.' }),
  sections: list(section).default([]).meta({ description: 'The body of the report, in order.' }),
  output: text()
    .default('{{brief.id}}{{#if variant.id}}-{{variant.id}}{{/if}}{{#if each}}-{{each.index}}{{/if}}')
    .meta({ description: 'Name of the output file without ending (Handlebars).' }),
  formats: list(choice(outputFormats), { min: 1 }).default(['pdf']).meta({ description: 'What to write.' }),
  conformance: list(choice(pdfStandards)).default([]).meta({
    description: 'What the PDF says it keeps, once a validator such as veraPDF has found that it does.',
    example: '[PDF/UA-1, PDF/A-3b]',
  }),
}

/** What goes for the brief as a whole: a variant cannot say otherwise. */
const seriesFields = {
  schedule: scheduleSchema.exactOptional().meta({
    description: 'When editions are owed; `sitrep due` lists them.',
    example: '{every: week, at: "06:00", timezone: UTC}',
  }),
}

/**
 * One report: a brief with its layers, variant and row merged in, and the time it is as of filled in. `variants` and `forEach` are used up by then; they are here
 * so that a misspelt one can be told from other unknown keys.
 */
export const reportSchema = object({
  ...reportFields,
  asOf: point(),
  ...seriesFields,
  variants: z.never().exactOptional(),
  forEach: z.never().exactOptional(),
})

const translationField = {
  translation: text().exactOptional().meta({
    description:
      'Path of the file with its texts in the variant’s `language`, from the brief’s folder; `sitrep translate` writes and completes it.',
    example: 'translations/ur.yaml',
  }),
}

/** Every field may be left out: what a variant says. */
const variant = objectOr(
  'id',
  object(reportFields)
    .partial()
    .extend({
      id: id().meta({ description: 'Name of the variant; part of the file name.', example: 'public' }),
      ...translationField,
    }),
)

const row = z.record(z.string(), z.unknown())

const forEach = z.union([text(), z.array(row)]).exactOptional()

/** A brief file with everything in it, as editors know it. */
export const briefSchema = object({
  ...reportFields,
  ...seriesFields,
  number: z
    .union([number({ min: 0, whole: true }), choice(['next'])])
    .exactOptional()
    .meta({ description: 'Number of the report in its series; `next` follows the last edition released.' }),
  variants: list(variant)
    .default([])
    .meta({ description: 'The same brief for others: each says what differs, such as `tlp`, `language` or `sections`.' }),
  forEach: forEach.meta({
    description: 'One report for each row: a CSV, JSON or YAML file, or a list; columns are `{{each.row.…}}`.',
    example: 'data/districts.csv',
  }),
})

/** What makes several reports of one brief; all other fields are checked in each of the reports. */
export const expansionSchema = object({
  variants: list(z.looseObject({ id: id(), ...translationField })).default([]),
  forEach,
})

export type WrittenReport = z.output<typeof reportSchema>

/** The JSON Schema of briefs, for editors. */
export function briefJsonSchema(): Record<string, unknown> {
  return editorSchema(briefSchema, { title: 'Sitrep brief', description: 'What a report says, about which facts, and how.' })
}
