/** The record of a run, `manifest.json`: what it holds, how it is written and how the next run takes it up. Prints no report. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { type JsonDiagnostic, toJsonDiagnostic } from '../diagnostics/format-json.ts'
import { type Host, HostError } from '../host/host.ts'
import type { TextFile } from '../text/text-file.ts'
import type { ShardRecord } from './shards.ts'
import { type Artifact, writeArtifact } from './write-outputs.ts'

/** A file that a report has become. */
export interface OutputEntry extends Artifact {
  /** `pdf`, `html`, `png`. */
  readonly format: string
  /** Undefined for a format that has none. */
  readonly pages?: number
  /** For a picture of a page: its number, from 1. */
  readonly page?: number
  /** Of a PDF, in the order in which its pages first name them. */
  readonly fonts?: readonly PrintedFont[]
}

/** A font of a PDF as a record lists it: how it is in the file. */
export interface PrintedFont {
  readonly name: string
  /** `TrueType` or `CFF`; `Type 1` or `Type 3` where the project lets `pdf/font` pass. */
  readonly type: string
  readonly embedded: boolean
  readonly subset: boolean
  /** Of the font itself inside the PDF, as it is packed there. */
  readonly bytes: number
}

/** One line of the record: a file that was made, or one that was asked for and could not be. */
export interface ManifestEntry {
  readonly brief: string
  readonly variant?: string
  /** The edition's number. */
  readonly number?: number
  readonly title?: string
  /** The state it describes, EDTF; the time of the run for a brief that does not say. */
  readonly asOf?: string
  /** As it stands on the page: `TLP:GREEN`. */
  readonly marking?: string
  /** `failed` comes with diagnostics, and with no `file`. */
  readonly status: 'printed' | 'failed'
  /** The file that was made. */
  readonly file?: OutputEntry
  /** For one that failed: the path and format that were planned, when it came so far. */
  readonly planned?: { readonly path: string; readonly format: string }
  /** Every file that was asked for, with its SHA-256 in hex, or undefined for one that was not there. */
  readonly reads: ReadonlyMap<string, string | undefined>
  readonly diagnostics: readonly Diagnostic[]
}

export interface ManifestRun {
  /** Version of Sitrep. */
  readonly version: string
  /** Version of Node.js, without a leading `v`. */
  readonly node: string
  /** Undefined when nothing was printed. */
  readonly browser?: { readonly version: string; readonly origin: string }
  /** Set when the run was one of several that make a whole. */
  readonly shard?: ShardRecord
  readonly entries: readonly ManifestEntry[]
  /** The text files that were read: what places of diagnostics are counted in. */
  readonly textFiles: ReadonlyMap<string, TextFile>
}

/** An entry of an earlier manifest, kept as it was written. */
export interface EarlierEntry {
  readonly brief: string
  readonly variant?: string
  readonly path: string
  readonly format: string
  readonly json: Readonly<Record<string, unknown>>
}

const schemaVersion = 1

/** A manifest as its file has it. */
export interface ManifestJson {
  readonly tool: { readonly name: string; readonly version: string }
  readonly node: string
  readonly browser?: { readonly version: string; readonly origin: string }
  readonly shard?: ShardRecord
  /** Entries as written. */
  readonly outputs: readonly Readonly<Record<string, unknown>>[]
}

/**
 * The manifest as JSON. `kept` are entries of briefs that this run did not build. No clock is in it: the same inputs give the same
 * bytes, and the shards of a run add up to it.
 * Shape: `{schemaVersion, tool, node, browser, shard, outputs: [{brief, variant, number, title, asOf, marking, status, path, format,
 * sha256, bytes, pages, page, reads: [{path, sha256}], diagnostics}]}`; keys are added, never changed or removed.
 */
export function formatManifest(run: ManifestRun, kept: readonly EarlierEntry[] = []): string {
  return manifestText({
    tool: { name: 'sitrep', version: run.version },
    node: run.node,
    ...(run.browser === undefined ? {} : { browser: { version: run.browser.version, origin: run.browser.origin } }),
    ...(run.shard === undefined ? {} : { shard: run.shard }),
    outputs: [...run.entries.map((entry) => entryJson(entry, run.textFiles)), ...kept.map((entry) => entry.json)],
  })
}

/**
 * The text of a manifest: two spaces, keys in one fixed order, absent values left out, entries sorted by path (those without one
 * first), then brief, variant and format, then by all they say.
 */
