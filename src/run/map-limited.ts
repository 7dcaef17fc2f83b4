/** Concurrency for a list of jobs. */

/** The results of `work` for each item, in the items' order, at most `limit` at a time. The first rejection rejects the whole. */
export async function mapLimited<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const queue = items.entries()
  const results: { readonly index: number; readonly result: R }[] = []
  const worker = async (): Promise<void> => {
    // One iterator shared by all workers: each takes the next item when it is free.
    for (const [index, item] of queue) results.push({ index, result: await work(item) })
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker))
  return results.sort((a, b) => a.index - b.index).map(({ result }) => result)
}
