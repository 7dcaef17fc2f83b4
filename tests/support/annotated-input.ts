/**
 * Inputs for diagnostics that carry what must be reported, above the line it is about:
 *
 * ```
 * #! facts
 * #! file facts/a.yaml
 * facts:
 *   rain:
 * #! error 2:3-7 source/missing fact `rain` has no source
 * #! hint add `sources: [<source id>]`
 *     kind: event
 * ```
 *
 * The first line names the kind of input and its arguments; `#! file` starts a file of the project. Lines that start with `#!` are
 * no part of a file. Lines and columns count from 1 within the file, the end is exclusive: `2:3-7`, over lines `2:3-4:1`, without a
 * place `-`. `#! hint` and `#! related <file>:<place> <message>` belong to the finding above them.
 */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { Span } from '../../src/text/span.ts'
import { createTextFile, positionAt, type TextFile } from '../../src/text/text-file.ts'

export interface AnnotatedInput {
  readonly kind: string
  readonly args: readonly string[]
  /** By path, in the order of the input, without annotations. */
  readonly files: ReadonlyMap<string, string>
}

/** The input without its annotations. */
export function parseInput(text: string): AnnotatedInput {
  const [head = '', ...lines] = text.split('\n')
  const [mark, kind = '', ...args] = head.split(' ')
  if (mark !== '#!' || kind === '') throw new Error('the first line names the kind of input: `#! facts`')
  const files = new Map<string, string[]>()
  let current: string[] | undefined
  for (const line of lines) {
    const path = /^#! file (\S+)$/.exec(line)?.[1]
    if (path !== undefined) {
      if (files.has(path)) throw new Error(`file \`${path}\` is there twice`)
      current = []
      files.set(path, current)
    } else if (!line.startsWith('#!')) {
      if (current === undefined && line !== '') throw new Error('expected `#! file <path>` before the first line of a file')
      current?.push(line)
    }
  }
  return { kind, args, files: new Map([...files].map(([path, content]) => [path, content.join('\n')])) }
}

/** The input with what was found written into it. What matches its annotations comes out as it was. */
export function writeInput(input: AnnotatedInput, found: readonly Diagnostic[]): string {
  const texts = new Map([...input.files].map(([path, text]) => [path, createTextFile(path, text)]))
  const placeless = found.filter(({ span }) => span === undefined || !texts.has(span.file))
  const out = [['#!', input.kind, ...input.args].join(' ')]
  for (const diagnostic of placeless) out.push(...annotationOf(diagnostic, texts))
  for (const [path, file] of texts) {
    out.push(`#! file ${path}`)
    const own = found.filter(({ span }) => span?.file === path)
    for (const [index, line] of file.text.split('\n').entries()) {
      const here = own.filter(({ span }) => positionAt(file, span?.start ?? 0).line === index + 1)
      for (const diagnostic of here) out.push(...annotationOf(diagnostic, texts))
      out.push(line)
    }
  }
  return out.join('\n')
}

function annotationOf(diagnostic: Diagnostic, texts: ReadonlyMap<string, TextFile>): readonly string[] {
  const { severity, code, message, span, hints = [], related = [] } = diagnostic
  return [
    `#! ${severity} ${placeIn(span, texts)} ${code} ${message}`,
    ...related.map((place) => `#! related ${place.span.file}:${placeIn(place.span, texts)} ${place.message}`),
    ...hints.map((hint) => `#! hint ${hint}`),
  ]
}

function placeIn(span: Span | undefined, texts: ReadonlyMap<string, TextFile>): string {
  const file = span && texts.get(span.file)
  if (span === undefined) return '-'
  if (file === undefined) return span.file
  const [start, end] = [positionAt(file, span.start), positionAt(file, span.end)]
  const last = start.line === end.line ? `${end.column}` : `${end.line}:${end.column}`
  return `${start.line}:${start.column}-${last}`
}