export function manifestText({ tool, node, browser, shard, outputs }: ManifestJson): string {
  const manifest = {
    schemaVersion,
    tool,
    node,
    browser,
    shard,
    outputs: outputs
      .map((json) => ({ json, key: `${sortKey(json)}\u0000${JSON.stringify(json)}` }))
      .sort((a, b) => compareText(a.key, b.key))
      .map(({ json }) => json),
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/** A manifest read back, or why the text is none, in words that follow a colon. */
export function parseManifest(text: string): ManifestJson | string {
  const json = parseJson(text)
  if (!isRecord(json) || !Array.isArray(json['outputs'])) return 'it is not the manifest of a run'
  if (json['schemaVersion'] !== schemaVersion) return 'another version of Sitrep wrote it'
  const { tool, node, browser, shard } = json
  if (!isRecord(tool) || typeof tool['name'] !== 'string' || typeof tool['version'] !== 'string' || typeof node !== 'string') {
    return 'it does not say what wrote it'
  }
  const readPart = readShard(shard)
  if (shard !== undefined && readPart === undefined) return 'what it says of its shard cannot be read'
  const outputs: readonly unknown[] = json['outputs']
  return {
    tool: { name: tool['name'], version: tool['version'] },
    node,
    ...readBrowser(browser),
    ...(readPart === undefined ? {} : { shard: readPart }),
    outputs: outputs.filter(isRecord),
  }
}

function readBrowser(json: unknown): Pick<ManifestJson, 'browser'> {
  if (!isRecord(json) || typeof json['version'] !== 'string' || typeof json['origin'] !== 'string') return {}
  return { browser: { version: json['version'], origin: json['origin'] } }
}

function readShard(json: unknown): ShardRecord | undefined {
  if (!isRecord(json)) return undefined
  const { index, count, reports, plan } = json
  if (typeof index !== 'number' || typeof count !== 'number' || typeof reports !== 'number' || typeof plan !== 'string') {
    return undefined
  }
  return { index, count, reports, plan }
}

/**
 * The entries of a manifest, for the next run to take up; none when there is no such file. Read leniently: an entry
 * that is not as it should be is left out, and a file that is no manifest at all is `output/broken-manifest`, a warning.
 */
export async function loadManifest(host: Host, path: string): Promise<Outcome<readonly EarlierEntry[]>> {
  const broken = (why: string): Outcome<readonly EarlierEntry[]> => ({
    ok: true,
    value: [],
    diagnostics: [
      {
        severity: 'warning',
        code: 'output/broken-manifest',
        message: `the earlier manifest \`${path}\` is ignored: ${why}`,
        hints: ['run `sitrep build` without a brief to record all reports again'],
      },
    ],
  })
  try {
    const file = await host.readText(path)
    if (file === undefined) return { ok: true, value: [], diagnostics: [] }
    const manifest = parseManifest(file.text)
    if (typeof manifest === 'string') return broken(manifest)
    return { ok: true, value: manifest.outputs.flatMap(readEntry), diagnostics: [] }
  } catch (error) {
    if (error instanceof HostError) return broken(error.reason)
    throw error
  }
}

/**
 * The earlier entries that are still true after this run: their file is among `existing`, and this run neither wrote
 * it nor was asked for it. A report that failed takes its earlier entry away, though the old file may still lie there.
 */
export function keepEntries(
  earlier: readonly EarlierEntry[],
  entries: readonly ManifestEntry[],
  existing: ReadonlySet<string>,
): readonly EarlierEntry[] {
  return earlier.filter((old) => existing.has(old.path) && !entries.some((entry) => replaces(entry, old)))
}

/**
 * Writes the record of a run to `path` of `host`, together with what is still true of the manifest there. `outputHost`
 * is the output folder's host, when the manifest is to lie elsewhere.
 * Reports `file/unreadable` when it cannot be written, `output/broken-manifest` (a warning) when the one there is none.
 */
export async function writeManifest(
  host: Host,
  path: string,
  run: ManifestRun,
  outputHost: Host = host,
): Promise<Outcome<Artifact>> {
  // The record of a shard is of that shard alone: what others have made is added when they are merged.
  if (run.shard !== undefined) return await writeArtifact(host, path, formatManifest(run))
  const earlier = await loadManifest(host, path)
  const old = earlier.ok ? earlier.value : []
  const existing = old.length === 0 ? [] : await outputHost.list(['**/*'])
  const written = await writeArtifact(host, path, formatManifest(run, keepEntries(old, run.entries, new Set(existing))))
  return { ...written, diagnostics: [...earlier.diagnostics, ...written.diagnostics] }
}

/** Whether an entry of this run is about the same output as an earlier one: the same file, or the same report and format. */
function replaces(entry: ManifestEntry, old: EarlierEntry): boolean {
  const output = entry.file ?? entry.planned
  if (output?.path === old.path) return true
  if (entry.brief !== old.brief) return false
  // A brief that could not be read far enough to know its variants stands for all of them.
  if (output === undefined) return entry.variant === undefined || entry.variant === old.variant
  return entry.variant === old.variant && output.format === old.format
}

/** `JSON.stringify` leaves out what is undefined. */
function entryJson(entry: ManifestEntry, files: ReadonlyMap<string, TextFile>): Record<string, unknown> {
  const { file, planned } = entry
  return {
    brief: entry.brief,
    variant: entry.variant,
    number: entry.number,
    title: entry.title,
    asOf: entry.asOf,
    marking: entry.marking,
    status: entry.status,
    path: file?.path ?? planned?.path,
    format: file?.format ?? planned?.format,
    sha256: file?.sha256,
    bytes: file?.bytes,
    pages: file?.pages,
    page: file?.page,
    fonts: file?.fonts,
    reads: [...entry.reads].map(([path, sha256]) => ({ path, sha256 })).sort((a, b) => compareText(a.path, b.path)),
    diagnostics: entry.diagnostics.map(
      (diagnostic): JsonDiagnostic => toJsonDiagnostic(diagnostic, { files, showPath: (path) => path }),
    ),
  }
}

function readEntry(json: Readonly<Record<string, unknown>>): readonly EarlierEntry[] {
  const { brief, variant, path, format, status } = json
  const isPrinted = typeof brief === 'string' && typeof path === 'string' && typeof format === 'string' && status === 'printed'
  if (!isPrinted || (variant !== undefined && typeof variant !== 'string')) return []
  return [{ brief, ...(variant === undefined ? {} : { variant }), path, format, json }]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortKey(json: Readonly<Record<string, unknown>>): string {
  return [json['path'], json['brief'], json['variant'], json['format']]
    .map((part) => (typeof part === 'string' ? part : ''))
    .join('\u0000')
}

/** Code-unit order: the machine's locale has no say. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
