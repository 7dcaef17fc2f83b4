/**
 * What a fact file may say: the schema behind its checks, its editor help and its short forms. Defaults that depend on other
 * fields and references between files are not its business.
 */
import type { z } from 'zod'
import { choice, flag, list, mapOf, number, object, objectOr, parsedText, text } from '../diagnostics/field-schema.ts'
import { editorSchema } from '../diagnostics/read-schema.ts'
import {
  actorTypes,
  attributionTypes,
  type Credibility,
  factKinds,
  figureBases,
  figureQualifiers,
  placePrecisions,
  recordStatuses,
  reliabilities,
  sourceRelations,
  sourceScales,
} from '../terms/fact-terms.ts'
import { explainLanguageTag, parseLanguageTag } from '../terms/language-tag.ts'
import { sourceTypes } from '../terms/source-types.ts'
import { tlpLevels } from '../terms/tlp.ts'
import { isId } from '../text/citations.ts'
import { explainEdtf } from '../time/explain-edtf.ts'
import { parseEdtf } from '../time/parse-edtf.ts'

const date = () => parsedText(parseEdtf, explainEdtf)
/** Labels are held against the project's scheme when the file is read (`read-fact-file.ts`). */
const markingFields = (tlp: string) => ({
  tlp: text().exactOptional().meta({ words: tlpLevels, description: tlp }),
  marking: text()
    .exactOptional()
    .meta({ description: 'In place of `tlp`: a label of the project’s own scheme; its most open one when not given.' }),
})
const language = () => parsedText(parseLanguageTag, explainLanguageTag)
const byId = <Value extends z.ZodType>(value: Value) =>
  mapOf(
    value,
    isId,
    (key) =>
      `\`${key}\` cannot be an id: ids are letters, digits, \`-\`, \`_\`, \`.\` and \`:\`, and start with a letter or digit`,
  )

const attribution = objectOr(
  'descriptor',
  object({
    type: choice(attributionTypes).exactOptional().meta({ description: 'How the words reached us.' }),
    descriptor: text()
      .exactOptional()
      .meta({ description: 'Words for a source that is not named.', example: 'diplomatic sources' }),
    verb: text().exactOptional().meta({ description: 'A neutral verb of saying.', example: 'said' }),
  }),
)

const factSource = objectOr(
  'ref',
  object({
    ref: text().meta({ description: 'Id of a source.', example: 'ocha-12' }),
    at: text().exactOptional().meta({ description: 'Where in the source.', example: 'para 3' }),
    relation: choice(sourceRelations)
      .exactOptional()
      .meta({ description: 'Whether the source saw it, quotes it or derives it.' }),
  }),
)

const quote = objectOr(
  'text',
  object({
    text: text().meta({ description: 'The words, verbatim.' }),
    speaker: text().exactOptional().meta({ description: 'Who said them: an actor id or a name.' }),
    at: text().exactOptional().meta({ description: 'Where in the source they stand.' }),
    language: language().exactOptional().meta({ description: 'The language they are given in (BCP 47).' }),
    translatedBy: text().exactOptional().meta({ description: 'Who translated them.' }),
  }),
)

const credibility = number({ min: 1, max: 6, whole: true }).transform((grade) => grade as Credibility)
const ids = () => list(text())

/** Fields that `defaults` may set for all facts of a file. */
const sharedFields = {
  kind: choice(factKinds).meta({
    description: 'What is known: what happened, what is so, a number, or what somebody says, wants or concludes.',
    example: 'event',
  }),
  attributedTo: text().exactOptional().meta({ description: 'Actor id of the one who says, holds or concludes it.' }),
  attribution: attribution.exactOptional().meta({ description: 'How it is attributed, and the words for an anonymous source.' }),
  about: ids().meta({ description: 'Actor ids concerned; their order means nothing.' }),
  when: date().exactOptional().meta({ description: 'When it was or is true, as EDTF.', example: '2025-11-09' }),
  where: ids().meta({ description: 'Place ids.' }),
  sources: list(factSource).meta({
    description: 'Source ids, each with the place inside the source: {ref: ocha-12, at: para 3}.',
  }),
  credibility: credibility
    .exactOptional()
    .meta({ description: 'Admiralty credibility of this item: 1 confirmed … 5 improbable, 6 cannot be judged.' }),
  asOf: date().exactOptional().meta({ description: 'The date the source speaks for.', example: '2025-11-09' }),
  reported: date().exactOptional().meta({ description: 'When the source published it.', example: '2025-11-09' }),
  recorded: date().exactOptional().meta({ description: 'When it was written down here.', example: '2025-11-10T09:00Z' }),
  reviewAfter: date().exactOptional().meta({ description: 'After this date it is stale.', example: '2025-11-17' }),
  status: choice(recordStatuses).meta({ description: 'Whether the record still stands.' }),
  planned: flag().meta({ description: 'It is announced and has not happened.' }),
  measure: text()
    .exactOptional()
    .meta({ description: 'What is counted: figures of one measure are compared.', example: 'displaced' }),
  unit: text().exactOptional().meta({ description: 'What the number counts.', example: 'people' }),
  qualifier: choice(figureQualifiers).exactOptional().meta({ description: 'How exact the number is.' }),
  basis: choice(figureBases)
    .exactOptional()
    .meta({ description: 'Whether it adds up over time, covers a period or is a state.' }),
  population: text().exactOptional().meta({ description: 'Who or what is counted among.' }),
  ...markingFields('Handling label (TLP 2.0); `CLEAR` when not given.'),
  tags: ids().meta({ description: 'Free words to select by.' }),
  language: language().exactOptional().meta({ description: 'Language of the text (BCP 47).' }),
}

