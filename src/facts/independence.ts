/**
 * How many sources really speak: outlets that repeat one statement are one source. Computed from `restates`, never typed;
 * cycles and unknown ids are reported by the loader and do no harm here.
 */
import type { Fact, Source } from './fact.ts'

type Sources = ReadonlyMap<string, Pick<Source, 'restates'>>

/** How many independent sources a fact names: the number of their `independenceGroups`. */
export function independentSourceCount(fact: Pick<Fact, 'sources'>, sources: Sources): number {
  return independenceGroups(
    fact.sources.map((source) => source.ref),
    sources,
  ).length
}

/**
 * The ids in groups that share an origin. An origin is what a source leads back to by `restates`, through any number of steps: a
 * source that restates nothing is its own. Sources with one origin come first and make the groups; one with several joins the
 * first group it shares an origin with, and makes a group of its own only when it shares none. So a digest of two statements
 * adds nothing to them and does not make them one. Each id once; groups and ids in the order of `ids`.
 */
export function independenceGroups(ids: readonly string[], sources: Sources): readonly (readonly string[])[] {
  const unique = [...new Set(ids)]
  const origins = new Map(unique.map((id) => [id, originsOf(id, sources)]))
  const byOrigins = (a: string, b: string): number =>
    (origins.get(a)?.size ?? 0) - (origins.get(b)?.size ?? 0) || (a < b ? -1 : a > b ? 1 : 0)
  const groups: { readonly origins: ReadonlySet<string>; readonly members: Set<string> }[] = []
  for (const id of [...unique].sort(byOrigins)) {
    const own = origins.get(id) ?? new Set([id])
    const group = groups.find((candidate) => [...own].some((origin) => candidate.origins.has(origin)))
    if (group === undefined) groups.push({ origins: own, members: new Set([id]) })
    else group.members.add(id)
  }
  const inOrder = groups.map(({ members }) => unique.filter((id) => members.has(id)))
  return inOrder.sort((a, b) => unique.indexOf(a[0] ?? '') - unique.indexOf(b[0] ?? ''))
}

function originsOf(id: string, sources: Sources): ReadonlySet<string> {
  const seen = new Set([id])
  const origins = new Set<string>()
  for (const current of seen) {
    const upstream = sources.get(current)?.restates ?? []
    if (upstream.length === 0) origins.add(current)
    for (const next of upstream) seen.add(next)
  }
  // Sources that restate one another in a circle have no origin but the circle.
  return origins.size > 0 ? origins : new Set([[...seen].sort()[0] ?? id])
}
