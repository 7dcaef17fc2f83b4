/**
 * Where each character of a scalar's value stands in its file: the inverse of what a parser did with quotes, escapes, folding and
 * indentation. It compares value and source and never parses again, so it cannot disagree with the parser about the value.
 */
import type { LocatedScalar, LocatedText } from './located-tree.ts'
import type { TextFile } from './text-file.ts'

/**
 * The text of a scalar with the file offset of every code unit; a character made by an escape stands where its escape starts,
 * one made by folding stands at the line break. `file` must be the file of the scalar's span. Numbers and booleans give the
 * text as written. If value and source do not fit together, all characters stand at the scalar's start.
 */
export function locateText(file: TextFile, scalar: LocatedScalar): LocatedText {
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.written ?? '')
  const { start, end } = scalar.span
  const source = file.text.slice(0, end)
  const offsets = alignByStyle(source, scalar, text)
  const known = offsets ?? Array.from({ length: text.length }, () => start)
  return { text, file: scalar.span.file, offsets: [...known, endOffset(scalar, known)] }
}

function alignByStyle(source: string, scalar: LocatedScalar, text: string): readonly number[] | undefined {
  const { start } = scalar.span
  switch (scalar.style) {
    case 'double':
      return alignDouble(source, start + 1, text)
    case 'single':
      return align(source, start + 1, text, "'")
    case 'literal':
    case 'folded':
      return align(source, afterLine(source, start), text, undefined)
    case 'plain':
      return align(source, start, text, undefined)
    case 'raw':
      return align(source, start, text, source.slice(start) === text ? undefined : '"')
  }
}

/** The end of the text proper: before the closing quote. */
function endOffset(scalar: LocatedScalar, offsets: readonly number[]): number {
  const { start, end } = scalar.span
  const quoted = scalar.style === 'single' || scalar.style === 'double'
  return Math.max(quoted ? end - 1 : end, start, (offsets.at(-1) ?? start - 1) + 1)
}

/**
 * Offsets for text whose black characters are the source's in the same order; runs of white may differ in length (folding,
 * indentation). `doubled` is the quote that the source writes twice. Undefined when they do not fit.
 */
function align(source: string, from: number, text: string, doubled: string | undefined): number[] | undefined {
  const offsets: number[] = []
  let at = from
  for (let index = 0; index < text.length; ) {
    const char = text[index] ?? ''
    const sourceEnd = whiteEnd(source, at)
    if (isWhite(char)) {
      const textEnd = whiteEnd(text, index)
      pushRun(offsets, textEnd - index, at, sourceEnd)
      index = textEnd
      at = sourceEnd
    } else {
      at = sourceEnd
      if (source[at] !== char) return undefined
      offsets.push(at)
      at += char === doubled ? 2 : 1
      index++
    }
  }
  return offsets
}

/** As `align`, for double quotes: escapes are stepped over whole, and may make white characters. */
function alignDouble(source: string, from: number, text: string): number[] | undefined {
  const offsets: number[] = []
  let at = from
  while (offsets.length < text.length && at < source.length) {
    const char = source[at] ?? ''
    if (char === '\\') {
      const { length, units } = escapeAt(source, at)
      for (let unit = 0; unit < units; unit++) offsets.push(at)
      at += length
    } else if (isWhite(char)) {
      const end = whiteEnd(source, at)
      const breaks = source.slice(at, end).split('\n').length - 1
      pushRun(offsets, breaks === 0 ? end - at : Math.max(1, breaks - 1), at, end)
      at = end
    } else offsets.push(at++)
  }
  return offsets.length === text.length ? offsets : undefined
}

/** Places for `count` white characters of the text in the white stretch `[from, to)` of the source. */
function pushRun(offsets: number[], count: number, from: number, to: number): void {
  for (let index = 0; index < count; index++) offsets.push(Math.min(from + index, Math.max(from, to - 1)))
}

/** Length of the escape in the source and the code units it makes; an escaped line break makes none and eats the next indent. */
function escapeAt(source: string, at: number): { readonly length: number; readonly units: number } {
  const lineBreak = /\\\r?\n[ \t]*/y
  lineBreak.lastIndex = at
  const broken = lineBreak.exec(source)
  if (broken !== null) return { length: broken[0].length, units: 0 }
  const digits = { x: 2, u: 4, U: 8 }[source[at + 1] ?? '']
  if (digits === undefined) return { length: 2, units: 1 }
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16)
  return { length: 2 + digits, units: code > 0xffff ? 2 : 1 }
}

function afterLine(source: string, start: number): number {
  const end = source.indexOf('\n', start)
  return end === -1 ? source.length : end + 1
}

function whiteEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && isWhite(text[at] ?? 'x')) at++
  return at
}

function isWhite(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r'
}
