/** Which reports of a brief are the same report in another language, and so are compared. What differs is the checks' to find. */
import { compareLanguages } from '../checks/compare-languages.ts'
import { primaryTag } from '../checks/translated-numbers.ts'
import { outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Report } from './report.ts'

/**
 * Notes `language/differs` on each report of a brief that is in another language than the first with the same marking and row. Reports
 * that are not among those asked for are not looked at.
 */
export async function compareVariants(reports: readonly Report[]): Promise<void> {
  const first = new Map<string, NonNullable<Report['ready']>>()
  for (const { ready, log } of reports) {
    if (ready === undefined) continue
    const { brief, merged } = ready
    const key = `${merged.marking.level}\n${brief.each?.index ?? ''}`
    const other = first.get(key)
    if (other === undefined) first.set(key, ready)
    else if (primaryTag(other.brief.language) !== primaryTag(brief.language)) {
      await log.phase('check', () => outcomeOf(undefined, compareLanguages(merged, other.merged)))
    }
  }
}
