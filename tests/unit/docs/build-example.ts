/** Takes an example of the documentation through everything but the browser. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { renderDocument } from '../../../src/render/render-document.ts'
import type { Report } from '../../../src/run/report.ts'
import { prepareProject } from '../../support/prepare-project.ts'

export interface BuiltExample {
  /** `warning source/single …`: everything that a reader who copies the example would be told. */
  readonly findings: readonly string[]
  /** The pages as HTML, by the name of the report. */
  readonly pages: ReadonlyMap<string, string>
}

/** Calls `work` with a folder that holds the files; the folder is gone afterwards. */
export async function withFolder<T>(files: Readonly<Record<string, string>>, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-docs-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the project says and shows; `set` goes over its briefs. */
export async function buildExample(files: Readonly<Record<string, string>>, set: readonly string[] = []): Promise<BuiltExample> {
  return withFolder(files, async (folder) => {
    const reports = await prepareProject(folder, { set })
    const findings = reports
      .flatMap((report) => report.log.diagnostics)
      .map((found) => `${found.severity} ${found.code} ${found.message}`)
    const pages = new Map(await Promise.all(reports.map(async (report) => [report.name, await pageOf(report)] as const)))
    return { findings, pages }
  })
}

async function pageOf({ ready, project }: Report): Promise<string> {
  if (ready === undefined) return ''
  const document = await renderDocument(ready.merged, ready.templates, project, { generator: 'Sitrep' })
  return document.ok ? document.value.html : document.diagnostics.map((diagnostic) => diagnostic.message).join('\n')
}
