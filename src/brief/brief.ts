/** What a brief says once its layers are merged and its defaults filled in. Types only; `brief-schema.ts` checks, `resolve-brief.ts` makes. */
import type { FactQuery } from '../terms/fact-query.ts'
import type { Marking, MarkingScheme } from '../terms/markings.ts'
import type { OutputFormat } from '../terms/output-formats.ts'
import type { PdfStandard } from '../terms/pdf-standards.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Edtf, EdtfPoint } from '../time/edtf.ts'
import type { WrittenSchedule } from './schedule-schema.ts'

export const viewNames = [
  'highlights',
  'keyFigures',
  'judgements',
  'timeline',
  'positions',
  'map',
  'chart',
  'facts',
  'sector',
  'changes',
  'gaps',
  'methodology',
  'sources',
  'contacts',
] as const
export type ViewName = (typeof viewNames)[number]

export const briefStatuses = ['draft', 'review', 'final', 'corrected', 'withdrawn'] as const
export type BriefStatus = (typeof briefStatuses)[number]

/**
 * Whether each page says that the report is not to be relied on: not cleared (`draft`, `review`: nobody has authorised it, whoever
 * gets hold of a page), or no longer (`withdrawn`, as NISO CREC asks). A corrected one stands, and tells in a notice what was wrong.
 */
export function bearsWatermark(status: BriefStatus): boolean {
  return status === 'draft' || status === 'review' || status === 'withdrawn'
}

/** What facts may be grouped by: a field of theirs, or the party that their speaker belongs to. */
export const groupFields = ['party', 'attributedTo', 'kind', 'where', 'tags'] as const
export type GroupField = (typeof groupFields)[number]

export const confidenceLevels = ['low', 'moderate', 'high'] as const
export type ConfidenceLevel = (typeof confidenceLevels)[number]

export { type OutputFormat, outputFormats } from '../terms/output-formats.ts'

/**
 * One report to make: the brief of one variant and, with `forEach`, of one row. Prose fields are Markdown with `[@fact]`
 * citations and Handlebars expressions, as written; their places are found through `node` and their path.
 */
export interface Brief {
  /** From the folder or file name; never written in the file. */
  readonly id: string
  /** The brief file, root-relative. Paths inside the brief are relative to its folder. */
  readonly file: string
  readonly title: string
  readonly subtitle?: string
  /** The product's name in the masthead: "Situation report". */
  readonly product?: string
  readonly number?: number
  readonly status: BriefStatus
  readonly profile?: string
  readonly template: string
  /** BCP 47, `en-GB` unless said otherwise. */
  readonly language: string
  /** Undefined: the highest of what is inside. */
  readonly marking?: Marking
  /** What the project marks by. */
  readonly scheme: MarkingScheme
  readonly asOf: EdtfPoint
  readonly informationCutoff?: EdtfPoint
  readonly period?: Edtf
  readonly issued?: EdtfPoint
  readonly nextUpdate?: EdtfPoint
  readonly preparedBy?: string
  readonly reviewedBy?: string
  readonly authorizedBy?: string
  readonly purpose?: string
  readonly audience: readonly string[]
  readonly distribution: readonly string[]
  /** A banner over every page besides the marking: "EXERCISE EXERCISE EXERCISE". */
  readonly banner?: string
  readonly contacts: readonly Contact[]
  readonly paper: 'A4' | 'Letter'
  readonly lexicon: 'icd203' | 'phia'
  /** Globs and paths, relative to the brief's folder. */
  readonly facts: readonly string[]
  /** Plain datasets by name, relative to the brief's folder. */
  readonly data: Readonly<Record<string, string>>
  readonly highlights: readonly string[]
  readonly keyFigures: readonly BriefKeyFigure[]
  readonly judgements: readonly BriefJudgement[]
  readonly gaps: readonly string[]
  /** What earlier editions said wrongly besides their facts. */
  readonly corrections: readonly BriefCorrection[]
  /** The analyst's own words on scope and sourcing, Markdown. */
  readonly methodology?: string
  readonly disclaimer?: string
  /** Findings that the analysts set aside, each with its reason. */
  readonly waivers: readonly BriefWaiver[]
  readonly sections: readonly BriefSection[]
  /** Undefined for the brief itself. */
  readonly variant?: { readonly id: string; readonly title?: string }
  /** Set for a variant whose texts come from a translation file. */
  readonly translation?: BriefTranslation
  /** The row of `forEach`, with its number from 1. */
  readonly each?: { readonly index: number; readonly row: Readonly<Record<string, string | number | boolean>> }
  /** Handlebars template of the output name; `{{brief.id}}` with the variant's id unless said otherwise. */
  readonly output: string
  readonly formats: readonly OutputFormat[]
  /** What the PDF claims to keep. */
  readonly conformance: readonly PdfStandard[]
  /** When editions are owed, as written; `schedule/` tells what it means. */
  readonly schedule?: WrittenSchedule
  /** The merged tree that all this was read from; each node still has the place (and file) that said it last. */
  readonly node: LocatedNode
}

