/** The rules that a fact book must keep as a whole: every id that is named is defined, and nothing leads back to itself. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type LocatedNode, nearestNode, type TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Actor, Fact, FactBook, Place, Source } from './fact.ts'
import { findCycles } from './find-cycle.ts'

/** The ids that files define, those of entries with errors included. */
export interface KnownIds {
  readonly facts: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly actors: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

type Kind = keyof KnownIds

const nouns: Readonly<Record<Kind, string>> = { facts: 'fact', sources: 'source', actors: 'actor', places: 'place' }

interface Reference {
  readonly kind: Kind
  readonly id: string
  /** Where the owner names it. */
  readonly node: LocatedNode
  readonly path: TreePath
}

/** References that lead nowhere, each at its place, and circles. Reports `source/unknown` and `fact/invalid`. */
export function checkReferences(book: FactBook, known: KnownIds): readonly Diagnostic[] {
  const unknown = allReferences(book).filter(({ kind, id }) => !known[kind].has(id))
  return [...unknown.map((reference) => unknownId(reference, book, known)), ...checkCycles(book), ...checkTotals(book)]
}

/** Parts of a total that are no figures: there is nothing to add up. */
function checkTotals(book: FactBook): readonly Diagnostic[] {
  return [...book.facts.values()].flatMap((fact) =>
    fact.totalOf.flatMap((id, index): readonly Diagnostic[] => {
      const part = book.facts.get(id)
      if (part === undefined || part.kind === 'figure') return []
      const message = `\`${fact.id}\` is the total of figures, and \`${id}\` is of kind \`${part.kind}\``
      const span = nearestNode(fact.node, ['totalOf', index]).span
      return [{ severity: 'error', code: 'fact/invalid', message, span, hints: ['name figures only'] }]
    }),
  )
}

function allReferences(book: FactBook): readonly Reference[] {
  const references: Reference[] = []
  const add = (kind: Kind, node: LocatedNode, path: TreePath, id: string | undefined): void => {
    if (id !== undefined) references.push({ kind, id, node, path })
  }
  const addAll = (kind: Kind, node: LocatedNode, field: string, ids: readonly string[]): void => {
    for (const [index, id] of ids.entries()) add(kind, node, [field, index], id)
  }
  for (const fact of book.facts.values()) {
    for (const [index, source] of fact.sources.entries()) add('sources', fact.node, ['sources', index, 'ref'], source.ref)
    add('actors', fact.node, ['attributedTo'], fact.attributedTo)
    addAll('actors', fact.node, 'about', fact.about)
    addAll('places', fact.node, 'where', fact.where)
    for (const link of ['supersedes', 'corrects', 'contradicts', 'corroborates', 'totalOf'] as const)
      addAll('facts', fact.node, link, fact[link])
  }
  for (const source of book.sources.values()) addAll('sources', source.node, 'restates', source.restates)
  for (const actor of book.actors.values()) {
    add('actors', actor.node, ['partOf'], actor.partOf)
    for (const [index, label] of actor.labels.entries()) add('actors', actor.node, ['labels', index, 'usedBy'], label.usedBy)
  }
  for (const place of book.places.values()) add('places', place.node, ['within'], place.within)
  return references
}

function unknownId({ kind, id, node, path }: Reference, book: FactBook, known: KnownIds): Diagnostic {
  return {
    severity: 'error',
    code: 'source/unknown',
    message: `no ${nouns[kind]} has the id \`${id}\``,
    span: nearestNode(node, path).span,
    hints: waysOut(kind, id, book, known),
  }
}

/** A name where its id belongs, several ids in one text, a slip; or else the id is to be defined. */
function waysOut(kind: Kind, id: string, book: FactBook, known: KnownIds): readonly string[] {
  const owner = [...book[kind].values()].find((entry) => namesOf(entry).some((name) => name.toLowerCase() === id.toLowerCase()))
  if (owner !== undefined) return [`write its id, \`${owner.id}\``]
  if (/[,;]/.test(id)) return ['write several as a list: `[a, b]`']
  const suggestions = suggestionHints(id, known[kind])
  return suggestions.length > 0 ? suggestions : [`define it under \`${kind}:\` in a fact file of the brief`]
}

function namesOf(entry: Fact | Source | Actor | Place): readonly string[] {
  if ('title' in entry) return [entry.title]
  if (!('name' in entry)) return []
  return 'short' in entry && entry.short !== undefined ? [entry.name, entry.short] : [entry.name]
}

interface Relation {
  readonly kind: Kind
  readonly field: string
  /** How it reads in a sentence: "facts supersede one another". */
  readonly words: string
  next(id: string): readonly string[]
}

function checkCycles(book: FactBook): readonly Diagnostic[] {
  const relations: readonly Relation[] = [
    {
      kind: 'facts',
      field: 'supersedes',
      words: 'facts supersede one another',
      next: (id) => book.facts.get(id)?.supersedes ?? [],
    },
    { kind: 'facts', field: 'corrects', words: 'facts correct one another', next: (id) => book.facts.get(id)?.corrects ?? [] },
    {
      kind: 'facts',
      field: 'totalOf',
      words: 'figures are totals of one another',
      next: (id) => book.facts.get(id)?.totalOf ?? [],
    },
    {
      kind: 'sources',
      field: 'restates',
      words: 'sources restate one another',
      next: (id) => book.sources.get(id)?.restates ?? [],
    },
    {
      kind: 'places',
      field: 'within',
      words: 'places lie within one another',
      next: (id) => optional(book.places.get(id)?.within),
    },
    {
      kind: 'actors',
      field: 'partOf',
      words: 'actors are part of one another',
      next: (id) => optional(book.actors.get(id)?.partOf),
    },
  ]
  return relations.flatMap((relation) =>
    findCycles(book[relation.kind].keys(), relation.next).map((cycle) => cycleDiagnostic(book, relation, cycle)),
  )
}

function optional(id: string | undefined): readonly string[] {
  return id === undefined ? [] : [id]
}

function cycleDiagnostic(book: FactBook, relation: Relation, cycle: readonly string[]): Diagnostic {
  const places = cycle.flatMap((id): Span[] => {
    const node = book[relation.kind].get(id)?.node
    return node === undefined ? [] : [nearestNode(node, [relation.field]).span]
  })
  const [span, ...others] = places
  const circle = [...cycle, cycle[0]].map((id) => `\`${id}\``).join(' → ')
  const itself = cycle.length === 1
  return {
    severity: 'error',
    code: 'fact/invalid',
    message: itself
      ? `${nouns[relation.kind]} \`${cycle[0]}\` names itself under \`${relation.field}\``
      : `${relation.words} in a circle: ${circle}`,
    ...(span && { span }),
    ...(others.length > 0 && { related: others.map((place) => ({ message: 'and this', span: place })) }),
    hints: [`remove one \`${relation.field}\``],
  }
}
