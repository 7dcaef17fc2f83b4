/**
 * What must not be found in a finished report: texts of facts and sources that are marked above it, names of actors who are, words of
 * the brief that are not for its readers, analysts' notes, names that an anonymous attribution hides, and facts of the book that the
 * report does not use. And what may be: the report's own facts and sources.
 */
import { scalarText } from '../brief/translation.ts'
import type { Actor, Fact, FactBook, Source } from '../facts/fact.ts'
import type { WithheldText } from '../inspect/find-leaks.ts'
import { lettersOf } from '../inspect/normalise-text.ts'
import type { Dossier } from '../merge/dossier.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import type { Withholding } from '../merge/visible-facts.ts'
import { isAbove } from '../terms/markings.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'

export interface Withheld {
  readonly texts: readonly WithheldText[]
  /** Texts that the report may hold, whoever else holds them: what it says by citing them. Only worked out when asked for. */
  readonly allowed: () => readonly string[]
}

/** Fewest letters and digits of a text, a title, a name, of an id or address: what is shorter turns up by chance. */
const shortest = { text: 12, title: 20, name: 8, signs: 12, note: 24, unused: 40 }

/**
 * What is withheld by marking or promise: it may not be in the report even in part, and not in the analyst's own words that are copied
 * from it. Sentences of 12 letters and more, titles of 20, names of 8, ids with a sign in them and addresses of 12.
 */
export function withheldTexts(merged: MergedBrief, book: FactBook): Withheld {
  const { dossier, withheld } = merged
  const isHidden = ({ marking }: Source | Actor): boolean => isAbove(marking, merged.marking)
  return {
    texts: [
      ...inBothLanguages(merged, [
        ...[...withheld].flatMap(([id, why]) => textsOfFact(book.facts.get(id), why)),
        ...filter(book.sources.values(), isHidden).flatMap((source) => textsOfSource(source, book)),
        ...[...filter(book.facts.values(), hasNote), ...filter(book.sources.values(), hasNote)].flatMap(noteOf),
        ...filter(book.actors.values(), isHidden).flatMap(namesOfActor),
        ...hiddenNames(dossier, book),
      ]),
      // These come in both languages: only what the report says in neither may not be found.
      ...withheldWords(merged),
    ],
    allowed: () => allowedTexts(merged, book),
  }
}

/** A translation file has the translations of what is withheld too: it serves several reports. */
function inBothLanguages({ translation }: MergedBrief, texts: readonly WithheldText[]): readonly WithheldText[] {
  if (translation === undefined) return texts
  return texts.flatMap((withheld) => {
    const found = translation.translation.find(withheld.text)?.translation
    return found === undefined
      ? [withheld]
      : [withheld, { ...withheld, text: scalarText(found), what: `${withheld.what}, translated` }]
  })
}

/**
 * Facts of the book that are not marked above the report but are not in it either. To find one means that the program lost its way: the
 * brief's own words are allowed to say the same.
 */
export function unusedTexts({ dossier, withheld }: MergedBrief, book: FactBook): Withheld {
  const unused = [...book.facts.values()].filter((fact) => !Object.hasOwn(dossier.facts, fact.id) && !withheld.has(fact.id))
  return {
    texts: unused.map((fact) => ({
      text: fact.text,
      compare: 'letters',
      guarded: false,
      atLeast: shortest.unused,
      what: `the text of fact \`${fact.id}\`, which the report does not use`,
      code: 'handling/leak',
      span: placeOf(fact.node),
      hints: ['cite the fact where it is told'],
    })),
    allowed: () => stringsIn(dossier),
  }
}

/** In one pass and without copies of the rest: a book may hold many thousands. */
function filter<Item>(items: Iterable<Item>, isWanted: (item: Item) => boolean): readonly Item[] {
  const wanted: Item[] = []
  for (const item of items) if (isWanted(item)) wanted.push(item)
  return wanted
}

function hasNote({ note }: Fact | Source): boolean {
  return note !== undefined
}

