/** One brief file → the reports it stands for: layers merged, variants and rows laid over, defaults filled in. Reads only the rows of `forEach`. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { collateDiagnostics } from '../diagnostics/collate.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { spellOut } from '../diagnostics/read-schema.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Host } from '../host/host.ts'
import { parseLanguageTag } from '../terms/language-tag.ts'
import type { MarkingScheme } from '../terms/markings.ts'
import { readMarking } from '../terms/read-marking.ts'
import { tlpScheme } from '../terms/tlp.ts'
import { type LocatedMap, type LocatedNode, type LocatedScalar, nodeAt, toPlain } from '../text/located-tree.ts'
import { formatRunTime } from '../time/run-time.ts'
import type { Brief, BriefJudgement, BriefSection, BriefTranslation } from './brief.ts'
import { briefSchema, defaultLanguage, expansionSchema, reportSchema, type WrittenReport } from './brief-schema.ts'
import { checkReport } from './check-report.ts'
import { checkMarkings } from './check-wordings.ts'
import { type EachRow, fillRow } from './fill-row.ts'
import { mergeLayers } from './layers.ts'
import { readForEach } from './read-for-each.ts'
import { sectionIds } from './section-ids.ts'

export interface ResolveRequest {
  readonly id: string
  /** The brief file, root-relative. */
  readonly path: string
  /** Its tree, from `readBrief`. */
  readonly spec: LocatedNode
  /** Layers below it, the lowest first: the project's defaults, the template's. */
  readonly under: readonly LocatedNode[]
  /** The same for a variant that has a template of its own; `under` for any other. */
  readonly underVariant?: (variant: LocatedMap) => readonly LocatedNode[]
  /** Layers above its variants: `--set`. */
  readonly over: readonly LocatedNode[]
  readonly host: Host
  /** What the project marks by; TLP 2.0 unless given. */
  readonly scheme?: MarkingScheme
  /** What `number: next` means; asked only when the brief says it. Without it `next` is no number. */
  readonly nextNumber?: () => Promise<number>
}

/**
 * The reports of a brief: itself first, then its variants in their order; with `forEach`, each of them for every row in turn.
 * All layers are checked together, so that a misspelt key in the project's defaults is reported where it stands. Reports
 * `brief/unknown-key`, `brief/invalid`, `handling/unknown-label` and what `readData` reports of the rows, all at once.
 */
export async function resolveBriefs(asked: ResolveRequest): Promise<Outcome<readonly Brief[]>> {
  const request = await withNumber(asked)
  const whole = mapOrEmpty(spellOut(briefSchema, merged(request)))
  const expansion = checkTree(expansionSchema, only(whole, expansionKeys), codes)
  const variants = variantsOf(whole)
  const rows = await readForEach(whole.entries.get('forEach'), request.path, request.host)
  const reports = [undefined, ...variants.nodes].flatMap((variant) =>
    (rows.ok ? rows.value : []).map((each) => resolveOne(request, variant, each)),
  )
  const all = [expansion, variants, rows, ...reports].flatMap(({ diagnostics }) => diagnostics)
  return outcomeOf(
    reports.flatMap((report) => (report.ok ? [report.value] : [])),
    collateDiagnostics(all),
  )
}

/** `number: next` as the number that it means, at its place. */
async function withNumber(request: ResolveRequest): Promise<ResolveRequest> {
  const node = nodeAt(merged(request), ['number'])
  if (request.nextNumber === undefined || node?.kind !== 'scalar' || node.value !== 'next') return request
  const value = await request.nextNumber()
  const number: LocatedScalar = { ...node, value, written: String(value) }
  return { ...request, over: [...request.over, { kind: 'map', span: node.span, entries: new Map([['number', number]]) }] }
}

const expansionKeys = ['variants', 'forEach'] as const
const codes = { unknownKeyCode: 'brief/unknown-key', invalidCode: 'brief/invalid' } as const

function merged({ under, underVariant, spec, over }: ResolveRequest, variant?: LocatedMap): LocatedNode {
  const lower = variant === undefined ? under : (underVariant?.(variant) ?? under)
  return mergeLayers([...lower, spec, ...(variant === undefined ? [] : [variant]), ...over]) ?? spec
}

