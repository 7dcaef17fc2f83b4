/** Problems at nodes of a template's tree as diagnostics at places of a file. */

import { diagnosticCodes } from '../diagnostics/codes.ts'
import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic.ts'
import { type LocatedText, textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { createTextFile, offsetAt, type TextFile } from '../text/text-file.ts'
import type { NodeProblem } from './check-expression.ts'
import type { AstLocation } from './handlebars-node.ts'

/** Where a node stands; `names` narrow it to the last of them. */
export type LocateNode = (loc: AstLocation, names?: readonly string[]) => Span | undefined

/** The problem as a diagnostic with the severity of its code. */
export function placeProblem(problem: NodeProblem, locate: LocateNode): Diagnostic {
  const span = locate(problem.loc, problem.names)
  const relatedSpan = problem.related === undefined ? undefined : locate(problem.related.loc)
  const related: readonly RelatedPlace[] =
    relatedSpan === undefined || problem.related === undefined ? [] : [{ message: problem.related.message, span: relatedSpan }]
  return {
    severity: diagnosticCodes[problem.code].severity,
    code: problem.code,
    message: problem.message,
    ...(span === undefined ? {} : { span }),
    ...(related.length === 0 ? {} : { related }),
    ...(problem.hints === undefined || problem.hints.length === 0 ? {} : { hints: problem.hints }),
  }
}

/** Places in template files; the source of each node is the path of its file. */
export function locateInFiles(files: ReadonlyMap<string, TextFile>): LocateNode {
  return (loc, names) => {
    const file = files.get(loc.source)
    if (file === undefined) return undefined
    const [start, end] = offsetsOf(file, loc, names)
    return { file: file.path, start, end }
  }
}

/** Places in one prose text, inside the file that it was written in. */
export function locateInProse(located: LocatedText): LocateNode {
  const text = createTextFile(located.file, located.text)
  return (loc, names) => {
    const [start, end] = offsetsOf(text, loc, names)
    return textSpan(located, start, end)
  }
}

/** Handlebars counts lines from 1 and columns from 0. */
function offsetsOf(file: TextFile, loc: AstLocation, names: readonly string[] | undefined): readonly [number, number] {
  const start = offsetAt(file, { line: loc.start.line, column: loc.start.column + 1 })
  const end = offsetAt(file, { line: loc.end.line, column: loc.end.column + 1 })
  if (names === undefined) return [start, end]
  let at = start
  for (const [index, name] of names.entries()) {
    const found = file.text.indexOf(name, at)
    if (found === -1 || found >= end) return [start, end]
    if (index === names.length - 1) return [found, found + name.length]
    at = found + name.length
  }
  return [start, end]
}
