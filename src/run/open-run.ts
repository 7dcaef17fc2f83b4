/** One run: what was asked for, what its reports share, and how it ends. Files are parsed once for all reports. */

import type { Brief, OutputFormat } from '../brief/brief.ts'
import { type FoundBrief, matchBriefs } from '../brief/find-briefs.ts'
import { mergeLayers, overrideFile, overrideLayer } from '../brief/layers.ts'
import type {
  BuildDoors,
  BuildRequest,
  CheckDoors,
  CheckRequest,
  ProgressEvent,
  ReportResult,
  RunResult,
} from '../build-request.ts'
import { type CheckInput, createDossierChecker } from '../checks/check-dossier.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type WrongFacts, wrongFacts } from '../editions/find-corrections.ts'
import { createEditionReader, type EditionReader } from '../editions/load-editions.ts'
import type { FactBook } from '../facts/fact.ts'
import { createFactLoader, type FactLoader } from '../facts/load-fact-book.ts'
import { oncePerBook } from '../facts/once-per-book.ts'
import { type BookViews, createBookViews } from '../merge/book-views.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { createTemplateLoader, type TemplateLoader } from '../render/load-template-set.ts'
import { createOutputNamer, type NameTemplate, type OutputNamer } from '../render/render-output-name.ts'
import type { MarkingScheme } from '../terms/markings.ts'
import { tlpScheme } from '../terms/tlp.ts'
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import { applySeverities } from './apply-severities.ts'
import type { OwedReport } from './plan-briefs.ts'

