/** Diagnostics as data for other programs. The shape is a promise: keys are added, never changed or removed. Writes nothing. */
import type { Diagnostic, Severity } from './diagnostic.ts'
import { type Place, type PlaceContext, placeOf } from './place.ts'

/** One diagnostic. `file` and the numbers are absent when it has no place, the numbers when its file was not read. */
export interface JsonDiagnostic extends Partial<Place> {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly related: readonly JsonRelatedPlace[]
  readonly hints: readonly string[]
}

export interface JsonRelatedPlace extends Place {
  readonly message: string
}

/** The diagnostic, ready for `JSON.stringify`. Lines and columns as in `Place`. */
export function toJsonDiagnostic(diagnostic: Diagnostic, context: PlaceContext): JsonDiagnostic {
  const { severity, code, message, span, related = [], hints = [] } = diagnostic
  return {
    severity,
    code,
    message,
    ...(span === undefined ? {} : placeOf(span, context)),
    related: related.map((place) => ({ message: place.message, ...placeOf(place.span, context) })),
    hints,
  }
}
