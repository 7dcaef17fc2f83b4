/** `source/weak-citation`: what was found on the web can be found again: dated, with the day it was read, and kept (ICS 206-01, Berkeley Protocol). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Source } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace } from './places.ts'

const webTypes = new Set(['webpage', 'post', 'post-weblog'])

/** A warning for each web source in use without `issued` or `accessed`; one note for those of which no copy or digest is kept. */
export function checkWeakCitation({ dossier, book }: CheckContext): readonly Diagnostic[] {
  const sources = dossier.sources.flatMap((source) => book.sources.get(source.id) ?? []).filter(isWebSource)
  return [...sources.flatMap(undated), ...notKept(sources)]
}

function isWebSource(source: Source): boolean {
  return source.obtained && (source.url !== undefined || webTypes.has(source.type))
}

function undated(source: Source): readonly Diagnostic[] {
  const missing = [source.issued === undefined ? ['`issued`'] : [], source.accessed === undefined ? ['`accessed`'] : []].flat()
  if (missing.length === 0) return []
  return [
    {
      severity: 'warning',
      code: 'source/weak-citation',
      message: `web source \`${source.id}\` has no ${missing.join(' and no ')} date`,
      span: fieldPlace(source),
      hints: ['add the day it was published (`issued: 2025-11~` when only about known) and the day it was read (`accessed`)'],
    },
  ]
}

function notKept(sources: readonly Source[]): readonly Diagnostic[] {
  const without = sources.filter(({ archiveUrl, archivePath, sha256 }) => (archiveUrl ?? archivePath ?? sha256) === undefined)
  const [first, ...others] = without
  if (first === undefined) return []
  const message =
    others.length === 0
      ? `no copy or digest of web source \`${first.id}\` is kept`
      : `no copy or digest is kept of ${without.length} of ${sources.length} web sources: ${namesOf(without)}`
  return [
    {
      severity: 'note',
      code: 'source/weak-citation',
      message,
      span: fieldPlace(first, 'url'),
      hints: ['add `archiveUrl`, or keep the text and name it in `archivePath` with its `sha256`'],
    },
  ]
}

function namesOf(sources: readonly Source[]): string {
  const shown = sources.slice(0, 5).map((source) => `\`${source.id}\``)
  return sources.length > shown.length ? `${shown.join(', ')} and ${sources.length - shown.length} more` : shown.join(', ')
}
