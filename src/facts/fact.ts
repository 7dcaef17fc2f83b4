/** What a fact book holds: facts, sources, actors and places. Types only; the readers make them, the schema checks them. */
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
  SourceScale,
} from '../terms/fact-terms.ts'
import type { Marking } from '../terms/markings.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { Edtf } from '../time/edtf.ts'

/** One thing known, with its sources. `node` is its place in the fact file, for messages. */
export interface Fact {
  readonly id: string
  readonly kind: FactKind
  readonly text: string
  /** Actor id of the one who says, holds or concludes it. */
  readonly attributedTo?: string
  /** How it is attributed, and the words for an anonymous source ("diplomatic sources"). */
  readonly attribution?: FactAttribution
  /** Actor ids concerned; their order implies no aggressor. */
  readonly about: readonly string[]
  /** Valid time: when true in the world. */
  readonly when?: Edtf
  /** Place ids. */
  readonly where: readonly string[]
  readonly sources: readonly FactSource[]
  readonly credibility?: Credibility
  /** The date the source speaks for. */
  readonly asOf?: Edtf
  /** When the source published it. */
  readonly reported?: Edtf
  /** Transaction time: when it was written down here. */
  readonly recorded?: Edtf
  /** After this date it is stale. */
  readonly reviewAfter?: Edtf
  readonly status: RecordStatus
  /** When it was taken back: from then on its status is `retracted` (`statusesAsOf`). */
  readonly retracted?: Edtf
  readonly planned: boolean
  readonly figure?: Figure
  readonly quote?: Quote
  readonly supersedes: readonly string[]
  readonly corrects: readonly string[]
  readonly contradicts: readonly string[]
  readonly corroborates: readonly string[]
  /** Of a figure: ids of the figures that it is the sum of, all of them; none when it is the sum of nothing known here. */
  readonly totalOf: readonly string[]
  readonly marking: Marking
  readonly tags: readonly string[]
  readonly language?: string
  /** The analyst's note to other analysts; never printed. */
  readonly note?: string
  readonly node: LocatedNode
}

export interface FactAttribution {
  readonly type: AttributionType
  readonly descriptor?: string
  /** A neutral verb: said, stated. */
  readonly verb?: string
}

export interface FactSource {
  /** Source id. */
  readonly ref: string
  /** Locator inside the source: "para 3", "table 2". */
  readonly at?: string
  readonly relation?: SourceRelation
}

/** The number of a `figure` fact. `value` is the point value, or undefined for a range given by `min` and `max`. */
export interface Figure {
  readonly measure: string
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly unit?: string
  readonly qualifier: FigureQualifier
  readonly basis?: FigureBasis
  readonly population?: string
}

export interface Quote {
  readonly text: string
  readonly speaker?: string
  readonly at?: string
  readonly language?: string
  readonly translatedBy?: string
  /** The words as the fact file has them, in a report that prints a translation of them. */
  readonly original?: { readonly text: string; readonly language: string }
}

/** Who said it. CSL-JSON names in camelCase where CSL has one. */
export interface Source {
  readonly id: string
  /** A CSL type: `article-newspaper`, `report`, `dataset`, `speech`, `webpage`, … */
  readonly type: string
  readonly genre?: string
  readonly title: string
  readonly author: readonly string[]
  /** An actor id or a name. */
  readonly publisher?: string
  readonly containerTitle?: string
  readonly issued?: Edtf
  readonly accessed?: Edtf
  /** When the desk took it in: before that, no fact rests on it. */
  readonly recorded?: Edtf
  readonly url?: string
  readonly archiveUrl?: string
  /** A text of the source kept in the project. */
  readonly archivePath?: string
  /** The words of that copy, where it is text: what quotations are looked up in. Never printed. */
  readonly archived?: string
  readonly sha256?: string
  readonly language?: string
  readonly reliability?: Reliability
  readonly scale?: SourceScale
  /** Source ids it repeats: what it is not independent of. */
  readonly restates: readonly string[]
  /** It is itself a party to what it reports. */
  readonly interestedParty: boolean
  /** Whether the source itself was seen, or is known only through others. */
  readonly obtained: boolean
  /** Strengths and weaknesses in a sentence (ICD 206 source descriptor). Printed. */
  readonly descriptor?: string
  readonly status: RecordStatus
  /** When it was withdrawn: from then on its status is `retracted` (`statusesAsOf`). */
  readonly retracted?: Edtf
  readonly marking: Marking
  readonly note?: string
  readonly node: LocatedNode
}

export interface Actor {
  readonly id: string
  readonly name: string
  readonly short?: string
  /** What it calls itself. */
  readonly selfName?: string
  readonly type?: ActorType
  /** Actor id of the party it speaks for: a ministry's government. One-sidedness is counted by party. */
  readonly partOf?: string
  /** ISO 3166-1 alpha-3. */
  readonly country?: string
  /** Of its identity: reports marked lower do not name it. */
  readonly marking: Marking
  /** Names that one party coined for it; only inside attribution. */
  readonly labels: readonly { readonly text: string; readonly abbr?: string; readonly usedBy?: string }[]
  readonly node: LocatedNode
}

export interface Place {
  readonly id: string
  readonly name: string
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
  readonly precision?: PlacePrecision
  /** A place id this one lies in. */
  readonly within?: string
  readonly node: LocatedNode
}

/** All that a brief's fact files hold, by id, in the order of files and of lines. Conflicts are already reported. */
export interface FactBook {
  readonly facts: ReadonlyMap<string, Fact>
  readonly sources: ReadonlyMap<string, Source>
  readonly actors: ReadonlyMap<string, Actor>
  readonly places: ReadonlyMap<string, Place>
}
