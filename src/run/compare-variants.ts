/** What shows only where all reports of a brief are looked at together: languages that differ, translations that none of them needs. */
import type { Brief } from '../brief/brief.ts'
import { compareLanguages } from '../checks/compare-languages.ts'
import { primaryTag } from '../checks/translated-numbers.ts'
import { checkUnusedTranslation } from '../checks/untranslated.ts'
import { withoutWaived } from '../checks/waivers.ts'
import { outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Report } from './report.ts'

/**
 * Notes `language/differs` on each report of a brief that is in another language than the first with the same marking and row, and
 * `language/unused` on the first that is printed from a translation file. `briefs` are all reports that the brief stands for: of those that
 * were not asked for nothing is known, so a file that one of them is printed from is not judged.
 */
export async function compareVariants(reports: readonly Report[], briefs: readonly Brief[]): Promise<void> {
  await compareEach(reports)
  await noteUnused(reports, briefs)
}

async function compareEach(reports: readonly Report[]): Promise<void> {
  const first = new Map<string, NonNullable<Report['ready']>>()
  for (const { ready, log } of reports) {
    if (ready === undefined) continue
    const { brief, merged, book } = ready
    const key = `${merged.marking.level}\n${brief.each?.index ?? ''}`
    const other = first.get(key)
    if (other === undefined) first.set(key, ready)
    else if (primaryTag(other.brief.language) !== primaryTag(brief.language)) {
      const found = compareLanguages(merged, other.merged)
      await log.phase('check', () => outcomeOf(undefined, withoutWaived(found, { ...merged, book, onWaived: log.waive })))
    }
  }
}

async function noteUnused(reports: readonly Report[], briefs: readonly Brief[]): Promise<void> {
  for (const path of new Set(briefs.flatMap(({ translation }) => translation?.path ?? []))) {
    const own = reports.filter(({ ready }) => ready?.brief.translation?.path === path)
    const [first] = own
    if (first === undefined || own.length < briefs.filter(({ translation }) => translation?.path === path).length) continue
    const translations = own.flatMap(({ ready }) => ready?.merged.translation ?? [])
    const { log, ready } = first
    if (ready === undefined) continue
    const input = { ...ready.merged, book: ready.book, onWaived: log.waive }
    await log.phase('check', () => outcomeOf(undefined, withoutWaived(checkUnusedTranslation(translations), input)))
  }
}
