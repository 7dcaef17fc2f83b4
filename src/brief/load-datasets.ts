/** The plain tables that a brief names under `data`. */
import { type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Host } from '../host/host.ts'
import { nearestNode } from '../text/located-tree.ts'
import type { Brief } from './brief.ts'
import { readData } from './read-rows.ts'

/** The datasets by name: rows for CSV (empty cells are `''`), plain JSON otherwise. Reports what `readData` reports, at the path in the brief or in the file. */
export async function loadDatasets(brief: Brief, host: Host): Promise<Outcome<Readonly<Record<string, unknown>>>> {
  const loaded = await Promise.all(
    Object.entries(brief.data).map(async ([name, path]) => {
      const { span } = nearestNode(brief.node, ['data', name])
      return [name, await readData({ path, briefPath: brief.file, span }, host)] as const
    }),
  )
  const data = Object.fromEntries(loaded.map(([name, outcome]) => [name, outcome.ok ? outcome.value : []]))
  return outcomeOf(
    data,
    loaded.flatMap(([, outcome]) => outcome.diagnostics),
  )
}