function textsOfFact(fact: Fact | undefined, why: Withholding): readonly WithheldText[] {
  if (fact === undefined) return []
  const whole = { ...leakOf(fact), compare: 'letters', guarded: true, atLeast: shortest.text } as const
  const owner = why.by === 'fact' ? 'which' : why.by === 'source' ? `whose source \`${why.id}\`` : `whose speaker \`${why.id}\``
  const marked = `fact \`${fact.id}\`, ${owner} is ${why.marking.label}`
  return [
    { ...whole, text: fact.text, what: `the text of ${marked}` },
    ...(fact.quote === undefined ? [] : [{ ...whole, text: fact.quote.text, what: `the quotation of ${marked}` }]),
    ...idOf(fact, marked),
  ]
}

function textsOfSource(source: Source, book: FactBook): readonly WithheldText[] {
  const marked = `source \`${source.id}\`, which is ${source.marking.label}`
  const leak = leakOf(source)
  const letters = { ...leak, compare: 'letters', guarded: false } as const
  const signs = { ...leak, compare: 'signs', guarded: false, atLeast: shortest.signs } as const
  const addresses = [source.url, source.archiveUrl].flatMap((url) => (url === undefined ? [] : bareAddress(url)))
  const people = source.author.filter((author) => !isKnownBody(author, book))
  return [
    { ...letters, text: source.title, atLeast: shortest.title, what: `the title of ${marked}` },
    ...addresses.map((text): WithheldText => ({ ...signs, text, what: `the address of ${marked}` })),
    ...people.map(
      (text): WithheldText => ({
        ...letters,
        text,
        atLeast: shortest.name,
        what: `the author of ${marked}`,
        code: 'handling/identity',
      }),
    ),
    ...(source.descriptor === undefined
      ? []
      : [{ ...letters, guarded: true, text: source.descriptor, atLeast: shortest.note, what: `the description of ${marked}` }]),
    ...idOf(source, marked),
  ]
}

/** Analysts' notes are for analysts, whatever the marking. */
function noteOf(item: Fact | Source): readonly WithheldText[] {
  if (item.note === undefined) return []
  const what = `the analyst’s note on \`${item.id}\`, which is never printed`
  return [{ ...leakOf(item), text: item.note, compare: 'letters', guarded: true, atLeast: shortest.note, what }]
}

/** Ids of letters alone are words, and turn up in sentences. */
function idOf(item: Fact | Source, marked: string): readonly WithheldText[] {
  if (!/[^\p{L}]/u.test(item.id)) return []
  return [
    { ...leakOf(item), text: item.id, compare: 'signs', guarded: false, atLeast: shortest.signs, what: `the id of ${marked}` },
  ]
}

/**
 * Names of people whom a fact of the report quotes or follows without naming them. A person who is named by another of the report's
 * facts is no secret.
 */
function hiddenNames(dossier: Dossier, book: FactBook): readonly WithheldText[] {
  const used = Object.keys(dossier.facts).flatMap((id) => book.facts.get(id) ?? [])
  const open = used.filter((fact) => fact.attribution?.type !== 'anonymous')
  const openNames = new Set(open.flatMap((fact) => [fact.attributedTo, fact.quote?.speaker, ...fact.about]))
  return used
    .filter((fact) => fact.attribution?.type === 'anonymous')
    .flatMap((fact) => {
      const names = [...personOf(fact.attributedTo, book, openNames), ...speakerOf(fact, book, openNames)]
      return [...new Set(names)].map(
        (text): WithheldText => ({
          text,
          compare: 'letters',
          guarded: false,
          inexcusable: true,
          atLeast: shortest.name,
          what: `the name of the source that fact \`${fact.id}\` keeps anonymous`,
          code: 'handling/identity',
          span: placeOf(fact.node),
          hints: ['take the name out of the report', 'make the attribution `onRecord` when the source may be named'],
        }),
      )
    })
}

/** An anonymous fact may well name its party (“Afghan officials”); only a person is hidden. */
function personOf(id: string | undefined, book: FactBook, open: ReadonlySet<string | undefined>): readonly string[] {
  const actor = id === undefined || open.has(id) ? undefined : book.actors.get(id)
  return actor?.type === 'person' ? namesOf(actor) : []
}

