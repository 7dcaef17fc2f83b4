/** Builds what a project in memory owes at a moment, as web pages. */
import { buildDueReports, type DueResult } from '../../src/build-due.ts'
import type { BuildRequest } from '../../src/build-request.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { plainTemplate } from './memory-project.ts'
import { noPrinter } from './release-project.ts'

export interface BuiltDue {
  readonly result: DueResult
  /** The project's files afterwards. */
  readonly files: Readonly<Record<string, string>>
  /** `code: message` of everything that was found. */
  readonly found: readonly string[]
  /** By path below the output folder. */
  readonly output: ReadonlyMap<string, string>
}

/** `--due --release` unless the request says otherwise. */
export async function releaseDue(
  files: Readonly<Record<string, string>>,
  now: string,
  request: Partial<BuildRequest> = {},
): Promise<BuiltDue> {
  const project = createMemoryHost({ ...plainTemplate, ...files }, { now: new Date(now) })
  const config = await loadConfig(project)
  if (!config.ok) throw new Error('the config has errors')
  const output = createMemoryHost({})
  const versions = { sitrep: '1.2.3', node: '20.0.0' }
  const doors = { project, output, config: config.value, printer: noPrinter, versions, elapsedMs: () => 0 }
  const whole = { briefs: [], set: [], strict: false, timeoutMs: 1_000, jobs: 2, formats: ['html'] as const, release: true }
  const result = await buildDueReports({ ...whole, ...request }, doors)
  const texts = (written: ReadonlyMap<string, Uint8Array>) =>
    [...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
  const all = [...result.diagnostics, ...result.reports.flatMap(({ diagnostics }) => diagnostics)]
  return {
    result,
    files: { ...files, ...Object.fromEntries(texts(project.written())) },
    found: all.map(({ code, message }) => `${code}: ${message}`),
    output: new Map(texts(output.written())),
  }
}
