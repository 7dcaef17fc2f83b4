/** The dossier as templates see it: sections with their facts in place of ids, titles in the report's language, back links. Renders nothing. */

import type { Dossier, DossierFact, DossierGroup, DossierKeyFigure, DossierSection, DossierSource } from '../merge/dossier.ts'
import type { DossierChanges, DossierFigureChange } from '../merge/dossier-changes.ts'
import { listChanges } from '../merge/list-changes.ts'
import { lexicons } from '../terms/lexicons.ts'
import type { Brand } from './brand.ts'
import { sourceAnchor, useAnchor } from './citation-ledger.ts'
import type { PageHeading } from './name-headings.ts'
import type {
  PageContext,
  ResolvedChanges,
  ResolvedFigure,
  ResolvedJudgement,
  ResolvedMatrix,
  ResolvedPicture,
  ResolvedSource,
  ResolvedTrend,
  ResolvedUse,
  ViewContext,
} from './template-context.ts'
import type { Words } from './words.ts'

/** What the page has besides the dossier. */
export interface PageExtras {
  readonly css: string
  readonly generator: string
  readonly brand: Brand
  readonly words: Words
  /** Drawn pictures by section id. */
  readonly pictures: ReadonlyMap<string, ResolvedPicture>
  /** Ids of citation markers by the anchor of their use; empty in the first pass. Asked when a template reads `citations`. */
  markersOf(anchor: string): readonly string[]
  /** The headings of the pass before; none in the first. */
  headings(): readonly PageHeading[]
}

/** The context of `page.hbs`. Every field of a section is there; which are filled depends on its view. */
export function resolvePage(dossier: Dossier, extras: PageExtras): PageContext {
  const sources = dossier.sources.map((source) => resolveSource(source, dossier, extras.markersOf))
  let bodyIndex = 0
  const sections = dossier.sections.map((section) => {
    if (section.placement === 'body') bodyIndex += 1
    return resolveSection(section, section.placement === 'body' ? bodyIndex : 0, dossier, sources, extras)
  })
  return {
    ...dossier,
    corrections: (dossier.corrections ?? []).map(({ fact, ...correction }) => {
      const [right] = fact === undefined ? [] : factsOf([fact], dossier)
      return { ...correction, ...(right === undefined ? {} : { fact: right }) }
    }),
    sections,
    front: sections.filter((section) => section.placement === 'front'),
    body: sections.filter((section) => section.placement === 'body'),
    // Read late, as the citations are.
    get contents() {
      return extras.headings()
    },
    css: extras.css,
    generator: extras.generator,
    brand: extras.brand,
  }
}

function resolveSection(
  section: DossierSection,
  index: number,
  dossier: Dossier,
  sources: readonly ResolvedSource[],
  { words, pictures }: PageExtras,
): ViewContext {
  const { view } = section
  const facts = factsOf(section.facts, dossier)
  const figures = view === 'keyFigures' ? dossier.keyFigures : section.figures
  const picture = pictures.get(section.id)
  const { title, bands } = lexicons[dossier.brief.lexicon]
  return {
    id: section.id,
    ...(view === undefined ? {} : { view }),
    title: section.title ?? (view === undefined ? '' : (words.text(`view.${view}`) ?? view)),
    placement: section.placement,
    index,
    ...(section.body === undefined ? {} : { body: section.body }),
    facts,
    groups: section.groups.map((group) => ({ key: group.key, title: group.title, facts: factsOf(group.facts, dossier) })),
    ...(section.columns === undefined ? {} : { matrix: resolveMatrix(section.groups, section.columns, dossier) }),
    ...(section.alt === undefined ? {} : { alt: section.alt }),
    ...(section.caption === undefined ? {} : { caption: section.caption }),
    ...(picture === undefined ? {} : { picture }),
    items: view === 'highlights' ? dossier.highlights : view === 'gaps' ? dossier.gaps : [],
    figures: resolveFigures(figures, dossier),
    judgements:
      view === 'judgements'
        ? dossier.judgements.map((judgement): ResolvedJudgement => ({ ...judgement, basis: factsOf(judgement.basis, dossier) }))
        : [],
    sources: view === 'sources' ? sources : [],
    contacts: view === 'contacts' ? dossier.contacts : [],
    ...(view === 'changes' && dossier.changes !== undefined ? { changes: resolveChanges(dossier.changes, facts, dossier) } : {}),
    ...(view === 'methodology' ? { methodology: dossier.methodology } : {}),
    lexicon: { title, bands },
    ...(section.needs === undefined ? {} : { needs: section.needs }),
    ...(section.response === undefined ? {} : { response: section.response }),
    ...(section.sectorGaps === undefined ? {} : { sectorGaps: section.sectorGaps }),
  }
}

