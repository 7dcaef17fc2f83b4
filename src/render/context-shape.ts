/**
 * The shapes of what templates, prose and output names see. Each is declared as the shape of its TypeScript type, so that the
 * compiler refuses this file when the two drift apart. Data only.
 */
import type { Contact } from '../brief/brief.ts'
import type {
  Dossier,
  DossierActor,
  DossierBrief,
  DossierFact,
  DossierFigure,
  DossierJudgement,
  DossierKeyFigure,
  DossierMethodology,
  DossierPlace,
  DossierSection,
  DossierSource,
} from '../merge/dossier.ts'
import type { DossierChanges } from '../merge/dossier-changes.ts'
import type { DossierCorrection } from '../merge/dossier-corrections.ts'
import type { PrintedMarking } from '../terms/markings.ts'
import type { Brand } from './brand.ts'
import type { PageHeading } from './name-headings.ts'
import { anything, listOf, prose, recordOf, type Shape, type ShapeOf, scalar, shapeOfValue } from './shape.ts'
import type {
  PageContext,
  ResolvedChanges,
  ResolvedCorrection,
  ResolvedFigure,
  ResolvedGroup,
  ResolvedJudgement,
  ResolvedSource,
  ResolvedUse,
  ViewContext,
} from './template-context.ts'

const texts = listOf(scalar)
const proses = listOf(prose)

const markingShape: ShapeOf<PrintedMarking> = {
  kind: 'object',
  fields: {
    scheme: scalar,
    level: scalar,
    label: scalar,
    foreground: scalar,
    background: scalar,
    meaning: scalar,
  },
}

const briefShape: ShapeOf<DossierBrief> = {
  kind: 'object',
  fields: {
    id: scalar,
    title: scalar,
    subtitle: scalar,
    product: scalar,
    number: scalar,
    status: scalar,
    profile: scalar,
    template: scalar,
    language: scalar,
    translatedFrom: scalar,
    direction: scalar,
    asOf: scalar,
    informationCutoff: scalar,
    period: scalar,
    issued: scalar,
    nextUpdate: scalar,
    preparedBy: scalar,
    reviewedBy: scalar,
    authorizedBy: scalar,
    purpose: scalar,
    audience: texts,
    distribution: texts,
    banner: scalar,
    disclaimer: scalar,
    paper: scalar,
    lexicon: scalar,
  },
}

const contactShape: ShapeOf<Contact> = {
  kind: 'object',
  fields: { name: scalar, role: scalar, email: scalar, phone: scalar, url: scalar },
}

const figureShape: ShapeOf<DossierFigure> = {
  kind: 'object',
  fields: {
    measure: scalar,
    value: scalar,
    min: scalar,
    max: scalar,
    unit: scalar,
    qualifier: scalar,
    basis: scalar,
    population: scalar,
  },
}

const factShape: ShapeOf<DossierFact> = {
  kind: 'object',
  fields: {
    id: scalar,
    kind: scalar,
    text: scalar,
    attributedTo: scalar,
    attributedName: scalar,
    attribution: { kind: 'object', fields: { type: scalar, descriptor: scalar, verb: scalar } },
    about: texts,
    when: scalar,
    where: texts,
    sources: listOf({ kind: 'object', fields: { ref: scalar, number: scalar, at: scalar, relation: scalar } }),
    credibility: scalar,
    grade: scalar,
    independentSources: scalar,
    corroboration: scalar,
    asOf: scalar,
    reported: scalar,
    recorded: scalar,
    reviewAfter: scalar,
    status: scalar,
    planned: scalar,
    figure: figureShape,
    quote: {
      kind: 'object',
      fields: {
        text: scalar,
        speaker: scalar,
        at: scalar,
        language: scalar,
        translatedBy: scalar,
        original: { kind: 'object', fields: { text: scalar, language: scalar } },
      },
    },
    supersedes: texts,
    corrects: texts,
    contradicts: texts,
    marking: markingShape,
    tags: texts,
    language: scalar,
  },
}

const sourceFields = {
  id: scalar,
  number: scalar,
  type: scalar,
  genre: scalar,
  title: scalar,
  author: texts,
  publisher: scalar,
  containerTitle: scalar,
  issued: scalar,
  accessed: scalar,
  url: scalar,
  archiveUrl: scalar,
  language: scalar,
  reliability: scalar,
  scale: scalar,
  restates: listOf({ kind: 'object', fields: { id: scalar, title: scalar, number: scalar } }),
  interestedParty: scalar,
  obtained: scalar,
  descriptor: scalar,
  status: scalar,
  marking: markingShape,
} as const

const sourceShape: ShapeOf<DossierSource> = {
  kind: 'object',
  fields: { ...sourceFields, uses: listOf({ kind: 'object', fields: { fact: scalar, at: scalar } }) },
}

const useShape: ShapeOf<ResolvedUse> = {
  kind: 'object',
  fields: {
    fact: factShape,
    at: scalar,
    anchor: scalar,
    citations: listOf({ kind: 'object', fields: { anchor: scalar, mark: scalar } }),
  },
}

