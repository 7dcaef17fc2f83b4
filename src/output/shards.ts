/** A run split over several CI jobs: which job makes which report, and by what its record is known. Builds nothing. */
import { createHash } from 'node:crypto'

/** One of `count` jobs; `index` from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** What the manifest of a shard says of the whole. */
export interface ShardRecord extends Shard {
  /** Reports of the whole run. */
  readonly reports: number
  /** SHA-256 in hex of what the whole run was to make: equal in all shards of one run. */
  readonly plan: string
}

/**
 * The items of one shard: every `count`-th, in their order. Each item is in exactly one shard, and shards differ by one item at most.
 * Dealt out in turn rather than cut into stretches, because briefs with many rows or pages stand together.
 */
export function takeShard<T>(items: readonly T[], { index, count }: Shard): readonly T[] {
  return items.filter((_, position) => position % count === index - 1)
}

/** What the record of a shard says of the run. `plan`: everything that all shards must agree on, ready for `JSON.stringify`. */
export function shardRecord(shard: Shard, reports: number, plan: unknown): ShardRecord {
  return { ...shard, reports, plan: createHash('sha256').update(JSON.stringify(plan)).digest('hex') }
}

/** The name of a run's record: shards have one each, so that their output folders can be copied together. */
export function manifestName(shard: Shard | undefined): string {
  return shard === undefined ? 'manifest.json' : `manifest-${shard.index}-of-${shard.count}.json`
}