function mapOrEmpty(node: LocatedNode): LocatedMap {
  return node.kind === 'map' ? node : { kind: 'map', span: node.span, entries: new Map() }
}

interface Variants {
  /** With an id each, no two the same. */
  readonly nodes: readonly LocatedMap[]
  readonly diagnostics: readonly Diagnostic[]
}

function variantsOf(whole: LocatedMap): Variants {
  const list = whole.entries.get('variants')
  const nodes: LocatedMap[] = []
  const diagnostics: Diagnostic[] = []
  const places = new Map<string, LocatedNode>()
  for (const item of list?.kind === 'list' ? list.items : []) {
    const id = nodeAt(item, ['id'])
    if (item.kind !== 'map' || id?.kind !== 'scalar') continue
    const name = textOf(id)
    const schedule = item.entries.get('schedule')
    if (schedule !== undefined) diagnostics.push(ownSchedule(schedule))
    const translation = item.entries.get('translation')
    if (translation !== undefined && !item.entries.has('language')) diagnostics.push(noLanguage(translation))
    const first = places.get(name)
    if (first === undefined) {
      nodes.push(item)
      places.set(name, id)
    } else {
      diagnostics.push({
        severity: 'error',
        code: 'brief/invalid',
        message: `two variants have the id \`${name}\``,
        span: id.span,
        related: [{ message: 'first used here', span: first.span }],
        hints: ['give one of them another id'],
      })
    }
  }
  return { nodes, diagnostics }
}

/** An edition holds all variants, so they are owed together. */
function ownSchedule(node: LocatedNode): Diagnostic {
  return {
    severity: 'error',
    code: 'brief/invalid',
    message: 'a variant has no schedule of its own: it is issued with its brief',
    span: node.keySpan ?? node.span,
    hints: ['move `schedule` to the brief', 'make a brief of its own for it'],
  }
}

/** What has not changed its language needs no translation. */
function noLanguage(node: LocatedNode): Diagnostic {
  return {
    severity: 'error',
    code: 'brief/invalid',
    message: 'a variant with a translation says which language it is in',
    span: node.keySpan ?? node.span,
    hints: ['add `language: …` to the variant, such as `language: ur`'],
  }
}

function textOf(node: LocatedScalar): string {
  return node.written ?? String(node.value)
}

function resolveOne(request: ResolveRequest, variant: LocatedMap | undefined, each: EachRow | undefined): Outcome<Brief> {
  const layered = withTimes(
    mapOrEmpty(spellOut(briefSchema, merged(request, variant && without(variant, ['id', 'translation'])))),
    request,
  )
  const filled = fillRow(without(layered, expansionKeys), each)
  const scheme = request.scheme ?? tlpScheme
  const diagnostics = [...filled.diagnostics, ...checkReport(filled.tree), ...checkMarkings(filled.tree, scheme)]
  const checked = checkTree(reportSchema, filled.tree, codes)
  if (!checked.ok) return failed([...diagnostics, ...checked.diagnostics])
  const translation = translationOf(request, variant)
  const identity = {
    id: request.id,
    file: request.path,
    scheme,
    ...variantIdentity(variant),
    ...(translation && { translation }),
    ...(each && { each }),
  }
  return outcomeOf(makeBrief(identity, checked.value, filled.tree), diagnostics)
}

/**
 * The report's clocks. `asOf` left out is the time of the run, on the clock of the schedule where there is one. Whoever sets `asOf`
 * over the brief (`--as-of`, `--set`) moves a cut-off that the brief has along with it: what was known is known as of then.
 */
function withTimes(report: LocatedMap, { host, over }: ResolveRequest): LocatedMap {
  const entries = new Map(report.entries)
  const typed = over.map((layer) => nodeAt(layer, ['asOf'])).findLast((node) => node !== undefined)
  const ownCutoff = over.some((layer) => nodeAt(layer, ['informationCutoff']) !== undefined)
  if (typed !== undefined && !ownCutoff && isGiven(entries.get('informationCutoff'))) entries.set('informationCutoff', typed)
  if (!isGiven(entries.get('asOf'))) {
    const zone = nodeAt(report, ['schedule', 'timezone'])
    const now = formatRunTime(host.now(), zone?.kind === 'scalar' ? textOf(zone) : undefined)
    entries.set('asOf', {
      kind: 'scalar',
      span: { ...report.span, end: report.span.start },
      value: now,
      written: now,
      style: 'raw',
    })
  }
  return { ...report, entries }
}

