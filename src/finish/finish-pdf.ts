/** The last step to a report: the browser's bytes in, the file's bytes out. Reads no file and no clock, and draws nothing. */

import { catalogOf, dictOf, type PdfFile, readPdf } from '../pdf/read-pdf.ts'
import { describeDocument } from './describe-document.ts'
import type { FinishedPdf, FinishJob } from './finish-job.ts'
import { labelLinks } from './label-links.ts'
import { mapRoles } from './map-roles.ts'
import { markArtifacts } from './mark-artifacts.ts'
import { mendUnicode } from './mend-unicode.ts'
import { nameBookmarks } from './name-bookmarks.ts'
import { labelPages } from './number-pages.ts'
import { setOutputIntent } from './set-output-intent.ts'
import { settleElementIds } from './settle-element-ids.ts'
import { shapeLists } from './shape-lists.ts'
import { writePdf } from './write-pdf.ts'

/**
 * The printed report with its own metadata, links that say where they lead, and whatever differs from one print of
 * the same page to the next settled: the same job gives the same bytes, and so do two prints of the same HTML by one
 * build of the browser. The structure says what PDF/UA asks for beyond what the browser says: bodies of list items, roles, artifacts.
 * Outline, destinations, drawing and fonts stay as they were printed. PDF 1.7.
 * Throws for bytes that are no PDF, which is our bug or the browser's, never the user's.
 */
export async function finishPdf(job: FinishJob): Promise<FinishedPdf> {
  const printed = await readPdf(job.bytes)
  settleElementIds(printed)
  shapeLists(printed)
  mapRoles(printed)
  await markArtifacts(printed)
  await mendUnicode(printed)
  labelLinks(printed, job.linkTexts, job.metadata.title)
  nameBookmarks(printed, job.headings)
  labelPages(printed, job.pageNumberings ?? [])
  await setOutputIntent(printed)
  const described = describeDocument(printed, job.metadata)
  return { bytes: await writePdf(described), pageCount: countPages(described) }
}

/** The page tree's own count. */
function countPages(file: PdfFile): number {
  const count = Number(dictOf(file, catalogOf(file).get('Pages'))?.get('Count'))
  if (!Number.isInteger(count)) throw new Error('the PDF does not say how many pages it has')
  return count
}
