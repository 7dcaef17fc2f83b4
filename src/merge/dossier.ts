/**
 * The dossier: brief, selected facts and numbered sources in one frozen piece of plain JSON. It is all that templates see and
 * the record of what a report was printed from: it holds no places of files, no facts that were not selected, no analysts' notes.
 * Dates are EDTF text as written. An absent value is an absent key.
 */
import type { BriefMap, BriefStatus, ConfidenceLevel, Contact, ViewName } from '../brief/brief.ts'
import type {
  ActorType,
  AttributionType,
  Credibility,
  FactKind,
  FigureBasis,
  FigureQualifier,
  PlacePrecision,
  RecordStatus,
  Reliability,
  SourceRelation,
} from '../terms/fact-terms.ts'
import type { LexiconId } from '../terms/lexicons.ts'
import type { PrintedMarking } from '../terms/markings.ts'
import type { DossierChanges } from './dossier-changes.ts'
import type { DossierCorrection } from './dossier-corrections.ts'

export interface Dossier {
  readonly brief: DossierBrief
  readonly variant?: { readonly id: string; readonly title?: string }
  readonly each?: { readonly index: number; readonly row: Readonly<Record<string, string | number | boolean>> }
  readonly marking: PrintedMarking
  /**
   * Everything the report says, in reading order. Views that the brief fills without naming them (highlights, key figures,
   * judgements, …) come first with `placement: front`, in the order of `viewNames`; what the brief lists itself is `body`.
   */
  readonly sections: readonly DossierSection[]
  readonly highlights: readonly DossierProse[]
  readonly keyFigures: readonly DossierKeyFigure[]
  readonly judgements: readonly DossierJudgement[]
  readonly gaps: readonly DossierProse[]
  readonly methodology: DossierMethodology
  readonly contacts: readonly Contact[]
  /** Set when a section shows what has changed. */
  readonly changes?: DossierChanges
  /** What issued editions had wrong and no edition has put right yet; absent when there is nothing. Printed on page 1. */
  readonly corrections?: readonly DossierCorrection[]
  /** The facts the report uses, by id, in order of first use. */
  readonly facts: Readonly<Record<string, DossierFact>>
  /** The sources of those facts in order of first citation; `sources[i].number === i + 1`. */
  readonly sources: readonly DossierSource[]
  readonly actors: Readonly<Record<string, DossierActor>>
  readonly places: Readonly<Record<string, DossierPlace>>
  /** Plain datasets of the brief, by name: rows or whatever JSON the file holds. */
  readonly data: Readonly<Record<string, unknown>>
}

export interface DossierBrief {
  readonly id: string
  readonly title: string
  readonly subtitle?: string
  readonly product?: string
  readonly number?: number
  readonly status: BriefStatus
  readonly profile?: string
  readonly template: string
  readonly language: string
  /** Language that it was written in, where this is a translation (BCP 47). */
  readonly translatedFrom?: string
  readonly direction: 'ltr' | 'rtl'
  readonly asOf: string
  readonly informationCutoff?: string
  readonly period?: string
  readonly issued?: string
  readonly nextUpdate?: string
  readonly preparedBy?: string
  readonly reviewedBy?: string
  readonly authorizedBy?: string
  readonly purpose?: string
  readonly audience: readonly string[]
  readonly distribution: readonly string[]
  readonly banner?: string
  readonly disclaimer?: string
  readonly paper: 'A4' | 'Letter'
  readonly lexicon: LexiconId
}

/** Markdown with citations, as written. `facts`: the ids it cites, in order, each once. */
export interface DossierProse {
  readonly markdown: string
  readonly facts: readonly string[]
}

export interface DossierSection {
  /** Unique; the anchor of its heading. */
  readonly id: string
  readonly view?: ViewName
  readonly title?: string
  readonly placement: 'front' | 'body'
  readonly body?: DossierProse
  /** Ids of the facts its view selected: by valid time, then id, for timelines newest last; otherwise in the book's order. */
  readonly facts: readonly string[]
  readonly groups: readonly DossierGroup[]
  /** Of a matrix: its columns, the groups being its rows. */
  readonly columns?: readonly DossierGroup[]
  /** Of a picture: what it shows, in words. */
  readonly alt?: string
  readonly caption?: DossierProse
  /** Of a chart: the name of its dataset; absent when it draws the section's facts. */
  readonly data?: string
  /** Of a chart: Vega-Lite, as written. */
  readonly chart?: Readonly<Record<string, unknown>>
  readonly map?: BriefMap
  readonly needs?: DossierProse
  readonly response?: DossierProse
  readonly sectorGaps?: DossierProse
  readonly figures: readonly DossierKeyFigure[]
}

/** Facts of a section that share a value of its `groupBy` field. `key` is the id or term; `title` its name for readers. */
export interface DossierGroup {
  readonly key: string
  readonly title: string
  readonly facts: readonly string[]
}

