/**
 * Progress on a terminal: finished reports as lines that stay, and below them what is being done right now, redrawn in
 * place. Our own few lines rather than a task list of a library: a run has thousands of reports, of which only the
 * handful at work is worth a line.
 */
import type { Phase, ProgressEvent } from '../../build-request.ts'
import { displayWidth, escapeControls, trimToColumns } from '../../diagnostics/display-cells.ts'
import { paintText } from '../../diagnostics/format-human.ts'
import type { OutputStream, SteadyClock } from '../cli-io.ts'
import { finishedLine, formatMs, type LineStyle, nameColumns } from './finished-line.ts'
import type { Progress } from './progress.ts'

const redrawMs = 100
/** Reports at work that get a line each; more are counted. */
const shownAtWork = 8
const unicodeFrames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const asciiFrames = ['|', '/', '-', '\\']

interface ReportAtWork {
  readonly startedMs: number
  readonly phase: Phase
}

/** Draws on `stream`, a terminal, until it is closed. Nobody else may write to that terminal meanwhile. */
export function createLiveProgress(stream: OutputStream, style: LineStyle, clock: SteadyClock): Progress {
  const startMs = clock.elapsedMs()
  const atWork = new Map<string, ReportAtWork>()
  const frames = style.unicode ? unicodeFrames : asciiFrames
  let planned = 0
  let finished = 0
  let nameWidth = 0
  let drawnLines = 0
  let frame = 0

  function draw(staying: string): void {
    const moving = movingLines()
    const erase = drawnLines === 0 ? '' : `\u001b[${drawnLines}A\u001b[0J`
    stream.write(erase + staying + moving.map((line) => `${line}\n`).join(''))
    drawnLines = moving.length
  }

  function movingLines(): readonly string[] {
    const now = clock.elapsedMs()
    const spinner = frames[frame % frames.length] ?? ''
    const lines = [...atWork].slice(0, shownAtWork).map(([name, { phase, startedMs }]) => {
      const padded = name + ' '.repeat(Math.max(0, nameWidth - displayWidth(name)))
      return `${spinner} ${padded}  ${phase}  ${formatMs(now - startedMs)}`
    })
    if (atWork.size > shownAtWork) lines.push(`  and ${atWork.size - shownAtWork} more`)
    if (planned > 1) lines.push(`  ${finished} of ${planned} done  ${formatMs(now - startMs)}`)
    // A line that the terminal would break in two would not be erased whole.
    const columns = (stream.columns ?? 80) - 1
    return lines.map((line) => paintText('dim', trimToColumns(line, columns, style.unicode ? '…' : '...'), style))
  }

  function onEvent(event: ProgressEvent): void {
    if (event.kind === 'planned') {
      planned = event.reports.length
      // Until now briefs were being read under their ids; from here on reports go by their names.
      atWork.clear()
      nameWidth = nameColumns(event.reports)
    } else if (event.kind === 'phase') {
      const name = escapeControls(event.report)
      atWork.set(name, { startedMs: atWork.get(name)?.startedMs ?? clock.elapsedMs(), phase: event.phase })
    } else {
      finished += 1
      atWork.delete(escapeControls(event.report))
      draw(`${finishedLine(event.result, event.ms, nameWidth, style)}\n`)
    }
  }

  const stopTicking = clock.every(redrawMs, () => {
    frame += 1
    if (atWork.size > 0 || drawnLines > 0) draw('')
  })
  return {
    onEvent,
    note: (message) => draw(`${escapeControls(message)}\n`),
    close() {
      stopTicking()
      atWork.clear()
      planned = 0
      draw('')
    },
  }
}
