/** Builds reports of a project as the command line does, into memory. */

import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { BuildRequest, RunResult } from '../../src/build-request.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { createDiskHost } from '../../src/host/disk-host.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { buildReports } from '../../src/pipeline.ts'
import { createPrinter } from '../../src/print/create-printer.ts'

export const repository = resolve(import.meta.dirname, '..', '..')

export interface BuiltProject {
  readonly result: RunResult
  /** By path below the output folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The reports of the project at `root`; what came of them and every file that was written. */
export async function buildProject(root: string, request: Partial<BuildRequest> = {}): Promise<BuiltProject> {
  const now = new Date('2026-04-12T12:00:00Z')
  const project = createDiskHost({ root, shippedRoot: repository, now })
  const config = await loadConfig(project)
  if (!config.ok) throw new Error(config.diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
  const output = createMemoryHost({}, { now })
  await using printer = createPrinter({ pages: 2, environment: process.env })
  const versions = { sitrep: '0.0.0-test', node: process.versions.node }
  const doors = { project, output, config: config.value, printer, versions, elapsedMs: () => performance.now() }
  const whole = { briefs: [], set: [], strict: false, timeoutMs: 60_000, jobs: 2, ...request }
  const result = await buildReports(whole, doors)
  return { result, files: output.written() }
}
