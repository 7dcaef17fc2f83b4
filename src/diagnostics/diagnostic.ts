/** What the user should know, as values. Nothing here prints, throws or knows where a message will be shown. */
import type { Span } from '../text/span.ts'
import type { DiagnosticCode } from './codes.ts'

export type Severity = 'error' | 'warning' | 'note'

/** One thing the user should know: never thrown, never printed where it is found. */
export interface Diagnostic {
  readonly severity: Severity
  readonly code: DiagnosticCode
  /** One line, lower case, names in backticks, no full stop. */
  readonly message: string
  readonly span?: Span
  /** Other places that explain it, such as "first defined here". */
  readonly related?: readonly RelatedPlace[]
  /** Ways out; each starts with a verb. */
  readonly hints?: readonly string[]
  /** The library's own error, shown under `--verbose` only. */
  readonly cause?: unknown
}

export interface RelatedPlace {
  readonly message: string
  readonly span: Span
}

/** A finding that a brief sets aside, and why: not told as a finding, but to code scanning as a suppressed one. */
export interface WaivedFinding {
  readonly finding: Diagnostic
  readonly reason: string
}

/** What a phase hands on. `ok: true` carries warnings at most; `ok: false` at least one error. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** A value with what was found on the way: `ok` unless there is an error among the diagnostics. */
export function outcomeOf<T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> {
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : { ok: true, value, diagnostics }
}

/** An outcome with no value. The diagnostics must hold an error; that is the caller's promise. */
export function failed(diagnostics: readonly Diagnostic[]): Outcome<never> {
  return { ok: false, diagnostics }
}
