/** What the project file says about severities, applied to what was found. */

import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'

/** The diagnostics with the project's severities: `off` leaves one out. Codes without an entry stay as they are. */
export function applySeverities(
  diagnostics: readonly Diagnostic[],
  severities: Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severities[diagnostic.code]
    if (severity === undefined) return [diagnostic]
    return severity === 'off' ? [] : [{ ...diagnostic, severity }]
  })
}
