/** What a run is asked for, what it tells on the way and what it gives back: the words between the pipeline and its doors. */

import type { OutputFormat } from './brief/brief.ts'
import type { Config } from './config/load-config.ts'
import type { Diagnostic, WaivedFinding } from './diagnostics/diagnostic.ts'
import type { Host } from './host/host.ts'
import type { OutputEntry } from './output/manifest.ts'
import type { Shard } from './output/shards.ts'
import type { Printer } from './print/print-job.ts'
import type { PictureRequest } from './raster/rasteriser.ts'
import type { OwnHelpers } from './render/own-helpers.ts'
import type { TextFile } from './text/text-file.ts'

/** What differs between two states of a project; paths are root-relative. */
export interface ChangedFiles {
  readonly paths: ReadonlySet<string>
  /** Whether something else changed that every report depends on: the lock file of the packages. */
  readonly everything: boolean
}

export interface CheckRequest {
  /** Ids, folders or files as typed; empty means all. */
  readonly briefs: readonly string[]
  /** Ids of variants; undefined means the brief itself and all its variants. */
  readonly variants?: readonly string[]
  /** Only reports that a change touches. */
  readonly changed?: ChangedFiles
  /** `key=value` each; goes over everything else. */
  readonly set: readonly string[]
  /** Warnings fail a report. */
  readonly strict: boolean
}

export interface BuildRequest extends CheckRequest {
  /** Undefined: what the brief or the config says. */
  readonly formats?: readonly OutputFormat[]
  /** One deadline for each report's print. */
  readonly timeoutMs: number
  /** Reports in the making at once. */
  readonly jobs: number
  /** For the format `png`; all pages at 144 dots an inch when not given. */
  readonly pictures?: PictureRequest
  /** Only this part of the reports; every part looks at all of them, so that collisions are found. */
  readonly shard?: Shard
  /** Freezes an edition of each brief that is built; refuses drafts and numbers that do not follow. */
  readonly release?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (event: ProgressEvent) => void
}

export type Phase = 'load' | 'merge' | 'check' | 'render' | 'print' | 'finish' | 'inspect' | 'picture' | 'write'

export type ProgressEvent =
  /** The names of the reports of this run, in order. */
  | { readonly kind: 'planned'; readonly reports: readonly string[] }
  | { readonly kind: 'phase'; readonly report: string; readonly phase: Phase }
  | { readonly kind: 'done'; readonly report: string; readonly result: ReportResult; readonly ms: number }

/** What a report says of itself on its first page. */
export interface ReportAbout {
  readonly title: string
  readonly number?: number
  /** EDTF, as the brief has it. */
  readonly asOf: string
  /** `TLP:GREEN` */
  readonly marking: string
}

export interface ReportResult {
  readonly brief: string
  readonly variant?: string
  /** The report's name: the output name where it is known, else the brief's id. */
  readonly name: string
  readonly status: 'built' | 'checked' | 'failed'
  /** Absent when it could not be merged. */
  readonly about?: ReportAbout
  readonly outputs: readonly OutputEntry[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the brief sets aside; absent for nothing. */
  readonly waived?: readonly WaivedFinding[]
  /** Milliseconds by phase. */
  readonly ms: Partial<Record<Phase, number>>
  /** Whether it failed for want of a working browser: exit code 3. */
  readonly noBrowser: boolean
}

export interface RunResult {
  readonly reports: readonly ReportResult[]
  /** How many reports no change touches, and were left out for that. */
  readonly untouched?: number
  /** What concerns the run and not one report: the config, an unknown brief. */
  readonly diagnostics: readonly Diagnostic[]
  /** Root-relative paths of the editions that were released. */
  readonly editions?: readonly string[]
  /** Wrong usage or configuration: exit code 2. */
  readonly usageError: boolean
  /** The texts that places of diagnostics are in, by path. */
  readonly textFiles: ReadonlyMap<string, TextFile>
}

/** What a check may touch. */
export interface CheckDoors {
  readonly project: Host
  /** The project file, loaded: its defaults, formats and severities. */
  readonly config: Config
  /** The helpers that the project file names, loaded by `loadHelpers`: code of the project's, which a build runs only when it is handed over here. */
  readonly helpers?: OwnHelpers
  /** A steady clock in milliseconds, for durations only. */
  readonly elapsedMs: () => number
}

/** What a build may touch. */
export interface BuildDoors extends CheckDoors {
  /** A host whose root is the output folder. */
  readonly output: Host
  readonly printer: Printer
  /** Of Sitrep, which is the producer of every file, and of Node.js; without a leading `v`. */
  readonly versions: { readonly sitrep: string; readonly node: string }
  /** Where the record of the run is written; `manifest.json` in the output folder unless said otherwise. */
  readonly manifest?: { readonly host: Host; readonly path: string }
}