const resolvedSourceShape: ShapeOf<ResolvedSource> = {
  kind: 'object',
  fields: { ...sourceFields, anchor: scalar, uses: listOf(useShape) },
}

const judgementFields = {
  id: scalar,
  text: prose,
  likelihood: { kind: 'object', fields: { term: scalar, low: scalar, high: scalar, range: scalar } },
  horizon: scalar,
  confidence: scalar,
  grounds: prose,
  assumptions: proses,
  alternatives: proses,
  indicators: proses,
  change: prose,
} as const

const judgementShape: ShapeOf<DossierJudgement> = { kind: 'object', fields: { ...judgementFields, basis: texts } }
const resolvedJudgementShape: ShapeOf<ResolvedJudgement> = {
  kind: 'object',
  fields: { ...judgementFields, basis: listOf(factShape) },
}

const methodologyShape: ShapeOf<DossierMethodology> = {
  kind: 'object',
  fields: {
    statement: prose,
    factCount: scalar,
    sourceCount: scalar,
    independentSourceCount: scalar,
    kinds: listOf({ kind: 'object', fields: { kind: scalar, count: scalar } }),
    parties: listOf({ kind: 'object', fields: { actor: scalar, name: scalar, count: scalar } }),
    singleSourceCount: scalar,
    anonymousCount: scalar,
    oneSided: { kind: 'object', fields: { name: scalar, count: scalar, of: scalar } },
    waivers: listOf({ kind: 'object', fields: { code: scalar, at: scalar, reason: scalar } }),
  },
}

const keyFigureShape: ShapeOf<DossierKeyFigure> = {
  kind: 'object',
  fields: { fact: scalar, label: scalar, note: scalar, change: prose, trend: texts },
}

const sinceShape = { kind: 'object', fields: { number: scalar, asOf: scalar } } as const
const withdrawnShape = listOf({ kind: 'object', fields: { id: scalar, text: scalar } })
const beforeAndAfter = { kind: 'object', fields: { before: scalar, after: scalar } } as const
const figureChangeFields = {
  label: scalar,
  direction: scalar,
  before: figureShape,
  difference: scalar,
  percent: scalar,
  approximate: scalar,
  reason: prose,
} as const
const judgementChangeFields = {
  id: scalar,
  kind: scalar,
  reworded: scalar,
  likelihood: beforeAndAfter,
  direction: scalar,
  confidence: beforeAndAfter,
  reason: prose,
} as const

const changesShape: ShapeOf<DossierChanges> = {
  kind: 'object',
  fields: {
    since: sinceShape,
    new: texts,
    updated: listOf({ kind: 'object', fields: { fact: scalar, replaces: texts, before: scalar } }),
    withdrawn: withdrawnShape,
    watched: texts,
    unchangedCount: scalar,
    figures: listOf({ kind: 'object', fields: { ...figureChangeFields, fact: scalar } }),
    judgements: listOf({ kind: 'object', fields: judgementChangeFields }),
  },
}

const resolvedChangesShape: ShapeOf<ResolvedChanges> = {
  kind: 'object',
  fields: {
    since: sinceShape,
    new: listOf(factShape),
    updated: listOf({ kind: 'object', fields: { fact: factShape, before: scalar } }),
    withdrawn: withdrawnShape,
    watched: listOf(factShape),
    newCount: scalar,
    updatedCount: scalar,
    withdrawnCount: scalar,
    unchangedCount: scalar,
    figures: listOf({ kind: 'object', fields: { ...figureChangeFields, fact: factShape } }),
    judgements: listOf({ kind: 'object', fields: { ...judgementChangeFields, text: prose } }),
  },
}

const correctionFields = {
  kind: scalar,
  editions: listOf({ kind: 'object', fields: { number: scalar, asOf: scalar } }),
  was: scalar,
  wasFigure: figureShape,
  replaces: scalar,
  now: prose,
  date: scalar,
} as const
const correctionShape: ShapeOf<DossierCorrection> = { kind: 'object', fields: { ...correctionFields, fact: scalar } }
const resolvedCorrectionShape: ShapeOf<ResolvedCorrection> = { kind: 'object', fields: { ...correctionFields, fact: factShape } }

const sectionShape: ShapeOf<DossierSection> = {
  kind: 'object',
  fields: {
    id: scalar,
    view: scalar,
    title: scalar,
    placement: scalar,
    body: prose,
    facts: texts,
    groups: listOf({ kind: 'object', fields: { key: scalar, title: scalar, facts: texts } }),
    columns: listOf({ kind: 'object', fields: { key: scalar, title: scalar, facts: texts } }),
    alt: scalar,
    caption: prose,
    data: scalar,
    chart: recordOf(anything),
    map: {
      kind: 'object',
      fields: { places: texts, layers: texts, disputed: texts, inset: scalar, marginKm: scalar },
    },
    needs: prose,
    response: prose,
    sectorGaps: prose,
    figures: listOf(keyFigureShape),
  },
}

