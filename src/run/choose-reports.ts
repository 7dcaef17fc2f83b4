/** Of all reports those that this run is to make: its shard of them. Decides what, not how. */
import type { BuildRequest } from '../build-request.ts'
import { type ShardRecord, shardRecord, takeShard } from '../output/shards.ts'
import type { Run } from './open-run.ts'
import type { Report } from './report.ts'

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
