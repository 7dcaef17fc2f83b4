/** Releases briefs of a project that is written in the test itself. */
import type { BuildRequest, RunResult } from '../../src/build-request.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { buildReports } from '../../src/pipeline.ts'
import type { Printer } from '../../src/print/print-job.ts'
import { plainTemplate } from './memory-project.ts'

export interface Released {
  readonly result: RunResult
  /** The project's files afterwards: those given, and the editions. */
  readonly files: Readonly<Record<string, string>>
  /** `code: message` of every error. */
  readonly errors: readonly string[]
  readonly output: ReadonlyMap<string, Uint8Array>
}

/** Never asked: editions are of web pages here, which need no browser. */
export const noPrinter: Printer = {
  warmUp: () => undefined,
  browser: () => undefined,
  print: async () => ({ ok: false, diagnostics: [{ severity: 'error', code: 'browser/not-found', message: 'no browser' }] }),
  [Symbol.asyncDispose]: async () => undefined,
}

/** Builds the project as HTML with `release`, unless the request says otherwise. */
export async function release(files: Readonly<Record<string, string>>, request: Partial<BuildRequest> = {}): Promise<Released> {
  const now = new Date('2026-04-12T12:00:00Z')
  const project = createMemoryHost({ ...plainTemplate, ...files }, { now })
  const config = await loadConfig(project)
  if (!config.ok) throw new Error('the config has errors')
  const output = createMemoryHost({}, { now })
  const versions = { sitrep: '1.2.3', node: '20.0.0' }
  const doors = { project, output, config: config.value, printer: noPrinter, versions, elapsedMs: () => 0 }
  const result = await buildReports(
    { briefs: [], set: [], strict: false, timeoutMs: 1_000, jobs: 1, formats: ['html'], release: true, ...request },
    doors,
  )
  const written = [...project.written()].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
  const found = [...result.diagnostics, ...result.reports.flatMap(({ diagnostics }) => diagnostics)]
  const errors = found.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`)
  return { result, files: { ...files, ...Object.fromEntries(written) }, errors, output: output.written() }
}
