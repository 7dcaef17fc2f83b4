/** What a report was made from: every file it depends on, with its digest. */

import type { FactBook } from '../facts/fact.ts'
import type { Report } from './report.ts'

/**
 * Path → SHA-256 in hex, or undefined for a file that was looked for and not there; in code-unit order. The brief and its data
 * were read by the report itself; fact files and templates by loaders that many reports share.
 */
export function reportReads(
  { project, ready }: Report,
  allReads: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, string | undefined> {
  const paths = new Set(project.reads().keys())
  if (ready !== undefined) {
    paths.add(ready.brief.file)
    for (const path of ready.templates.reads.keys()) paths.add(path)
    for (const path of factFiles(ready.book)) paths.add(path)
  }
  return new Map([...paths].sort().map((path) => [path, allReads.get(path)]))
}

function factFiles(book: FactBook): ReadonlySet<string> {
  const entries = [book.facts, book.sources, book.actors, book.places].flatMap((map) => [...map.values()])
  return new Set(entries.map(({ node }) => node.span.file))
}