function resolveFigures(figures: readonly DossierKeyFigure[], dossier: Dossier): readonly ResolvedFigure[] {
  return figures.flatMap(({ fact: id, label, note, trend }) =>
    factsOf([id], dossier).map((fact) => {
      const moved = resolveTrend(fact, factsOf(trend ?? [], dossier).at(-1))
      return { fact, label, ...(note === undefined ? {} : { note }), ...(moved === undefined ? {} : { trend: moved }) }
    }),
  )
}

/** Undefined when there was no number before. */
function resolveTrend({ figure }: DossierFact, before: DossierFact | undefined): ResolvedTrend | undefined {
  const earlier = before?.figure
  if (before === undefined || earlier === undefined || figure === undefined) return undefined
  const approximate = earlier.qualifier !== 'exact' || figure.qualifier !== 'exact'
  const isAlike = earlier.unit === figure.unit && earlier.population === figure.population
  if (!isAlike || earlier.value === undefined || figure.value === undefined)
    return { before, direction: 'incomparable', approximate }
  const difference = Number((figure.value - earlier.value).toPrecision(12))
  const percent = earlier.value === 0 ? undefined : Math.abs(Math.round((difference / Math.abs(earlier.value)) * 1000) / 10)
  const direction = difference === 0 ? 'unchanged' : difference > 0 ? 'up' : 'down'
  return { before, direction, difference: Math.abs(difference), ...(percent === undefined ? {} : { percent }), approximate }
}

function resolveMatrix(rows: readonly DossierGroup[], columns: readonly DossierGroup[], dossier: Dossier): ResolvedMatrix {
  return {
    columns: columns.map(({ key, title }) => ({ key, title })),
    rows: rows.map(({ key, title, facts }) => ({
      key,
      title,
      cells: columns.map((column) => ({
        facts: factsOf(
          facts.filter((id) => column.facts.includes(id)),
          dossier,
        ),
      })),
    })),
  }
}

/** `direction` says which way it went, in words. */
function withoutSigns({ difference, percent, ...figure }: DossierFigureChange): DossierFigureChange {
  return {
    ...figure,
    ...(difference === undefined ? {} : { difference: Math.abs(difference) }),
    ...(percent === undefined ? {} : { percent: Math.abs(percent) }),
  }
}

/** `selected`: the facts that the section asks for. Only those are listed then; all are counted. */
function resolveChanges(changes: DossierChanges, selected: readonly DossierFact[], dossier: Dossier): ResolvedChanges {
  const texts = new Map(dossier.judgements.map(({ id, text }) => [id, text]))
  const facts = new Map(Object.entries(dossier.facts))
  const asked = selected.map(({ id }) => id)
  const listed = listChanges(changes, asked, (id) => facts.get(id)?.when)
  return {
    ...(changes.since === undefined ? {} : { since: changes.since }),
    new: factsOf(listed.new, dossier),
    updated: listed.updated.flatMap(({ fact, before }) => factsOf([fact], dossier).map((now) => ({ fact: now, before }))),
    withdrawn: listed.withdrawn,
    watched: factsOf(listed.watched, dossier),
    newCount: changes.new.length,
    updatedCount: changes.updated.length,
    withdrawnCount: changes.withdrawn.length,
    unchangedCount: changes.unchangedCount,
    figures: changes.figures.flatMap((figure) =>
      factsOf([figure.fact], dossier).map((fact) => ({ ...withoutSigns(figure), fact })),
    ),
    judgements: changes.judgements
      .filter(({ kind }) => kind !== 'unchanged')
      .map((judgement) => {
        const text = texts.get(judgement.id)
        return { ...judgement, ...(text === undefined ? {} : { text }) }
      }),
  }
}

function resolveSource(source: DossierSource, dossier: Dossier, markersOf: PageExtras['markersOf']): ResolvedSource {
  return { ...source, anchor: sourceAnchor(source.number), uses: resolveUses(source, dossier, markersOf) }
}

/** One use a fact: a fact that draws on two places of a source has one anchor there, with both places. */
function resolveUses(source: DossierSource, dossier: Dossier, markersOf: PageExtras['markersOf']): readonly ResolvedUse[] {
  const places = new Map<string, string[]>()
  for (const { fact, at } of source.uses) places.set(fact, [...(places.get(fact) ?? []), ...(at === undefined ? [] : [at])])
  return [...places].flatMap(([id, ats]) =>
    factsOf([id], dossier).map((fact) => {
      const anchor = useAnchor(source.number, id)
      return {
        fact,
        ...(ats.length === 0 ? {} : { at: ats.join('; ') }),
        anchor,
        // Read late, so that it is known which views depend on it.
        get citations() {
          return markersOf(anchor).map((marker, index) => ({ anchor: marker, mark: markFor(index) }))
        },
      }
    }),
  )
}

function factsOf(ids: readonly string[], dossier: Dossier): readonly DossierFact[] {
  return ids.flatMap((id) => (Object.hasOwn(dossier.facts, id) ? (dossier.facts[id] ?? []) : []))
}

/** `a` to `z`, then `aa`, `ab`, … */
function markFor(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : markFor(Math.floor(index / 26) - 1) + letter
}
