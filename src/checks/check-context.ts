/** What the rules share, read once for a report: its prose as sentences, the links between facts, the clock that dates are meant by. */
import type { Brief } from '../brief/brief.ts'
import type { Fact } from '../facts/fact.ts'
import type { LocatedText, TreePath } from '../text/located-tree.ts'
import { zoneOf } from '../time/report-clock.ts'
import type { BookIndex } from './book-index.ts'
import type { CheckInput } from './check-dossier.ts'
import { createFactLinks, type FactLinks } from './fact-links.ts'
import { readSentences, type SentenceText } from './sentences.ts'

/** What a piece of prose is for: rules about assertions leave hypotheses alone. */
export type PassageRole =
  | 'highlight'
  | 'section'
  | 'judgement'
  | 'grounds'
  | 'assumption'
  | 'alternative'
  | 'indicator'
  | 'gap'
  | 'methodology'

/** One prose field of the report. */
export interface Passage extends SentenceText {
  readonly role: PassageRole
  readonly path: TreePath
}

/** The text of a fact that the report uses. */
export interface FactText extends SentenceText {
  readonly fact: Fact
}

export interface CheckContext extends CheckInput {
  /** Rules over words are for reports in English (primary subtag `en`); in other languages they find nothing. */
  readonly isEnglish: boolean
  /** All prose in reading order. */
  readonly passages: readonly Passage[]
  /** Titles and labels of the brief: the report's own voice too, though no prose. */
  readonly headings: readonly SentenceText[]
  /** The facts in use, in order of first use. */
  readonly usedFacts: readonly Fact[]
  /** Their texts, those in another language than English left out. */
  readonly factTexts: readonly FactText[]
  /** The book's links and figures from the other end. */
  readonly index: BookIndex
  /** The same as this report knows them. */
  readonly links: FactLinks
  /** Minutes east of UTC of the report's clock: the zone of its as-of time, in which dates without a zone are meant. */
  readonly zoneMinutes: number
}

/** Reads a report for the rules. Linear in its facts and its text; `index` is that of its book. */
export function readContext(input: CheckInput, index: BookIndex): CheckContext {
  const { dossier, origins, brief, book } = input
  const isEnglish = isEnglishTag(brief.language)
  const usedFacts = Object.values(dossier.facts).flatMap(({ id, sources }) => withSources(book.facts.get(id), sources))
  return {
    ...input,
    isEnglish,
    passages: origins.prose.map(({ path, text }) => ({ role: roleOf(path), path, ...readSentences(text) })),
    headings: isEnglish ? headingPaths(brief).flatMap((path) => readHeading(origins.textOf(['brief', ...path]))) : [],
    usedFacts,
    factTexts: isEnglish ? usedFacts.flatMap((fact) => readFactText(fact, origins.textOf(['facts', fact.id, 'text']))) : [],
    index,
    links: createFactLinks(index, book, brief),
    zoneMinutes: zoneOf(brief),
  }
}

/** The fact with the sources that the report knows of: the book may hold later ones. */
function withSources(fact: Fact | undefined, known: readonly { readonly ref: string }[]): readonly Fact[] {
  if (fact === undefined) return []
  if (fact.sources.length === known.length) return [fact]
  return [{ ...fact, sources: fact.sources.filter(({ ref }) => known.some((source) => source.ref === ref)) }]
}

function isEnglishTag(tag: string): boolean {
  return /^en(?:-|$)/i.test(tag)
}

function readFactText(fact: Fact, text: LocatedText | undefined): readonly FactText[] {
  if (text === undefined || (fact.language !== undefined && !isEnglishTag(fact.language))) return []
  return [{ fact, ...readSentences(text) }]
}

function headingPaths(brief: Brief): readonly TreePath[] {
  return [
    ['title'],
    ['subtitle'],
    ...brief.keyFigures.flatMap((_, index) => [
      ['keyFigures', index, 'label'],
      ['keyFigures', index, 'note'],
    ]),
    ...brief.sections.map((_, index) => ['sections', index, 'title']),
  ]
}

function readHeading(text: LocatedText | undefined): readonly SentenceText[] {
  return text === undefined ? [] : [readSentences(text)]
}

const judgementRoles: Readonly<Record<string, PassageRole>> = {
  text: 'judgement',
  grounds: 'grounds',
  assumptions: 'assumption',
  alternatives: 'alternative',
  indicators: 'indicator',
}

function roleOf(path: TreePath): PassageRole {
  switch (path[0]) {
    case 'highlights':
      return 'highlight'
    case 'judgements':
      return judgementRoles[String(path[2])] ?? 'judgement'
    case 'gaps':
      return 'gap'
    case 'methodology':
      return 'methodology'
    default:
      return 'section'
  }
}
