/**
 * Random fact books with markings on facts, sources and actors, a brief over each with words for readers who may see less, and what
 * must not be found in a report. What is withheld is worked out here from the random numbers, not from what the program makes of the files.
 */
import fc from 'fast-check'
import { lettersOf } from '../../src/inspect/normalise-text.ts'

export const levels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const

/** Ranks in `levels`. */
const rank = fc.nat({ max: levels.length - 1 })
const words = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 7, maxLength: 12 }).map((list) => list.join(' '))
const pick = fc.nat({ max: 99 })
const picks = fc.array(pick, { maxLength: 2 })
const kinds = ['event', 'status', 'claim', 'position', 'figure'] as const

const bookOf = fc.record({
  actors: fc.array(fc.record({ words, rank, partOf: fc.option(pick) }), { minLength: 1, maxLength: 4 }),
  sources: fc.array(fc.record({ words, rank, restates: picks, publisher: fc.option(pick), author: fc.option(pick) }), {
    minLength: 1,
    maxLength: 5,
  }),
  facts: fc.array(
    fc.record({
      words,
      rank,
      kind: fc.constantFrom(...kinds),
      sources: fc.array(pick, { minLength: 1, maxLength: 3 }),
      speaker: fc.option(pick),
      described: fc.boolean(),
      about: picks,
      quoted: fc.boolean(),
      supersedes: picks,
      contradicts: picks,
      corroborates: picks,
    }),
    { minLength: 2, maxLength: 12 },
  ),
  items: fc.array(
    fc.record({
      key: fc.constantFrom('highlights', 'gaps', 'judgements', 'keyFigures', 'sections'),
      words,
      cites: fc.array(pick, { minLength: 1, maxLength: 2 }),
      rank: fc.option(rank),
      other: words,
      otherCites: pick,
    }),
    { maxLength: 8 },
  ),
  methodology: fc.record({ words, cites: pick }),
})

export type RandomBook = typeof bookOf extends fc.Arbitrary<infer Book> ? Book : never
export const randomBook: fc.Arbitrary<RandomBook> = bookOf

/** Two digits each, so that no id is part of another; with signs, so that none is a word. */
const name = (kind: string, index: number): string => `${kind}-number-${String(index).padStart(2, '0')}-x`
const at = (index: number, list: readonly unknown[]): number => index % list.length
const uniqueBelow = (indexes: readonly number[], limit: number): readonly number[] =>
  limit === 0 ? [] : [...new Set(indexes.map((index) => index % limit))]
const idsBelow = (indexes: readonly number[], limit: number, kind: string): string =>
  `[${uniqueBelow(indexes, limit)
    .map((index) => name(kind, index))
    .join(', ')}]`

const textOf = ({ words: own }: { readonly words: string }, index: number): string => `Fact${index} ${own} told${index}.`
const titleOf = ({ words: own }: { readonly words: string }, index: number): string => `Title${index} ${own} bound${index}`
const nameOf = ({ words: own }: { readonly words: string }, index: number): string => `Actor${index} ${own} named${index}`
const quoteOf = ({ words: own }: { readonly words: string }, index: number): string =>
  `Quote${index} ${own.split(' ').toReversed().join(' ')} said${index}`
/** Words of its own: a text that is told may hold those of another that is told. */
const backwards = (text: string): string => [...text].toReversed().join('')
const noteOf = ({ words: own }: { readonly words: string }, index: number): string =>
  `Noted${index} ${backwards(own)} down${index}`
const saidOf = ({ words: own }: { readonly words: string }, index: number): string => `Item${index} ${own} written${index}.`
const otherOf = ({ other }: { readonly other: string }, index: number): string => `Other${index} ${other} rewritten${index}.`

