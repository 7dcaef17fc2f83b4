/** What each kind of report must hold: sections, dates of the masthead, how much it may say first. Data only; `domain.md` §1.6 in our words. */
import type { ReportProfile } from './report-profiles.ts'

/** Dates of the masthead besides `asOf`, which every report has. */
export type HeaderDate = 'period' | 'informationCutoff' | 'issued' | 'nextUpdate'

/** A section that is due, and how it is known. Any one of the ways will do. */
export interface RequiredSection {
  /** Its name for people. */
  readonly name: string
  /** Views that lay it out. */
  readonly views?: readonly string[]
  /** A regular expression that English titles of such sections match, case-insensitively. */
  readonly title?: string
  /** A field of the brief that holds it. */
  readonly field?: 'disclaimer'
  /** A field that every judgement may carry; some judgement's will do. */
  readonly judgementField?: 'assumptions' | 'alternatives' | 'indicators'
  /** To be without it is a warning all the same: a first report has nothing to compare with. */
  readonly isMild?: boolean
  /** What to write, a verb first. */
  readonly hint: string
}

export interface ProfileRequirements {
  readonly sections: readonly RequiredSection[]
  readonly dates: readonly HeaderDate[]
  /** How few highlights are too few; undefined where none are due. */
  readonly fewestHighlights?: number
}

/** OCHA's Digital Situation Report: at most five highlights of at most 180 characters. */
export const highlightLimits = { most: 5, mostCharacters: 180 } as const

const highlights = { name: 'highlights', views: ['highlights'], hint: 'add `highlights`: two to five sentences' }
const keyFigures = { name: 'key figures', views: ['keyFigures'], hint: 'add `keyFigures`: facts of kind `figure`' }
const judgements = { name: 'key judgements', views: ['judgements'], hint: 'add `judgements`' }
const situation = {
  name: 'a situation overview',
  title: 'situation|overview',
  hint: 'add a section with the title “Situation overview”',
}
const changes = {
  name: 'what has changed',
  views: ['changes'],
  isMild: true,
  title: "chang|what[’']?s? (?:is )?new|new (?:in|since)|since (?:the )?(?:last|previous)|developments",
  hint: 'add `- view: changes` to `sections`, or a section with the title “New in the period”',
}
const timeline = { name: 'a timeline', views: ['timeline'], hint: 'add `- view: timeline` to `sections`' }
const actors = {
  name: 'the parties and their positions',
  views: ['positions'],
  title: 'actors|parties|positions|what (?:each|the) (?:side|part)',
  hint: 'add `- view: positions` to `sections`',
}
const response = {
  name: 'the response',
  views: ['sector'],
  title: 'response|actions?(?!\\p{L})',
  hint: 'add a section with `view: sector`, its `needs`, `response` and `gaps`',
}
const coordination = { name: 'coordination', title: 'coordinat', hint: 'add a section with the title “Coordination”' }
const outlook = {
  name: 'an outlook',
  title: 'outlook|forecast|prospects|ahead|what (?:comes|is|happens) next|next steps|scenarios',
  hint: 'add a section with the title “Outlook”',
}
const indicators = {
  name: 'indicators to watch',
  title: 'indicators?|signposts?|to watch|warning signs',
  judgementField: 'indicators',
  hint: 'add `indicators` to a judgement',
} as const
const assumptions = {
  name: 'assumptions',
  title: 'assumptions?',
  judgementField: 'assumptions',
  hint: 'add `assumptions` to a judgement',
} as const
const alternatives = {
  name: 'alternatives',
  title: 'alternatives?|scenarios',
  judgementField: 'alternatives',
  hint: 'add `alternatives` to a judgement',
} as const
const informationGaps = {
  name: 'what is not known',
  views: ['gaps'],
  title: 'gaps|not known|unknown',
  hint: 'add `gaps`: what is not known',
}
const analysis = { name: 'an analysis', title: 'analysis|assessment|discussion', hint: 'add a section with the title “Analysis”' }
const implications = {
  name: 'implications',
  title: 'implications?|consequences?|so what|what (?:it|this) means',
  hint: 'add a section with the title “Implications”',
}
const options = { name: 'options', title: 'options?|recommendations?', hint: 'add a section with the title “Options”' }
const methodology = { name: 'the methodology', views: ['methodology'], hint: 'add `methodology`: scope, sourcing, limits' }
const sources = { name: 'the sources', views: ['sources'], hint: 'add `- view: sources` to `sections`' }
const contacts = { name: 'contacts', views: ['contacts'], hint: 'add `contacts`' }
const disclaimer = { name: 'a disclaimer', field: 'disclaimer', hint: 'add `disclaimer`' } as const

const recurrent: readonly HeaderDate[] = ['period', 'issued', 'nextUpdate']

/** The requirements by profile, sections in their order on paper. */
const requirements: Readonly<Record<ReportProfile, ProfileRequirements>> = {
  'ocha-sitrep': {
    sections: [highlights, keyFigures, situation, response, coordination, methodology, sources, contacts, disclaimer],
    dates: recurrent,
    fewestHighlights: 2,
  },
  'flash-update': {
    sections: [highlights, keyFigures, situation, response, contacts],
    dates: ['issued'],
    fewestHighlights: 2,
  },
  'diplomatic-sitrep': {
    sections: [
      highlights,
      judgements,
      changes,
      situation,
      actors,
      timeline,
      outlook,
      indicators,
      informationGaps,
      methodology,
      sources,
      contacts,
    ],
    dates: ['period', 'informationCutoff', 'issued', 'nextUpdate'],
    fewestHighlights: 2,
  },
  'intelligence-brief': {
    sections: [judgements, methodology, analysis, assumptions, alternatives, indicators, informationGaps, sources],
    dates: ['informationCutoff', 'issued'],
  },
  crip: { sections: [situation, keyFigures, response, changes, outlook, informationGaps], dates: ['issued', 'nextUpdate'] },
  'crisiswatch-entry': { sections: [situation, outlook, sources], dates: ['period', 'issued'] },
  'policy-brief': { sections: [highlights, analysis, implications, options, sources], dates: ['issued'], fewestHighlights: 2 },
}

/** The requirements of a profile; undefined for none. */
export function requirementsOf(profile: string | undefined): ProfileRequirements | undefined {
  return Object.entries(requirements).find(([name]) => name === profile)?.[1]
}
