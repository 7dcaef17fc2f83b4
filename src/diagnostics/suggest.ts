/** "Did you mean": the nearest of some known names. */

/**
 * The candidate nearest to `name` by optimal string alignment distance (a swap of neighbours counts one),
 * or undefined when none is near: at most a third of the name's length, two at least, is forgiven. Ties go to the first.
 */
export function suggestName(name: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3))
  let best: { readonly candidate: string; readonly distance: number } | undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const distance = alignmentDistance(name.toLowerCase(), candidate.toLowerCase())
    const worthIt = distance <= limit && distance < Math.max(name.length, candidate.length)
    if (worthIt && (best === undefined || distance < best.distance)) best = { candidate, distance }
  }
  return best?.candidate
}

/** The hint for it, as a list that may be empty: "check if you meant `x`". */
export function suggestionHints(name: string, candidates: Iterable<string>): readonly string[] {
  const suggestion = suggestName(name, candidates)
  return suggestion === undefined ? [] : [`check if you meant \`${suggestion}\``]
}

function alignmentDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let distance = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1)
      }
      current[j] = distance
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
