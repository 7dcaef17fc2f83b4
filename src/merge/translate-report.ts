/**
 * A report in the language of its translation file: texts of the brief and of the book replaced by their translations, each with its
 * place in that file. Ids, figures, dates, markings and links are never touched. Chooses no words and checks nothing.
 */
import type { Brief } from '../brief/brief.ts'
import { overrideFileName } from '../brief/layers.ts'
import { rereadBrief } from '../brief/resolve-briefs.ts'
import { scalarText, type Translation } from '../brief/translation.ts'
import type { Actor, Fact, FactBook, Place, Source } from '../facts/fact.ts'
import { type LocatedMap, type LocatedNode, type LocatedScalar, nodeAt, type TreePath } from '../text/located-tree.ts'
import { replaceTexts } from './brief-texts.ts'
import type { DossierChanges } from './dossier-changes.ts'
import { readProse } from './read-prose.ts'
import { briefTexts, factFields } from './report-texts.ts'

/** Looks texts of one report up. */
export interface Translator {
  readonly translation: Translation
  /** Language of the originals. */
  readonly from: string
  /** Language of the report. */
  readonly to: string
  /** Whether words of the brief are in the report's language already: its variant says them itself, or they were `--set`. */
  isOwn(node: LocatedScalar): boolean
  /** The translation of a text, or undefined while there is none. */
  find(text: string, places?: readonly string[]): LocatedScalar | undefined
}

/** The translator of a report; undefined for one that is printed as it is written. */
export function createTranslator(translation: Translation | undefined, brief: Brief): Translator | undefined {
  const asked = brief.translation
  if (translation === undefined || asked === undefined) return undefined
  const { own, from } = asked
  return {
    translation,
    from,
    to: brief.language,
    isOwn: ({ span }) =>
      span.file === overrideFileName || (span.file === own.file && own.start <= span.start && span.end <= own.end),
    find: (text, places) => translation.find(text, places)?.translation,
  }
}

/** Whether a text in a language is in the report's already. */
export function isInLanguage(language: string | undefined, { to }: Translator): boolean {
  return language !== undefined && language.split('-')[0] === to.split('-')[0]
}

/** The brief with its texts translated as far as there are translations; sections and judgements keep their ids. */
export function translateBrief(brief: Brief, translator: Translator): Brief {
  const places = new Map(briefTexts(brief).map((text) => [text.node, text.places]))
  const translated = replaceTexts(brief.node, (node) => {
    const found = translator.find(scalarText(node), places.get(node))
    return found === undefined ? node : keyed(found, node)
  })
  return rereadBrief(brief, withIds(translated, brief))
}

/** An item that has no id is known by its title or number: those of the original. */
function withIds(root: LocatedNode, brief: Brief): LocatedNode {
  if (root.kind !== 'map') return root
  const entries = new Map(root.entries)
  for (const key of ['sections', 'judgements'] as const) {
    const list = root.entries.get(key)
    if (list?.kind !== 'list') continue
    const items = list.items.map((item, index) => {
      const id = brief[key][index]?.id
      if (item.kind !== 'map' || item.entries.has('id') || id === undefined) return item
      const node: LocatedScalar = { kind: 'scalar', span: { ...item.span, end: item.span.start }, value: id, style: 'raw' }
      return { ...item, entries: new Map([...item.entries, ['id', node]]) }
    })
    entries.set(key, { ...list, items })
  }
  return { ...root, entries }
}

/** The book with its texts and names translated as far as there are translations. */
export function translateBook(book: FactBook, translator: Translator): FactBook {
  return {
    facts: mapValues(book.facts, (fact) => translateFact(fact, book, translator)),
    sources: mapValues(book.sources, (source) => translateSource(source, translator)),
    actors: mapValues(book.actors, (actor) => translateActor(actor, translator)),
    places: mapValues(book.places, (place) => translatePlace(place, translator)),
  }
}

function translateFact(fact: Fact, { actors }: FactBook, translator: Translator): Fact {
  if (isInLanguage(fact.language, translator)) return fact
  const { find, from } = translator
  const found = new Map<string, LocatedScalar>()
  let { node } = fact
  for (const { path, text } of factFields(fact, actors)) {
    const translated = find(text, [`${fact.id}.${path.join('.')}`, fact.id])
    if (translated === undefined) continue
    found.set(path.join('.'), translated)
    node = withScalar(node, path, translated)
  }
  const said = (key: string, written: string | undefined): string | undefined => {
    const translated = found.get(key)
    return translated === undefined ? written : scalarText(translated)
  }
  const { language: _, ...rest } = fact
  const { attribution, quote, figure } = fact
  const written = fact.language ?? from
  return {
    ...rest,
    node,
    text: said('text', fact.text) ?? fact.text,
    ...(found.has('text') ? {} : { language: written }),
    ...(attribution && {
      attribution: withTexts(attribution, {
        descriptor: said('attribution.descriptor', attribution.descriptor),
        verb: said('attribution.verb', attribution.verb),
      }),
    }),
    ...(quote && { quote: translateQuote(quote, said, written) }),
    ...(figure && {
      figure: withTexts(figure, { unit: said('unit', figure.unit), population: said('population', figure.population) }),
    }),
    sources: fact.sources.map((source, index) => withTexts(source, { at: said(`sources.${index}.at`, source.at) })),
  }
}

