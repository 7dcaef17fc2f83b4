/** What an edition file must say to be read back. Of the frozen dossiers only what comparisons need is looked at; the digests hold the rest. */
import * as z from 'zod'
import { choice, list, number, object, text } from '../diagnostics/field-schema.ts'
import { figureBases, figureQualifiers } from '../terms/fact-terms.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'

const digest = () => text().check(refuseNoDigest)

function refuseNoDigest(context: z.core.ParsePayload<string>): void {
  if (!/^[0-9a-f]{64}$/.test(context.value)) {
    context.issues.push({ code: 'custom', message: 'expected a SHA-256 digest of 64 hexadecimal digits', input: context.value })
  }
}

function refuseNoMoment(context: z.core.ParsePayload<string>): void {
  if (parseEdtfPoint(context.value)?.hour === undefined) {
    context.issues.push({
      code: 'custom',
      message: `expected a date with a time, found \`${context.value}\``,
      input: context.value,
    })
  }
}

const figure = z.looseObject({
  measure: text(),
  value: number().exactOptional(),
  min: number().exactOptional(),
  max: number().exactOptional(),
  unit: text().exactOptional(),
  qualifier: choice(figureQualifiers),
  basis: choice(figureBases).exactOptional(),
  population: text().exactOptional(),
})

const fact = z.looseObject({
  id: text(),
  text: text(),
  status: text(),
  when: text().exactOptional(),
  attributedTo: text().exactOptional(),
  credibility: text().exactOptional(),
  figure: figure.exactOptional(),
  supersedes: list(text()),
  corrects: list(text()).exactOptional(),
  marking: z.looseObject({ level: text() }).exactOptional(),
})

/** Why something is not what it was; a first version kept it as plain text. */
const reason = z.union([
  z.looseObject({ markdown: text(), facts: list(text()) }),
  text().transform((markdown): { markdown: string; facts: string[] } => ({ markdown, facts: [] })),
])

const judgement = z.looseObject({
  id: text(),
  text: z.looseObject({ markdown: text() }),
  likelihood: z.looseObject({ term: text(), low: number(), high: number(), range: text() }).exactOptional(),
  confidence: text().exactOptional(),
  basis: list(text()),
  change: reason.exactOptional(),
})

const dossier = z.looseObject({
  brief: z.looseObject({ number: number().exactOptional(), asOf: text(), title: text(), language: text().exactOptional() }),
  marking: z.looseObject({ level: text() }).exactOptional(),
  facts: z.record(z.string(), fact),
  keyFigures: z.array(z.looseObject({ fact: text(), label: text(), change: reason.exactOptional() })),
  judgements: z.array(judgement),
  corrections: z.array(z.looseObject({ replaces: text().exactOptional(), fact: text().exactOptional() })).exactOptional(),
})

const report = object({
  name: text(),
  variant: text().exactOptional(),
  row: number({ min: 1, whole: true }).exactOptional(),
  files: z.array(object({ path: text(), format: text(), sha256: digest() })),
  dossierSha256: digest(),
  dossier,
})

/** An edition file: `briefs/<id>/editions/NNN.json`. */
export const editionSchema = object({
  schemaVersion: number({ min: 1, max: 1, whole: true }),
  brief: text(),
  number: number({ min: 0, whole: true }),
  asOf: text(),
  informationCutoff: text().exactOptional(),
  scheduledFor: text().check(refuseNoMoment).exactOptional(),
  tool: text(),
  wording: object({
    sha256: digest(),
    set: z.array(text()),
    translations: z.array(object({ path: text(), sha256: digest() })).exactOptional(),
  }).exactOptional(),
  reports: z.array(report),
  sha256: digest(),
})
