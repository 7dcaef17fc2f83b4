/** One fact file → its facts, sources, actors and places, checked as far as one file can be. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { issuesToDiagnostics } from '../diagnostics/locate-issue.ts'
import { spellOut } from '../diagnostics/read-schema.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { toSchemaInput } from '../diagnostics/written-value.ts'
import { lowestMarking, type Marking, type MarkingScheme } from '../terms/markings.ts'
import { readMarking } from '../terms/read-marking.ts'
import { tlpScheme } from '../terms/tlp.ts'
import { type LocatedMap, type LocatedNode, nodeAt } from '../text/located-tree.ts'
import type { TextFile } from '../text/text-file.ts'
import { checkFact } from './check-fact.ts'
import type { Actor, Fact, FactAttribution, Figure, Place, Source } from './fact.ts'
import { readFactTree } from './fact-tree.ts'
import { factFileSchema, type WrittenFact, type WrittenFactFile } from './facts-schema.ts'
import { fillDefaults } from './fill-defaults.ts'

/** What one file defines, each list in the order of the file. Entries with errors of form are left out. */
export interface FactFile {
  readonly path: string
  readonly facts: readonly Fact[]
  readonly sources: readonly Source[]
  readonly actors: readonly Actor[]
  readonly places: readonly Place[]
  /** All ids that the file defines, entries with errors included: references to those are no further error. Undefined when not all of it could be parsed. */
  readonly ids: DefinedIds | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export type DefinedIds = Readonly<Record<(typeof sections)[number], readonly string[]>>

const sections = ['facts', 'sources', 'actors', 'places'] as const

/**
 * The content of a fact file; `scheme` is what the project marks by. Reports `yaml/syntax`, `json/syntax`, `csv/syntax`, `fact/unknown-key`, `fact/invalid`,
 * `fact/conflict` (a CSV id in two rows), `handling/unknown-label`, `attribution/missing` and `source/missing`.
 */
export function readFactFile(file: TextFile, scheme: MarkingScheme = tlpScheme): FactFile {
  const { root: read, diagnostics } = readFactTree(file)
  const root = read && spellOut(factFileSchema, read)
  if (root?.kind !== 'map') {
    const ids = diagnostics.length === 0 ? { facts: [], sources: [], actors: [], places: [] } : undefined
    return { path: file.path, facts: [], sources: [], actors: [], places: [], ids, diagnostics }
  }
  const { tree, written, problems } = checkForm(fillDefaults(root))
  const markings = checkMarkings(root, tree, scheme)
  const rules = idsOf(tree, 'facts').flatMap((id) => {
    const fact = written.facts[id]
    const node = nodeAt(tree, ['facts', id])
    return fact === undefined || node?.kind !== 'map' ? [] : checkFact(id, fact, node)
  })
  // A row that could not be read may define what others name.
  const isWhole = diagnostics.every(({ code }) => code !== 'csv/syntax')
  const ids = isWhole ? definedIds(root) : undefined
  // A wrong default is wrong in every fact that takes it, and is said once.
  const all = collateDiagnostics([...diagnostics, ...problems, ...markings, ...rules])
  return { path: file.path, ...makeAll(written, tree, scheme), ids, diagnostics: all }
}

interface CheckedForm {
  /** The tree without the entries that have errors of form. */
  readonly tree: LocatedMap
  readonly written: WrittenFactFile
  readonly problems: readonly Diagnostic[]
}

function checkForm(root: LocatedMap): CheckedForm {
  const result = factFileSchema.safeParse(toSchemaInput(root))
  if (result.success) return { tree: root, written: result.data, problems: [] }
  const { issues } = result.error
  const codes = { unknownKeyCode: 'fact/unknown-key', invalidCode: 'fact/invalid' } as const
  const problems = issuesToDiagnostics(root, issues, { schema: factFileSchema, ...codes })
  const tree = issues.reduce<LocatedMap>((pruned, issue) => withoutEntry(pruned, issue), root)
  return { tree, written: factFileSchema.parse(toSchemaInput(tree)), problems }
}

/** The tree without the entry (or the whole section) that an issue is about. */
function withoutEntry(
  root: LocatedMap,
  issue: { readonly code?: string | undefined; readonly path: readonly PropertyKey[] },
): LocatedMap {
  const [section, id] = issue.path.map(String)
  const entries = new Map(root.entries)
  if (section === undefined) for (const key of entries.keys()) if (!topLevelKeys.has(key)) entries.delete(key)
  if (section !== undefined) entries.delete(section)
  const map = section === undefined ? undefined : root.entries.get(section)
  if (section !== undefined && id !== undefined && section !== 'defaults' && map?.kind === 'map') {
    entries.set(section, { ...map, entries: new Map([...map.entries].filter(([key]) => key !== id)) })
  }
  return { ...root, entries }
}

const topLevelKeys: ReadonlySet<string> = new Set(['defaults', ...sections])

function definedIds(root: LocatedMap): DefinedIds {
  return {
    facts: idsOf(root, 'facts'),
    sources: idsOf(root, 'sources'),
    actors: idsOf(root, 'actors'),
    places: idsOf(root, 'places'),
  }
}

function idsOf(root: LocatedMap, section: string): readonly string[] {
  const map = root.entries.get(section)
  return map?.kind === 'map' ? [...map.entries.keys()] : []
}

/** Everything in the file's order: an object's own order puts ids that are numbers first. */
function makeAll(written: WrittenFactFile, root: LocatedMap, scheme: MarkingScheme) {
  const make = <Written, Made>(
    section: string,
    record: Readonly<Record<string, Written>>,
    makeOne: (id: string, entry: Written, node: LocatedNode) => Made,
  ): readonly Made[] =>
    idsOf(root, section).flatMap((id) => {
      const entry = record[id]
      return entry === undefined ? [] : [makeOne(id, entry, nodeAt(root, [section, id]) ?? root)]
    })
  const marked = (node: LocatedNode): Marking => markingOf(node, scheme)
  return {
    facts: make('facts', written.facts, (id, fact, node) => makeFact(id, fact, marked(node), node)),
    sources: make('sources', written.sources, (id, { tlp: _, marking: __, ...source }, node): Source => {
      return { id, ...source, marking: marked(node), node }
    }),
    actors: make('actors', written.actors, (id, { tlp: _, marking: __, ...actor }, node): Actor => {
      return { id, ...actor, marking: marked(node), node }
    }),
    places: make('places', written.places, (id, place, node): Place => ({ id, ...place, node })),
  }
}

/** What is wrong with the markings of a file's defaults and entries. One in error counts as the lowest: the file has errors then. */
function checkMarkings(root: LocatedMap, tree: LocatedMap, scheme: MarkingScheme): readonly Diagnostic[] {
  const entries = (['facts', 'sources', 'actors'] as const).flatMap((section) => {
    const map = tree.entries.get(section)
    return map?.kind === 'map' ? [...map.entries.values()] : []
  })
  return [root.entries.get('defaults'), ...entries].flatMap((node): readonly Diagnostic[] => {
    const problem = node?.kind === 'map' ? readMarking(node, scheme, suggestionHints).problem : undefined
    if (problem === undefined) return []
    const { kind, ...found } = problem
    return [{ severity: 'error', code: kind === 'twice' ? 'fact/invalid' : 'handling/unknown-label', ...found }]
  })
}

function markingOf(node: LocatedNode, scheme: MarkingScheme): Marking {
  const read = node.kind === 'map' ? readMarking(node, scheme, suggestionHints) : {}
  return read.marking ?? lowestMarking(scheme)
}

function makeFact(id: string, written: WrittenFact, marking: Marking, node: LocatedNode): Fact {
  const { measure, value, min, max, unit, qualifier, basis, population, attribution, tlp: _, marking: __, ...fields } = written
  const figure =
    fields.kind === 'figure' ? { figure: makeFigure(id, { measure, value, min, max, unit, qualifier, basis, population }) } : {}
  const attributed = attribution === undefined ? {} : { attribution: makeAttribution(attribution, fields.attributedTo) }
  // A folded block (`text: >`) ends in a line break that nobody meant.
  return { id, ...fields, text: fields.text.trimEnd(), ...attributed, ...figure, marking, node }
}

type FigureFields = { readonly [Field in keyof Figure]?: Figure[Field] | undefined }

/** A figure without a `measure` stands for itself: it is compared with no other. */
function makeFigure(id: string, fields: FigureFields): Figure {
  const { measure = id, value, min, max, unit, qualifier = impliedQualifier(fields), basis, population } = fields
  return {
    measure,
    ...(value !== undefined && { value }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(unit !== undefined && { unit }),
    qualifier,
    ...(basis !== undefined && { basis }),
    ...(population !== undefined && { population }),
  }
}

function impliedQualifier({ value, min, max }: FigureFields): Figure['qualifier'] {
  if (value !== undefined) return 'exact'
  if (min === undefined) return 'upTo'
  return max === undefined ? 'atLeast' : 'range'
}

/** Without a `type`, a named speaker is on record and words for nobody in particular are anonymous. */
function makeAttribution(written: NonNullable<WrittenFact['attribution']>, speaker: string | undefined): FactAttribution {
  return { ...written, type: written.type ?? (speaker === undefined ? 'anonymous' : 'onRecord') }
}
