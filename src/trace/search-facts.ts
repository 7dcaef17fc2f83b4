/** Finds facts in the books of a project: a question as typed, checked against what there is, and its answer. Lays nothing out. */
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { findFacts } from '../facts/select-facts.ts'
import type { DossierFact } from '../merge/dossier.ts'
import { contestedFacts, mergeFact } from '../merge/merge-facts.ts'
import type { FactQuery } from '../terms/fact-query.ts'
import { factKinds } from '../terms/fact-terms.ts'
import { explainEdtf } from '../time/explain-edtf.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'
import { type ReportName, reportName, type TracedReport } from './traced-report.ts'

/** What may be asked with `field:value`; several values with commas mean any of them. */
export const searchFields = ['kind', 'tag', 'place', 'actor', 'source', 'from', 'to'] as const
export type SearchField = (typeof searchFields)[number]

export interface FactSearch {
  readonly query: Omit<FactQuery, 'ids'>
  /** Source ids: facts drawn from one of them. */
  readonly sources: readonly string[] | undefined
  /** Lower case; each must be in the fact's id, text, tags, or names of actors and places. */
  readonly words: readonly string[]
}

export interface SearchProblem {
  readonly message: string
  readonly hints?: readonly string[]
}

export type ReadSearch =
  | { readonly ok: true; readonly search: FactSearch }
  | { readonly ok: false; readonly problems: readonly SearchProblem[] }

/**
 * The question in the arguments `typed`. Ids are those of the books; actors and places also go by their names. All that is wrong
 * with it at once: unknown fields and ids, dates that are none.
 */
export function readFactSearch(typed: readonly string[], books: readonly FactBook[]): ReadSearch {
  const problems: SearchProblem[] = []
  const values = new Map<SearchField, string[]>()
  const words: string[] = []
  for (const term of typed.flatMap(splitTerms)) {
    const [, name, value = ''] = /^([A-Za-z]+):(?!\/\/)(.*)$/s.exec(term) ?? []
    const field = searchFields.find((known) => known === name?.toLowerCase())
    if (name === undefined) words.push(term.toLowerCase())
    else if (field === undefined) problems.push(unknownField(name))
    else if (value.trim() === '') problems.push({ message: `\`${field}:\` needs a value, found nothing` })
    else values.set(field, [...(values.get(field) ?? []), ...value.split(',').map((part) => part.trim())])
  }
  const known = (field: SearchField, names: ReadonlyMap<string, string>): readonly string[] | undefined =>
    values.get(field)?.flatMap((value) => {
      const id = names.get(value) ?? names.get(value.toLowerCase())
      if (id === undefined) problems.push(unknownValue(field, value, names))
      return id ?? []
    })
  const kinds = known('kind', new Map(factKinds.map((kind) => [kind, kind])))
  const kind = kinds && factKinds.filter((each) => kinds.includes(each))
  const tag = known(
    'tag',
    namesOf(books, (book) => [...book.facts.values()].flatMap(({ tags }) => tags.map((id) => ({ id })))),
  )
  const place = known(
    'place',
    namesOf(books, (book) => [...book.places.values()]),
  )
  const actor = known(
    'actor',
    namesOf(books, (book) => [...book.actors.values()]),
  )
  const sources = known(
    'source',
    namesOf(books, (book) => [...book.sources.values()].map(({ id }) => ({ id }))),
  )
  const from = dateOf('from', values, problems)
  const to = dateOf('to', values, problems)
  if (problems.length > 0) return { ok: false, problems }
  const query = {
    ...(kind && { kind }),
    ...(tag && { tag }),
    ...(place && { place }),
    ...(actor && { actor }),
    ...(from && { from }),
    ...(to && { to }),
  }
  return { ok: true, search: { query, sources, words } }
}

/** The terms of one argument. A shell has taken the quotes from `actor:"Foreign Office"`, so a single field takes all of it. */
function splitTerms(argument: string): readonly string[] {
  const isSingle = /^[A-Za-z]+:/.test(argument) && !/\s[A-Za-z]+:/.test(argument)
  return isSingle ? [argument] : argument.split(/\s+/).filter((term) => term !== '')
}

interface Named {
  readonly id: string
  readonly name?: string
  readonly short?: string
}

/** Ids by themselves and by their names in lower case; an id goes over a name. */
function namesOf(books: readonly FactBook[], entriesOf: (book: FactBook) => readonly Named[]): ReadonlyMap<string, string> {
  const entries = books.flatMap(entriesOf)
  const names = entries.flatMap(({ id, name, short }) =>
    [name, short].flatMap((each) => (each ? [[each.toLowerCase(), id] as const] : [])),
  )
  return new Map([...names, ...entries.map(({ id }) => [id, id] as const)])
}

