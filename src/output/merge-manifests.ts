/** The manifests of a run's shards as the manifest that one run would have written. Reads and writes no file. */
import { type ManifestJson, manifestText, parseManifest } from './manifest.ts'
import type { ShardRecord } from './shards.ts'

/** The text of a manifest and what it is called, for messages. */
export interface ManifestFile {
  readonly name: string
  readonly text: string
}

export type MergedManifest =
  | { readonly ok: true; readonly text: string }
  /** Everything that is wrong, each in one line for people. */
  | { readonly ok: false; readonly problems: readonly string[] }

interface Part {
  readonly name: string
  readonly manifest: ManifestJson
  readonly shard: ShardRecord
}

/**
 * Byte for byte what one run over everything writes, in whatever order the files come. Refuses what is no manifest, what is the
 * manifest of a whole run, shards of different runs, versions or browsers, a shard that is there twice and one that is missing.
 */
export function mergeManifests(files: readonly ManifestFile[]): MergedManifest {
  const problems: string[] = []
  const parts = files.flatMap((file) => readPart(file, problems))
  if (problems.length === 0) problems.push(...findConflicts(parts))
  if (problems.length > 0) return { ok: false, problems }
  const browser = parts.flatMap(({ manifest }) => manifest.browser ?? [])[0]
  const [first] = parts
  if (first === undefined) return { ok: false, problems: ['no manifest to merge'] }
  const outputs = parts.flatMap(({ manifest }) => manifest.outputs)
  const { tool, node } = first.manifest
  return { ok: true, text: manifestText({ tool, node, ...(browser === undefined ? {} : { browser }), outputs }) }
}

function readPart({ name, text }: ManifestFile, problems: string[]): readonly Part[] {
  const manifest = parseManifest(text)
  if (typeof manifest === 'string') {
    problems.push(`\`${name}\`: ${manifest}`)
    return []
  }
  if (manifest.shard === undefined) {
    problems.push(`\`${name}\` is no part of a run: it was not built with \`--shard\``)
    return []
  }
  return [{ name, manifest, shard: manifest.shard }]
}

function findConflicts(parts: readonly Part[]): readonly string[] {
  const [first, ...others] = parts
  if (first === undefined) return []
  const strange = others.flatMap((part) => differences(first, part))
  return strange.length > 0 ? strange : countProblems(parts)
}

function differences(first: Part, part: Part): readonly string[] {
  const { shard, manifest } = part
  if (shard.count !== first.shard.count || shard.plan !== first.shard.plan || shard.reports !== first.shard.reports) {
    return [`\`${part.name}\` and \`${first.name}\` are not of one run: their briefs or their options differ`]
  }
  const made = [
    ['versions of Sitrep', first.manifest.tool.version, manifest.tool.version],
    ['versions of Node.js', first.manifest.node, manifest.node],
    ['browsers', first.manifest.browser?.version, manifest.browser?.version],
  ] as const
  return made
    .filter(([, a, b]) => a !== undefined && b !== undefined && a !== b)
    .map(([what, a, b]) => `\`${first.name}\` and \`${part.name}\` were made with different ${what}: ${a} and ${b}`)
}

function countProblems(parts: readonly Part[]): readonly string[] {
  const count = parts[0]?.shard.count ?? 0
  const indexes = Array.from({ length: count }, (_, position) => position + 1)
  return indexes.flatMap((index) => {
    const found = parts.filter(({ shard }) => shard.index === index).map(({ name }) => `\`${name}\``)
    if (found.length === 0) return [`shard ${index} of ${count} is missing`]
    return found.length === 1 ? [] : [`shard ${index} of ${count} is there ${found.length} times: ${found.join(', ')}`]
  })
}
