/** Keeps the record of one report while it is made: what was found, how long each phase took, and what onlookers are told. */

import type { Phase, ProgressEvent } from '../build-request.ts'
import type { Diagnostic, Outcome, WaivedFinding } from '../diagnostics/diagnostic.ts'

export interface ReportLog {
  /** Runs a phase: its time is added up under its name, its diagnostics are kept. The value, or undefined when it failed. */
  phase<T>(name: Phase, work: () => Outcome<T> | Promise<Outcome<T>>): Promise<T | undefined>
  /** Keeps findings that came without a value. */
  note(diagnostics: readonly Diagnostic[]): void
  /** Keeps a finding that the brief sets aside. */
  waive(waived: WaivedFinding): void
  readonly diagnostics: readonly Diagnostic[]
  readonly waived: readonly WaivedFinding[]
  /** Milliseconds by phase, rounded to tenths. */
  milliseconds(): Partial<Record<Phase, number>>
}

/** A log. `inherited` are times and findings that several reports of one brief share. */
export function createReportLog(
  elapsedMs: () => number,
  report: string,
  onProgress?: (event: ProgressEvent) => void,
  inherited?: ReportLog,
): ReportLog {
  const diagnostics: Diagnostic[] = [...(inherited?.diagnostics ?? [])]
  const waived: WaivedFinding[] = []
  const times = new Map<Phase, number>(Object.entries(inherited?.milliseconds() ?? {}) as [Phase, number][])
  return {
    diagnostics,
    waived,
    waive(finding) {
      waived.push(finding)
    },
    async phase(name, work) {
      onProgress?.({ kind: 'phase', report, phase: name })
      const start = elapsedMs()
      try {
        const outcome = await work()
        diagnostics.push(...outcome.diagnostics)
        return outcome.ok ? outcome.value : undefined
      } finally {
        times.set(name, (times.get(name) ?? 0) + elapsedMs() - start)
      }
    },
    note(found) {
      diagnostics.push(...found)
    },
    milliseconds: () => Object.fromEntries([...times].map(([phase, ms]) => [phase, Math.round(ms * 10) / 10])),
  }
}
