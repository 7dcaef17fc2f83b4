/**
 * The sections of a report in reading order, each with the facts its view takes. What the brief fills but does not place
 * (highlights, key figures, judgements; gaps, methodology, sources, contacts) gets a section of its own. Numbers no sources.
 */
import type { Brief, BriefSection, ViewName } from '../brief/brief.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { indexCurrentFacts, selectFacts } from '../facts/select-facts.ts'
import type { FactQuery } from '../terms/fact-query.ts'
import type { TreePath } from '../text/located-tree.ts'

/** A section before its prose is read. `path` is its place in the brief, undefined for one that the brief does not write. */
export interface ArrangedSection {
  readonly section: BriefSection
  readonly placement: 'front' | 'body'
  readonly path: TreePath | undefined
  readonly selected: readonly Fact[]
}

/** Views that take facts, and which they take when the brief does not say. `facts` is the register: it takes what the rest used; so does `map`, of what has a place. */
const selectingViews: Partial<Record<ViewName, FactQuery>> = {
  timeline: { kind: ['event', 'status'] },
  positions: { kind: ['position'] },
}

/**
 * The sections in reading order: front, the brief's own, then what must not be missing at the end. Queries are asked of the facts
 * `known` to the report; ids are looked up in `book`. `current` is where a book's index comes from.
 */
export function arrangeSections(
  brief: Brief,
  known: FactBook,
  book: FactBook = known,
  current = indexCurrentFacts,
): readonly ArrangedSection[] {
  const own = brief.sections.map(
    (section, index): ArrangedSection => ({
      section,
      placement: 'body',
      path: ['sections', index],
      selected: selectFor(section, known, book, current),
    }),
  )
  const placed = new Set(brief.sections.map((section) => section.view))
  const implied = (view: ViewName, placement: 'front' | 'body', filled: boolean): readonly ArrangedSection[] =>
    filled && !placed.has(view) ? [{ section: impliedSection(view, brief), placement, path: undefined, selected: [] }] : []
  return [
    ...implied('highlights', 'front', brief.highlights.length > 0),
    ...implied('keyFigures', 'front', brief.keyFigures.length > 0),
    ...implied('judgements', 'front', brief.judgements.length > 0),
    ...own,
    ...implied('gaps', 'body', brief.gaps.length > 0),
    ...implied('methodology', 'body', brief.methodology !== undefined || brief.waivers.length > 0),
    ...implied('sources', 'body', true),
    ...implied('contacts', 'body', brief.contacts.length > 0),
  ]
}

function impliedSection(view: ViewName, brief: Brief): BriefSection {
  const taken = new Set(brief.sections.map((section) => section.id))
  const id = taken.has(view) ? `${view}-view` : view
  return { id, view, figures: [] }
}

function selectFor(section: BriefSection, known: FactBook, book: FactBook, current: typeof indexCurrentFacts): readonly Fact[] {
  const standard = section.view === undefined ? undefined : selectingViews[section.view]
  const query = section.select ?? standard
  if (query === undefined) return []
  const selected = selectFacts(query.ids === undefined ? known : book, query, current)
  return section.view === 'timeline' && section.select?.ids === undefined ? byTime(selected) : selected
}

/** By the earliest instant of the valid time, then by id; undated facts last, in the book's order. */
function byTime(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => {
    const [first, second] = [a.when?.earliest ?? Number.POSITIVE_INFINITY, b.when?.earliest ?? Number.POSITIVE_INFINITY]
    if (first !== second) return first < second ? -1 : 1
    return first === Number.POSITIVE_INFINITY || a.id === b.id ? 0 : a.id < b.id ? -1 : 1
  })
}
