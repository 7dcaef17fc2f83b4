/** Writes `index.html` into the output folder, from the manifest and the editions, with pictures of first pages. Builds no report. */
import { join } from 'node:path'
import { findBriefs } from '../../brief/find-briefs.ts'
import type { Edition } from '../../editions/edition.ts'
import { editionNumbers, loadEdition } from '../../editions/load-editions.ts'
import type { Host } from '../../host/host.ts'
import { parseManifest } from '../../output/manifest.ts'
import { createRasteriser } from '../../raster/rasteriser.ts'
import type { MarkingScheme } from '../../terms/markings.ts'
import { formatIndex, type ListedEdition } from './format-index.ts'
import { type ListedFile, type ListedReport, listReports } from './listed-reports.ts'

export interface IndexRequest {
  readonly project: Host
  readonly scheme: MarkingScheme
  /** A new host over the output folder, so that it sees what a build has just written. */
  readonly output: Host
  readonly manifest: { readonly host: Host; readonly path: string }
  /** Also copies of the newest PDFs under names that stay. */
  readonly latest: boolean
}

export interface WrittenIndex {
  /** Pictures of first pages by the path of their PDF, below the output folder. */
  readonly thumbnails: ReadonlyMap<string, string>
  /** What is left out and why, in lines for people. */
  readonly notes: readonly string[]
}

/** As wide as 300 pixels for A4: sharp in the page at twice its pixels. */
const thumbnailScale = 0.504
/** More pictures than this are linked, not put into the page: 60 are some 4 MB. */
const mostEmbedded = 60

/**
 * The page, `thumbnails/<name>.png` for each PDF, and `<brief>[-<variant>]-latest.pdf` where that is asked for and one report has the
 * name. Undefined when there is no manifest. Fails with `HostError`.
 */
export async function writeIndex(request: IndexRequest): Promise<WrittenIndex | { readonly problem: string }> {
  const { project, output, manifest } = request
  const file = await manifest.host.readText(manifest.path)
  if (file === undefined) return { problem: `there is no \`${manifest.path}\` to make an index of` }
  const parsed = parseManifest(file.text)
  if (typeof parsed === 'string') return { problem: `\`${manifest.path}\` cannot be used: ${parsed}` }
  if (parsed.shard !== undefined) return { problem: `\`${manifest.path}\` is a part of a run` }
  const reports = listReports(parsed)
  const notes: string[] = []
  const drawn = await drawThumbnails(reports, output, notes)
  for (const { target, png } of drawn.values()) await output.write(target, png)
  const latest = request.latest ? await writeLatest(reports, output, notes) : new Map<string, string>()
  const editions = await listEditions(project, output, notes)
  const page = formatIndex({ scheme: request.scheme, reports, editions, thumbnails: sources(drawn), latest })
  await output.write('index.html', page)
  return { thumbnails: new Map([...drawn].map(([path, { target }]) => [path, target])), notes }
}

interface Thumbnail {
  readonly target: string
  readonly png: Uint8Array
}

async function drawThumbnails(
  reports: readonly ListedReport[],
  output: Host,
  notes: string[],
): Promise<ReadonlyMap<string, Thumbnail>> {
  const drawn = new Map<string, Thumbnail>()
  await using raster = createRasteriser()
  for (const { path } of pdfsOf(reports)) {
    const bytes = await output.readBytes(path)
    if (bytes === undefined) {
      notes.push(`\`${path}\` is in the manifest, but not in the folder`)
      continue
    }
    const { pictures } = await raster.draw(bytes, { pages: [{ first: 1, last: 1 }], scale: thumbnailScale })
    const [first] = pictures
    if (first !== undefined)
      drawn.set(path, { target: join('thumbnails', path.replace(/\.pdf$/, '.png')).replaceAll('\\', '/'), png: first.png })
  }
  return drawn
}

function pdfsOf(reports: readonly ListedReport[]): readonly ListedFile[] {
  return reports.flatMap(({ files }) => files.filter(({ format }) => format === 'pdf'))
}

/** Addresses of pictures as the page has them. */
function sources(drawn: ReadonlyMap<string, Thumbnail>): ReadonlyMap<string, string> {
  const isSmall = drawn.size <= mostEmbedded
  const address = ({ target, png }: Thumbnail): string =>
    isSmall ? `data:image/png;base64,${Buffer.from(png).toString('base64')}` : target.split('/').map(encodeURIComponent).join('/')
  return new Map([...drawn].map(([path, thumbnail]) => [path, address(thumbnail)]))
}

/** Rows of one brief have no name that stays: which of them would it be? */
async function writeLatest(
  reports: readonly ListedReport[],
  output: Host,
  notes: string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string[]>()
  for (const { brief, variant, files } of reports) {
    const name = `${[brief, variant].filter((part) => part !== undefined).join('-')}-latest.pdf`
    const paths = files.filter(({ format }) => format === 'pdf').map(({ path }) => path)
    names.set(name, [...(names.get(name) ?? []), ...paths])
  }
  const taken = new Set(reports.flatMap(({ files }) => files.map(({ path }) => path)))
  const latest = new Map<string, string>()
  for (const [name, [path, ...others]] of names) {
    if (path === undefined) continue
    if (others.length > 0) notes.push(`no \`${name}\`: ${others.length + 1} reports would have that name`)
    else if (taken.has(name)) notes.push(`no \`${name}\`: a report has that name itself`)
    else {
      const bytes = await output.readBytes(path)
      if (bytes === undefined) continue
      await output.write(name, bytes)
      latest.set(path, name)
    }
  }
  return latest
}

async function listEditions(project: Host, output: Host, notes: string[]): Promise<readonly ListedEdition[]> {
  const ids = [...new Set((await findBriefs(project)).map(({ id }) => id))]
  const listed: ListedEdition[] = []
  for (const brief of ids) {
    const numbers = await editionNumbers(brief, project)
    for (const number of [...numbers].reverse()) {
      const edition = await loadEdition(brief, number, project)
      if (edition.ok) listed.push(await listEdition(edition.value, output))
      else notes.push(`edition ${number} of \`${brief}\` is left out: ${edition.diagnostics[0]?.message ?? 'it cannot be read'}`)
    }
  }
  return listed
}

async function listEdition({ brief, number, asOf, reports }: Edition, output: Host): Promise<ListedEdition> {
  const files = reports.flatMap((report) => report.files)
  // Read through the host, which keeps the digest of what it has read.
  for (const { path } of files) await output.readBytes(path)
  const there = output.reads()
  const main = reports[0]?.dossier
  const marking = markingOf(main)
  return {
    brief,
    number,
    asOf,
    title: main?.brief.title ?? brief,
    ...(marking === undefined ? {} : { marking }),
    files: files.map(({ path, sha256 }) => ({ path, sha256, here: there.get(path) === sha256 })),
  }
}

/** Compared dossiers are typed for comparing only; their files hold all of them. */
function markingOf(dossier: unknown): string | undefined {
  if (typeof dossier !== 'object' || dossier === null || !('marking' in dossier)) return undefined
  const { marking } = dossier
  return typeof marking === 'object' && marking !== null && 'label' in marking && typeof marking.label === 'string'
    ? marking.label
    : undefined
}