function isGiven(node: LocatedNode | undefined): boolean {
  return node !== undefined && !(node.kind === 'scalar' && node.value === null)
}

function without(map: LocatedMap, keys: readonly string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) }
}

function only(map: LocatedMap, keys: readonly string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => keys.includes(key))) }
}

function variantIdentity(variant: LocatedMap | undefined): Pick<Brief, 'variant'> {
  if (variant === undefined) return {}
  const [id, title] = ['id', 'title'].map((key) => nodeAt(variant, [key]))
  return {
    variant: {
      id: id?.kind === 'scalar' ? textOf(id) : '',
      ...(title?.kind === 'scalar' && title.value !== null && { title: textOf(title) }),
    },
  }
}

function translationOf(request: ResolveRequest, variant: LocatedMap | undefined): BriefTranslation | undefined {
  const node = variant && nodeAt(variant, ['translation'])
  if (variant === undefined || node?.kind !== 'scalar' || node.value === null) return undefined
  const language = nodeAt(merged(request), ['language'])
  const from = language?.kind === 'scalar' && language.value !== null ? parseLanguageTag(textOf(language)) : undefined
  return { path: textOf(node), span: node.span, from: from ?? defaultLanguage, own: variant.span }
}

/** What a report is besides what its tree says. */
type Identity = Pick<Brief, 'id' | 'file' | 'scheme' | 'variant' | 'translation' | 'each'>

/** The same report with another tree, one that was made of its own. Throws when the tree is no report: then it was not. */
export function rereadBrief(brief: Brief, node: LocatedNode): Brief {
  const checked = checkTree(reportSchema, node, codes)
  if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'))
  const { id, file, scheme, variant, translation, each } = brief
  const identity = { id, file, scheme, ...(variant && { variant }), ...(translation && { translation }), ...(each && { each }) }
  return makeBrief(identity, checked.value, node)
}

function makeBrief(identity: Identity, written: WrittenReport, node: LocatedNode): Brief {
  const { tlp: _, marking: __, methodology, ...fields } = written
  const ids = sectionIds(written.sections)
  const { marking } = node.kind === 'map' ? readMarking(node, identity.scheme, suggestionHints) : {}
  return {
    ...fields,
    ...identity,
    ...(marking && { marking }),
    ...(methodology && { methodology: methodology.text }),
    highlights: written.highlights.map(({ text }) => text),
    gaps: written.gaps.map(({ text }) => text),
    keyFigures: written.keyFigures.map(withoutWordings),
    sections: written.sections.map((section, index) =>
      makeSection(withoutWordings(section), ids[index] ?? '', nodeAt(node, ['sections', index, 'chart'])),
    ),
    judgements: written.judgements.map(
      (judgement, index): BriefJudgement => ({ ...withoutWordings(judgement), id: judgement.id ?? `judgement-${index + 1}` }),
    ),
    node,
  }
}

interface Worded {
  readonly tlp?: unknown
  readonly marking?: unknown
  readonly instead?: unknown
}

/** The item as this report has it: which words stand there is chosen on its tree. */
function withoutWordings<Item extends Worded>({ tlp: _, marking: __, instead: ___, ...item }: Item): Omit<Item, keyof Worded> {
  return item
}

/** The one field whose name differs: `gaps` of a sector is not the brief's `gaps`. */
function makeSection(
  { gaps, chart: _written, ...section }: Omit<WrittenReport['sections'][number], keyof Worded>,
  id: string,
  chart: LocatedNode | undefined,
): BriefSection {
  return {
    ...section,
    id,
    ...(gaps !== undefined && { sectorGaps: gaps }),
    // Another program's language: numbers and nothings stay what they are, instead of the text they were written as.
    ...(chart?.kind === 'map' && { chart: plainMap(chart) }),
  }
}

function plainMap(map: LocatedMap): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...map.entries].map(([key, value]) => [key, JSON.parse(JSON.stringify(toPlain(value)))]))
}
