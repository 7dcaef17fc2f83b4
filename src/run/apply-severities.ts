/** What the project file says about severities, applied to what was found. */

import type { Config, Severities } from '../config/load-config.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** The severities for reports of a profile: the project's, and over them those of the profile. */
export function severitiesFor(config: Config, profile: string | undefined): Severities {
  const own = profile === undefined ? undefined : config.profileSeverities?.[profile]
  return own === undefined ? config.severities : { ...config.severities, ...own }
}

/** The diagnostics with the project's severities: `off` leaves one out. Codes without an entry stay as they are. */
export function applySeverities(diagnostics: readonly Diagnostic[], severities: Severities): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severities[diagnostic.code]
    if (severity === undefined) return [diagnostic]
    return severity === 'off' ? [] : [{ ...diagnostic, severity }]
  })
}
