/** The words that facts and sources are described in: kinds, grades, statuses, as closed lists. Data only. */

/** Event ≠ claim ≠ position ≠ assessment (ICD 203, standard 3); a judgement is the brief's own and never in here. */
export const factKinds = ['event', 'status', 'figure', 'claim', 'position', 'assessment', 'assumption'] as const
export type FactKind = (typeof factKinds)[number]

export const figureQualifiers = ['exact', 'about', 'atLeast', 'upTo', 'range', 'estimate'] as const
export type FigureQualifier = (typeof figureQualifiers)[number]

export const figureBases = ['cumulative', 'period', 'pointInTime'] as const
export type FigureBasis = (typeof figureBases)[number]

export const recordStatuses = ['current', 'corrected', 'superseded', 'retracted', 'underReview'] as const
export type RecordStatus = (typeof recordStatuses)[number]

export const attributionTypes = ['officialStatement', 'onRecord', 'anonymous', 'document', 'observed', 'unattributed'] as const
export type AttributionType = (typeof attributionTypes)[number]

export const sourceRelations = ['primary', 'quoted', 'derived'] as const
export type SourceRelation = (typeof sourceRelations)[number]

/** Admiralty reliability of a source; F means "cannot be judged", not the worst. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof reliabilities)[number]

/** Admiralty credibility of an item, 1 (confirmed) to 5 (improbable); 6 means "cannot be judged". */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6

export const actorTypes = [
  'state',
  'deFactoAuthority',
  'intergovernmental',
  'armedGroup',
  'politicalMilitia',
  'identityMilitia',
  'protesters',
  'rioters',
  'civilians',
  'externalForces',
  'ngo',
  'media',
  'person',
  'organisation',
] as const
export type ActorType = (typeof actorTypes)[number]

export const placePrecisions = ['place', 'area', 'region', 'country'] as const
export type PlacePrecision = (typeof placePrecisions)[number]

/** How far a source's view reaches (ACLED `source_scale`). */
export const sourceScales = ['local', 'subnational', 'national', 'regional', 'international', 'other'] as const
export type SourceScale = (typeof sourceScales)[number]