export interface Run {
  readonly doors: CheckDoors
  readonly briefs: readonly FoundBrief[]
  readonly facts: FactLoader
  /** What merging asks of a book, once for all reports. */
  readonly books: BookViews
  /** What a book says was wrong, worked out once for all reports. */
  readonly wrongFacts: (book: FactBook) => WrongFacts
  /** Reads each edition once for all reports. */
  readonly readEdition: EditionReader
  /** What the project marks by. */
  readonly scheme: MarkingScheme
  readonly templates: TemplateLoader
  readonly nameOutput: OutputNamer
  /** Looks through a book once, however many reports share it. */
  readonly checkDossier: (input: CheckInput) => readonly Diagnostic[]
  /** Layers that go under every brief and over it: the project's defaults, `--set`. */
  readonly under: readonly LocatedNode[]
  readonly over: readonly LocatedNode[]
  /** The texts of `--set`, as a file. */
  readonly overrides: TextFile
  /** Ids of the variants asked for; undefined means the brief itself and all its variants. */
  readonly variants: readonly string[] | undefined
  /** Formats asked for; they go over what briefs say. */
  readonly formats: readonly OutputFormat[] | undefined
  readonly strict: boolean
  /** The edition that each brief is built for, by its id; undefined for reports on demand. */
  readonly owed?: ReadonlyMap<string, OwedReport>
  readonly onProgress: ((event: ProgressEvent) => void) | undefined
  /** What concerns the run itself: an unknown brief, a malformed `--set`. Errors here are wrong usage. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds the briefs asked for. Reports `brief/not-found` and what is wrong with `--set`; after either there is nothing to build. */
export async function openRun(request: CheckRequest & Partial<BuildRequest>, doors: CheckDoors): Promise<Run> {
  const over = overrideLayer(request.set)
  const found = await matchBriefs(request.briefs, doors.project)
  const scheme = doors.config.markingScheme ?? tlpScheme
  const unloaded = unloadedHelpers(doors)
  return {
    doors,
    briefs: found.ok && over.ok && unloaded.length === 0 ? found.value : [],
    facts: createFactLoader(doors.project, scheme),
    books: createBookViews(),
    wrongFacts: oncePerBook(wrongFacts),
    readEdition: createEditionReader(),
    scheme,
    templates: createTemplateLoader(doors.project, doors.helpers),
    nameOutput: createOutputNamer(doors.helpers?.helpers),
    checkDossier: createDossierChecker(),
    under: doors.config.defaults === undefined ? [] : [doors.config.defaults],
    over: over.ok && over.value !== undefined ? [over.value] : [],
    overrides: overrideFile(request.set),
    variants: request.variants,
    formats: request.formats,
    strict: request.strict,
    onProgress: request.onProgress,
    diagnostics: [...unloaded, ...over.diagnostics, ...found.diagnostics],
  }
}

/** A project that names helpers which nobody loaded: a program's mistake, not to be told as a hundred unknown helpers. */
function unloadedHelpers({ config, helpers }: CheckDoors): readonly Diagnostic[] {
  if (config.helpers === undefined || helpers !== undefined) return []
  const { value, span } = config.helpers
  const message = `the helpers in \`${value}\` were not loaded`
  return [
    {
      severity: 'error',
      code: 'helpers/not-loaded',
      message,
      span,
      hints: ['call `loadHelpers`, which runs that module, and pass on what it gives'],
    },
  ]
}

/** The template that a brief asks for, and where: the layers over it, the brief, the project's defaults, `sitrep`. */
export function templateRequest(run: Run, spec: LocatedNode, over: readonly LocatedNode[]): readonly [name: string, span?: Span] {
  const merged = mergeLayers([...run.under, spec, ...over])
  const node = merged && nodeAt(merged, ['template'])
  // Anything but text is refused when the brief is checked; until then any template does.
  return node?.kind === 'scalar' && typeof node.value === 'string' ? [node.value, node.span] : ['sitrep']
}

/** Every text that a place may be in: the files read so far, and what was typed after `--set`. */
export function textFilesOf(run: Run): ReadonlyMap<string, TextFile> {
  const { overrides, doors } = run
  return new Map([...doors.project.textFiles(), [overrides.path, overrides]])
}

/** The template of a report's file name, with the place of its text where somebody wrote one. */
export function outputTemplate(brief: Brief, { origins }: MergedBrief): NameTemplate {
  const path = ['brief', 'output']
  return origins.textOf(path) ?? { text: brief.output, span: origins.spanOf(path) }
}

/** What a finished file and its page call the program. */
export function producerOf({ versions }: BuildDoors): string {
  return `Sitrep ${versions.sitrep}`
}

/** The formats of a report: those of the command line, else the brief's. */
export function formatsOf(run: Run, brief: Brief): readonly OutputFormat[] {
  return run.formats ?? brief.formats
}

/** Of a brief's reports those that were asked for: all of them, or those of the variants named. */
export function chooseVariants(run: Run, briefs: readonly Brief[]): readonly Brief[] {
  const { variants } = run
  return variants === undefined
    ? briefs
    : briefs.filter((brief) => brief.variant !== undefined && variants.includes(brief.variant.id))
}

/** Variants that were asked for and that none of the briefs has, each as `brief/no-variant`. */
export function unknownVariants(run: Run, briefs: readonly Brief[]): readonly Diagnostic[] {
  const known = new Set(briefs.flatMap((brief) => brief.variant?.id ?? []))
  const list =
    known.size === 0 ? 'these briefs have no variants' : `choose from ${[...known].map((id) => `\`${id}\``).join(', ')}`
  return (run.variants ?? [])
    .filter((id) => !known.has(id))
    .map((id) => {
      const hints = suggestionHints(id, known)
      return {
        severity: 'error',
        code: 'brief/no-variant',
        message: `no brief has a variant \`${id}\``,
        hints: hints.length > 0 ? hints : [list],
      }
    })
}

/** The run's result. `misused` is what shows only later to be wrong usage, `found` what else concerns the run. */
export function closeRun(
  run: Run,
  reports: readonly ReportResult[],
  misused: readonly Diagnostic[],
  found: readonly Diagnostic[] = [],
): RunResult {
  const usage = [...run.diagnostics, ...misused]
  const diagnostics = applySeverities([...usage, ...found], run.doors.config.severities)
  return { reports, diagnostics, usageError: hasErrors(usage), textFiles: textFilesOf(run) }
}