/** Translated words are nobody's: what was really said is kept beside them. */
function translateQuote(
  quote: NonNullable<Fact['quote']>,
  said: (key: string, written: string | undefined) => string | undefined,
  written: string,
): NonNullable<Fact['quote']> {
  const { language = written, ...rest } = quote
  const speaker = said('quote.speaker', quote.speaker)
  const text = said('quote.text', quote.text)
  if (text === undefined || text === quote.text) return { ...withTexts(rest, { speaker }), language }
  return { ...withTexts(rest, { speaker }), text, original: { text: quote.text, language } }
}

/** The object with those of the texts that are there. */
function withTexts<Entry extends object, Texts extends Readonly<Record<string, string | undefined>>>(
  entry: Entry,
  texts: Texts,
): Entry {
  return { ...entry, ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) }
}

function translateActor(actor: Actor, { find }: Translator): Actor {
  const name = textOr(actor.name, find(actor.name, [`${actor.id}.name`, actor.id]))
  const short = actor.short === undefined ? undefined : textOr(actor.short, find(actor.short, [`${actor.id}.short`, actor.id]))
  return { ...actor, name, ...(short !== undefined && { short }) }
}

function translatePlace(place: Place, { find }: Translator): Place {
  return { ...place, name: textOr(place.name, find(place.name, [`${place.id}.name`, place.id])) }
}

/** The title says in which language it stands: it is not that of the report. */
function translateSource(source: Source, { find, from }: Translator): Source {
  const said = (field: 'genre' | 'descriptor'): string | undefined => {
    const text = source[field]
    return text === undefined ? undefined : textOr(text, find(text, [`${source.id}.${field}`, source.id]))
  }
  return withTexts({ ...source, language: source.language ?? from }, { genre: said('genre'), descriptor: said('descriptor') })
}

/** What was found to have changed, told in the report's language: texts of the edition before are looked up as those of today are. */
export function translateChanges(
  changes: DossierChanges,
  { find }: Translator,
  isKnown: (id: string) => boolean,
): DossierChanges {
  const said = (text: string): string => textOr(text, find(text))
  const reasoned = <Item extends { readonly reason?: { readonly markdown: string } }>(item: Item): Item =>
    item.reason === undefined ? item : { ...item, reason: readProse(said(item.reason.markdown), isKnown) }
  return {
    ...changes,
    updated: changes.updated.map((update) => ({ ...update, before: said(update.before) })),
    withdrawn: changes.withdrawn.map((fact) => ({ ...fact, text: said(fact.text) })),
    figures: changes.figures.map((figure) => reasoned({ ...figure, label: said(figure.label) })),
    judgements: changes.judgements.map(reasoned),
  }
}

function textOr(text: string, translated: LocatedScalar | undefined): string {
  return translated === undefined ? text : scalarText(translated)
}

/** A scalar that stands under the key of another. */
function keyed(scalar: LocatedScalar, { keySpan }: LocatedScalar): LocatedScalar {
  return keySpan === undefined ? scalar : { ...scalar, keySpan }
}

/** The tree with another scalar at the path; the same tree where there is none. */
function withScalar(root: LocatedNode, path: TreePath, scalar: LocatedScalar): LocatedNode {
  const before = nodeAt(root, path)
  if (before?.kind !== 'scalar') return root
  const [step, ...rest] = path
  if (step === undefined) return keyed(scalar, before)
  if (root.kind === 'list') {
    return { ...root, items: root.items.map((item, index) => (index === step ? withScalar(item, rest, scalar) : item)) }
  }
  if (root.kind !== 'map') return root
  const changed: LocatedMap = {
    ...root,
    entries: new Map([...root.entries].map(([key, node]) => [key, key === step ? withScalar(node, rest, scalar) : node])),
  }
  return changed
}

function mapValues<Value>(map: ReadonlyMap<string, Value>, change: (value: Value) => Value): ReadonlyMap<string, Value> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
