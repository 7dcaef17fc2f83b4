/** The record of a run, `manifest.json`: what it holds, how it is written and how the next run takes it up. Prints no report. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { type JsonDiagnostic, toJsonDiagnostic } from '../diagnostics/format-json.ts'
import { type Host, HostError } from '../host/host.ts'
import type { TextFile } from '../text/text-file.ts'
import { type Artifact, writeArtifact } from './write-outputs.ts'

/** A file that a report has become. */
export interface OutputEntry extends Artifact {
  /** `pdf`, `html`. */
  readonly format: string
  /** Undefined for a format that has none. */
  readonly pages?: number
}

/** One line of the record: a file that was made, or one that was asked for and could not be. */
export interface ManifestEntry {
  readonly brief: string
  readonly variant?: string
  /** The edition's number. */
  readonly number?: number
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
  /** Milliseconds by phase. */
  readonly ms: Readonly<Partial<Record<string, number>>>
  readonly diagnostics: readonly Diagnostic[]
}

export interface ManifestRun {
  /** Version of Sitrep. */
  readonly version: string
  /** Version of Node.js, without a leading `v`. */
  readonly node: string
  /** Undefined when nothing was printed. */
  readonly browser?: { readonly version: string; readonly origin: string }
  /** `host.now()`. */
  readonly started: Date
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

/**
 * The manifest as JSON: two spaces, keys in one fixed order, absent values left out, entries sorted by path (those
 * without one first), then brief, variant and format. `kept` are entries of briefs that this run did not build.
 * Shape: `{schemaVersion, tool, node, browser, started, outputs: [{brief, variant, number, marking, status, path, format,
 * sha256, bytes, pages, ms, reads: [{path, sha256}], diagnostics}]}`; keys are added, never changed or removed.
 */
export function formatManifest(run: ManifestRun, kept: readonly EarlierEntry[] = []): string {
  const outputs = [...run.entries.map((entry) => entryJson(entry, run.textFiles)), ...kept.map((entry) => entry.json)]
  const manifest = {
    schemaVersion,
    tool: { name: 'sitrep', version: run.version },
    node: run.node,
    browser: run.browser === undefined ? undefined : { version: run.browser.version, origin: run.browser.origin },
    started: run.started.toISOString(),
    outputs: outputs
      .map((json) => ({ json, key: sortKey(json) }))
      .sort((a, b) => compareText(a.key, b.key))
      .map(({ json }) => json),
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
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
    const manifest = parseJson(file.text)
    if (!isRecord(manifest) || !Array.isArray(manifest['outputs'])) return broken('it is not the manifest of a run')
    if (manifest['schemaVersion'] !== schemaVersion) return broken('another version of Sitrep wrote it')
    return { ok: true, value: manifest['outputs'].flatMap(readEntry), diagnostics: [] }
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
    marking: entry.marking,
    status: entry.status,
    path: file?.path ?? planned?.path,
    format: file?.format ?? planned?.format,
    sha256: file?.sha256,
    bytes: file?.bytes,
    pages: file?.pages,
    ms: Object.fromEntries(Object.entries(entry.ms).sort(([a], [b]) => compareText(a, b))),
    reads: [...entry.reads].map(([path, sha256]) => ({ path, sha256 })).sort((a, b) => compareText(a.path, b.path)),
    diagnostics: entry.diagnostics.map(
      (diagnostic): JsonDiagnostic => toJsonDiagnostic(diagnostic, { files, showPath: (path) => path }),
    ),
  }
}

function readEntry(json: unknown): readonly EarlierEntry[] {
  if (!isRecord(json)) return []
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
