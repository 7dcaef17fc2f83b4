/** Of all reports those that this run is to make: what a change touches, and the run's shard of it. Decides what, not how. */
import { factRequests } from '../brief/fact-requests.ts'
import type { BuildRequest, ChangedFiles, RunResult } from '../build-request.ts'
import { createMemoryHost } from '../host/memory-host.ts'
import { resolvePath } from '../host/resolve-path.ts'
import { type ShardRecord, shardRecord, takeShard } from '../output/shards.ts'
import type { Run } from './open-run.ts'
import type { Report } from './report.ts'
import { reportReads } from './report-reads.ts'

/** The reports of the request's shard, and how its record says so; all of them when it is the whole run. */
export function chooseShard(
  reports: readonly Report[],
  run: Run,
  { shard, set }: BuildRequest,
): { readonly reports: readonly Report[]; readonly shard?: ShardRecord } {
  if (shard === undefined) return { reports }
  const plan = {
    reports: reports.map(({ brief, variant, name }) => [brief, variant, name]),
    formats: run.formats,
    set,
    strict: run.strict,
  }
  return { reports: takeShard(reports, shard), shard: shardRecord(shard, reports.length, plan) }
}

/** How many reports a change left out, for the run's result; nothing when it left out none. */
export function leftOut(all: readonly Report[], touched: readonly Report[]): Pick<RunResult, 'untouched'> {
  return all.length === touched.length ? {} : { untouched: all.length - touched.length }
}

/**
 * The reports that a change touches; all of them for no change to look at, and for one in the project file.
 *
 * A report is touched by a file in its brief's folder (editions among them), by one that it has read or looked for in vain, and by one
 * that its `facts` globs match, whether it came, changed or went. Pictures are read only while a report is rendered: where the change
 * has any, `render` is called to see. One that could not be put together is touched by a change of a place that is wrong in it; one that
 * misses a file always is, because the file may have gone with this change.
 */
export async function chooseTouched(
  reports: readonly Report[],
  run: Run,
  changed: ChangedFiles | undefined,
  render: (report: Report) => Promise<unknown>,
): Promise<readonly Report[]> {
  if (changed === undefined || changed.everything || changed.paths.has('sitrep.config.yaml')) return reports
  const matches = createMatcher(changed.paths)
  const hasPictures = [...changed.paths].some((path) => /\.(svg|png|jpe?g|gif|webp|avif)$/i.test(path))
  const touched: Report[] = []
  for (const report of reports) {
    const known = readsAny(report, changed.paths, run) || (await isTouched(report, changed.paths, matches))
    if (!known && hasPictures) await render(report)
    if (known || (hasPictures && readsAny(report, changed.paths, run))) touched.push(report)
  }
  return touched
}

type Matcher = (globs: readonly string[]) => Promise<boolean>

/** Whether globs match any of the paths, in the sense that globs have everywhere else; each set of globs is looked at once. */
function createMatcher(paths: ReadonlySet<string>): Matcher {
  const host = createMemoryHost(Object.fromEntries([...paths].map((path) => [path, ''])))
  const known = new Map<string, Promise<boolean>>()
  return (globs) => {
    const key = globs.join('\u0000')
    const answer = known.get(key) ?? host.list(globs).then((found) => found.length > 0)
    known.set(key, answer)
    return answer
  }
}

async function isTouched(report: Report, paths: ReadonlySet<string>, matches: Matcher): Promise<boolean> {
  const { ready, brief, log } = report
  const own = [...paths].some(
    (path) => path.startsWith(`briefs/${brief}/`) || path === `briefs/${brief}.yaml` || path === `briefs/${brief}.yml`,
  )
  if (own) return true
  if (ready !== undefined) {
    return await matches(factRequests(ready.brief).flatMap(({ glob }) => resolvePath('', glob) ?? []))
  }
  const places = log.diagnostics.flatMap(({ span, related = [] }) => [span, ...related.map((place) => place.span)])
  return (
    places.some((span) => span !== undefined && paths.has(span.file)) ||
    log.diagnostics.some(({ code }) => code === 'file/missing')
  )
}

function readsAny(report: Report, paths: ReadonlySet<string>, { doors }: Run): boolean {
  return [...reportReads(report, doors.project.reads()).keys()].some((path) => paths.has(path))
}
