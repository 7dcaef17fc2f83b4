/**
 * The brief as an issued edition had it. A release keeps the brief file beside the edition, so that the report can be made again after
 * the brief has moved on: old wording, and the facts that were known then. Decides nothing about facts.
 */
import { mergeLayers, settingsLayer } from '../brief/layers.ts'
import { readBrief } from '../brief/read-brief.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Host } from '../host/host.ts'
import { type LocatedMap, type LocatedNode, nodeAt } from '../text/located-tree.ts'
import { parseJson } from '../text/parse-json.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'
import { instantsOf } from '../time/report-clock.ts'
import type { Edition } from './edition.ts'
import { keptTranslationPath, wordingDigest, wordingPath } from './freeze-edition.ts'
import { editionNumbers, loadEdition } from './load-editions.ts'

/** What an edition is made from again. */
export interface KeptWording {
  readonly edition: Edition
  /** The tree of the brief file as it was issued. */
  readonly spec: LocatedNode
  /** Layers above it, in place of those that asked for the edition: what the release had set, its number and times, what is set now. */
  readonly over: readonly LocatedNode[]
  /** Paths of the translations as they were issued, by the paths that its variants write. */
  readonly translations: ReadonlyMap<string, string>
  /** Nothing is set now besides what asked for the edition: the dossier has to be the issued one. */
  readonly asIssued: boolean
}

/**
 * The wording of the edition that the layers of `--set` ask for: that of their `number`, else the last one as of their `asOf`, to the
 * day or closer. An as-of time that is the edition's own brings its own cut-off with it. Undefined when they ask for none, and for
 * editions of which no wording was kept. Reports what `loadEdition` and `readBrief` do, and `edition/edited`.
 */
export async function keptWording(
  brief: string,
  over: readonly LocatedNode[],
  host: Host,
): Promise<Outcome<KeptWording | undefined>> {
  const asked = askedFor(over)
  if (asked === undefined) return outcomeOf(undefined, [])
  const found = await findEdition(brief, asked, host)
  if (!found.ok) return found
  const edition = found.value
  if (edition?.wording === undefined) return outcomeOf(undefined, [])
  const path = wordingPath(brief, edition.number)
  const spec = await readBrief(path, host)
  if (!spec.ok) return spec
  const text = (await host.readText(path))?.text ?? ''
  if (wordingDigest(text) !== edition.wording.sha256) return failed([edited(path, edition.number)])
  const translations = await keptTranslations(edition, host)
  if (!translations.ok) return translations
  const release = await releaseLayer(edition, host)
  if (!release.ok) return release
  const rest = restOf(asked, edition)
  const said = [spec.value, ...(release.value === undefined ? [] : [release.value])]
  const layers = [...said.slice(1), ownLayer(edition, said), ...rest]
  const kept = { edition, spec: spec.value, over: layers, translations: translations.value, asIssued: rest.length === 0 }
  return outcomeOf(kept, spec.diagnostics)
}

/** The translations that were kept with an edition, each held against its digest. */
async function keptTranslations({ brief, number, wording }: Edition, host: Host): Promise<Outcome<ReadonlyMap<string, string>>> {
  const paths = new Map<string, string>()
  const problems: Diagnostic[] = []
  for (const { path, sha256 } of wording?.translations ?? []) {
    const kept = keptTranslationPath(brief, number, path)
    const file = await host.readText(kept)
    if (wordingDigest(file?.text ?? '') !== sha256) problems.push(edited(kept, number, 'translation'))
    paths.set(path, kept)
  }
  return outcomeOf(paths, problems)
}

interface Asked {
  readonly layer: LocatedMap
  readonly number: number | undefined
  readonly asOf: string | undefined
}

function askedFor(over: readonly LocatedNode[]): Asked | undefined {
  const layer = mergeLayers(over)
  if (layer?.kind !== 'map') return undefined
  const number = valueAt(layer, 'number')
  const asOf = valueAt(layer, 'asOf')
  if (typeof number !== 'number' && (number !== undefined || asOf === undefined)) return undefined
  return { layer, number, asOf: asOf === undefined ? undefined : String(asOf) }
}

