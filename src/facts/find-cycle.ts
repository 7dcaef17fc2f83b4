/** Circles among things that point at one another. Knows nothing of facts. */

/** Each circle once, as the ids along it, the smallest first; in code-unit order of that first id. `next` gives what an id points at. */
export function findCycles(ids: Iterable<string>, next: (id: string) => readonly string[]): readonly (readonly string[])[] {
  const cycles = new Map<string, readonly string[]>()
  const done = new Set<string>()
  for (const start of ids) walk(start, next, done, cycles)
  return [...cycles.values()].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

/** Depth first, without recursion: a chain of supersessions may be long. */
function walk(
  start: string,
  next: (id: string) => readonly string[],
  done: Set<string>,
  cycles: Map<string, readonly string[]>,
): void {
  const trail: string[] = []
  const stack: { readonly id: string; readonly leave: boolean }[] = [{ id: start, leave: false }]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { id, leave } = step
    if (leave) {
      trail.pop()
      done.add(id)
    } else if (trail.includes(id)) {
      const cycle = rotate(trail.slice(trail.indexOf(id)))
      cycles.set(cycle.join('\u0000'), cycle)
    } else if (!done.has(id)) {
      trail.push(id)
      stack.push({ id, leave: true }, ...[...next(id)].reverse().map((target) => ({ id: target, leave: false })))
    }
  }
}

function rotate(cycle: readonly string[]): readonly string[] {
  const smallest = cycle.indexOf([...cycle].sort()[0] ?? '')
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)]
}
