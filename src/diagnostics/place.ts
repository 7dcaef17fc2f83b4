/** From offsets to what people and editors call a place: a path as they would type it, lines and columns. */
import type { Span } from '../text/span.ts'
import { positionAt, type TextFile } from '../text/text-file.ts'

/** What every format needs to turn spans into places. */
export interface PlaceContext {
  /** The files that were read, by their root-relative path. */
  readonly files: ReadonlyMap<string, TextFile>
  /** A root-relative path as the reader would write it: relative to the folder they are in. */
  readonly showPath: (path: string) => string
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end is the place just after the last character. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** The place of a span; only its file when that is not among the files that were read. */
export function placeOf(span: Span, context: PlaceContext): Place {
  const file = context.showPath(span.file)
  const text = context.files.get(span.file)
  if (text === undefined) return { file }
  const start = positionAt(text, span.start)
  const end = positionAt(text, Math.max(span.start, span.end))
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}
