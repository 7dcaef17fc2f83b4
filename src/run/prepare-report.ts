/**
 * From a brief file to reports that are checked and can be rendered: load → merge → check, one report for each variant and row. What
 * is wrong is in each report's log; a report that cannot go on has no `ready`. Renders nothing.
 */
import type { Brief } from '../brief/brief.ts'
import { factRequests, writtenFactRequests } from '../brief/fact-requests.ts'
import type { FoundBrief } from '../brief/find-briefs.ts'
import { loadDatasets } from '../brief/load-datasets.ts'
import { readBrief } from '../brief/read-brief.ts'
import { resolveBriefs } from '../brief/resolve-briefs.ts'
import { loadTranslation } from '../brief/translation.ts'
import { outcomeOf } from '../diagnostics/diagnostic.ts'
import { addChanges } from '../editions/add-changes.ts'
import { checkReissue } from '../editions/check-reissue.ts'
import { findCorrections } from '../editions/find-corrections.ts'
import { type KeptWording, keptWording } from '../editions/kept-wording.ts'
import { nextEditionNumber } from '../editions/load-editions.ts'
import { momentOf } from '../facts/facts-as-of.ts'
import { drawFigures, noPictures } from '../figures/draw-figures.ts'
import { type MergedWith, mergeDossier } from '../merge/merge-dossier.ts'
import { withoutAbsent } from '../merge/without-absent.ts'
import { checkProse } from '../render/check-prose.ts'
import { checkTemplateSet } from '../render/check-template.ts'
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import { checkSchedule, layersOfEdition, withSchedule } from './check-schedule.ts'
import { outputTemplate, type Run, templateRequest, textFilesOf } from './open-run.ts'
import { pictureLanguage } from './picture-language.ts'
import type { Report } from './report.ts'
import { beginReport } from './report-result.ts'

/** A brief file as the reports it stands for; undefined when it has errors, which are then in the log of `begun`. */
export async function loadBrief(found: FoundBrief, run: Run) {
  const begun = beginReport(found, run)
  const { log, project } = begun
  const owed = run.owed?.get(found.id)
  const kept = owed === undefined ? await log.phase('load', () => keptWording(found.id, run.over, project)) : undefined
  const spec = kept?.spec ?? (await log.phase('load', () => readBrief(found.path, project)))
  const over = kept?.over ?? run.over
  const templates = spec && (await log.phase('load', () => run.templates.load(...templateRequest(run, spec, over))))
  const layers = owed?.layers ?? (kept && spec && (await layersOfEdition(kept.edition, [...run.under, spec, ...over])))
  const underTemplate = (defaults: readonly LocatedNode[] = []) => withSchedule([...run.under, ...defaults], layers)
  const ofVariants = spec && (await variantDefaults(spec, over, run))
  const briefs =
    templates &&
    (await log.phase('load', () =>
      resolveBriefs({
        ...found,
        spec,
        under: underTemplate(templates.defaults),
        underVariant: (variant) => underTemplate(ofVariants?.get(templateOf(variant) ?? '') ?? templates.defaults),
        over,
        host: project,
        scheme: run.scheme,
        nextNumber: async () => owed?.number ?? (await nextEditionNumber(found.id, project)),
      }),
    ))
  if (spec !== undefined && briefs === undefined)
    await log.phase('load', () => run.facts.load(writtenFactRequests(spec, found.path)))
  return { found, begun, briefs, kept }
}

/** What the templates that variants name for themselves set; none where the command line names one for all. What is wrong with a template its report says. */
async function variantDefaults(spec: LocatedNode, over: readonly LocatedNode[], run: Run) {
  const defaults = new Map<string, readonly LocatedNode[]>()
  const variants = nodeAt(spec, ['variants'])
  if (variants?.kind !== 'list' || over.some((layer) => templateOf(layer) !== undefined)) return defaults
  for (const name of new Set(variants.items.flatMap((variant) => templateOf(variant) ?? []))) {
    const loaded = await run.templates.load(name)
    if (loaded.ok) defaults.set(name, loaded.value.defaults)
  }
  return defaults
}

function templateOf(node: LocatedNode): string | undefined {
  const template = nodeAt(node, ['template'])
  return template?.kind === 'scalar' && typeof template.value === 'string' ? template.value : undefined
}

/** One report merged and checked. `kept`: the edition that it is made from again, and is meant to be where nothing else is asked for. */
export async function prepareReport(brief: Brief, begun: Report, run: Run, kept: KeptWording | undefined): Promise<Report> {
  const { log, project } = begun
  const templates = await log.phase('load', () => run.templates.load(brief.template, nodeAt(brief.node, ['template'])?.span))
  const loaded = await log.phase('load', () => run.facts.load(factRequests(brief)))
  const book = loaded && run.books.statusesAsOf(loaded, momentOf(brief))
  const data = await log.phase('load', () => loadDatasets(brief, project))
  const translation = await log.phase('load', () =>
    loadTranslation(brief, project, kept?.translations.get(brief.translation?.path ?? '')),
  )
  if (templates === undefined || book === undefined || data === undefined) return begun
  if (translation === undefined && brief.translation !== undefined) return begun
  const known = run.books.factsAsOf(book, momentOf(brief))
  const corrections = await log.phase('merge', () => findCorrections(brief, run.wrongFacts(known), project, run.readEdition))
  const merge = (found: MergedWith) =>
    mergeDossier(brief, book, data, textFilesOf(run), run.books, withoutAbsent({ ...found, corrections }))
  const again = (found: MergedWith) => merge(withoutAbsent({ ...found, translation }))
  const asWritten = translation && (() => merge({}))
  const plain = await log.phase('merge', () => again({}))
  const merged =
    plain &&
    (await log.phase('merge', () =>
      addChanges({ merged: plain, asWritten, book, host: project, readEdition: run.readEdition, again }),
    ))
  if (merged === undefined) return begun
  const schedule = await checkSchedule(brief, run.owed?.get(brief.id)?.occurrence)
  const findings = () => [
    ...checkTemplateSet(templates, merged),
    ...checkProse(merged, book.facts, templates.ownHelpers),
    ...run.checkDossier({ ...merged, book, onWaived: log.waive }),
    ...(kept?.asIssued === true ? checkReissue(merged, kept.edition) : []),
    ...schedule,
  ]
  await log.phase('check', () => outcomeOf(undefined, findings()))
  const outputName = await log.phase('check', () => run.nameOutput(outputTemplate(merged.brief, merged), merged.dossier))
  const figures =
    (await log.phase('check', () => drawFigures(merged, pictureLanguage(merged.dossier.brief.language, templates)))) ?? noPictures
  if (outputName === undefined) return begun
  return { ...begun, name: outputName, ready: { brief: merged.brief, book, merged, templates, figures, outputName } }
}