/** The files of a project: the brief is RED, and has a variant for each of the other levels. */
export function filesOf(book: RandomBook): Readonly<Record<string, string>> {
  const actors = book.actors.map((actor, index) => {
    const above = actor.partOf === null || index === 0 ? '' : `, partOf: ${name('actor', actor.partOf % index)}`
    return `  ${name('actor', index)}: {name: ${nameOf(actor, index)}, type: organisation, tlp: ${levels[actor.rank]}${above}}`
  })
  const sources = book.sources.map((source, index) => {
    const publisher = source.publisher === null ? '' : `, publisher: ${name('actor', at(source.publisher, book.actors))}`
    const author = source.author === null ? '' : `, author: ${name('actor', at(source.author, book.actors))}`
    return `  ${name('source', index)}: {type: report, title: ${titleOf(source, index)}, reliability: B, tlp: ${levels[source.rank]}, restates: ${idsBelow(source.restates, index, 'source')}${publisher}${author}, note: ${noteOf(source, index + 50)}}`
  })
  const facts = book.facts.map((fact, index) => {
    const speaker = speakerOf(fact, book)
    return [
      `  ${name('fact', index)}:`,
      `    {kind: ${fact.kind}, text: ${textOf(fact, index)}, note: ${noteOf(fact, index)}, when: 2026-04-1${index % 10}, credibility: 2, tlp: ${levels[fact.rank]}`,
      `    , sources: ${idsBelow(fact.sources, book.sources.length, 'source')}, about: ${idsBelow(fact.about, book.actors.length, 'actor')}`,
      ...(['supersedes', 'contradicts', 'corroborates'] as const).map(
        (link) => `    , ${link}: ${idsBelow(fact[link], index, 'fact')}`,
      ),
      ...(speaker === undefined ? [] : [`    , attributedTo: ${name('actor', speaker)}`]),
      ...(fact.described ? ['    , attribution: {type: officialStatement, descriptor: somebody}'] : []),
      ...(fact.quoted && speaker !== undefined
        ? [`    , quote: {text: ${quoteOf(fact, index)}, speaker: ${name('actor', speaker)}}`]
        : []),
      ...(fact.kind === 'figure' ? [`    , value: ${index}, unit: people`] : []),
      '    }',
    ].join('\n')
  })
  return {
    'sitrep.config.yaml': 'out: output\n',
    'briefs/a/facts.yaml': `actors:\n${actors.join('\n')}\nsources:\n${sources.join('\n')}\nfacts:\n${facts.join('\n')}\n`,
    'briefs/a/brief.yaml': briefOf(book),
  }
}

function briefOf(book: RandomBook): string {
  const cite = (cites: readonly number[]): string =>
    `[${cites.map((index) => `@${name('fact', at(index, book.facts))}`).join('; ')}]`
  const rows = (key: string): readonly string[] =>
    book.items.flatMap((item, index) => {
      if (item.key !== key) return []
      const own = item.rank === null || !isSound(item, book) ? '' : `, tlp: ${levels[item.rank]}`
      const fields = fieldsOf(item, saidOf(item, index), cite(item.cites), item.cites, book)
      const others = fieldsOf(item, otherOf(item, index), cite([item.otherCites]), [item.otherCites], book)
      return fields === undefined || others === undefined ? [] : [`  - {${fields}${own}, instead: [{${others}}, {omit: true}]}`]
    })
  const list = (key: string): string => `${key}:${rows(key).length === 0 ? ' []' : `\n${rows(key).join('\n')}`}\n`
  const all = book.facts.map((_, index) => name('fact', index)).join(', ')
  const figures = book.facts.flatMap(({ kind }, index) => (kind === 'figure' ? [name('fact', index)] : [])).join(', ')
  return [
    'title: A random book\nasOf: 2026-04-20\nlanguage: en\ntlp: RED\nfacts: facts.yaml\n',
    ...['highlights', 'keyFigures', 'judgements', 'gaps'].map(list),
    `methodology: {text: "Method ${book.methodology.words} followed. ${cite([book.methodology.cites])}", instead: {omit: true}}\n`,
    'sections:\n  - {title: Told, body: Told.}\n',
    ...rows('sections').map((row) => `${row}\n`),
    `  - {view: facts, title: All, select: {ids: [${all}]}}\n  - timeline\n  - {view: positions, select: {kind: [claim, position]}}\n`,
    `  - {view: sector, title: Sector, needs: Food., figures: [${figures}]}\n  - {view: facts, title: Register}\n`,
    `variants: [${levels.map((level, index) => `{id: v${index}, tlp: ${level}}`).join(', ')}]\n`,
  ].join('')
}

