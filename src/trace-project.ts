/** Loads and merges the briefs of a project for those who ask about them: what uses a fact, where a value came from. Checks and prints nothing. */
import type { Brief } from './brief/brief.ts'
import { factRequests } from './brief/fact-requests.ts'
import type { FoundBrief } from './brief/find-briefs.ts'
import { readBrief } from './brief/read-brief.ts'
import { resolveBriefs } from './brief/resolve-briefs.ts'
import type { CheckDoors } from './build-request.ts'
import { collateDiagnostics } from './diagnostics/collate.ts'
import { type Diagnostic, hasErrors, type Outcome } from './diagnostics/diagnostic.ts'
import { keptWording } from './editions/kept-wording.ts'
import { mergeDossier } from './merge/merge-dossier.ts'
import { layersOfEdition, withSchedule } from './run/check-schedule.ts'
import { openRun, type Run, templateRequest, textFilesOf, unknownVariants } from './run/open-run.ts'
import type { ScheduleLayers } from './schedule/schedule-layer.ts'
import { type LocatedNode, nodeAt } from './text/located-tree.ts'
import type { TextFile } from './text/text-file.ts'
import type { TracedLayer } from './trace/explain-value.ts'
import { readEditions } from './trace/read-editions.ts'
import type { TracedEdition, TracedReport } from './trace/traced-report.ts'

export interface TraceRequest {
  /** Ids, folders or files; empty means all. */
  readonly briefs: readonly string[]
  /** Id of the variant whose layers are asked for; undefined means the brief itself. */
  readonly variant?: string
  /** `key=value` each. */
  readonly set: readonly string[]
  /** Asks about the first edition that each brief owes, with what its schedule says. */
  readonly due?: boolean
}

export interface TracedProject {
  /** The brief itself, its variants and rows, of each brief that could be merged. */
  readonly reports: readonly TracedReport[]
  readonly editions: readonly TracedEdition[]
  /** Paths of edition files that could not be read. */
  readonly unreadableEditions: readonly string[]
  /** Of each brief asked for, the lowest first. */
  readonly layers: ReadonlyMap<string, readonly TracedLayer[]>
  /** Briefs that owe an edition; empty unless `due` was asked for. */
  readonly owing: readonly string[]
  /** What keeps briefs from being traced, by brief. */
  readonly diagnostics: readonly Diagnostic[]
  /** Nothing was looked at: a brief, a variant or a `--set` that is none. */
  readonly usageError: boolean
  readonly textFiles: ReadonlyMap<string, TextFile>
}

/** Everything that can be asked about. A brief with errors is left out, and what is wrong with it is told. */
export async function traceProject(request: TraceRequest, doors: CheckDoors): Promise<TracedProject> {
  const opened = await openRun({ briefs: request.briefs, set: request.set, strict: false }, doors)
  const run = request.due === true ? await withOwed(opened) : opened
  const { editions, unreadable } = await readEditions(doors.project)
  const traced = await Promise.all(run.briefs.map((found) => traceBrief(found, request, run, editions)))
  const asked = { ...run, variants: request.variant === undefined ? undefined : [request.variant] }
  const misused = [
    ...run.diagnostics,
    ...unknownVariants(
      asked,
      traced.flatMap(({ briefs }) => briefs),
    ),
  ]
  return {
    reports: traced.flatMap(({ reports }) => reports),
    editions,
    unreadableEditions: unreadable,
    layers: new Map(traced.map(({ id, layers }) => [id, layers])),
    owing: [...(run.owed?.keys() ?? [])],
    diagnostics: collateDiagnostics([...misused, ...traced.flatMap(({ diagnostics }) => diagnostics)]),
    usageError: hasErrors(misused),
    textFiles: textFilesOf(run),
  }
}

interface TracedBrief {
  readonly id: string
  readonly layers: readonly TracedLayer[]
  readonly briefs: readonly Brief[]
  readonly reports: readonly TracedReport[]
  readonly diagnostics: readonly Diagnostic[]
}