const factFields = {
  ...sharedFields,
  about: sharedFields.about.default([]),
  where: sharedFields.where.default([]),
  sources: sharedFields.sources.default([]),
  status: sharedFields.status.default('current'),
  planned: sharedFields.planned.default(false),
  tags: sharedFields.tags.default([]),
  text: text().meta({ description: 'The fact in one sentence.', example: 'The crossing at Torkham is shut.' }),
  value: number().exactOptional().meta({ description: 'The number of a figure, without grouping.' }),
  min: number().exactOptional().meta({ description: 'Lower end of a range.' }),
  max: number().exactOptional().meta({ description: 'Upper end of a range.' }),
  quote: quote.exactOptional().meta({ description: 'Words quoted verbatim.' }),
  supersedes: ids().meta({ description: 'Ids of facts that this one replaces.' }).default([]),
  corrects: ids().meta({ description: 'Ids of facts that this one puts right.' }).default([]),
  contradicts: ids().meta({ description: 'Ids of facts that cannot be true together with this one.' }).default([]),
  corroborates: ids().meta({ description: 'Ids of facts that this one supports.' }).default([]),
  totalOf: ids()
    .meta({
      description: 'Figures: ids of all the parts that this one is the sum of; they are added up.',
      example: '[camps, hosts]',
    })
    .default([]),
  retracted: date().exactOptional().meta({
    description: 'When it was taken back here: from then on its status is `retracted`, and before that it stands.',
    example: '2025-11-12',
  }),
  note: text().exactOptional().meta({ description: 'Note to other analysts; never printed.' }),
}

/** `defaults` of a file: here nothing has a value that nobody gave. */
export const defaultsSchema = object({
  ...sharedFields,
  kind: sharedFields.kind.exactOptional(),
  about: sharedFields.about.exactOptional(),
  where: sharedFields.where.exactOptional(),
  sources: sharedFields.sources.exactOptional(),
  status: sharedFields.status.exactOptional(),
  planned: sharedFields.planned.exactOptional(),
  tags: sharedFields.tags.exactOptional(),
})

const fact = object(factFields)

const actor = objectOr(
  'name',
  object({
    name: text().meta({ description: 'Full name.', example: 'Ministry of Foreign Affairs of Pakistan' }),
    short: text().exactOptional().meta({ description: 'Name in running text.', example: 'Foreign Office' }),
    selfName: text().exactOptional().meta({ description: 'What it calls itself.' }),
    type: choice(actorTypes).exactOptional().meta({ description: 'What kind of actor it is.' }),
    partOf: text().exactOptional().meta({ description: 'Actor id of the party it speaks for.' }),
    country: country().exactOptional().meta({ description: 'ISO 3166-1 alpha-3 code.', example: 'PAK' }),
    ...markingFields('Handling label (TLP 2.0) of its identity: reports marked lower do not name it; `CLEAR` when not given.'),
    labels: list(
      objectOr(
        'text',
        object({
          text: text().meta({ description: 'The name.' }),
          abbr: text().exactOptional().meta({ description: 'Its abbreviation.' }),
          usedBy: text().exactOptional().meta({ description: 'Actor id of the party that coined it.' }),
        }),
      ),
    )
      .default([])
      .meta({ description: 'Names that one party coined for it: only to be used as that party’s words.' }),
  }),
)

const place = objectOr(
  'name',
  object({
    name: text().meta({ description: 'Name as printed.', example: 'Torkham' }),
    country: country().exactOptional().meta({ description: 'ISO 3166-1 alpha-3 code.', example: 'PAK' }),
    lat: number({ min: -90, max: 90 }).exactOptional().meta({ description: 'Latitude in degrees, north positive.' }),
    lon: number({ min: -180, max: 180 }).exactOptional().meta({ description: 'Longitude in degrees, east positive.' }),
    precision: choice(placePrecisions).exactOptional().meta({ description: 'How closely the coordinates locate it.' }),
    within: text().exactOptional().meta({ description: 'Id of a place that this one lies in.' }),
  }),
)

