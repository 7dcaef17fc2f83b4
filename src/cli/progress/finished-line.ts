/** The line that stays when a report is finished. Format only. */
import type { ReportResult } from '../../build-request.ts'
import { displayWidth, escapeControls } from '../../diagnostics/display-cells.ts'
import { paintText, type TextStyle } from '../../diagnostics/format-human.ts'

export interface LineStyle extends TextStyle {
  /** A path relative to the output folder, as the reader would type it. */
  readonly showOutput: (path: string) => string
  /** Milliseconds by phase too. */
  readonly verbose: boolean
}

/** Names longer than this do not push everybody else's columns to the right. */
const widestName = 40

/** `✓ pak-afg  output/pak-afg.pdf  6 pages  214 kB  1.2 s`, names padded to `nameWidth` columns. Without a line feed. */
export function finishedLine(result: ReportResult, ms: number, nameWidth: number, style: LineStyle): string {
  const failed = result.status === 'failed'
  const name = escapeControls(result.name)
  const padded = name + ' '.repeat(Math.max(0, nameWidth - displayWidth(name)))
  const outputs = result.outputs.map((output) =>
    [
      escapeControls(style.showOutput(output.path)),
      output.pages === undefined ? undefined : counted(output.pages, 'page'),
      formatBytes(output.bytes),
    ]
      .filter((part) => part !== undefined)
      .join('  '),
  )
  const parts = [`${finishedMark(failed, style)} ${padded}`, ...(failed ? ['failed'] : outputs), formatMs(ms)]
  if (style.verbose) parts.push(formatPhases(result))
  return parts.filter((part) => part !== '').join('  ')
}

/** Columns that the names of these reports are padded to. */
export function nameColumns(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => displayWidth(escapeControls(name))).filter((width) => width <= widestName))
}

/** `1 page`, `6 pages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Decimal units, as file managers show them: `814 B`, `214 kB`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** `0.1 s`, `12.3 s`, `2 min 5 s`. */
export function formatMs(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function finishedMark(failed: boolean, style: TextStyle): string {
  if (failed) return paintText('red', style.unicode ? '✗' : 'x', style)
  return paintText('green', style.unicode ? '✓' : 'ok', style)
}

function formatPhases(result: ReportResult): string {
  const phases = Object.entries(result.ms).map(([phase, ms]) => `${phase} ${Math.round(ms)}`)
  return phases.length === 0 ? '' : `(ms: ${phases.join(', ')})`
}