export interface DossierKeyFigure {
  readonly fact: string
  readonly label: string
  readonly note?: string
  /** Why it is not what it was. */
  readonly change?: DossierProse
  /** Ids of the figures it took the place of, oldest first, where the brief asks for its trend; those marked above the report left out. */
  readonly trend?: readonly string[]
}

export interface DossierJudgement {
  readonly id: string
  readonly text: DossierProse
  readonly likelihood?: DossierLikelihood
  readonly horizon?: string
  readonly confidence?: ConfidenceLevel
  readonly grounds?: DossierProse
  readonly basis: readonly string[]
  readonly assumptions: readonly DossierProse[]
  readonly alternatives: readonly DossierProse[]
  readonly indicators: readonly DossierProse[]
  /** Why it is not what it was. */
  readonly change?: DossierProse
}

/** `low` and `high` in percent; `range` as it is printed. */
export interface DossierLikelihood {
  readonly term: string
  readonly low: number
  readonly high: number
  readonly range: string
}

/** What the report can say of its own sourcing, counted from its facts. */
export interface DossierMethodology {
  readonly statement?: DossierProse
  readonly factCount: number
  readonly sourceCount: number
  /** Sources that restate none of the others used here. */
  readonly independentSourceCount: number
  readonly kinds: readonly { readonly kind: FactKind; readonly count: number }[]
  /** Of claims, positions and assessments: how many each party makes, most first. */
  readonly parties: readonly { readonly actor?: string; readonly name: string; readonly count: number }[]
  /** Facts that rest on one independent source. */
  readonly singleSourceCount: number
  readonly anonymousCount: number
  /** Set when one party makes at least four fifths of the claims, positions and assessments (and there are five or more). */
  readonly oneSided?: { readonly name: string; readonly count: number; readonly of: number }
  /** Findings that the analysts set aside, with their reasons, those at facts and sources that are not in the report left out; absent when there are none. */
  readonly waivers?: readonly { readonly code: string; readonly at?: string; readonly reason: string }[]
}

export interface DossierFact {
  readonly id: string
  readonly kind: FactKind
  readonly text: string
  readonly attributedTo?: string
  /** Words for who says it: the actor's short name or the anonymous descriptor. */
  readonly attributedName?: string
  readonly attribution?: { readonly type: AttributionType; readonly descriptor?: string; readonly verb?: string }
  readonly about: readonly string[]
  readonly when?: string
  readonly where: readonly string[]
  readonly sources: readonly DossierFactSource[]
  readonly credibility?: Credibility
  /** Best grade of its sources with its own credibility, e.g. `F6`; rated apart, joined for print only. */
  readonly grade?: string
  /** Independent sources, computed from `restates`. */
  readonly independentSources: number
  readonly corroboration: 'single' | 'corroborated' | 'contested'
  readonly asOf?: string
  readonly reported?: string
  readonly recorded?: string
  readonly reviewAfter?: string
  readonly status: RecordStatus
  readonly planned: boolean
  readonly figure?: DossierFigure
  readonly quote?: {
    readonly text: string
    readonly speaker?: string
    readonly at?: string
    readonly language?: string
    readonly translatedBy?: string
    /** What was really said, where `text` is a translation of this project's. */
    readonly original?: { readonly text: string; readonly language: string }
  }
  readonly supersedes: readonly string[]
  /** Absent when it corrects none. */
  readonly corrects?: readonly string[]
  readonly contradicts: readonly string[]
  readonly marking: PrintedMarking
  readonly tags: readonly string[]
  readonly language?: string
}

export interface DossierFigure {
  readonly measure: string
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly unit?: string
  readonly qualifier: FigureQualifier
  readonly basis?: FigureBasis
  readonly population?: string
}

export interface DossierFactSource {
  readonly ref: string
  /** Number in the list of sources. */
  readonly number: number
  readonly at?: string
  readonly relation?: SourceRelation
}

export interface DossierSource {
  readonly id: string
  readonly number: number
  readonly type: string
  readonly genre?: string
  readonly title: string
  readonly author: readonly string[]
  /** Its publisher's name; an actor's name where the file gave an actor id. */
  readonly publisher?: string
  readonly containerTitle?: string
  readonly issued?: string
  readonly accessed?: string
  readonly url?: string
  readonly archiveUrl?: string
  readonly language?: string
  readonly reliability?: Reliability
  readonly scale?: string
  /** What it repeats, by title; with its number when that source is listed too. */
  readonly restates: readonly { readonly id: string; readonly title: string; readonly number?: number }[]
  readonly interestedParty: boolean
  readonly obtained: boolean
  readonly descriptor?: string
  readonly status: RecordStatus
  readonly marking: PrintedMarking
  /** Facts drawn from it, in order of first use, with the place inside the source. */
  readonly uses: readonly { readonly fact: string; readonly at?: string }[]
}

export interface DossierActor {
  readonly id: string
  readonly name: string
  readonly short: string
  readonly selfName?: string
  readonly type?: ActorType
  readonly partOf?: string
  readonly country?: string
}

export interface DossierPlace {
  readonly id: string
  readonly name: string
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
  readonly precision?: PlacePrecision
}
