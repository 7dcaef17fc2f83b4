/** Cuts a piece of a file and marks a span in it, as lines of text. Knows neither severities nor messages. */
import type { Span } from '../text/span.ts'
import { lineText, positionAt, type TextFile } from '../text/text-file.ts'
import { type Cell, layOutCells } from './display-cells.ts'

export interface FrameStyle {
  /** `^` for the place itself, `-` for a place that explains it. */
  readonly mark: '^' | '-'
  /** Written after the last mark. */
  readonly label?: string
  /** Digits of the largest line number beside this frame: bars of neighbouring frames then line up. */
  readonly numberWidth: number
  /** Columns a frame may take, line numbers included. */
  readonly columns: number
  /** `…` or `...` */
  readonly ellipsis: string
  readonly paintGutter: (text: string) => string
  readonly paintMark: (text: string) => string
}

/** The first and last line (from 1) that a frame of `span` shows. */
export interface FrameLines {
  readonly first: number
  readonly last: number
}

/** Lines of a longer span that are shown before its last; the rest is left out. */
const shownFirstLines = 4
/** Code units of a line around a mark that are looked at: a file may be one line of megabytes. */
const reach = 1000

/** Which lines a frame of the span shows. Line breaks and blanks at the span's end are no part of it. */
export function frameLines(file: TextFile, span: Span): FrameLines {
  const end = trimmedEnd(file, span)
  const first = positionAt(file, span.start).line
  return { first, last: end > span.start ? positionAt(file, end - 1).line : first }
}

/**
 * The lines of a frame, first an empty one:
 * ```
 *   |
 * 2 | templat: sitrep.hbs
 *   | ^^^^^^^
 * ```
 * A span over several lines has a rule at its left. Long lines are trimmed around the mark.
 */
export function codeFrame(file: TextFile, span: Span, style: FrameStyle): readonly string[] {
  const lines = frameLines(file, span)
  const end = trimmedEnd(file, span)
  const rows = lines.first === lines.last ? oneLine(file, span.start, end, style) : manyLines(file, span.start, end, style)
  return [gutter('', style), ...rows].map((row) => row.trimEnd())
}

function oneLine(file: TextFile, start: number, end: number, style: FrameStyle): readonly string[] {
  const { line, column } = positionAt(file, start)
  const from = column - 1
  const view = viewLine(lineText(file, line), from, from + Math.max(1, end - start), textColumns(style), style.ellipsis)
  const mark = style.mark.repeat(Math.max(1, view.to - view.from))
  return [
    `${gutter(String(line), style)} ${view.text}`,
    `${gutter('', style)} ${' '.repeat(view.from)}${style.paintMark(mark + labelOf(style))}`,
  ]
}

function manyLines(file: TextFile, start: number, end: number, style: FrameStyle): readonly string[] {
  const first = positionAt(file, start)
  const last = positionAt(file, end - 1)
  const rule = style.paintMark('|')
  const firstText = lineText(file, first.line)
  const from = first.column - 1
  const firstView = viewLine(firstText, from, firstText.length, textColumns(style) - 2, style.ellipsis)
  const opensLine = firstText.slice(0, from).trim() === ''
  const rows = opensLine
    ? [`${gutter(String(first.line), style)} ${style.paintMark('/')} ${firstView.text}`]
    : [
        `${gutter(String(first.line), style)}   ${firstView.text}`,
        `${gutter('', style)}  ${style.paintMark('_'.repeat(firstView.from + 1) + style.mark)}`,
      ]
  for (let line = first.line + 1; line < last.line; line++) {
    if (line >= first.line + shownFirstLines) {
      rows.push(`${gutter('', style)} ${rule} ${style.ellipsis}`)
      break
    }
    rows.push(
      `${gutter(String(line), style)} ${rule} ${viewLine(lineText(file, line), 0, 0, textColumns(style) - 2, style.ellipsis).text}`,
    )
  }
  const lastView = viewLine(lineText(file, last.line), last.column - 1, last.column, textColumns(style) - 2, style.ellipsis)
  rows.push(`${gutter(String(last.line), style)} ${rule} ${lastView.text}`)
  rows.push(`${gutter('', style)} ${style.paintMark(`|${'_'.repeat(lastView.from + 1)}${style.mark}${labelOf(style)}`)}`)
  return rows
}

