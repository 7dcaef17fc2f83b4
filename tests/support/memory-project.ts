/** Loads, merges and checks a project that is written in the test itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { viewNames } from '../../src/brief/brief.ts'
import type { CheckRequest } from '../../src/build-request.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import type { Dossier } from '../../src/merge/dossier.ts'
import { prepareReports } from '../../src/pipeline.ts'
import { openRun } from '../../src/run/open-run.ts'
import type { Report } from '../../src/run/report.ts'

const labels = readFileSync(join(import.meta.dirname, '..', '..', 'templates', 'base', 'labels', 'en.yaml'), 'utf8')

/** A template that prints next to nothing, with the shipped words: what a brief needs to be checked. */
export const plainTemplate: Readonly<Record<string, string>> = {
  'templates/sitrep/labels/en.yaml': labels,
  ...Object.fromEntries(['prose', ...viewNames].map((name) => [`templates/sitrep/views/${name}.hbs`, '{{md body}}\n'])),
  'templates/sitrep/template.yaml': 'title: Plain\n',
  'templates/sitrep/page.hbs':
    '<!doctype html><html lang="{{brief.language}}"><head><title>{{brief.title}}</title></head><body>{{#each corrections}}<p>{{was}} {{#if fact}}{{fact.text}}{{/if}}{{#if now}}{{md now}}{{/if}}</p>{{/each}}{{#each sections}}{{view this}}{{/each}}</body></html>\n',
}

/** The reports of a project given by its files; the template is `plainTemplate` unless the files bring one. */
export async function prepareMemoryProject(
  files: Readonly<Record<string, string>>,
  request: Partial<CheckRequest> = {},
  now = new Date('2026-04-12T12:00:00Z'),
): Promise<readonly Report[]> {
  const project = createMemoryHost({ ...plainTemplate, ...files }, { now })
  const config = await loadConfig(project)
  if (!config.ok) throw new Error(config.diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
  const run = await openRun(
    { briefs: [], set: [], strict: false, ...request },
    { project, config: config.value, elapsedMs: () => 0 },
  )
  return (await prepareReports(run)).reports
}

/** The dossier of the only report of a project. Throws what was found when there is none. */
export async function dossierOf(files: Readonly<Record<string, string>>): Promise<Dossier> {
  const [report] = await prepareMemoryProject(files)
  if (report?.ready === undefined)
    throw new Error(report?.log.diagnostics.map((found) => found.message).join('\n') ?? 'no report')
  return report.ready.merged.dossier
}

/** Errors of the only report of a project, with the words they point at. */
export async function errorsOf(
  files: Readonly<Record<string, string>>,
): Promise<readonly { readonly code: string; readonly message: string; readonly at: string }[]> {
  const [report] = await prepareMemoryProject(files)
  const found = report?.log.diagnostics.filter((diagnostic) => diagnostic.severity === 'error') ?? []
  return found.map((diagnostic) => ({ code: diagnostic.code, message: diagnostic.message, at: wordsAt(diagnostic, files) }))
}

function wordsAt({ span }: Diagnostic, files: Readonly<Record<string, string>>): string {
  return span === undefined ? '' : (files[span.file] ?? '').slice(span.start, span.end)
}
