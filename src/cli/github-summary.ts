/** The summary of a job on GitHub: what was made, page 1 of it, what changed, what was found. Markdown; writes nothing. */
import type { ReportResult } from '../build-request.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type PlaceContext, placeOf } from '../diagnostics/place.ts'
import type { Environment } from './cli-io.ts'
import { formatSummary } from './format-summary.ts'
import { formatBytes } from './progress/finished-line.ts'
import type { RunReport } from './report-run.ts'

export interface SummaryExtras {
  /** What changed since the edition before, as `sitrep diff` tells it; by brief. */
  readonly changes: readonly { readonly brief: string; readonly since: number; readonly text: string }[]
  /** Address of the folder where the output folder is published, with a closing slash. */
  readonly published?: string
  /** Pictures of first pages by the path of their PDF; paths relative to the output folder. */
  readonly thumbnails: ReadonlyMap<string, string>
}

/** Rows of the two tables; what is more is counted. GitHub takes 1 MiB for a step. */
const mostRows = 200
const mostFindings = 50

/**
 * Headline, a table of reports, thumbnails where the output folder is published (GitHub shows no pictures that are in the text itself),
 * changes folded up, a table of findings with links to their lines. Ends with a blank line, so that more can follow.
 */
export function formatGithubSummary(
  report: RunReport,
  diagnostics: readonly Diagnostic[],
  context: PlaceContext,
  environment: Environment,
): string {
  const { reports } = report.result
  const headline = formatSummary({ ...report, ...report.result, diagnostics })
  const parts = [
    `## Sitrep: ${escapeMarkdown(headline)}`,
    reports.length === 0 ? '' : reportTable(reports, report.extras),
    thumbnails(reports, report.extras),
    ...(report.extras?.changes ?? []).map(changes),
    diagnostics.length === 0 ? '' : findingTable(diagnostics, context, environment),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n\n`
}

function reportTable(reports: readonly ReportResult[], extras: SummaryExtras | undefined): string {
  // Failed ones first: they are what somebody has to look at.
  const sorted = [...reports].sort((a, b) => Number(b.status === 'failed') - Number(a.status === 'failed'))
  const rows = sorted.slice(0, mostRows).map((report) => {
    const { about, outputs } = report
    const files = outputs.map(({ path, bytes }) => `${linked(path, extras)} ${formatBytes(bytes)}`)
    const pages = outputs.find((output) => output.pages !== undefined)?.pages
    const words = about === undefined ? '' : escapeMarkdown(about.title)
    const number = about?.number === undefined ? '' : `No. ${about.number}: `
    const cells = [
      `${report.status === 'failed' ? '❌' : '✅'} ${report.status}`,
      code(report.name),
      `${number}${words}`,
      about === undefined ? '' : escapeMarkdown(about.marking),
      about === undefined ? '' : escapeMarkdown(about.asOf),
      pages === undefined ? '' : String(pages),
      files.join('<br>'),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const left = sorted.length > mostRows ? `\n\nand ${sorted.length - mostRows} more` : ''
  return `| | Report | Title | Marking | As of | Pages | Files |\n|---|---|---|---|---|---:|---|\n${rows.join('\n')}${left}`
}

function thumbnails(reports: readonly ReportResult[], extras: SummaryExtras | undefined): string {
  const base = extras?.published
  if (base === undefined) return ''
  return reports
    .flatMap(({ name, outputs }) => outputs.map(({ path }) => ({ name, path, picture: extras?.thumbnails.get(path) })))
    .flatMap(({ name, path, picture }) =>
      picture === undefined
        ? []
        : [
            `<a href="${address(base, path)}"><img src="${address(base, picture)}" width="180" alt="Page 1 of ${escapeHtml(name)}"></a>`,
          ],
    )
    .slice(0, mostRows)
    .join('\n')
}

function changes({ brief, since, text }: SummaryExtras['changes'][number]): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const title = `What changed in <code>${escapeHtml(brief)}</code> since edition ${since}`
  return `<details><summary>${title}</summary>\n\n${fence}text\n${text.trimEnd()}\n${fence}\n\n</details>`
}

function findingTable(diagnostics: readonly Diagnostic[], context: PlaceContext, environment: Environment): string {
  const rank = { error: 0, warning: 1, note: 2 }
  const sorted = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity])
  const rows = sorted.slice(0, mostFindings).map((diagnostic) => {
    const { severity, code: name, message, span } = diagnostic
    const place = span === undefined || span.file.startsWith('<') ? '' : placeLink(span, context, environment)
    return `| ${severity} | ${code(name)} | ${place} | ${escapeMarkdown(message)} |`
  })
  const left =
    sorted.length > mostFindings ? `\n\nand ${sorted.length - mostFindings} more; the log of the step has them all` : ''
  return `| | Code | Place | |\n|---|---|---|---|\n${rows.join('\n')}${left}`
}

function placeLink(span: NonNullable<Diagnostic['span']>, context: PlaceContext, environment: Environment): string {
  const { file, line } = placeOf(span, context)
  const text = code(line === undefined ? file : `${file}:${line}`)
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = environment
  if (server === undefined || repository === undefined || commit === undefined || /^(\.\.|[a-z]+:)/.test(file)) return text
  const path = file.split('/').map(encodeURIComponent).join('/')
  return `[${text}](${server}/${repository}/blob/${commit}/${path}${line === undefined ? '' : `#L${line}`})`
}

function linked(path: string, extras: SummaryExtras | undefined): string {
  const name = code(path)
  return extras?.published === undefined ? name : `[${name}](${address(extras.published, path)})`
}

function address(base: string, path: string): string {
  return escapeHtml(base + path.split('/').map(encodeURIComponent).join('/'))
}

/** In HTML rather than backticks: it holds every character, in a table too. */
function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`
}

/** On one line, with nothing that Markdown, HTML or a table's bars would take for their own. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~#@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
