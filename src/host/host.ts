/** The one door to the outside: files and the clock. The types only; `disk-host.ts` and `memory-host.ts` make them. */
import type { TextFile } from '../text/text-file.ts'

/**
 * Paths are root-relative with `/`, normalised, never absolute and never with `..` (`resolve-path.ts` makes them):
 * - `briefs/x/brief.yaml`: a file of the project;
 * - `sitrep:templates/base/template.yaml`: a file shipped with Sitrep;
 * - `npm:@fontsource/public-sans/files/x.woff2`: a file of an installed package that Sitrep depends on.
 */
export interface Host {
  /** The text of a file, or undefined when there is none. The same object for the same path during a run. */
  readText(path: string): Promise<TextFile | undefined>
  /** The bytes of a file, or undefined when there is none. */
  readBytes(path: string): Promise<Uint8Array | undefined>
  /** Paths of files that match any of the globs, in code-unit order. A glob may carry the `sitrep:` scheme. Dot files and node_modules never match. */
  list(globs: readonly string[]): Promise<readonly string[]>
  /** Writes a file whole or not at all, making its folders. Fails with `HostError`. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** The time of the run (`SOURCE_DATE_EPOCH` when that is set), the same whenever it is asked. */
  now(): Date
  /** Every path asked for so far with its SHA-256 in hex, or undefined for one that was not there: what a run depends on. */
  reads(): ReadonlyMap<string, string | undefined>
  /** The text files read so far, by path: what code frames are cut from. */
  textFiles(): ReadonlyMap<string, TextFile>
}

/** The machine refused a file: permissions, a folder in the way, a full disk. Callers turn it into `file/unreadable`. */
export class HostError extends Error {
  readonly path: string
  readonly reason: string
  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path}: ${reason}`, options)
    this.name = 'HostError'
    this.path = path
    this.reason = reason
  }
}
