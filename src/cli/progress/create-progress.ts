/** Chooses how progress is shown: live on a terminal, lines in a log, not at all. */
import type { CliIo } from '../cli-io.ts'
import { takesRedrawing } from '../text-style.ts'
import type { LineStyle } from './finished-line.ts'
import { createLiveProgress } from './live-progress.ts'
import { createPlainProgress } from './plain-progress.ts'
import { type Progress, silentProgress } from './progress.ts'

/** Progress on stderr; it must be closed before anything else is written there. */
export function createProgress(style: LineStyle, quiet: boolean, io: CliIo): Progress {
  if (quiet) return silentProgress
  if (takesRedrawing(io.stderr, io.environment)) return createLiveProgress(io.stderr, style, io.clock)
  return createPlainProgress(io.stderr, style)
}
