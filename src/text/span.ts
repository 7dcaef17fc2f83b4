/** Places in the user's files. This file knows offsets only; turning them into lines and columns is `text-file.ts`. */

/** A stretch of one text file. Offsets are UTF-16 code units from 0; `end` is exclusive. */
export interface Span {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** A span for the sub-stretch `[from, to)` of `span`, both counted from `span.start` and kept inside it. */
export function subSpan(span: Span, from: number, to: number): Span {
  const start = Math.min(span.start + Math.max(0, from), span.end)
  const end = Math.min(span.start + Math.max(from, to), span.end)
  return { file: span.file, start, end }
}
