/** The texts of a report with their places and the names that a person knows them by: its brief's, and those of the facts it shows. Translates none. */
import type { Brief } from '../brief/brief.ts'
import { scalarText } from '../brief/translation.ts'
import type { Actor, Fact, FactBook, Place, Source } from '../facts/fact.ts'
import { type LocatedNode, type LocatedScalar, nodeAt, type TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { replaceTexts } from './brief-texts.ts'

/** A text that readers of a report see. */
export interface ReportText {
  /** ``highlight 2``, ``fact `truce-holds` ``. */
  readonly name: string
  /** What `at` in a translation file may call it. */
  readonly places: readonly string[]
  readonly text: string
  /** Undefined for words that no file has as they are printed: a tag. */
  readonly node: LocatedScalar | undefined
  readonly span: Span
}

/** The texts of a brief in the order of a page, without those that `isOwn` says need no translation. */
export function briefTexts(brief: Brief): readonly ReportText[] {
  const found: ReportText[] = []
  replaceTexts(brief.node, (node, path) => {
    const place = placeOf(path)
    // A chosen wording may stand for an item of another place, so the place is that of the report.
    const places = [place, place.replace(/\.text$/, ''), path.join('.')]
    found.push({ name: briefName(brief, path), places, text: scalarText(node), node, span: node.span })
    return node
  })
  return found
}

/** `['highlights', 1, 'text']` as `highlights[1].text`. */
function placeOf(path: TreePath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')
}

const nouns: Readonly<Record<string, string>> = {
  audience: 'audience',
  distribution: 'distribution',
  corrections: 'correction',
  highlights: 'highlight',
  keyFigures: 'key figure',
  judgements: 'judgement',
  sections: 'section',
  gaps: 'gap',
  waivers: 'waiver',
  contacts: 'contact',
}

function briefName(brief: Brief, [key, index, ...rest]: TreePath): string {
  const noun = nouns[String(key)]
  if (noun === undefined || typeof index !== 'number') return String(key)
  const id = key === 'judgements' ? brief.judgements[index]?.id : undefined
  const item = id === undefined ? `${noun} ${index + 1}` : `${noun} \`${id}\``
  const fields = rest.filter((step) => step !== 'text').map((step) => (typeof step === 'number' ? String(step + 1) : step))
  return fields.length === 0 ? item : `${item}, ${fields.join(' ')}`
}

/** Units that every label file has in its own language, with their plural. */
const labelledUnits: ReadonlySet<string> = new Set(['people'])

/** Verbs are printed before what somebody says. */
const statingKinds: ReadonlySet<string> = new Set(['claim', 'position', 'assessment'])

/** The field of a fact that holds a text, with what it says. */
export interface FactField {
  readonly path: TreePath
  readonly text: string
  /** Whether readers of every template see it. */
  readonly printed: boolean
}

/** The texts of a fact, in the order of its fields. Names of actors are the actors'. */
export function factFields(fact: Fact, actors: FactBook['actors']): readonly FactField[] {
  const { text, quote, attribution, figure, sources } = fact
  const field = (path: TreePath, value: string | undefined, printed = true): readonly FactField[] =>
    value === undefined || !/\p{L}/u.test(value) ? [] : [{ path, text: value, printed }]
  return [
    ...field(['text'], text),
    ...field(['quote', 'text'], quote?.text),
    ...field(['quote', 'speaker'], actors.has(quote?.speaker ?? '') ? undefined : quote?.speaker),
    ...field(['attribution', 'descriptor'], attribution?.descriptor),
    ...field(['attribution', 'verb'], attribution?.verb, statingKinds.has(fact.kind)),
    ...field(['unit'], figure?.unit, !labelledUnits.has(figure?.unit ?? '')),
    ...field(['population'], figure?.population, false),
    ...sources.flatMap(({ at }, index) => field(['sources', index, 'at'], at)),
  ]
}

/** The texts of a fact that its readers see. */
export function factTexts(fact: Fact, actors: FactBook['actors']): readonly ReportText[] {
  return factFields(fact, actors).flatMap(({ path, text, printed }) =>
    printed ? [entryText('fact', fact, path, text, path[0] === 'text')] : [],
  )
}

/** The names of an actor. What it calls itself is its own word, and no template prints it. */
export function actorTexts(actor: Actor): readonly ReportText[] {
  return [actor.name, ...(actor.short === undefined ? [] : [actor.short])].map((text, index) =>
    entryText('actor', actor, [index === 0 ? 'name' : 'short'], text, index === 0),
  )
}

/** The name of a place. */
export function placeTexts(place: Place): readonly ReportText[] {
  return [entryText('place', place, ['name'], place.name, true)]
}

/** What the project itself says of a source. Its title and publisher are references: they stay as they were published. */
export function sourceTexts(source: Source): readonly ReportText[] {
  const texts = { genre: source.genre, descriptor: source.descriptor }
  return Object.entries(texts).flatMap(([field, text]) =>
    text === undefined ? [] : [entryText('source', source, [field], text, false)],
  )
}

function entryText(
  noun: string,
  entry: { readonly id: string; readonly node: LocatedNode },
  path: TreePath,
  text: string,
  isMain: boolean,
): ReportText {
  const node = nodeAt(entry.node, path)
  const field = path.map((step) => (typeof step === 'number' ? String(step + 1) : step)).join(' ')
  return {
    name: isMain ? `${noun} \`${entry.id}\`` : `${noun} \`${entry.id}\`, ${field}`,
    places: [`${entry.id}.${path.join('.')}`, entry.id],
    text,
    node: node?.kind === 'scalar' && scalarText(node) === text ? node : undefined,
    span: node?.span ?? entry.node.keySpan ?? entry.node.span,
  }
}