type Item = RandomBook['items'][number]
type Actors = Pick<RandomBook, 'actors'>

function fieldsOf(item: Item, words: string, cited: string, cites: readonly number[], book: RandomBook): string | undefined {
  const text = JSON.stringify(`${words} ${cited}`)
  if (item.key === 'sections') return `title: Part, body: ${text}`
  if (item.key === 'keyFigures') {
    const fact = book.facts.findIndex(({ kind }, index) => kind === 'figure' && index === at(cites[0] ?? 0, book.facts))
    return fact === -1 ? undefined : `fact: ${name('fact', fact)}, label: ${words}`
  }
  if (item.key === 'judgements')
    return `text: ${JSON.stringify(words)}, basis: [${[...new Set(cites.map((index) => name('fact', at(index, book.facts))))].join(', ')}]`
  return `text: ${text}`
}

/** Words that say how they are marked cite nothing above that. */
function isSound({ rank: own, cites }: Item, book: RandomBook): boolean {
  return own !== null && cites.every((index) => !isWithheld(at(index, book.facts), own, book))
}

function speakerOf({ kind, speaker }: RandomBook['facts'][number], { actors }: Actors): number | undefined {
  const isSaid = kind === 'claim' || kind === 'position'
  return speaker === null ? (isSaid ? 0 : undefined) : at(speaker, actors)
}

/** By the rule that the documentation gives: a fact is told when it, one of its sources and its speaker (or words for them) may be. */
export function isWithheld(index: number, ceiling: number, book: RandomBook): boolean {
  const fact = book.facts[index]
  if (fact === undefined) return false
  const speaker = speakerOf(fact, book)
  return (
    fact.rank > ceiling ||
    fact.sources.every((source) => (book.sources[at(source, book.sources)]?.rank ?? 0) > ceiling) ||
    (speaker !== undefined && !fact.described && (book.actors[speaker]?.rank ?? 0) > ceiling)
  )
}

/** What no report marked with that rank may hold, as letters and as ids, and what it must. */
export function expectedOf(book: RandomBook, ceiling: number) {
  const hidden = <T>(list: readonly T[], isHidden: (item: T, index: number) => boolean) =>
    list.flatMap((item, index) => (isHidden(item, index) ? [{ item, index }] : []))
  const facts = hidden(book.facts, (_, index) => isWithheld(index, ceiling, book))
  const sources = hidden(book.sources, ({ rank: own }) => own > ceiling)
  const actors = hidden(book.actors, ({ rank: own }) => own > ceiling)
  const cites = (indexes: readonly number[]): boolean => indexes.some((index) => isWithheld(at(index, book.facts), ceiling, book))
  const items = hidden(
    book.items,
    (item) => cites(item.cites) || (item.rank !== null && isSound(item, book) && item.rank > ceiling),
  )
  const others = hidden(book.items, ({ otherCites }) => cites([otherCites]))
  const texts = [
    ...facts.flatMap(({ item, index }) => [textOf(item, index), quoteOf(item, index)]),
    ...sources.map(({ item, index }) => titleOf(item, index)),
    ...actors.map(({ item, index }) => nameOf(item, index)),
    ...items.filter(({ item }) => item.key !== 'keyFigures').map(({ item, index }) => saidOf(item, index)),
    ...others.filter(({ item }) => item.key !== 'keyFigures').map(({ item, index }) => otherOf(item, index)),
    ...(cites([book.methodology.cites]) ? [`Method ${book.methodology.words} followed`] : []),
    ...book.facts.map(noteOf),
    ...book.sources.map((source, index) => noteOf(source, index + 50)),
  ]
  const ids = [
    ...facts.map(({ index }) => name('fact', index)),
    ...sources.map(({ index }) => name('source', index)),
    ...actors.map(({ index }) => name('actor', index)),
  ]
  const told = book.facts.flatMap((fact, index) => (isWithheld(index, ceiling, book) ? [] : [textOf(fact, index)]))
  return { letters: texts.map(lettersOf), ids, told: told.map(lettersOf), withheldCount: facts.length }
}
