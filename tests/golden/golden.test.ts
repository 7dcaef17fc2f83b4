/**
 * Dossiers and pages of small projects, whole, compared with what they were: each folder here is a project, its `expected/` the files.
 * `npx vitest run --project unit tests/golden --update` writes them anew; a file there that no report makes fails the run.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderDocument } from '../../src/render/render-document.ts'
import type { Report } from '../../src/run/report.ts'
import { prepareProject } from '../support/prepare-project.ts'

const folder = import.meta.dirname
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
/** Layers over the brief, for the case that is about their order. */
const settings: Readonly<Record<string, readonly string[]>> = { 'merge-order': ['contacts=[{name: The command line}]'] }

describe.each(cases)('%s', async (name) => {
  const root = join(folder, name)
  const reports = await prepareProject(root, { set: settings[name] ?? [] })

  it('has reports, and nothing wrong with them', () => {
    expect(reports.length).toBeGreaterThan(0)
    const errors = reports.flatMap((report) => report.log.diagnostics).filter((found) => found.severity === 'error')
    expect(errors).toEqual([])
  })

  it.each(reports.map((report) => [report.name, report] as const))('%s: dossier', async (reportName, report) => {
    const text = `${JSON.stringify(readyOf(report).merged.dossier, undefined, 2)}\n`
    await expect(text).toMatchFileSnapshot(join(root, 'expected', `${reportName}.dossier.json`))
  })

  it.each(reports.map((report) => [report.name, report] as const))('%s: page', async (reportName, report) => {
    const { merged, templates, figures } = readyOf(report)
    const document = await renderDocument(merged, templates, report.project, { generator: 'Sitrep', pictures: figures })
    if (!document.ok) throw new Error(document.diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
    const html = document.value.html.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>')
    await expect(html).toMatchFileSnapshot(join(root, 'expected', `${reportName}.html`))
  })

  it('keeps no file that no report makes', () => {
    const expected = join(root, 'expected')
    const kept = existsSync(expected) ? readdirSync(expected) : []
    const made = reports.flatMap((report) => [`${report.name}.dossier.json`, `${report.name}.html`])
    expect(kept.filter((file) => !made.includes(file))).toEqual([])
  })
})

function readyOf(report: Report) {
  if (report.ready === undefined) throw new Error(report.log.diagnostics.map((found) => found.message).join('\n'))
  return report.ready
}