function labelOf(style: FrameStyle): string {
  return style.label === undefined ? '' : ` ${style.label}`
}

function gutter(number: string, style: FrameStyle): string {
  return style.paintGutter(`${number.padStart(style.numberWidth)} |`)
}

function textColumns(style: FrameStyle): number {
  return Math.max(20, style.columns - style.numberWidth - 3)
}

/** The span's end without the blanks and line breaks that parsers count in; never before its start. */
function trimmedEnd(file: TextFile, span: Span): number {
  const text = file.text.slice(span.start, span.end).trimEnd()
  return text === '' ? Math.min(span.end, span.start + 1, endOfLine(file, span.start)) : span.start + text.length
}

function endOfLine(file: TextFile, offset: number): number {
  const { line, column } = positionAt(file, offset)
  return offset + Math.max(0, lineText(file, line).length - (column - 1))
}

interface LineView {
  readonly text: string
  /** Columns `[from, to)` of the mark in `text`; may be empty or lie just past its end. */
  readonly from: number
  readonly to: number
}

/** A line as it is shown, trimmed to `columns` around the code units `[from, to)`. */
function viewLine(line: string, from: number, to: number, columns: number, ellipsis: string): LineView {
  const cutFrom = Math.max(0, from - reach)
  const cut = line.slice(cutFrom, Math.max(from, 0) + reach)
  const cells = layOutCells(cut).map((cell) => ({ ...cell, start: cell.start + cutFrom, end: cell.end + cutFrom }))
  const total = widthOf(cells)
  const markFrom = widthOf(cells.filter((cell) => cell.end <= from))
  const markTo = widthOf(cells.filter((cell) => cell.start < to))
  const cutShort = cutFrom > 0 || cutFrom + cut.length < line.length
  if (total <= columns && !cutShort) return { text: cells.map((cell) => cell.text).join(''), from: markFrom, to: markTo }
  // A third of the room before the mark, unless the line's end leaves room over.
  const skip = Math.max(0, Math.min(markFrom - Math.floor(columns / 3), total - columns + ellipsis.length))
  return windowCells(cells, {
    skip,
    markFrom,
    markTo,
    columns,
    ellipsis,
    cutLeft: cutFrom > 0,
    cutRight: cutFrom + cut.length < line.length,
  })
}

interface WindowRequest {
  readonly skip: number
  readonly markFrom: number
  readonly markTo: number
  readonly columns: number
  readonly ellipsis: string
  readonly cutLeft: boolean
  readonly cutRight: boolean
}

function windowCells(cells: readonly Cell[], request: WindowRequest): LineView {
  const { ellipsis } = request
  let position = 0
  let skipped = 0
  let used = request.skip > 0 || request.cutLeft ? ellipsis.length : 0
  const lead = used
  let text = lead > 0 ? ellipsis : ''
  let leftOut = request.cutRight
  for (const [index, cell] of cells.entries()) {
    const isBefore = position < request.skip
    position += cell.width
    if (isBefore) {
      skipped = position
      continue
    }
    const isLast = index === cells.length - 1 && !request.cutRight
    if (used + cell.width + (isLast ? 0 : ellipsis.length) > request.columns) {
      leftOut = true
      break
    }
    text += cell.text
    used += cell.width
  }
  const shift = (column: number): number => Math.max(lead, Math.min(column - skipped + lead, used))
  return { text: leftOut ? text + ellipsis : text, from: shift(request.markFrom), to: shift(request.markTo) }
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}
