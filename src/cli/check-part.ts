/** What the threads of a check tell one another. Plain data: it is copied from one to the other. */
import type { CheckRequest, RunResult } from '../build-request.ts'

/** One thread's share of a check. */
export interface CheckPart {
  /** Absolute path of the project. */
  readonly root: string
  /** The time of the run. */
  readonly now: Date
  readonly request: CheckRequest
}

/** The result without the texts that no place of it is in: a book of facts is megabytes. */
export function withoutOtherTexts(result: RunResult): RunResult {
  const found = [...result.diagnostics, ...result.reports.flatMap(({ diagnostics }) => diagnostics)]
  const waived = result.reports.flatMap((report) => (report.waived ?? []).map(({ finding }) => finding))
  const files = new Set<string>()
  for (const { span, related = [] } of [...found, ...waived]) {
    if (span !== undefined) files.add(span.file)
    for (const place of related) files.add(place.span.file)
  }
  return { ...result, textFiles: new Map([...result.textFiles].filter(([path]) => files.has(path))) }
}