const source = objectOr(
  'title',
  object({
    type: choice(sourceTypes).default('document').meta({ description: 'Kind of source, as in CSL.' }),
    genre: text().exactOptional().meta({ description: 'A closer word for the kind.', example: 'Press statement' }),
    title: text().meta({ description: 'Title of the publication, statement or dataset.' }),
    author: ids().default([]).meta({ description: 'Authors’ names; none for an unsigned source.' }),
    publisher: text().exactOptional().meta({ description: 'An actor id or a name.' }),
    containerTitle: text().exactOptional().meta({ description: 'The newspaper, site or series it appeared in.' }),
    issued: date().exactOptional().meta({ description: 'When it was published, as EDTF.', example: '2025-11~' }),
    accessed: date().exactOptional().meta({ description: 'When it was read.', example: '2025-11-10' }),
    recorded: date().exactOptional().meta({
      description: 'When it was taken in here; a report with an earlier cut-off does not draw on it.',
      example: '2025-11-10T09:00Z',
    }),
    url: address().exactOptional().meta({ description: 'Where it is published.' }),
    archiveUrl: address().exactOptional().meta({ description: 'Where a copy is kept.' }),
    archivePath: text().exactOptional().meta({ description: 'A copy kept in the project, relative to this file.' }),
    sha256: digest().exactOptional().meta({ description: 'SHA-256 of that copy, in hex.' }),
    language: language().exactOptional().meta({ description: 'Language of the source (BCP 47).' }),
    reliability: choice(reliabilities)
      .exactOptional()
      .meta({ description: 'Admiralty reliability: A completely reliable … E unreliable, F cannot be judged.' }),
    scale: choice(sourceScales).exactOptional().meta({ description: 'How far the source’s view reaches.' }),
    restates: ids().default([]).meta({ description: 'Ids of sources that it repeats; independence is computed from this.' }),
    interestedParty: flag().default(false).meta({ description: 'It is itself a party to what it reports.' }),
    obtained: flag().default(true).meta({ description: '`false` when it is known only through others.' }),
    descriptor: text().exactOptional().meta({ description: 'Strengths and weaknesses in a sentence; printed.' }),
    status: choice(recordStatuses).default('current').meta({ description: 'Whether the source still stands.' }),
    retracted: date().exactOptional().meta({
      description: 'When it was withdrawn: from then on its status is `retracted`, and before that it stands.',
      example: '2025-11-12',
    }),
    ...markingFields('Handling label (TLP 2.0) of the source itself: who it is; `CLEAR` when not given.'),
    note: text().exactOptional().meta({ description: 'Note to other analysts; never printed.' }),
  }),
)

/** A whole fact file, once `defaults` are filled in. */
export const factFileSchema = object({
  defaults: defaultsSchema.exactOptional().meta({
    description:
      'Fields for every fact of this file that does not give them; `tlp`, `marking` and `recorded` also for its sources.',
  }),
  actors: byId(actor).default({}).meta({ description: 'Who speaks and acts, by id.' }),
  places: byId(place).default({}).meta({ description: 'Where things happen, by id.' }),
  sources: byId(source).default({}).meta({ description: 'Who said it, by id.' }),
  facts: byId(fact).default({}).meta({ description: 'What is known, by id.' }),
})

export type WrittenFactFile = z.output<typeof factFileSchema>
export type WrittenFact = z.output<typeof fact>
export type WrittenSource = z.output<typeof source>

/** Every field of a fact, in the order of the documentation: the columns that a CSV file may have besides `id`. */
export const factFieldNames: readonly string[] = Object.keys(factFields)

/** Fields that `defaults` may set, and those of them that only figures have. */
export const sharedFieldNames: readonly string[] = Object.keys(sharedFields)
export const figureFieldNames = ['measure', 'value', 'min', 'max', 'unit', 'qualifier', 'basis', 'population', 'totalOf'] as const

/** Fields that hold a list of ids or words, and those that hold a number, for formats that know text only. */
export const listFieldNames: ReadonlySet<string> = new Set([
  'about',
  'where',
  'sources',
  'tags',
  'supersedes',
  'corrects',
  'contradicts',
  'corroborates',
  'totalOf',
])
export const numberFieldNames: ReadonlySet<string> = new Set(['value', 'min', 'max', 'credibility'])

/** The JSON Schema of fact files, for editors. */
export function factsJsonSchema(): Record<string, unknown> {
  return editorSchema(factFileSchema, {
    title: 'Sitrep fact file',
    description: 'Facts with their sources, the actors and places they name.',
  })
}

function country() {
  return parsedText(
    (input) => (/^[A-Z]{3}$/.test(input) ? input : undefined),
    (input) => ({
      message: `expected a country code of three capitals, found \`${input}\``,
      hints: ['write the ISO 3166-1 alpha-3 code: `PAK`'],
    }),
  )
}

function address() {
  return parsedText(
    (input) => (/^https?:\/\/[^\s/]+/.test(input) && URL.canParse(input) ? input : undefined),
    (input) => ({ message: `expected an address that starts with \`https://\` or \`http://\`, found \`${input}\`` }),
  )
}

function digest() {
  return parsedText(
    (input) => (/^[0-9a-f]{64}$/i.test(input) ? input.toLowerCase() : undefined),
    (input) => ({ message: `expected 64 hexadecimal digits, found \`${input}\`` }),
  )
}