function valueAt(layer: LocatedMap, key: string): string | number | boolean | undefined {
  const node = nodeAt(layer, [key])
  return node?.kind === 'scalar' && node.value !== null ? node.value : undefined
}

async function findEdition(brief: string, { number, asOf }: Asked, host: Host): Promise<Outcome<Edition | undefined>> {
  const numbers = await editionNumbers(brief, host)
  if (number !== undefined) return numbers.includes(number) ? loadEdition(brief, number, host) : outcomeOf(undefined, [])
  for (const candidate of [...numbers].reverse()) {
    const loaded = await loadEdition(brief, candidate, host)
    if (!loaded.ok || isSameMoment(asOf, loaded.value)) return loaded
  }
  return outcomeOf(undefined, [])
}

/** Whether the edition's as-of time lies in what was asked for: that minute, or that day. */
function isSameMoment(asked: string | undefined, edition: Pick<Edition, 'asOf'>): boolean {
  const [wanted, has] = [asked, edition.asOf].map((text) => (text === undefined ? undefined : parseEdtfPoint(text)))
  if (wanted === undefined || has === undefined || wanted.precision === 'year' || wanted.precision === 'month') return false
  const zone = has.offsetMinutes ?? 0
  const [outer, inner] = [instantsOf(wanted, zone), instantsOf(has, zone)]
  return outer.earliest <= inner.earliest && inner.latest <= outer.latest
}

/** What is set besides the number and, where it is the edition's own, the as-of time; a cut-off that is set to the same goes with it. */
function restOf({ layer, asOf }: Asked, edition: Edition): readonly LocatedMap[] {
  const used = new Set(['number'])
  if (isSameMoment(asOf, edition)) {
    used.add('asOf')
    if (String(valueAt(layer, 'informationCutoff')) === asOf) used.add('informationCutoff')
  }
  const entries = new Map([...layer.entries].filter(([key]) => !used.has(key)))
  return entries.size === 0 ? [] : [{ ...layer, entries }]
}

/** What the edition itself says: its number, and its times where the brief left them to the run. */
function ownLayer(edition: Edition, said: readonly LocatedNode[]): LocatedMap {
  const layer = mergeLayers(said)
  const { span } = said[0] ?? { span: { file: edition.path, start: 0, end: 0 } }
  const node = (value: string | number): LocatedNode => ({ kind: 'scalar', span, value, written: String(value), style: 'plain' })
  const entries = new Map([['number', node(edition.number)]])
  if (layer?.kind === 'map' && valueAt(layer, 'asOf') === undefined) {
    entries.set('asOf', node(edition.asOf))
    if (edition.informationCutoff !== undefined) entries.set('informationCutoff', node(edition.informationCutoff))
  }
  return { kind: 'map', span, entries }
}

/** What was set when the edition was released, each at its place in the edition file. */
async function releaseLayer(edition: Edition, host: Host): Promise<Outcome<LocatedNode | undefined>> {
  const file = edition.wording?.set.length === 0 ? undefined : await host.readText(edition.path)
  const root = file === undefined ? undefined : parseJson(file).root
  const list = root === undefined ? undefined : nodeAt(root, ['wording', 'set'])
  const items = list?.kind === 'list' ? list.items : []
  return settingsLayer(items.flatMap((item) => (item.kind === 'scalar' ? [{ text: String(item.value), at: item.span }] : [])))
}

function edited(path: string, number: number, what = 'brief'): Diagnostic {
  return {
    severity: 'error',
    code: 'edition/edited',
    message: `this is not the ${what} that edition ${number} was made from: its digest does not match`,
    span: { file: path, start: 0, end: 0 },
    hints: ['take the file back from version control', 'release a corrected edition with a number of its own'],
  }
}
