/** The summary of a job: what a reviewer sees first, and nothing in it that a title or a message could break. */
import { describe, expect, it } from 'vitest'
import type { ReportResult } from '../../../src/build-request.ts'
import { formatGithubSummary, type SummaryExtras } from '../../../src/cli/github-summary.ts'
import type { RunReport } from '../../../src/cli/report-run.ts'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const file = 'facts/shared.yaml'
const files = new Map([[file, createTextFile(file, 'a: 1\nwhn: 1\n')]])
const misspelt: Diagnostic = {
  severity: 'error',
  code: 'fact/unknown-key',
  message: 'unknown | `whn` <b>\nand',
  span: { file, start: 5, end: 8 },
}
const context = { files, showPath: (path: string) => `reports/${path}` }
const built: ReportResult = {
  brief: 'flood',
  name: 'flood-004',
  status: 'built',
  about: { title: 'Floods | [north](x) *now*', number: 4, asOf: '2026-04-12', marking: 'TLP:GREEN' },
  outputs: [{ path: 'flood 004.pdf', format: 'pdf', bytes: 214_000, sha256: '0', pages: 6 }],
  diagnostics: [],
  ms: {},
  noBrowser: false,
}
const failed: ReportResult = { ...built, brief: 'bad', name: 'bad', status: 'failed', outputs: [], diagnostics: [misspelt] }

function summaryOf(reports: readonly ReportResult[], extras?: SummaryExtras, environment = {}): string {
  const diagnostics = reports.flatMap((report) => report.diagnostics)
  const report: RunReport = {
    command: 'build',
    result: { reports, diagnostics: [], usageError: false, textFiles: files },
    root: '/project',
    showPath: (path) => path,
    showOutput: (path) => path,
    reporters: [{ name: 'github' }],
    verbose: false,
    quiet: false,
    strict: false,
    ...(extras === undefined ? {} : { extras }),
  }
  return formatGithubSummary(report, diagnostics, context, environment)
}

describe('the summary of a job', () => {
  it('says what came of it, failed reports first, each on one row of seven cells', () => {
    const lines = summaryOf([built, failed]).split('\n')
    expect(lines[0]).toBe('## Sitrep: 1 brief built, 1 failed: 1 error')
    const rows = lines.filter((line) => /^\| [✅❌]/u.test(line))
    expect(rows.map((row) => row.split('|').length)).toEqual([9, 9])
    expect(rows[0]).toContain('❌ failed')
    expect(rows[1]).toContain('| No. 4: Floods &#124; &#91;north&#93;(x) &#42;now&#42; | TLP:GREEN | 2026-04-12 | 6 |')
    expect(rows[1]).toContain('<code>flood 004.pdf</code> 214 kB')
  })

  it('links findings to their lines in the commit', () => {
    const environment = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_SHA: 'abc' }
    expect(summaryOf([failed], undefined, environment)).toContain(
      '| error | <code>fact/unknown-key</code> | [<code>reports/facts/shared.yaml:2</code>](https://github.com/o/r/blob/abc/reports/facts/shared.yaml#L2) | unknown &#124; &#96;whn&#96; &lt;b&gt; and |',
    )
    expect(summaryOf([failed])).toContain('| <code>reports/facts/shared.yaml:2</code> |')
  })

  it('counts what it does not show', () => {
    const many = { ...failed, diagnostics: Array.from({ length: 53 }, (_, index) => ({ ...misspelt, message: `m${index}` })) }
    expect(summaryOf([many])).toContain('and 3 more; the log of the step has them all')
  })

  it('shows first pages where the output folder is published, and folds changes up in a fence they cannot end', () => {
    const extras: SummaryExtras = {
      changes: [{ brief: 'flood', since: 3, text: 'new\n  a: ```x```\n' }],
      published: 'https://example.org/out/',
      thumbnails: new Map([['flood 004.pdf', 'thumbnails/flood 004.png']]),
    }
    const summary = summaryOf([built], extras)
    expect(summary).toContain(
      '<a href="https://example.org/out/flood%20004.pdf"><img src="https://example.org/out/thumbnails/flood%20004.png" width="180" alt="Page 1 of flood-004"></a>',
    )
    expect(summary).toContain('<code>flood</code> since edition 3</summary>\n\n````text\nnew\n  a: ```x```\n````\n\n</details>')
    expect(summaryOf([built], { changes: [], thumbnails: extras.thumbnails })).not.toContain('<img')
  })
})
