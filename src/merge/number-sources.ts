/** Sources numbered in the order in which a reader meets the facts drawn from them. */

import type { Fact, FactBook, Source } from '../facts/fact.ts'
import { printedMarking } from '../terms/markings.ts'
import type { DossierSource } from './dossier.ts'
import { publisherName } from './merge-facts.ts'
import { withoutAbsent } from './without-absent.ts'

/** Source id → number from 1, in order of first citation. */
export function numberSources(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const fact of facts) {
    for (const { ref } of fact.sources) if (!numbers.has(ref)) numbers.set(ref, numbers.size + 1)
  }
  return numbers
}

/** The numbered sources with the facts drawn from each, in order of first use. Sources that no file defines were reported before. */
export function mergeSources(
  facts: readonly Fact[],
  numbers: ReadonlyMap<string, number>,
  book: FactBook,
): readonly DossierSource[] {
  const uses = new Map<string, { readonly fact: string; readonly at?: string }[]>()
  for (const fact of facts) {
    for (const { ref, at } of fact.sources) {
      const list = uses.get(ref) ?? []
      list.push(withoutAbsent({ fact: fact.id, at }))
      uses.set(ref, list)
    }
  }
  return [...numbers].flatMap(([id, number]) => {
    const source = book.sources.get(id)
    return source === undefined ? [] : [mergeSource(source, number, numbers, uses.get(id) ?? [], book)]
  })
}

function mergeSource(
  source: Source,
  number: number,
  numbers: ReadonlyMap<string, number>,
  uses: DossierSource['uses'],
  book: FactBook,
): DossierSource {
  return withoutAbsent({
    id: source.id,
    number,
    type: source.type,
    genre: source.genre,
    title: source.title,
    author: source.author,
    publisher: publisherName(source, book),
    containerTitle: source.containerTitle,
    issued: source.issued?.text,
    accessed: source.accessed?.text,
    url: source.url,
    archiveUrl: source.archiveUrl,
    language: source.language,
    reliability: source.reliability,
    scale: source.scale,
    restates: source.restates.map((id) =>
      withoutAbsent({ id, title: book.sources.get(id)?.title ?? id, number: numbers.get(id) }),
    ),
    interestedParty: source.interestedParty,
    obtained: source.obtained,
    descriptor: source.descriptor,
    status: source.status,
    marking: printedMarking(source.marking),
    uses,
  })
}