function speakerOf({ quote }: Fact, book: FactBook, open: ReadonlySet<string | undefined>): readonly string[] {
  const speaker = quote?.speaker
  if (speaker === undefined || open.has(speaker)) return []
  return book.actors.has(speaker) ? personOf(speaker, book, open) : [speaker]
}

function namesOf(actor: Actor): readonly string[] {
  return [actor.name, actor.short, actor.selfName].filter((name) => name !== undefined)
}

/** Authors that are a publisher or an actor other than a person: their names are in every report. */
function isKnownBody(author: string, book: FactBook): boolean {
  const actors = [...book.actors.values()].filter((actor) => actor.type !== 'person')
  return (
    actors.some((actor) => actor.id === author || namesOf(actor).includes(author)) ||
    [...book.sources.values()].some((source) => source.publisher === author || source.containerTitle === author)
  )
}

/** The name of an actor that is marked above the report is in no text of it, whoever else says it. */
function namesOfActor(actor: Actor): readonly WithheldText[] {
  const what = `actor \`${actor.id}\`, which is ${actor.marking.label}`
  const shared = {
    inexcusable: true,
    code: 'handling/identity',
    span: placeOf(actor.node),
    hints: ['take the name out of the report', 'mark the facts that hold the name as the actor is marked'],
  } as const
  const names = [...new Set([...namesOf(actor), ...actor.labels.map(({ text }) => text)])]
  const id = /[^\p{L}]/u.test(actor.id) ? [actor.id] : []
  return [
    ...names.map(
      (text): WithheldText => ({
        ...shared,
        text,
        compare: 'letters',
        guarded: false,
        atLeast: shortest.name,
        what: `a name of ${what}`,
      }),
    ),
    ...id.map(
      (text): WithheldText => ({
        ...shared,
        text,
        compare: 'signs',
        guarded: false,
        atLeast: shortest.signs,
        what: `the id of ${what}`,
      }),
    ),
  ]
}

/** Sentences of words that were not chosen, but for those that the chosen words say too. */
function withheldWords({ withheldWords: words, dossier }: MergedBrief): readonly WithheldText[] {
  if (words.length === 0) return []
  const said = stringsIn(dossier).map(lettersOf).join('\n')
  return words.flatMap(({ text, item, span }) =>
    text
      .split(/(?<=[.!?…۔؟।])\s+|\n+/u)
      .filter((sentence) => !said.includes(lettersOf(sentence)))
      .map(
        (sentence): WithheldText => ({
          text: sentence,
          compare: 'letters',
          guarded: false,
          atLeast: shortest.note,
          what: `words of ${item} that are not for its readers`,
          code: 'handling/leak',
          span,
          hints: ['take them out of the report, or raise the report’s marking'],
        }),
      ),
  )
}

function allowedTexts({ dossier, marking }: MergedBrief, book: FactBook): readonly string[] {
  const open = [...book.actors.values()].filter((actor) => !isAbove(actor.marking, marking))
  const bodies = open.filter((actor) => actor.type !== 'person')
  const names = [...bodies, ...book.places.values()].map(({ name }) => name)
  const sources = dossier.sources.map(({ restates: _, ...source }) => source)
  return [...stringsIn(Object.values(dossier.facts)), ...stringsIn(sources), ...names]
}

/** Without the scheme and a closing slash, so that it is found however it is written. None for a site's front page, which is no secret. */
function bareAddress(url: string): readonly string[] {
  const bare = url.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
  return bare.includes('/') ? [bare] : []
}

function leakOf(item: Fact | Source) {
  return {
    code: 'handling/leak',
    span: placeOf(item.node),
    hints: ['take it out of the report, or raise the report’s marking'],
  } as const
}

/** The name that an entry is defined by, else the whole of it. */
function placeOf(node: LocatedNode): Span {
  return node.keySpan ?? node.span
}

/** All texts in a piece of JSON, keys left out. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
