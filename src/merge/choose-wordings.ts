/**
 * What stands in a report for readers who may not see all of it: of each item the words it has first, or what the brief says
 * `instead`, or nothing where the brief says `omit: true`. Never leaves an item out by itself. Lays no facts out.
 */
import type { Brief } from '../brief/brief.ts'
import { rereadBrief } from '../brief/resolve-briefs.ts'
import { isOmitted, type WordedItem, wordedItems } from '../brief/wordings.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { isAbove, type Marking } from '../terms/markings.ts'
import { readMarking } from '../terms/read-marking.ts'
import { findCitations, findFactReferences } from '../text/citations.ts'
import { locateText } from '../text/locate-text.ts'
import { type LocatedMap, type LocatedNode, type LocatedScalar, nodeAt, textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import { explainAboveMarking, explainOwnMarking, type UsedFact } from './explain-above-marking.ts'
import type { Withholding } from './visible-facts.ts'

export interface WordingRequest {
  readonly brief: Brief
  /** All facts there are, by id. */
  readonly known: ReadonlyMap<string, unknown>
  /** Facts that a report with a marking may not tell. */
  withheldFrom(ceiling: Marking): ReadonlyMap<string, Withholding>
  readonly textFiles: ReadonlyMap<string, TextFile>
}

export interface ChosenWordings {
  /** The brief as this report has it: its tree holds what was chosen, and no other words. */
  readonly brief: Brief
  /** What the chosen words are marked themselves. */
  readonly markings: readonly Marking[]
  /** Withheld facts that words which were not chosen use, by id, in the brief's order. */
  readonly passedOver: readonly string[]
  /** How many items stand otherwise than they were written first, and how many do not stand at all. */
  readonly replaced: number
  readonly omitted: number
  /** The words that were not chosen because they may not be seen. */
  readonly withheldWords: readonly WithheldWords[]
  readonly problems: readonly Diagnostic[]
}

/** Prose that a report may not carry, without its citations and expressions. */
export interface WithheldWords {
  readonly text: string
  /** The same as it was written. */
  readonly written: string
  /** `highlight 2`. */
  readonly item: string
  readonly span: Span
}

/** One way of wording an item. */
interface Wording {
  readonly node: LocatedMap
  readonly marking: Marking | undefined
  readonly markingSpan: Span | undefined
  readonly uses: readonly UsedFact[]
}

/**
 * The words for a report: of each item the first that neither are marked above it nor use a fact that it may not tell. Reports
 * `handling/above-marking` where there are none, at the place that stands in the way; where words with a marking of their own use
 * a fact above it; and `source/unknown` for ids in words that this report does not use. Pure.
 */
export function chooseWordings(request: WordingRequest): ChosenWordings {
  const { brief } = request
  const ceiling = brief.marking
  const withheld = ceiling === undefined ? new Map<string, Withholding>() : request.withheldFrom(ceiling)
  const choices = wordedItems(brief.node).map((item) => chooseOne(item, ceiling, withheld, request))
  const changed = choices.filter(({ chosen, wordings }) => chosen !== wordings[0])
  const passed = choices.flatMap(({ passedOver }) => passedOver)
  return {
    brief: changed.length === 0 ? brief : rereadBrief(brief, rewritten(brief, choices)),
    markings: choices.flatMap(({ chosen }) => chosen?.marking ?? []),
    passedOver: [...new Set(passed.flatMap(({ uses }) => uses.map(({ id }) => id)))].filter((id) => withheld.has(id)),
    replaced: changed.filter(({ chosen }) => chosen !== undefined && !isOmitted(chosen.node)).length,
    omitted: changed.filter(({ chosen }) => chosen !== undefined && isOmitted(chosen.node)).length,
    withheldWords: choices.flatMap(({ item, passedOver }) =>
      passedOver.flatMap(({ node }) => wordsOf(item, node).map((words) => ({ ...words, item: nameOf(item) }))),
    ),
    problems: choices.flatMap(({ problems }) => problems),
  }
}

interface Choice {
  readonly item: WordedItem
  readonly wordings: readonly Wording[]
  /** Undefined when there is none: then `problems` say so. */
  readonly chosen: Wording | undefined
  readonly passedOver: readonly Wording[]
  readonly problems: readonly Diagnostic[]
}

function chooseOne(
  item: WordedItem,
  ceiling: Marking | undefined,
  withheld: ReadonlyMap<string, Withholding>,
  request: WordingRequest,
): Choice {
  const wordings = [item.node, ...item.instead].map((node) => readWording(item, node, request))
  const blocks = (wording: Wording): boolean =>
    (ceiling !== undefined && wording.marking !== undefined && isAbove(wording.marking, ceiling)) ||
    wording.uses.some(({ id }) => withheld.has(id))
  const index = wordings.findIndex((wording) => !blocks(wording))
  const chosen = wordings[index]
  const problems = wordings.flatMap((wording, position) => [
    ...aboveItself(wording, position, item, request),
    ...(wording === chosen ? [] : unknownIds(wording, request)),
  ])
  const last = wordings.at(-1)
  const none = chosen === undefined && last !== undefined && ceiling !== undefined
  return {
    item,
    wordings,
    chosen,
    passedOver: index === -1 ? wordings : wordings.slice(0, index),
    problems: none ? [...problems, refuse(last, item, ceiling, withheld, request)] : problems,
  }
}

/** The last of the words are those that the most readers may see: what stands in their way is what has to be mended. */
function refuse(
  wording: Wording,
  item: WordedItem,
  ceiling: Marking,
  withheld: ReadonlyMap<string, Withholding>,
  { brief }: WordingRequest,
): Diagnostic {
  const name = wording.node === item.node ? nameOf(item) : `what stands instead of ${nameOf(item)}`
  const stands = wording.node === item.node ? 'first' : 'instead'
  const report = { ceiling, place: markingPlace(brief) }
  const { marking, markingSpan } = wording
  if (marking !== undefined && isAbove(marking, ceiling))
    return explainOwnMarking({ name, stands, report, marking, span: markingSpan ?? wording.node.span })
  const used = wording.uses.find(({ id }) => withheld.has(id))
  const why = used && withheld.get(used.id)
  if (used === undefined || why === undefined) throw new Error('words that nothing stands in the way of were not chosen')
  return explainAboveMarking({ name, stands, report, used, why })
}

/** Words that say how they are marked use nothing above it, whoever reads them. */
function aboveItself(
  { marking, markingSpan, node, uses }: Wording,
  position: number,
  item: WordedItem,
  { withheldFrom }: WordingRequest,
): readonly Diagnostic[] {
  if (marking === undefined) return []
  const withheld = withheldFrom(marking)
  const used = uses.find(({ id }) => withheld.has(id))
  const why = used && withheld.get(used.id)
  if (used === undefined || why === undefined) return []
  const name = position === 0 ? nameOf(item) : `what stands instead of ${nameOf(item)}`
  return [explainAboveMarking({ name, used, why, itself: { marking, place: markingSpan ?? node.span } })]
}

/** Ids in words that stand in no report are found out all the same. Those of the report are the merge's and the prose check's to look at. */
function unknownIds({ uses }: Wording, { known }: WordingRequest): readonly Diagnostic[] {
  return uses
    .filter(({ id }) => !known.has(id))
    .map(({ id, span }) => ({
      severity: 'error',
      code: 'source/unknown',
      message: `no fact has the id \`${id}\``,
      span,
      hints: suggestionHints(id, known.keys()),
    }))
}

function readWording(item: WordedItem, node: LocatedMap, { brief, textFiles }: WordingRequest): Wording {
  const { marking, span } = readMarking(node, brief.scheme, suggestionHints)
  return { node, marking, markingSpan: span, uses: usesOf(item, node, textFiles) }
}

/** Fields of prose, and fields that name facts, with the word for it. Facts that a view takes are left out of it, and are none of these. */
const proseFields = {
  highlights: ['text'],
  keyFigures: ['change'],
  judgements: ['text', 'grounds', 'assumptions', 'alternatives', 'indicators', 'change'],
  sections: ['body', 'caption', 'needs', 'response', 'gaps'],
  gaps: ['text'],
  methodology: ['text'],
} as const satisfies Record<WordedItem['key'], readonly string[]>

const namingFields = {
  highlights: [],
  keyFigures: [['fact', 'shows']],
  judgements: [['basis', 'rests on']],
  sections: [],
  gaps: [],
  methodology: [],
} as const satisfies Record<WordedItem['key'], readonly (readonly [field: string, verb: string])[]>

function usesOf({ key }: WordedItem, node: LocatedMap, textFiles: ReadonlyMap<string, TextFile>): readonly UsedFact[] {
  const cited = proseFields[key].flatMap((field) =>
    scalarsIn(nodeAt(node, [field])).flatMap((scalar) => citedIn(scalar, textFiles)),
  )
  const named = namingFields[key].flatMap(([field, verb]) =>
    scalarsIn(nodeAt(node, [field])).map((scalar) => ({ id: textOf(scalar), span: scalar.span, verb })),
  )
  return [...cited, ...named]
}

function citedIn(scalar: LocatedScalar, textFiles: ReadonlyMap<string, TextFile>): readonly UsedFact[] {
  const file = textFiles.get(scalar.span.file)
  const references = findFactReferences(textOf(scalar))
  if (references.length === 0) return []
  const text = file && locateText(file, scalar)
  return references.map(({ id, start, end }) => ({
    id,
    span: text === undefined ? scalar.span : textSpan(text, start, end),
    verb: 'cites',
  }))
}

function wordsOf({ key }: WordedItem, node: LocatedMap): readonly Omit<WithheldWords, 'item'>[] {
  return proseFields[key].flatMap((field) =>
    scalarsIn(nodeAt(node, [field])).map((scalar) => ({
      text: plainWords(textOf(scalar)),
      written: textOf(scalar),
      span: scalar.span,
    })),
  )
}

/** The text without its citations and expressions, whose ids are on no page. */
export function plainWords(text: string): string {
  let words = text
  for (const { start, end } of [...findCitations(text).citations].reverse())
    words = `${words.slice(0, start)} ${words.slice(end)}`
  return words.replace(/\{\{.*?\}\}/gs, ' ')
}

function scalarsIn(node: LocatedNode | undefined): readonly LocatedScalar[] {
  if (node === undefined) return []
  if (node.kind === 'scalar') return node.value === null ? [] : [node]
  return node.kind === 'list' ? node.items.flatMap(scalarsIn) : []
}

function textOf(scalar: LocatedScalar): string {
  return scalar.written ?? String(scalar.value)
}

const nouns: Readonly<Record<WordedItem['key'], string>> = {
  highlights: 'highlight',
  keyFigures: 'key figure',
  judgements: 'judgement',
  sections: 'section',
  gaps: 'gap',
  methodology: 'the methodology',
}

function nameOf({ key, index, node }: WordedItem): string {
  if (index === undefined) return nouns[key]
  const id = nodeAt(node, ['id'])
  return id?.kind === 'scalar' && id.value !== null ? `${nouns[key]} \`${textOf(id)}\`` : `${nouns[key]} ${index + 1}`
}

/** Where the report says its marking. */
export function markingPlace({ node }: Brief): Span | undefined {
  return (nodeAt(node, ['tlp']) ?? nodeAt(node, ['marking']))?.span
}

/** The brief's tree with the chosen words in the place of what was written first. */
function rewritten({ node }: Brief, choices: readonly Choice[]): LocatedNode {
  if (node.kind !== 'map') return node
  const entries = new Map(node.entries)
  for (const key of new Set(choices.map(({ item }) => item.key))) {
    const own = choices.filter(({ item }) => item.key === key)
    const items = own.flatMap(({ item, chosen }) => chosenNode(item, chosen))
    const before = node.entries.get(key)
    const [only] = items
    if (before?.kind === 'list') entries.set(key, { ...before, items })
    else if (only === undefined) entries.delete(key)
    else entries.set(key, only)
  }
  return { ...node, entries }
}

/** An item keeps its id whatever it says, so that editions can be compared: also the one that it has by its number. */
function chosenNode(item: WordedItem, chosen: Wording | undefined): readonly LocatedMap[] {
  if (chosen === undefined || isOmitted(chosen.node)) return []
  const { node, key, index } = item
  const id = node.entries.get('id') ?? (key === 'judgements' ? numbered(node, index) : undefined)
  const entries = new Map([...chosen.node.entries].filter(([field]) => field !== 'instead'))
  if (id !== undefined) entries.set('id', id)
  const keySpan = node.keySpan
  return [{ ...chosen.node, entries, ...(keySpan && { keySpan }) }]
}

function numbered(node: LocatedMap, index = 0): LocatedScalar {
  const span = nodeAt(node, ['text'])?.span ?? node.span
  return { kind: 'scalar', span, value: `judgement-${index + 1}`, style: 'raw' }
}
