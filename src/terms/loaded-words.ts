/** English words that take a side, with what to write instead. Data only; names that a party coined stand in the fact files (`labels`). */

export interface LoadedWord {
  /** A regular expression as `englishPattern` takes it, matched case-insensitively as whole words; a blank is any white space. */
  readonly pattern: string
  /** Only next to a name of an actor or a place of the fact book: right before it, or right after (also after "in"). */
  readonly near?: 'nameBefore' | 'nameAfter'
  /** How to say it without a side: continues "write …". */
  readonly instead: string
}

const people = '(?:militants|fighters|terrorists|insurgents|soldiers|rebels|gunmen|people|men)'
const institutions =
  '(?:government|republic|state|authorities|referendum|elections?|parliament|court|caliphate|emirate|ceasefire|truce|peace|experts?|journalists?|activists?|refugees?|evidence|investigation)'

/**
 * OCHA's SOP asks for factual, neutral, unemotional language. Words with a plain sense of their own are taken only where the
 * loaded sense is meant: a "sanctions regime" is none of our business, "the Taliban regime" is.
 */
export const loadedWords: readonly LoadedWord[] = [
  { pattern: 'regime', near: 'nameBefore', instead: '“government” or “authorities”' },
  { pattern: 'regime(?= in )', near: 'nameAfter', instead: '“government” or “authorities”' },
  {
    pattern: 'regime(?= (?:forces|troops|officials|soldiers|fighters|army|leaders|loyalists)(?!\\p{L}))',
    instead: '“government”',
  },
  { pattern: 'propaganda', instead: 'who said what' },
  { pattern: 'so-called', near: 'nameAfter', instead: 'the name alone, or who calls it so' },
  { pattern: `so-called(?= ${institutions}(?!\\p{L}))`, instead: 'the word alone, or who disputes it' },
  {
    pattern: 'puppet(?= (?:government|regime|state|authorities|administration|leaders?)(?!\\p{L}))',
    instead: 'who supports it, as a fact',
  },
  { pattern: '(?:stooges?|henchm[ae]n|lackeys?|thugs?|cronies)', instead: 'who they are' },
  {
    pattern: '(?:cowardly|heinous|barbaric|dastardly|despicable|heroic(?:ally)?|valiant(?:ly)?)',
    instead: 'what happened, without the adjective',
  },
  { pattern: 'martyr(?:ed|dom)', instead: '“killed”' },
  {
    pattern: `(?:neutrali[sz]ed|eliminated|liquidated)(?<=${people} (?:were |was |are |have been |had been )?\\p{L}+)`,
    instead: '“killed”, “wounded” or “captured”',
  },
  {
    pattern: '(?:stunning|humiliating|glorious|resounding)(?= (?:victory|defeat|success|failure|blow)(?!\\p{L}))',
    instead: 'what happened, without the adjective',
  },
]
