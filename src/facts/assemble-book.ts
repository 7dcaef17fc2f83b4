/** Fact files → one book: ids brought together, conflicts and loose ends reported. Reads no file. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import { type Diagnostic, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import { checkReferences, type KnownIds } from './check-references.ts'
import type { FactBook } from './fact.ts'
import type { DefinedIds, FactFile } from './read-fact-file.ts'

interface Entry {
  readonly id: string
  readonly node: LocatedNode
}

/**
 * The book of the files, entries in the files' order. An id may be in several files when they say the same of it. References are
 * checked only when every file could be parsed: an id may stand in one that could not. Reports the files' own diagnostics,
 * `fact/conflict`, `source/unknown` and `fact/invalid`.
 */
export function assembleBook(files: readonly FactFile[]): Outcome<FactBook> {
  const conflicts: Diagnostic[] = []
  const collect = <T extends Entry>(noun: string, lists: readonly (readonly T[])[]): ReadonlyMap<string, T> => {
    const byId = new Map<string, T>()
    for (const entry of lists.flat()) {
      const first = byId.get(entry.id)
      if (first === undefined) byId.set(entry.id, entry)
      else if (!saysTheSame(first, entry)) conflicts.push(conflict(noun, first, entry))
    }
    return byId
  }
  const book: FactBook = {
    facts: collect(
      'fact',
      files.map((file) => file.facts),
    ),
    sources: collect(
      'source',
      files.map((file) => file.sources),
    ),
    actors: collect(
      'actor',
      files.map((file) => file.actors),
    ),
    places: collect(
      'place',
      files.map((file) => file.places),
    ),
  }
  const ids = files.map((file) => file.ids)
  const references = ids.every((defined) => defined !== undefined) ? checkReferences(book, knownIds(ids)) : []
  const own = files.flatMap((file) => file.diagnostics)
  return outcomeOf(book, collateDiagnostics([...own, ...conflicts, ...references]))
}

function knownIds(files: readonly DefinedIds[]): KnownIds {
  return {
    facts: new Set(files.flatMap((ids) => ids.facts)),
    sources: new Set(files.flatMap((ids) => ids.sources)),
    actors: new Set(files.flatMap((ids) => ids.actors)),
    places: new Set(files.flatMap((ids) => ids.places)),
  }
}

/** Whether two entries have the same content wherever they stand. The schema gives their fields one order. */
function saysTheSame(a: Entry, b: Entry): boolean {
  return JSON.stringify({ ...a, node: undefined }) === JSON.stringify({ ...b, node: undefined })
}

function conflict(noun: string, first: Entry, second: Entry): Diagnostic {
  return {
    severity: 'error',
    code: 'fact/conflict',
    message: `${noun} \`${second.id}\` is defined differently in two files`,
    span: second.node.keySpan ?? second.node.span,
    related: [{ message: 'first defined here', span: first.node.keySpan ?? first.node.span }],
    hints:
      noun === 'fact'
        ? ['remove one, or give the newer an id of its own and say `supersedes`']
        : ['remove one, or give one of them another id'],
  }
}
