/** Parsers' problems, which know offsets only, as diagnostics. */
import type { TextProblem } from '../text/parsed-tree.ts'
import type { DiagnosticCode } from './codes.ts'
import type { Diagnostic } from './diagnostic.ts'

/** The problems of one file as errors of one code, in their order. */
export function problemsToDiagnostics(
  path: string,
  code: DiagnosticCode,
  problems: readonly TextProblem[],
): readonly Diagnostic[] {
  return problems.map(({ message, start, end, hints, related }) => ({
    severity: 'error',
    code,
    message,
    span: { file: path, start, end },
    ...(related && { related: [{ message: related.message, span: { file: path, start: related.start, end: related.end } }] }),
    ...(hints && { hints }),
  }))
}
