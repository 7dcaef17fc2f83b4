/** The reports of a manifest as an index page lists them: one entry for all files of a report. Reads no file. */
import type { ManifestJson } from '../../output/manifest.ts'

export interface ListedFile {
  /** Below the output folder. */
  readonly path: string
  readonly format: string
  readonly bytes: number
  readonly sha256: string
  readonly pages?: number
}

export interface ListedReport {
  readonly brief: string
  readonly variant?: string
  readonly number?: number
  /** Undefined in manifests of old. */
  readonly title?: string
  /** EDTF. */
  readonly asOf?: string
  readonly marking?: string
  /** PDF first, then in the order of paths; none for a report that failed. */
  readonly files: readonly ListedFile[]
}

/** In the order of briefs, variants and paths. Entries that are not as they should be are left out. */
export function listReports({ outputs }: Pick<ManifestJson, 'outputs'>): readonly ListedReport[] {
  const reports = new Map<string, ListedReport>()
  for (const entry of outputs) {
    const brief = textOf(entry['brief'])
    if (brief === undefined) continue
    const file = fileOf(entry)
    const variant = textOf(entry['variant'])
    const key = [brief, variant ?? '', file === undefined ? '' : stemOf(file.path, entry['page'] !== undefined)].join('\u0000')
    const known = reports.get(key)
    const files = [...(known?.files ?? []), ...(file === undefined ? [] : [file])]
    reports.set(key, { ...aboutOf(entry), brief, ...(variant === undefined ? {} : { variant }), files: files.sort(byFormat) })
  }
  return [...reports.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, report]) => report)
}

/** The picture of a page has its number after the report's name. */
function stemOf(path: string, isPage: boolean): string {
  return path.replace(/\.[^./]+$/, '').replace(isPage ? /-p\d+$/ : /$^/, '')
}

function aboutOf(entry: Readonly<Record<string, unknown>>): Pick<ListedReport, 'number' | 'title' | 'asOf' | 'marking'> {
  const { number } = entry
  const [title, asOf, marking] = [textOf(entry['title']), textOf(entry['asOf']), textOf(entry['marking'])]
  return {
    ...(typeof number === 'number' ? { number } : {}),
    ...(title === undefined ? {} : { title }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(marking === undefined ? {} : { marking }),
  }
}

function fileOf(entry: Readonly<Record<string, unknown>>): ListedFile | undefined {
  const { path, format, bytes, sha256, pages, status } = entry
  const isFile = typeof path === 'string' && typeof format === 'string' && typeof bytes === 'number' && typeof sha256 === 'string'
  if (!isFile || status !== 'printed') return undefined
  return { path, format, bytes, sha256, ...(typeof pages === 'number' ? { pages } : {}) }
}

function byFormat(a: ListedFile, b: ListedFile): number {
  const rank = ({ format }: ListedFile): number => (format === 'pdf' ? 0 : 1)
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
