/** The error by which a start that failed tells the user's side of it. Made and caught inside this room only. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** No browser, or none that starts. Carries what the user should know. */
export class BrowserUnavailable extends Error {
  override readonly name = 'BrowserUnavailable'
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.message ?? 'no browser')
    this.diagnostics = diagnostics
  }
}
