/** A text file and the arithmetic between offsets and lines. Reads nothing: `host/` does. */
import type { Span } from './span.ts'

/** A file's text with its line starts. `path` is root-relative with `/` (or carries a scheme: `sitrep:`, `npm:`). */
export interface TextFile {
  readonly path: string
  readonly text: string
  /** Offset of the first code unit of each line; the first is always 0. */
  readonly lineStarts: readonly number[]
}

/** Line and column of an offset, both from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The text as a `TextFile`. A byte-order mark is dropped, so offset 0 is the first character the user sees. */
export function createTextFile(path: string, rawText: string): TextFile {
  const text = rawText.charCodeAt(0) === 0xfeff ? rawText.slice(1) : rawText
  const lineStarts = [0]
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) {
    lineStarts.push(index + 1)
  }
  return { path, text, lineStarts }
}

/** The position of `offset`; offsets past the end give the end. O(log lines). */
export function positionAt(file: TextFile, offset: number): Position {
  const target = Math.max(0, Math.min(offset, file.text.length))
  let low = 0
  let high = file.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((file.lineStarts[middle] ?? 0) <= target) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: target - (file.lineStarts[low] ?? 0) + 1 }
}

/** The offset of a line and column (both from 1), kept inside the line. */
export function offsetAt(file: TextFile, position: Position): number {
  const index = Math.max(0, Math.min(position.line - 1, file.lineStarts.length - 1))
  const start = file.lineStarts[index] ?? 0
  return Math.min(start + Math.max(0, position.column - 1), start + lineText(file, index + 1).length)
}

/** The text of a line (from 1) without its line break. */
export function lineText(file: TextFile, line: number): string {
  const start = file.lineStarts[line - 1]
  if (start === undefined) return ''
  const next = file.lineStarts[line]
  const end = next === undefined ? file.text.length : next - 1
  const text = file.text.slice(start, end)
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

/** A span over one whole line (from 1), line break left out. */
export function lineSpan(file: TextFile, line: number): Span {
  const start = file.lineStarts[line - 1] ?? file.text.length
  return { file: file.path, start, end: start + lineText(file, line).length }
}
