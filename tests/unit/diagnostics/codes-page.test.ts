/** The documentation of codes is made from the table; this says that the committed page is the one it makes. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../../../src/diagnostics/codes.ts'
import { formatCodesPage } from '../../../src/diagnostics/format-codes-page.ts'

describe('docs/diagnostics.md', () => {
  it('is current: run `npm run docs` and commit when it is not', () => {
    const page = readFileSync(new URL('../../../docs/diagnostics.md', import.meta.url), 'utf8')
    expect(page).toBe(formatCodesPage(diagnosticCodes))
  })

  it('has a section for every code', () => {
    const page = formatCodesPage(diagnosticCodes)
    for (const code of Object.keys(diagnosticCodes)) expect(page).toContain(`\n### \`${code}\`\n`)
  })
})

describe('the table of codes', () => {
  it.each(Object.entries(diagnosticCodes))('%s has a one-line title and a paragraph', (code, entry) => {
    expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
    expect(entry.title).toMatch(/^(?:[a-z`]|[A-Z]{2,}\b)[^\n]*[^.\n]$/)
    expect(entry.explanation).toMatch(/^[A-Z`“][^\n]{40,}\.$/)
  })
})
