/**
 * Every finding where it must be, in its words, and none besides: the inputs of `tests/diagnostics/` say it line by line. After a
 * change of words, `UPDATE_ANNOTATIONS=1 npx vitest run tests/unit/diagnostics/annotated.test.ts` writes them anew; read the diff.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../../../src/diagnostics/codes.ts'
import { parseInput, writeInput } from '../../support/annotated-input.ts'
import { inputKinds } from '../../support/input-kinds.ts'

const folder = join(import.meta.dirname, '..', '..', 'diagnostics')
const inputs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.\w+$/.test(name))
  .sort()

/** Codes that need a browser, a disk or a whole rendering: the test (in `tests/`) that shows each. */
const shownElsewhere: Readonly<Record<string, string>> = {
  'file/unreadable': 'unit/facts/load-fact-book.test.ts',
  'output/broken-manifest': 'unit/output/manifest.test.ts',
  'output/no-page': 'unit/run/pipeline.test.ts',
  'template/missing-language': 'unit/render/render-document.test.ts',
  'prose/html-removed': 'unit/render/render-document.test.ts',
  'prose/link-refused': 'unit/render/render-document.test.ts',
  'edition/draft': 'unit/run/release.test.ts',
  'edition/number': 'unit/run/release.test.ts',
  'schedule/backlog': 'unit/run/build-due.test.ts',
  'schedule/waiting': 'unit/run/build-due.test.ts',
  'schedule/fixed-date': 'unit/run/build-due.test.ts',
  'handling/not-on-page': 'print/leak.test.ts',
  'handling/no-watermark': 'unit/inspect/check-watermark.test.ts',
  'page/over-budget': 'unit/inspect/check-page-budget.test.ts',
  'page/unknown-reference': 'unit/render/page-references.test.ts',
  'page/unsettled': 'unit/run/settle-pages.test.ts',
  'page/empty': 'print/leak.test.ts',
  'page/request-refused': 'print/print-page.test.ts',
  'page/font-failed': 'print/print-page.test.ts',
  'page/image-failed': 'print/print-page.test.ts',
  'page/script-ignored': 'print/print-page.test.ts',
  'page/relative-link': 'print/print-page.test.ts',
  'page/overflow': 'print/page-checks.test.ts',
  'page/orphan-heading': 'print/page-checks.test.ts',
  'page/cut-text': 'print/page-checks.test.ts',
  'page/lost-text': 'print/page-checks.test.ts',
  'page/low-resolution': 'print/page-checks.test.ts',
  'page/stretched-image': 'print/page-checks.test.ts',
  'pdf/contrast': 'print/page-checks.test.ts',
  'pdf/font': 'unit/inspect/check-fonts.test.ts',
  'print/timeout': 'print/printer.test.ts',
  'print/browser-died': 'print/printer.test.ts',
  'print/failed': 'unit/print/explain-failure.test.ts',
  'browser/not-found': 'unit/print/find-browser.test.ts',
  'browser/failed-to-start': 'print/printer.test.ts',
  'browser/install-failed': 'unit/print/install-browser.test.ts',
}

describe('annotated inputs', () => {
  it.each(inputs)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const input = parseInput(text)
    const look = inputKinds[input.kind]
    if (look === undefined) throw new Error(`no kind \`${input.kind}\`: one of ${Object.keys(inputKinds).join(', ')}`)
    const written = writeInput(input, await look(input))
    if (process.env['UPDATE_ANNOTATIONS'] === '1') writeFileSync(join(folder, name), written)
    else expect(written).toBe(text)
  })
})

describe('every code', () => {
  const annotated = inputs.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const shown = (code: string) => new RegExp(`^#! (error|warning|note) \\S+ ${code} `, 'm').test(annotated)
  const codes = Object.keys(diagnosticCodes)

  it.each(codes)('%s is shown by an input or by the test named here', (code) => {
    const elsewhere = shownElsewhere[code]
    if (elsewhere === undefined) expect(shown(code), `no input in tests/diagnostics/ shows \`${code}\``).toBe(true)
    else expect(readFileSync(join(import.meta.dirname, '..', '..', elsewhere), 'utf8')).toContain(code)
  })

  it('is listed once: what an input shows is in no list here', () => {
    expect(Object.keys(shownElsewhere).filter(shown)).toEqual([])
  })
})
