/**
 * The words of estimative probability and the ranges they stand for. A term's range is looked up here and never typed
 * by an analyst; the two lexicons share words but not ranges, so a report uses one.
 */

export interface LikelihoodBand {
  /** The terms of the band, the usual one first; they may not be mixed with another lexicon's. */
  readonly terms: readonly string[]
  /** Percent. */
  readonly low: number
  readonly high: number
  /** The range as it is printed. */
  readonly range: string
}

export interface Lexicon {
  readonly id: LexiconId
  readonly title: string
  /** From least to most likely. */
  readonly bands: readonly LikelihoodBand[]
}

export const lexiconIds = ['icd203', 'phia'] as const
export type LexiconId = (typeof lexiconIds)[number]

/** ICD 203 (2015, amended 2022), D.6.e(2)(a); PHIA probability yardstick (GOV.UK, 24 March 2025), whose gaps between bands are intended. */
export const lexicons: Readonly<Record<LexiconId, Lexicon>> = {
  icd203: {
    id: 'icd203',
    title: 'ICD 203',
    bands: [
      { terms: ['almost no chance', 'remote'], low: 1, high: 5, range: '1–5 %' },
      { terms: ['very unlikely', 'highly improbable'], low: 5, high: 20, range: '5–20 %' },
      { terms: ['unlikely', 'improbable'], low: 20, high: 45, range: '20–45 %' },
      { terms: ['roughly even chance', 'roughly even odds'], low: 45, high: 55, range: '45–55 %' },
      { terms: ['likely', 'probable'], low: 55, high: 80, range: '55–80 %' },
      { terms: ['very likely', 'highly probable'], low: 80, high: 95, range: '80–95 %' },
      { terms: ['almost certain', 'nearly certain'], low: 95, high: 99, range: '95–99 %' },
    ],
  },
  phia: {
    id: 'phia',
    title: 'PHIA probability yardstick',
    bands: [
      { terms: ['remote chance'], low: 0, high: 5, range: '> 0 – ≈ 5 %' },
      { terms: ['highly unlikely'], low: 10, high: 20, range: '≈ 10–20 %' },
      { terms: ['unlikely'], low: 25, high: 35, range: '≈ 25–35 %' },
      { terms: ['realistic possibility'], low: 40, high: 50, range: '≈ 40 – < 50 %' },
      { terms: ['likely', 'probable'], low: 55, high: 75, range: '≈ 55–75 %' },
      { terms: ['highly likely'], low: 80, high: 90, range: '≈ 80–90 %' },
      { terms: ['almost certain'], low: 95, high: 100, range: '≈ 95 – < 100 %' },
    ],
  },
}

/** The band of a term in a lexicon, or undefined when the lexicon does not have the term. */
export function findBand(lexicon: Lexicon, term: string): LikelihoodBand | undefined {
  return lexicon.bands.find((band) => band.terms.includes(term))
}