const actorShape: ShapeOf<DossierActor> = {
  kind: 'object',
  fields: { id: scalar, name: scalar, short: scalar, selfName: scalar, type: scalar, country: scalar, partOf: scalar },
}

const placeShape: ShapeOf<DossierPlace> = {
  kind: 'object',
  fields: { id: scalar, name: scalar, country: scalar, lat: scalar, lon: scalar, precision: scalar },
}

const dossierFields = {
  brief: briefShape,
  variant: { kind: 'object', fields: { id: scalar, title: scalar } },
  each: { kind: 'object', fields: { index: scalar, row: recordOf(scalar) } },
  marking: markingShape,
  highlights: proses,
  keyFigures: listOf(keyFigureShape),
  judgements: listOf(judgementShape),
  gaps: proses,
  methodology: methodologyShape,
  contacts: listOf(contactShape),
  changes: changesShape,
  corrections: listOf(correctionShape),
  facts: recordOf(factShape),
  sources: listOf(sourceShape),
  actors: recordOf(actorShape),
  places: recordOf(placeShape),
  data: recordOf(anything),
} as const

/** What prose and output names see. */
export const dossierShape: ShapeOf<Dossier> = { kind: 'object', fields: { ...dossierFields, sections: listOf(sectionShape) } }

const resolvedFigureShape: ShapeOf<ResolvedFigure> = {
  kind: 'object',
  fields: {
    fact: factShape,
    label: scalar,
    note: scalar,
    change: prose,
    trend: {
      kind: 'object',
      fields: { before: factShape, direction: scalar, difference: scalar, percent: scalar, approximate: scalar },
    },
  },
}
const resolvedGroupShape: ShapeOf<ResolvedGroup> = {
  kind: 'object',
  fields: { key: scalar, title: scalar, facts: listOf(factShape) },
}

/** What `views/*.hbs` see. */
export const viewShape: ShapeOf<ViewContext> = {
  kind: 'object',
  fields: {
    id: scalar,
    view: scalar,
    title: scalar,
    placement: scalar,
    index: scalar,
    body: prose,
    facts: listOf(factShape),
    groups: listOf(resolvedGroupShape),
    matrix: {
      kind: 'object',
      fields: {
        columns: listOf({ kind: 'object', fields: { key: scalar, title: scalar } }),
        rows: listOf({
          kind: 'object',
          fields: { key: scalar, title: scalar, cells: listOf({ kind: 'object', fields: { facts: listOf(factShape) } }) },
        }),
      },
    },
    alt: scalar,
    caption: prose,
    picture: {
      kind: 'object',
      fields: {
        table: {
          kind: 'object',
          fields: {
            columns: listOf({ kind: 'object', fields: { title: scalar, label: scalar, numeric: scalar } }),
            rows: listOf({
              kind: 'object',
              fields: { cells: listOf({ kind: 'object', fields: { kind: scalar, value: scalar } }), cited: listOf(factShape) },
            }),
          },
        },
        keys: texts,
      },
    },
    items: proses,
    figures: listOf(resolvedFigureShape),
    judgements: listOf(resolvedJudgementShape),
    sources: listOf(resolvedSourceShape),
    contacts: listOf(contactShape),
    methodology: methodologyShape,
    changes: resolvedChangesShape,
    lexicon: {
      kind: 'object',
      fields: {
        title: scalar,
        bands: listOf({ kind: 'object', fields: { terms: texts, low: scalar, high: scalar, range: scalar } }),
      },
    },
    needs: prose,
    response: prose,
    sectorGaps: prose,
  },
}

const views = listOf(viewShape)

const brandShape: ShapeOf<Brand> = {
  kind: 'object',
  fields: { organisation: scalar, product: scalar, logo: { kind: 'object', fields: { url: scalar, alt: scalar } } },
}

const headingShape: ShapeOf<PageHeading> = { kind: 'object', fields: { id: scalar, level: scalar, title: scalar, kind: scalar } }

/** What `page.hbs` sees. */
export const pageShape: ShapeOf<PageContext> = {
  kind: 'object',
  fields: {
    ...dossierFields,
    corrections: listOf(resolvedCorrectionShape),
    sections: views,
    front: views,
    body: views,
    contents: listOf(headingShape),
    css: scalar,
    generator: scalar,
    brand: brandShape,
  },
}

/** What one dossier really holds where its type leaves it open: datasets and the row of `forEach`. */
export interface OpenParts {
  readonly data: Readonly<Record<string, unknown>>
  readonly each?: { readonly row: Readonly<Record<string, unknown>> }
}

/** `shape` (of a page or a dossier) with `data` and `each.row` as they really are. */
export function withOpenParts(shape: Shape, open: OpenParts): Shape {
  if (shape.kind !== 'object') return shape
  const row = open.each === undefined ? recordOf(scalar) : shapeOfValue(open.each.row)
  const each: Shape = { kind: 'object', fields: { index: scalar, row } }
  return { kind: 'object', fields: { ...shape.fields, data: shapeOfValue(open.data), each } }
}