async function traceBrief(
  found: FoundBrief,
  request: TraceRequest,
  run: Run,
  editions: readonly TracedEdition[],
): Promise<TracedBrief> {
  const diagnostics: Diagnostic[] = []
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    // Warnings are for `check`; here they would stand between the user and the answer.
    if (!outcome.ok) diagnostics.push(...outcome.diagnostics)
    return outcome.ok ? outcome.value : undefined
  }
  const { project } = run.doors
  const kept = request.due === true ? undefined : take(await keptWording(found.id, run.over, project))
  const spec = kept?.spec ?? take(await readBrief(found.path, project))
  const over = kept?.over ?? run.over
  if (spec === undefined) return { id: found.id, layers: [], briefs: [], reports: [], diagnostics }
  const templates = take(await run.templates.load(...templateRequest(run, spec, over)))
  const owed = run.owed?.get(found.id)
  const layers = owed?.layers ?? (kept && (await layersOfEdition(kept.edition, [...run.under, spec, ...over])))
  const under = withSchedule([...run.under, ...(templates?.defaults ?? [])], layers)
  const numbers = editions.flatMap(({ brief, number }) => (brief === found.id && /^\d+$/.test(number) ? [Number(number)] : []))
  const nextNumber = async (): Promise<number> => owed?.number ?? Math.max(0, ...numbers) + 1
  const resolution = { ...found, spec, under, over, host: project, scheme: run.scheme, nextNumber }
  const briefs = take(await resolveBriefs(resolution)) ?? []
  const reports = await Promise.all(
    briefs.map(async (brief): Promise<readonly TracedReport[]> => {
      const book = take(await run.facts.load(factRequests(brief)))
      const merged = book && take(mergeDossier(brief, book, {}, textFilesOf(run), run.books))
      return book === undefined || merged === undefined ? [] : [{ brief: merged.brief, book, dossier: merged.dossier }]
    }),
  )
  return { id: found.id, layers: layersOf(spec, under, over, layers, request, run), briefs, reports: reports.flat(), diagnostics }
}

function layersOf(
  spec: LocatedNode,
  under: readonly LocatedNode[],
  over: readonly LocatedNode[],
  schedule: ScheduleLayers | undefined,
  request: TraceRequest,
  run: Run,
): readonly TracedLayer[] {
  const variants = nodeAt(spec, ['variants'])
  const variant = (variants?.kind === 'list' ? variants.items : []).filter((item) => {
    const id = nodeAt(item, ['id'])
    return request.variant !== undefined && id?.kind === 'scalar' && String(id.written ?? id.value) === request.variant
  })
  return [
    ...under.map((node) => ({ name: layerName(node, schedule, run), node })),
    { name: 'the brief', node: spec },
    ...variant.map((node) => ({ name: `the variant \`${request.variant}\``, node })),
    ...over.map((node) => ({ name: '`--set`', node })),
  ]
}

/** The run with the first owed edition of each brief; a schedule with errors owes nothing here, `due` tells why. */
async function withOwed(run: Run): Promise<Run> {
  const { owedReports, planBriefs } = await import('./run/plan-briefs.ts')
  const { planned } = await planBriefs(run)
  return {
    ...run,
    owed: new Map(
      planned.flatMap((brief) =>
        owedReports(brief)
          .slice(0, 1)
          .map((owed) => [brief.found.id, owed]),
      ),
    ),
  }
}

function layerName(node: LocatedNode, schedule: ScheduleLayers | undefined, run: Run): string {
  if (run.under.includes(node)) return 'the project’s defaults'
  return node === schedule?.above || node === schedule?.below ? 'the schedule' : templateName(node)
}

function templateName({ span }: LocatedNode): string {
  return `template \`${span.file.split('/').at(-2) ?? span.file}\``
}
