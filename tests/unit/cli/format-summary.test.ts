/** The last line of a run. */
import { expect, it } from 'vitest'
import type { ReportResult } from '../../../src/build-request.ts'
import { formatSummary } from '../../../src/cli/format-summary.ts'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'

function reports(...written: readonly string[]): readonly ReportResult[] {
  return written.map((text) => {
    const [brief = '', status = 'built'] = text.split(' ')
    const isFailed = status === 'failed'
    return { brief, name: brief, status: isFailed ? 'failed' : 'built', outputs: [], diagnostics: [], ms: {}, noBrowser: false }
  })
}

function found(...severities: readonly Diagnostic['severity'][]): readonly Diagnostic[] {
  return severities.map((severity) => ({ severity, code: 'brief/invalid', message: 'm' }))
}

it.each([
  [reports('a', 'b', 'c failed'), found('error', 'error', 'error', 'warning'), '2 briefs built, 1 failed: 3 errors, 1 warning'],
  [reports('a'), [], '1 brief built'],
  [reports('a', 'a'), [], '2 reports built'],
  [reports('a failed'), found('error'), '1 brief failed: 1 error'],
  [reports('a', 'a failed'), found('error'), '1 report built, 1 failed: 1 error'],
  [reports('a'), found('warning', 'warning', 'note'), '1 brief built: 2 warnings, 1 note'],
  [[], found('error'), 'nothing built: 1 error'],
])('%#: %s', (run, diagnostics, summary) => {
  expect(formatSummary({ command: 'build', reports: run, diagnostics, strict: false })).toBe(summary)
})

it('says that it was `--strict` when warnings failed a report, and not otherwise', () => {
  const run = { command: 'check', reports: reports('a', 'b failed'), diagnostics: found('warning') } as const
  expect(formatSummary({ ...run, strict: true })).toBe(
    '1 brief checked, 1 failed: 1 warning (with --strict, warnings fail a report)',
  )
  const [fine, broken] = run.reports
  const failedForErrors = [fine!, { ...broken!, diagnostics: found('error') }]
  expect(formatSummary({ ...run, reports: failedForErrors, strict: true })).toBe('1 brief checked, 1 failed: 1 warning')
})
