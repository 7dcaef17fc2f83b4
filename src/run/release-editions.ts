/** What a release adds to a build: refuses what must not be issued before anything is printed, and freezes what was printed. */
import { type BriefStatus, bearsWatermark } from '../brief/brief.ts'
import type { BuildDoors, ReportResult } from '../build-request.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { editionPath, freezeEdition, keptTranslationPath, wordingDigest, wordingPath } from '../editions/freeze-edition.ts'
import { editionNumbers, loadEdition } from '../editions/load-editions.ts'
import { HostError } from '../host/host.ts'
import { nearestNode, nodeAt } from '../text/located-tree.ts'
import { producerOf, type Run } from './open-run.ts'
import type { ReadyReport, Report } from './report.ts'

/**
 * Notes on the reports what stands against their release: `edition/draft`, `edition/number` for a number that is missing, taken
 * or leaves a gap, and what is wrong with earlier editions of the brief.
 */
export async function refuseReleases(reports: readonly Report[], run: Run): Promise<void> {
  for (const report of reports) {
    if (report.ready !== undefined) report.log.note(await reasonsAgainst(report.ready, report, run))
  }
}

async function reasonsAgainst({ brief }: ReadyReport, { project }: Report, run: Run): Promise<readonly Diagnostic[]> {
  const span = (key: string) => nodeAt(brief.node, [key])?.span ?? { file: brief.file, start: 0, end: 0 }
  const draft: Diagnostic = {
    severity: 'error',
    code: 'edition/draft',
    message: `\`${brief.id}\` ${uncleared[brief.status]}, which is not released`,
    span: span('status'),
    hints: ['set `status: final` when it has been reviewed'],
  }
  const numbers = await editionNumbers(brief.id, project)
  const earlier = await Promise.all(numbers.map((number) => loadEdition(brief.id, number, run.doors.project)))
  const problem = numberProblem(brief.number, numbers, brief.id)
  const misnumbered: readonly Diagnostic[] =
    problem === undefined
      ? []
      : [
          {
            severity: 'error',
            code: 'edition/number',
            message: problem,
            span: nearestNode(brief.node, ['number']).span,
            hints: ['write `number: next`'],
          },
        ]
  return [...(bearsWatermark(brief.status) ? [draft] : []), ...misnumbered, ...earlier.flatMap(({ diagnostics }) => diagnostics)]
}

const uncleared: Readonly<Partial<Record<BriefStatus, string>>> = {
  draft: 'is a draft',
  review: 'is still under review',
  withdrawn: 'is withdrawn',
}

function numberProblem(number: number | undefined, numbers: readonly number[], brief: string): string | undefined {
  const last = numbers.at(-1)
  const gap = numbers.find((known, index) => index > 0 && known !== (numbers[index - 1] ?? 0) + 1)
  if (number === undefined) return 'an edition needs a `number`'
  if (numbers.includes(number)) return `edition ${number} of \`${brief}\` is released already`
  if (gap !== undefined) return `edition ${gap - 1} of \`${brief}\` is missing, and edition ${gap} is there`
  if (last === undefined || number === last + 1) return undefined
  return `expected number ${last + 1}, which follows the last edition, found ${number}`
}

/** The editions that a run has written. */
export interface FrozenEditions {
  /** Root-relative paths. */
  readonly paths: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Freezes an edition of each brief whose reports were all printed, and keeps the brief file with it. `set` is what was set over the
 * briefs, `owed` tells for which occurrence an edition was made. Reports `file/unreadable` where the system refuses.
 */
export async function freezeEditions(
  reports: readonly Report[],
  results: readonly ReportResult[],
  set: readonly string[],
  doors: BuildDoors,
  owed?: Run['owed'],
): Promise<FrozenEditions> {
  const paths: string[] = []
  const diagnostics: Diagnostic[] = []
  for (const id of new Set(reports.map(({ brief }) => brief))) {
    const made = reports.flatMap((report, index) => (report.brief === id ? [{ report, result: results[index] }] : []))
    const brief = made[0]?.report.ready?.brief
    const number = brief?.number
    if (number === undefined || made.some(({ result }) => result?.status !== 'built')) continue
    const path = editionPath(id, number)
    const text = doors.project.textFiles().get(brief?.file ?? '')?.text ?? ''
    const translations = translationsOf(
      made.flatMap(({ report }) => report.ready ?? []),
      doors,
    )
    const wording = {
      sha256: wordingDigest(text),
      set,
      ...(translations.length > 0 && {
        translations: translations.map((file) => ({ path: file.path, sha256: wordingDigest(file.text) })),
      }),
    }
    const scheduledFor = owed?.get(id)?.occurrence.text
    try {
      // The edition file comes last: where it is, the brief is kept too.
      await doors.project.write(wordingPath(id, number), text)
      for (const file of translations) await doors.project.write(keptTranslationPath(id, number, file.path), file.text)
      await doors.project.write(
        path,
        freezeEdition({
          brief: id,
          number,
          ...(scheduledFor !== undefined && { scheduledFor }),
          tool: producerOf(doors),
          wording,
          reports: made.flatMap(printed),
        }),
      )
      paths.push(path)
    } catch (error) {
      if (!(error instanceof HostError)) throw error
      const message = `cannot write \`${path}\`: ${error.reason}`
      diagnostics.push({ severity: 'error', code: 'file/unreadable', message, cause: error })
    }
  }
  return { paths, diagnostics }
}

/** The translation files that reports were printed from, each once, by the path that their variants write. */
function translationsOf(reports: readonly ReadyReport[], doors: BuildDoors) {
  const files = reports.flatMap(({ brief, merged }) => {
    const path = brief.translation?.path
    const text = merged.translation && doors.project.textFiles().get(merged.translation.translation.path)?.text
    return path === undefined || text === undefined ? [] : [{ path, text }]
  })
  return files.filter(({ path }, index) => files.findIndex((other) => other.path === path) === index)
}

function printed({ report, result }: { readonly report: Report; readonly result: ReportResult | undefined }) {
  const { ready } = report
  return ready === undefined ? [] : [{ name: ready.outputName, files: result?.outputs ?? [], dossier: ready.merged.dossier }]
}
