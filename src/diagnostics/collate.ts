/** Puts diagnostics in the order in which a person reads them, each once. */
import type { Diagnostic, Severity } from './diagnostic.ts'

const severityRank: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

/**
 * The diagnostics sorted by file, offset, severity and code, with repeats of the same code, place and message
 * removed: parallel work then prints the same way every time. Those without a place come first.
 */
export function collateDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const key = diagnosticKey(diagnostic)
    if (!unique.has(key)) unique.set(key, diagnostic)
  }
  return [...unique.values()].sort(compareDiagnostics)
}

/** Equal for two diagnostics that say the same of the same place, whichever report they were found for. */
export function diagnosticKey({ code, message, span }: Diagnostic): string {
  return [code, span?.file, span?.start, span?.end, message].join('\u0000')
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  const byFile = compareText(a.span?.file ?? '', b.span?.file ?? '')
  if (byFile !== 0) return byFile
  const byOffset = (a.span?.start ?? 0) - (b.span?.start ?? 0)
  if (byOffset !== 0) return byOffset
  const bySeverity = severityRank[a.severity] - severityRank[b.severity]
  return bySeverity !== 0 ? bySeverity : compareText(a.code + a.message, b.code + b.message)
}

/** Code-unit order, so that the machine's locale does not change what is printed first. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