function unknownField(name: string): SearchProblem {
  const near = suggestionHints(name, searchFields)
  const all = `use one of ${searchFields.map((field) => `\`${field}:\``).join(', ')}`
  return { message: `facts cannot be asked for \`${name}:\``, hints: near.length > 0 ? near : [all] }
}

function unknownValue(field: SearchField, value: string, names: ReadonlyMap<string, string>): SearchProblem {
  const ids = [...new Set(names.values())]
  const near = suggestionHints(value, [...ids, ...names.keys()])
  const shown = ids.slice(0, 12).map((id) => `\`${id}\``)
  const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ''
  const all = ids.length === 0 ? [] : [`choose one of ${shown.join(', ')}${more}`]
  return { message: `no ${field} is called \`${value}\``, hints: near.length > 0 ? near : all }
}

function dateOf(field: 'from' | 'to', values: ReadonlyMap<SearchField, readonly string[]>, problems: SearchProblem[]) {
  const [value, second] = values.get(field) ?? []
  if (value === undefined) return undefined
  if (second !== undefined) problems.push({ message: `\`${field}:\` takes one date, found several` })
  const point = parseEdtfPoint(value)
  if (point === undefined) {
    const { message, hints = [] } = explainEdtf(value, { point: true })
    problems.push({ message: `\`${field}:\` ${message}`, hints })
  }
  return point
}

/** A fact with what is computed of it, where it is written and which reports use it. */
export interface FoundFact {
  readonly fact: Fact
  /** As a dossier carries it: names, grade, corroboration. Numbers of sources are 0: there is no list of them here. */
  readonly merged: DossierFact
  /** Ids of facts that supersede or correct it. */
  readonly replacedBy: readonly string[]
  /** Ids of the briefs that load it. */
  readonly loadedBy: readonly string[]
  /** The reports in which it is. */
  readonly usedBy: readonly ReportName[]
}

/** The facts that answer the question, each once, in the order of briefs, then of their files and lines. Linear in facts and reports. */
export function searchFacts(reports: readonly TracedReport[], search: FactSearch): readonly FoundFact[] {
  const found = new Map<string, { fact: Fact; book: FactBook; loadedBy: Set<string>; usedBy: ReportName[] }>()
  const matching = new Map<FactBook, readonly Fact[]>()
  for (const report of reports) {
    const { book, brief, dossier } = report
    const facts = matching.get(book) ?? findFacts(book, search.query).filter((fact) => isMeant(fact, search, book))
    matching.set(book, facts)
    for (const fact of facts) {
      const key = `${fact.node.span.file}\u0000${fact.id}`
      const entry = found.get(key) ?? { fact, book, loadedBy: new Set(), usedBy: [] }
      entry.loadedBy.add(brief.id)
      if (Object.hasOwn(dossier.facts, fact.id)) entry.usedBy.push(reportName(report))
      found.set(key, entry)
    }
  }
  const contested = new Map([...matching.keys()].map((book) => [book, contestedFacts(book)]))
  const replacements = new Map([...matching.keys()].map((book) => [book, replacementsIn(book)]))
  return [...found.values()].map(({ fact, book, loadedBy, usedBy }) => ({
    fact,
    merged: mergeFact(fact, {
      book,
      sources: book.sources,
      numbers: new Map(),
      contested: contested.get(book) ?? new Set(),
    }),
    replacedBy: replacements.get(book)?.get(fact.id) ?? [],
    loadedBy: [...loadedBy],
    usedBy,
  }))
}

function isMeant(fact: Fact, { sources, words }: FactSearch, book: FactBook): boolean {
  if (sources !== undefined && !fact.sources.some(({ ref }) => sources.includes(ref))) return false
  if (words.length === 0) return true
  const actors = [fact.attributedTo ?? '', ...fact.about].flatMap((id) => {
    const actor = book.actors.get(id)
    return [id, actor?.name ?? '', actor?.short ?? '']
  })
  const places = fact.where.flatMap((id) => [id, book.places.get(id)?.name ?? ''])
  const descriptor = fact.attribution?.descriptor ?? ''
  const text = [fact.id, fact.text, descriptor, ...fact.tags, ...actors, ...places].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

function replacementsIn(book: FactBook): ReadonlyMap<string, readonly string[]> {
  const replacedBy = new Map<string, string[]>()
  for (const fact of book.facts.values()) {
    for (const id of [...fact.supersedes, ...fact.corrects]) replacedBy.set(id, [...(replacedBy.get(id) ?? []), fact.id])
  }
  return replacedBy
}
