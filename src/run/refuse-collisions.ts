/** Names of output files, looked at for the whole run before anything is printed. */

import { planOutputs } from '../output/output-names.ts'
import { nearestNode } from '../text/located-tree.ts'
import { formatsOf, type Run } from './open-run.ts'
import type { Report } from './report.ts'

/** Notes `output/collision` and `output/invalid-name` on the reports they concern; the others go on. Gives the same reports. */
export function refuseCollisions(reports: readonly Report[], run: Run): readonly Report[] {
  const asked = reports.flatMap((report) => {
    const { ready } = report
    if (ready === undefined) return []
    const span = nearestNode(ready.brief.node, ['output']).span
    return formatsOf(run, ready.brief).map((format) => ({
      report,
      request: {
        brief: report.brief,
        ...(report.variant === undefined ? {} : { variant: report.variant }),
        ...(ready.brief.number === undefined ? {} : { edition: ready.brief.number }),
        name: ready.outputName,
        format,
        span,
      },
    }))
  })
  const planned = planOutputs(asked.map(({ request }) => request))
  for (const [index, { report }] of asked.entries()) report.log.note(planned[index]?.diagnostics ?? [])
  return reports
}
