/** Loads, merges and checks the briefs of a project, as far as a browser is not needed. */
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { CheckRequest } from '../../src/build-request.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { createDiskHost } from '../../src/host/disk-host.ts'
import { createModuleDoor } from '../../src/host/project-modules.ts'
import { prepareReports } from '../../src/pipeline.ts'
import { loadHelpers } from '../../src/render/own-helpers.ts'
import { openRun } from '../../src/run/open-run.ts'
import type { Report } from '../../src/run/report.ts'
import { importUrl } from './import-url.ts'

export const repository = resolve(import.meta.dirname, '..', '..')

/** The reports of the project at `root`, in order. */
export async function prepareProject(root: string, request: Partial<CheckRequest> = {}): Promise<readonly Report[]> {
  const project = createDiskHost({ root, shippedRoot: repository, now: new Date('2026-04-12T12:00:00Z') })
  const config = await loadConfig(project)
  if (!config.ok) throw new Error(config.diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
  const asked = config.value.helpers
  const helpers = asked && (await loadHelpers(asked, project, createModuleDoor({ root, importUrl })))
  if (helpers?.ok === false) throw new Error(helpers.diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
  const run = await openRun(
    { briefs: [], set: [], strict: false, ...request },
    { project, config: config.value, ...(helpers && { helpers: helpers.value }), elapsedMs: () => performance.now() },
  )
  return (await prepareReports(run)).reports
}
