/** What a finished run says on which stream, and which exit code it gives. */
import { describe, expect, it } from 'vitest'
import type { ReportResult, RunResult } from '../../../src/build-request.ts'
import { exitCodeOf, type RunReport, reportRun } from '../../../src/cli/report-run.ts'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { createTextFile } from '../../../src/text/text-file.ts'
import { createFakeIo } from './fake-io.ts'

const file = 'facts/shared.yaml'
const misspelt: Diagnostic = {
  severity: 'error',
  code: 'fact/unknown-key',
  message: 'unknown key `whn`',
  span: { file, start: 0, end: 3 },
}
const noBrowser: Diagnostic = { severity: 'error', code: 'browser/not-found', message: 'no browser' }

function result(name: string, overrides: Partial<ReportResult> = {}): ReportResult {
  return { brief: name, name, status: 'built', outputs: [], diagnostics: [], ms: {}, noBrowser: false, ...overrides }
}

function runOf(reports: readonly ReportResult[], overrides: Partial<RunResult> = {}): RunResult {
  return {
    reports,
    diagnostics: [],
    usageError: false,
    textFiles: new Map([[file, createTextFile(file, 'whn: 1\n')]]),
    ...overrides,
  }
}

async function reported(run: RunResult, overrides: Partial<RunReport> = {}, terminal = false) {
  const io = createFakeIo({ terminal, environment: { NO_COLOR: '1', LANG: 'C.UTF-8' } })
  const code = await reportRun(
    {
      command: 'build',
      result: run,
      root: '/project',
      showPath: (path) => path,
      showOutput: (path) => `output/${path}`,
      reporters: [{ name: 'human' }],
      verbose: false,
      quiet: false,
      strict: false,
      ...overrides,
    },
    io,
  )
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() }
}

describe('the exit code', () => {
  const failed = result('b', { status: 'failed', diagnostics: [misspelt] })
  it.each([
    ['all built', runOf([result('a')]), 0],
    ['warnings only', runOf([result('a', { diagnostics: [{ ...misspelt, severity: 'warning' }] })]), 0],
    ['one failed', runOf([result('a'), failed]), 1],
    ['no browser, whatever else failed', runOf([failed, result('c', { status: 'failed', noBrowser: true })]), 3],
    ['wrong usage', runOf([], { usageError: true, diagnostics: [misspelt] }), 2],
    ['the record of the run not written', runOf([result('a')], { diagnostics: [misspelt] }), 2],
  ])('of a run with %s', (_, run, code) => {
    expect(exitCodeOf(run)).toBe(code)
  })
})

describe('a problem that several reports share', () => {
  const run = runOf([
    result('a', { status: 'failed', diagnostics: [misspelt] }),
    result('b', { status: 'failed', diagnostics: [{ ...misspelt }] }),
    result('c', { status: 'failed', diagnostics: [noBrowser] }),
  ])

  it('is said and counted once', async () => {
    const { stderr } = await reported(run)
    expect(stderr.match(/unknown key `whn`/g)).toHaveLength(1)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('3 briefs failed: 2 errors')
  })

  it('tells programs which reports it is in', async () => {
    const json: unknown = JSON.parse((await reported(run, { reporters: [{ name: 'json' }] })).stdout)
    expect(json).toMatchObject({
      diagnostics: [
        { code: 'browser/not-found', reports: ['c'] },
        { code: 'fact/unknown-key', reports: ['a', 'b'] },
      ],
    })
  })
})

describe('the streams', () => {
  const run = runOf([result('a', { status: 'failed', diagnostics: [misspelt] })])

  it('are stderr for people and GitHub, stdout for programs', async () => {
    const { stdout, stderr } = await reported(run, { reporters: [{ name: 'human' }, { name: 'github' }, { name: 'json' }] })
    expect(() => JSON.parse(stdout)).not.toThrow()
    expect(stderr).toMatch(/^::error file=facts\/shared\.yaml,line=1,/)
    expect(stderr).toMatch(/^error\[fact\/unknown-key\]: /m)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('1 brief failed: 1 error')
  })

  it('stay silent where nothing was found and quiet is wanted', async () => {
    expect(await reported(runOf([result('a')]), { quiet: true })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect((await reported(run, { quiet: true })).stderr).not.toContain('failed')
  })

  it('point to the explanation on a terminal, above the last line', async () => {
    expect((await reported(run, {}, true)).stderr).toMatch(
      /\nmore on this: sitrep explain fact\/unknown-key\n1 brief failed: 1 error\n$/,
    )
    expect((await reported(run)).stderr).not.toContain('more on this')
  })
})
