/** Progress as a log keeps it: one line for each finished report, nothing that moves. */
import type { ProgressEvent } from '../../build-request.ts'
import { escapeControls } from '../../diagnostics/display-cells.ts'
import type { OutputStream } from '../cli-io.ts'
import { finishedLine, type LineStyle, nameColumns } from './finished-line.ts'
import type { Progress } from './progress.ts'

/** Writes to `stream` as reports finish, in the order in which they do. */
export function createPlainProgress(stream: OutputStream, style: LineStyle): Progress {
  let nameWidth = 0
  return {
    onEvent(event: ProgressEvent) {
      if (event.kind === 'planned') nameWidth = nameColumns(event.reports)
      if (event.kind === 'done') stream.write(`${finishedLine(event.result, event.ms, nameWidth, style)}\n`)
    },
    note(message) {
      stream.write(`${escapeControls(message)}\n`)
    },
    close: () => undefined,
  }
}
