/** `sitrep release`: builds briefs as `build` does and freezes an edition of each. */
import type { TypedOptions } from '../build-options.ts'
import type { CliIo } from '../cli-io.ts'
import type { ExitCode } from '../exit-codes.ts'
import { buildCommand } from './build.ts'

/** Prints the PDFs of the briefs that are named, all variants of them, and writes their edition files; tells the files' paths on stdout. */
export function releaseCommand(briefs: readonly string[], typed: TypedOptions, io: CliIo): Promise<ExitCode> {
  return buildCommand(briefs, { ...typed, format: 'pdf' }, io, { release: true })
}