/** The translation that a variant names; `translation.ts` reads it. */
export interface BriefTranslation {
  /** As written, relative to the brief's folder. */
  readonly path: string
  readonly span: Span
  /** Language of the brief without the variant (BCP 47). */
  readonly from: string
  /** The whole variant: what it says itself is in its own language already. */
  readonly own: Span
}

/** A finding that is not to be reported; what may be waived is known where the rules are. */
export interface BriefWaiver {
  /** Code of the finding. */
  readonly code: string
  /** Id of the fact, source, section or judgement that it is about; undefined for the whole report. */
  readonly at?: string
  /** Printed in the methodology section. */
  readonly reason: string
}

/** Something wrong in issued editions that no fact corrects: a title, a date, a name. */
export interface BriefCorrection {
  /** Numbers of the editions that had it. */
  readonly edition: readonly number[]
  /** What was wrong, as it was printed. */
  readonly was: string
  /** What is right, Markdown; undefined when nothing takes its place. */
  readonly now?: string
}

export interface Contact {
  readonly name: string
  readonly role?: string
  readonly email?: string
  readonly phone?: string
  readonly url?: string
}

export interface BriefKeyFigure {
  /** Id of a figure fact. */
  readonly fact: string
  readonly label?: string
  /** A line under the label: a definition or scope. */
  readonly note?: string
  /** Why it is not what the edition before had. */
  readonly change?: string
  /** Whether its earlier values (what it supersedes, and so on) are shown. */
  readonly trend?: boolean
}

/** What a map shows besides its places. */
export interface BriefMap {
  /** Place ids; those of the section's facts when not given. */
  readonly places?: readonly string[]
  /** Names of datasets that hold GeoJSON. */
  readonly layers: readonly string[]
  /** Pairs of countries (ISO 3166-1 alpha-3) whose whole border is drawn as disputed. */
  readonly disputed: readonly string[]
  readonly inset: boolean
  /** Kilometres from the outermost places to the frame, at least. */
  readonly marginKm?: number
}

export interface BriefJudgement {
  readonly id: string
  readonly text: string
  /** A term of the brief's lexicon; its range is looked up. */
  readonly likelihood?: string
  readonly horizon?: EdtfPoint
  readonly confidence?: ConfidenceLevel
  readonly grounds?: string
  /** Fact ids. */
  readonly basis: readonly string[]
  readonly assumptions: readonly string[]
  readonly alternatives: readonly string[]
  readonly indicators: readonly string[]
  /** Why it is not what the edition before had. */
  readonly change?: string
}

export interface BriefSection {
  /** From the title or view, unique in the brief; an anchor. */
  readonly id: string
  readonly view?: ViewName
  /** Undefined: the view's own label in the report's language. */
  readonly title?: string
  readonly body?: string
  readonly select?: FactQuery
  /** One field; two make a matrix: rows by the first, columns by the second. */
  readonly groupBy?: readonly GroupField[]
  /** For pictures: what they show, in words, for those who do not see them. */
  readonly alt?: string
  /** For pictures: Markdown below them. */
  readonly caption?: string
  /** For charts: the name of the dataset that is drawn. */
  readonly data?: string
  /** For charts: Vega-Lite, as written. */
  readonly chart?: Readonly<Record<string, unknown>>
  readonly map?: BriefMap
  /** For the sector view: Markdown each. */
  readonly needs?: string
  readonly response?: string
  readonly sectorGaps?: string
  /** For the sector view: ids of figure facts. */
  readonly figures: readonly string[]
}
