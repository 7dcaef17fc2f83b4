/**
 * Brief and fact book merged into the dossier: sections arranged, facts selected, sources numbered in order of first citation,
 * every value with the place it came from. Reads no file and renders nothing.
 */
import type { Brief, BriefJudgement, BriefKeyFigure, BriefSection, GroupField } from '../brief/brief.ts'
import { scalarText, type Translation } from '../brief/translation.ts'
import { type Diagnostic, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Actor, Fact, FactBook, Place } from '../facts/fact.ts'
import { partyOf } from '../facts/party-of.ts'
import { speakerOf } from '../facts/speaker-of.ts'
import { findBand, type Lexicon, lexicons } from '../terms/lexicons.ts'
import { highestMarking, isAbove, type Marking, printedMarking } from '../terms/markings.ts'
import { nearestNode, nodeAt, type TreePath } from '../text/located-tree.ts'
import { directionOf } from '../text/text-direction.ts'
import type { TextFile } from '../text/text-file.ts'
import { type ArrangedSection, arrangeSections } from './arrange-sections.ts'
import { type BookViews, createBookViews } from './book-views.ts'
import { type ChosenWordings, chooseWordings, plainWords, type WithheldWords } from './choose-wordings.ts'
import { citedAbove } from './cited-above.ts'
import { describeSourcing } from './describe-sourcing.ts'
import type {
  Dossier,
  DossierBrief,
  DossierGroup,
  DossierJudgement,
  DossierKeyFigure,
  DossierLikelihood,
  DossierMethodology,
  DossierProse,
  DossierSection,
  DossierSource,
} from './dossier.ts'
import type { DossierChanges } from './dossier-changes.ts'
import type { DossierCorrection } from './dossier-corrections.ts'
import { groupFacts } from './group-facts.ts'
import { factsOfChanges, listChanges } from './list-changes.ts'
import { mergeActor, mergeFact, mergePlace } from './merge-facts.ts'
import type { MergedBrief } from './merged-brief.ts'
import { noteWithheld } from './note-withheld.ts'
import { mergeSources, numberSources } from './number-sources.ts'
import { createOriginCollector, type OriginCollector } from './origins.ts'
import { readProse } from './read-prose.ts'
import { createSight } from './report-sight.ts'
import { actorTexts, briefTexts, factTexts, placeTexts, type ReportText, sourceTexts } from './report-texts.ts'
import { describeTranslation, tagInWords } from './report-translation.ts'
import { createTranslator, type Translator, translateBook, translateBrief, translateChanges } from './translate-report.ts'
import type { Withholding } from './visible-facts.ts'
import { deepFreeze, withoutAbsent } from './without-absent.ts'

/** What the steps of one merge share: the brief, what it may draw on, and where findings and places are gathered. */
interface Merge {
  readonly brief: Brief
  readonly book: FactBook
  /** Facts that the report may not tell: a view that names one goes without. */
  readonly withheld: ReadonlyMap<string, Withholding>
  readonly origins: OriginCollector
  readonly problems: Diagnostic[]
  /** Undefined for a report that is printed as it is written. */
  readonly translator: Translator | undefined
}

/** What a report is merged with besides its brief and facts: what it says of the editions before it, and the language it says it in. */
export interface MergedWith {
  readonly changes?: DossierChanges
  /** Whether the changes are told in the report's own language: they were found between two translated reports. */
  readonly ownChanges?: boolean
  readonly corrections?: readonly FoundCorrection[]
  /** The file that its variant names, read. Without it a translated report is merged as it was written. */
  readonly translation?: Translation
}

/** A correction whose words may stand in the brief: `written` is its position there. */
export interface FoundCorrection extends Omit<DossierCorrection, 'now'> {
  readonly written?: number
}

/**
 * The dossier of a brief. `data` holds its datasets, `textFiles` the files it was read from (for places inside prose).
 * Reports `source/unknown` for ids that no fact file defines, `brief/invalid` for a key figure that is no figure and
 * `judgement/off-lexicon` for a likelihood that the lexicon does not have. Ids in prose are left to the check of prose. Views take
 * the facts that were known at the report's cut-off, else its as-of time; a later one that the brief names is there all the same,
 * for `time/after-cutoff` to report. Reports of one run share `views`. `corrections` stand on page 1, before all else.
 * `changes` are what the report says has changed: known only once it has been merged without them, and then read where their section
 * stands.
 *
 * What is marked above the report is not in its dossier in any way: views go without it, and words that use it give way to others
 * (`handling/above-marking` where there are none; `handling/withheld`, a note, says what was left out). A brief that says no marking
 * takes the highest of what is inside. Pure.
 */
export function mergeDossier(
  written: Brief,
  whole: FactBook,
  data: Readonly<Record<string, unknown>>,
  textFiles: ReadonlyMap<string, TextFile>,
  views: BookViews = createBookViews(),
  { changes: foundChanges, ownChanges = false, corrections: found = [], translation }: MergedWith = {},
): Outcome<MergedBrief> {
  const sight = createSight(written, whole, views)
  const { known, withheld } = sight
  const translator = createTranslator(translation, written)
  const book = translator === undefined ? sight.book : translateBook(sight.book, translator)
  const wordings = chooseWordings({
    brief: written,
    known: whole.facts,
    withheldFrom: sight.withheldFrom,
    textFiles,
  })
  const brief = translator === undefined ? wordings.brief : translateBrief(wordings.brief, translator)
  const changes =
    translator === undefined || foundChanges === undefined || ownChanges
      ? foundChanges
      : translateChanges(foundChanges, translator, (id) => book.facts.has(id))
  const merge: Merge = {
    brief,
    book,
    withheld,
    origins: createOriginCollector(brief.node, textFiles),
    problems: [...wordings.problems],
    translator,
  }
  const arranged = inLanguageOf(book, arrangeSections(brief, known, sight.book, views.currentFacts))
  const corrections = found.flatMap((correction) => mergeCorrection(merge, correction))
  const highlights = textsAt(merge, 'highlights', brief.highlights)
  const keyFigures = figuresAt(merge, brief.keyFigures, ['keyFigures'])
  const judgements = brief.judgements.map((judgement, index) => mergeJudgement(merge, judgement, index))
  const gaps = textsAt(merge, 'gaps', brief.gaps)
  const statement = optionalProse(merge, ['methodology', 'statement'], ['methodology', 'text'], brief.methodology)
  const sections = arranged.map((section, index) => mergeSection(merge, section, index))

  const used = factsInReadingOrder(
    arranged,
    { sections, highlights, keyFigures, judgements, gaps, statement, changes, corrections },
    book,
  )
  const register = [...used]
  const numbers = numberSources(register)
  const facts = register.map((fact) => mergeFact(fact, { book, sources: sight.sources, numbers, contested: sight.contested }))
  const sources = mergeSources(register, numbers, book)
  for (const fact of register) merge.origins.add(['facts', fact.id], fact.node)
  for (const source of sources) merge.origins.add(['sources', source.number - 1], book.sources.get(source.id)?.node)
  const places = usedPlaces(register, sections, book)
  for (const place of places) merge.origins.add(['places', place.id], place.node)
  addBriefOrigins(merge)
  const actors = usedActors(register, book)
  const marking = brief.marking ?? highestInside([...register, ...actors], [...numbers.keys()], wordings, merge)

  const dossier: Dossier = withoutAbsent({
    brief: mergeHeader(brief, translator?.from),
    variant: brief.variant,
    each: brief.each,
    marking: printedMarking(marking),
    sections: sections.map((section) => withRegister(section, register)),
    highlights,
    keyFigures,
    judgements,
    gaps,
    methodology: withoutAbsent({
      ...describeSourcing(facts, sources, statement, { ...book, sources: sight.sources }),
      waivers: printedWaivers(brief, [...facts, ...sources, ...sections, ...judgements]),
    }),
    contacts: brief.contacts,
    changes,
    corrections: corrections.length === 0 ? undefined : corrections,
    facts: Object.fromEntries(facts.map((fact) => [fact.id, fact])),
    sources: sources.map((source) => withoutHigher(source, marking, book)),
    actors: Object.fromEntries(actors.map((actor) => [actor.id, mergeActor(actor)])),
    places: Object.fromEntries(places.map((place) => [place.id, mergePlace(place)])),
    data,
  })
  const origins = merge.origins.finish()
  const noted = wordings.problems.length > 0 ? [] : noteWithheld({ written, sight, register, wordings, origins })
  const above = citedAbove(brief, origins, withheld)
  const merged = {
    dossier: deepFreeze(dossier),
    origins,
    brief,
    marking,
    withheld: sight.withheldFrom(marking),
    withheldWords: translator === undefined ? wordings.withheldWords : withTranslations(wordings.withheldWords, translator),
    ...(translator && {
      translation: describeTranslation({
        translator,
        texts: textsOf(
          { brief: wordings.brief, register, actors, places, sections, sources, changes: foundChanges, ownChanges },
          sight.book,
        ),
        written,
        book: whole,
        textFiles,
      }),
    }),
  }
  return outcomeOf(merged, [...merge.problems, ...above, ...noted])
}

/** What readers of a report see of it, as it was written. */
interface Shown {
  readonly brief: Brief
  readonly register: readonly Fact[]
  readonly actors: readonly Actor[]
  readonly places: readonly Place[]
  readonly sections: readonly DossierSection[]
  readonly sources: readonly DossierSource[]
  readonly changes: DossierChanges | undefined
  readonly ownChanges: boolean
}

/** The texts of a report in its order; `book` has them as they were written. Parties are named even where only their people speak. */
function textsOf(shown: Shown, book: FactBook): readonly ReportText[] {
  const { brief, register, sections } = shown
  const written = register.flatMap(({ id }) => book.facts.get(id) ?? [])
  const parties = written.flatMap((fact) => {
    const speaker = speakerOf(fact)
    return speaker === undefined ? [] : partyOf(speaker, book.actors)
  })
  const actors = new Set([
    ...shown.actors.map(({ id }) => id),
    ...parties,
    ...shown.sources.flatMap(({ id }) => publisherOf(id, book)),
  ])
  return [
    ...briefTexts(brief),
    ...(shown.ownChanges ? [] : changeTexts(shown, book)),
    ...written.flatMap((fact) => (isIn(fact, brief) ? [] : factTexts(fact, book.actors))),
    ...tagTexts(sections, brief),
    ...[...actors].flatMap((id) => book.actors.get(id) ?? []).flatMap(actorTexts),
    ...shown.places.flatMap(({ id }) => book.places.get(id) ?? []).flatMap(placeTexts),
    ...shown.sources.flatMap(({ id }) => book.sources.get(id) ?? []).flatMap(sourceTexts),
  ]
}

function isIn({ language }: Fact, brief: Brief): boolean {
  return language !== undefined && language.split('-')[0] === brief.language.split('-')[0]
}

function publisherOf(source: string, { sources, actors }: FactBook): readonly string[] {
  const publisher = sources.get(source)?.publisher
  return publisher !== undefined && actors.has(publisher) ? [publisher] : []
}

/** Texts of the edition before that a section of changes lists. */
function changeTexts({ changes, sections, brief }: Shown, book: FactBook): readonly ReportText[] {
  if (changes === undefined) return []
  const listed = sections
    .filter(({ view }) => view === 'changes')
    .map(({ facts }) => listChanges(changes, facts, (id) => book.facts.get(id)?.when?.text))
  const span = { ...brief.node.span, end: brief.node.span.start }
  return listed.flatMap(({ updated, withdrawn }) => [
    ...updated.map(({ fact, before }) => ({
      name: `what was said before fact \`${fact}\``,
      places: [fact],
      text: before,
      node: undefined,
      span,
    })),
    ...withdrawn.map(({ id, text }) => ({
      name: `fact \`${id}\` of the edition before`,
      places: [id],
      text,
      node: undefined,
      span,
    })),
  ])
}

/** Tags that are headings of a table. */
function tagTexts(sections: readonly DossierSection[], brief: Brief): readonly ReportText[] {
  return brief.sections.flatMap(({ id, groupBy = [] }, index): readonly ReportText[] => {
    const section = sections.find((merged) => merged.id === id)
    if (section === undefined || !groupBy.includes('tags')) return []
    const groups = groupBy[0] === 'tags' ? section.groups : (section.columns ?? [])
    const { span } = nearestNode(brief.node, ['sections', index, 'groupBy'])
    return groups.flatMap(({ key }) =>
      key === '' ? [] : [{ name: `tag \`${key}\``, places: [key], text: tagInWords(key), node: undefined, span }],
    )
  })
}

/** Words that may not be seen, in both languages. */
function withTranslations(words: readonly WithheldWords[], { find }: Translator): readonly WithheldWords[] {
  return words.flatMap((each) => {
    const found = find(each.written)
    if (found === undefined) return [each]
    return [each, { ...each, text: plainWords(scalarText(found)), written: scalarText(found), span: found.span }]
  })
}

/** The marking of a report that says none: the highest of its words, facts, sources and actors. */
function highestInside(
  inside: readonly (Fact | Actor)[],
  sourceIds: readonly string[],
  wordings: ChosenWordings,
  { brief, book }: Merge,
): Marking {
  const sources = sourceIds.flatMap((id) => book.sources.get(id) ?? [])
  return highestMarking([...wordings.markings, ...[...inside, ...sources].map(({ marking }) => marking)], brief.scheme)
}

/** What a source repeats is named without being used, so it raises no report's marking: above it, it is not named. */
function withoutHigher(source: DossierSource, marking: Marking, book: FactBook): DossierSource {
  const mayBeNamed = (id: string): boolean => {
    const other = book.sources.get(id)
    return other === undefined || !isAbove(other.marking, marking)
  }
  return { ...source, restates: source.restates.filter(({ id }) => mayBeNamed(id)) }
}

function textsAt(merge: Merge, key: 'highlights' | 'gaps', texts: readonly string[]): readonly DossierProse[] {
  return texts.map((text, index) => proseAt(merge, [key, index, 'text'], text, [key, index]))
}

/** The waivers of the report as a whole and of things that are in it: a reason may tell what a withheld fact says. Undefined for none. */
function printedWaivers(brief: Brief, things: readonly { readonly id: string }[]): DossierMethodology['waivers'] {
  const ids = new Set(things.map(({ id }) => id))
  const printed = brief.waivers.filter(({ at }) => at === undefined || ids.has(at))
  return printed.length === 0 ? undefined : printed.map((waiver) => withoutAbsent({ ...waiver }))
}

function mergeHeader(brief: Brief, translatedFrom: string | undefined): DossierBrief {
  return withoutAbsent({
    id: brief.id,
    title: brief.title,
    subtitle: brief.subtitle,
    product: brief.product,
    number: brief.number,
    status: brief.status,
    profile: brief.profile,
    template: brief.template,
    language: brief.language,
    translatedFrom,
    direction: directionOf(brief.language),
    asOf: brief.asOf.text,
    informationCutoff: brief.informationCutoff?.text,
    period: brief.period?.text,
    issued: brief.issued?.text,
    nextUpdate: brief.nextUpdate?.text,
    preparedBy: brief.preparedBy,
    reviewedBy: brief.reviewedBy,
    authorizedBy: brief.authorizedBy,
    purpose: brief.purpose,
    audience: brief.audience,
    distribution: brief.distribution,
    banner: brief.banner,
    disclaimer: brief.disclaimer,
    paper: brief.paper,
    lexicon: brief.lexicon,
  })
}

function proseAt(merge: Merge, briefPath: TreePath, markdown: string, dossierPath: TreePath = briefPath): DossierProse {
  merge.origins.addProse([...dossierPath, 'markdown'], nodeAt(merge.brief.node, briefPath))
  return readProse(markdown, (id) => merge.book.facts.has(id))
}

function optionalProse(
  merge: Merge,
  dossierPath: TreePath,
  briefPath: TreePath,
  markdown: string | undefined,
): DossierProse | undefined {
  return markdown === undefined ? undefined : proseAt(merge, briefPath, markdown, dossierPath)
}

function mergeJudgement(merge: Merge, judgement: BriefJudgement, index: number): DossierJudgement {
  const path = ['judgements', index]
  const list = (key: string, texts: readonly string[]): readonly DossierProse[] =>
    texts.map((text, position) => proseAt(merge, [...path, key, position], text))
  merge.origins.add(path, nodeAt(merge.brief.node, path))
  return withoutAbsent({
    id: judgement.id,
    text: proseAt(merge, [...path, 'text'], judgement.text),
    likelihood: mergeLikelihood(merge, judgement, path),
    horizon: judgement.horizon?.text,
    confidence: judgement.confidence,
    grounds: optionalProse(merge, [...path, 'grounds'], [...path, 'grounds'], judgement.grounds),
    basis: judgement.basis.filter((id, position) => isKnown(merge, id, [...path, 'basis', position])),
    assumptions: list('assumptions', judgement.assumptions),
    alternatives: list('alternatives', judgement.alternatives),
    indicators: list('indicators', judgement.indicators),
    change: optionalProse(merge, [...path, 'change'], [...path, 'change'], judgement.change),
  })
}

/** None for a fact that readers may not be told of any more; without what is right where they may not be told that. */
function mergeCorrection(merge: Merge, { written, ...correction }: FoundCorrection): readonly DossierCorrection[] {
  if (written === undefined) {
    const { fact, date: _, ...withdrawn } = correction
    if (merge.withheld.has(correction.replaces ?? '')) return []
    return [fact === undefined || merge.book.facts.has(fact) ? correction : { ...withdrawn, kind: 'withdrawn' }]
  }
  const path = ['corrections', written]
  const target = ['corrections', written]
  merge.origins.add(target, nodeAt(merge.brief.node, path))
  const { was = correction.was, now: right } = merge.brief.corrections[written] ?? {}
  const now = optionalProse(merge, [...target, 'now'], [...path, 'now'], right)
  return [withoutAbsent({ ...correction, was, now })]
}

function mergeLikelihood(merge: Merge, judgement: BriefJudgement, path: TreePath): DossierLikelihood | undefined {
  if (judgement.likelihood === undefined) return undefined
  const lexicon = lexicons[merge.brief.lexicon]
  const band = findBand(lexicon, judgement.likelihood)
  if (band !== undefined) return { term: judgement.likelihood, low: band.low, high: band.high, range: band.range }
  merge.problems.push(offLexicon(merge, judgement.likelihood, lexicon, [...path, 'likelihood']))
  return undefined
}

function offLexicon(merge: Merge, term: string, lexicon: Lexicon, path: TreePath): Diagnostic {
  const terms = lexicon.bands.flatMap((band) => band.terms)
  return {
    severity: 'error',
    code: 'judgement/off-lexicon',
    message: `\`${term}\` is no term of the ${lexicon.title} lexicon`,
    span: nearestNode(merge.brief.node, path).span,
    hints: [...suggestionHints(term, terms), `use one of ${terms.map((known) => `\`${known}\``).join(', ')}`],
  }
}

function figuresAt(merge: Merge, figures: readonly BriefKeyFigure[], path: TreePath): readonly DossierKeyFigure[] {
  return figures.flatMap((keyFigure, index): readonly DossierKeyFigure[] => {
    const figurePath =
      nodeAt(merge.brief.node, [...path, index, 'fact']) === undefined ? [...path, index] : [...path, index, 'fact']
    if (merge.withheld.has(keyFigure.fact) || !isKnown(merge, keyFigure.fact, figurePath)) return []
    const fact = merge.book.facts.get(keyFigure.fact)
    if (fact?.figure === undefined) {
      merge.problems.push({
        severity: 'error',
        code: 'brief/invalid',
        message: `expected a fact of kind \`figure\`, found \`${keyFigure.fact}\`, which is of kind \`${fact?.kind}\``,
        span: nearestNode(merge.brief.node, figurePath).span,
        ...(fact === undefined ? {} : { related: [{ message: 'defined here', span: fact.node.keySpan ?? fact.node.span }] }),
        hints: ['name a figure, or give the fact `kind: figure` and a `value`'],
      })
      return []
    }
    return [
      withoutAbsent({
        fact: keyFigure.fact,
        label: keyFigure.label ?? fact.text,
        note: keyFigure.note,
        change: optionalProse(merge, [...path, index, 'change'], [...path, index, 'change'], keyFigure.change),
        trend: keyFigure.trend === true ? earlierFigures(merge, fact) : undefined,
      }),
    ]
  })
}

/** What the figure supersedes or corrects, and what that does, with a number of the same thing; what is marked above the report is not in its book. */
function earlierFigures(merge: Merge, fact: Fact): readonly string[] {
  const found = new Set<string>()
  for (
    let older = directlyBefore(fact, merge);
    older !== undefined && !found.has(older.id);
    older = directlyBefore(older, merge)
  ) {
    found.add(older.id)
  }
  return [...found].reverse()
}

function directlyBefore({ supersedes, corrects, figure }: Fact, { book }: Merge): Fact | undefined {
  const older = [...supersedes, ...corrects].flatMap((id) => book.facts.get(id) ?? [])
  return older.find((one) => one.figure?.measure === figure?.measure)
}

/** Whether a fact of that id exists; reports the place when not. */
function isKnown(merge: Merge, id: string, path: TreePath): boolean {
  if (merge.book.facts.has(id)) return true
  merge.problems.push({
    severity: 'error',
    code: 'source/unknown',
    message: `no fact has the id \`${id}\``,
    span: nearestNode(merge.brief.node, path).span,
    hints: suggestionHints(id, merge.book.facts.keys()),
  })
  return false
}

function mergeSection(merge: Merge, arranged: ArrangedSection, index: number): DossierSection {
  const { section, path } = arranged
  const target = ['sections', index]
  if (path !== undefined) {
    merge.origins.add(target, nodeAt(merge.brief.node, path))
    checkSelectedIds(merge, section, path)
  }
  const prose = (
    key: 'body' | 'caption' | 'needs' | 'response' | 'gaps',
    field: string,
    text: string | undefined,
  ): DossierProse | undefined => optionalProse(merge, [...target, field], [...(path ?? []), key], text)
  const [rowField = section.view === 'positions' ? 'party' : undefined, columnField] = section.groupBy ?? []
  return withoutAbsent({
    id: section.id,
    view: section.view,
    title: section.title,
    placement: arranged.placement,
    body: prose('body', 'body', section.body),
    facts: arranged.selected.map((fact) => fact.id),
    groups: rowsOf(rowField, arranged.selected, merge),
    columns: columnField === undefined ? undefined : columnsOf(section, columnField, arranged.selected, merge),
    alt: section.alt,
    caption: prose('caption', 'caption', section.caption),
    data: section.data,
    chart: section.chart,
    map: section.map,
    needs: prose('needs', 'needs', section.needs),
    response: prose('response', 'response', section.response),
    sectorGaps: prose('gaps', 'sectorGaps', section.sectorGaps),
    figures: figuresAt(
      merge,
      section.figures.map((fact) => ({ fact })),
      [...(path ?? []), 'figures'],
    ),
  })
}

function checkSelectedIds(merge: Merge, section: BriefSection, path: TreePath): void {
  for (const [index, id] of (section.map?.places ?? []).entries()) {
    if (merge.book.places.has(id)) continue
    merge.problems.push({
      severity: 'error',
      code: 'brief/invalid',
      message: `no place has the id \`${id}\``,
      span: nearestNode(merge.brief.node, [...path, 'map', 'places', index]).span,
      hints: suggestionHints(id, merge.book.places.keys()),
    })
  }
  for (const [index, id] of (section.select?.ids ?? []).entries())
    if (!merge.withheld.has(id)) isKnown(merge, id, [...path, 'select', 'ids', index])
}

/** The facts as a translated book has them. */
function inLanguageOf({ facts }: FactBook, arranged: readonly ArrangedSection[]): readonly ArrangedSection[] {
  return arranged.map((section) => ({ ...section, selected: section.selected.map((fact) => facts.get(fact.id) ?? fact) }))
}

/** The groups of a section, or the rows of a matrix. Tags are given in words where there is a translation of those. */
function rowsOf(field: GroupField | undefined, selected: readonly Fact[], { book, translator }: Merge): readonly DossierGroup[] {
  const groups = groupFacts(selected, field, book)
  if (field !== 'tags' || translator === undefined) return groups
  return groups.map((group) => ({ ...group, title: tagTitle(group.key, translator) ?? group.title }))
}

function tagTitle(tag: string, translator: Translator | undefined): string | undefined {
  const found = translator?.find(tagInWords(tag))
  return found === undefined ? undefined : scalarText(found)
}

/** The columns of a matrix: of tags only those that were asked for, in their order, when some were. */
function columnsOf(
  section: BriefSection,
  field: GroupField,
  selected: readonly Fact[],
  { book, translator }: Merge,
): readonly DossierGroup[] {
  const groups = groupFacts(selected, field, book).map((group) =>
    field === 'tags' ? { ...group, title: tagTitle(group.key, translator) ?? tagInWords(group.key) } : group,
  )
  const { tag } = section.select ?? {}
  if (field !== 'tags' || tag === undefined) return groups
  return tag.flatMap((key) => groups.find((group) => group.key === key) ?? [])
}

/** Views that take what the rest of the report used: the register all of it, a map what has a place; the changes are chosen among those. */
function withRegister(section: DossierSection, register: readonly Fact[]): DossierSection {
  const { view, facts, map } = section
  if (view === 'changes') {
    const used = new Set(register.map(({ id }) => id))
    return { ...section, facts: facts.filter((id) => used.has(id)) }
  }
  if (facts.length > 0) return section
  if (view === 'facts') return { ...section, facts: register.map(({ id }) => id) }
  if (view !== 'map' || map?.places !== undefined) return section
  return { ...section, facts: register.filter(({ where }) => where.length > 0).map(({ id }) => id) }
}

interface ReadingMatter {
  readonly sections: readonly DossierSection[]
  readonly highlights: readonly DossierProse[]
  readonly keyFigures: readonly DossierKeyFigure[]
  readonly judgements: readonly DossierJudgement[]
  readonly gaps: readonly DossierProse[]
  readonly statement: DossierProse | undefined
  readonly changes: DossierChanges | undefined
  readonly corrections: readonly DossierCorrection[]
}

/** The facts in the order in which a reader meets them: it numbers the sources. */
function factsInReadingOrder(arranged: readonly ArrangedSection[], matter: ReadingMatter, book: FactBook): ReadonlySet<Fact> {
  const ids = arranged.flatMap(({ section }, index) => {
    const merged = matter.sections[index]
    const cited = (proses: readonly (DossierProse | undefined)[]): readonly string[] =>
      proses.flatMap((prose) => prose?.facts ?? [])
    const ofView: Partial<Record<string, readonly string[]>> = {
      highlights: cited(matter.highlights),
      keyFigures: matter.keyFigures.flatMap(({ fact, trend }) => [fact, ...(trend ?? [])]),
      judgements: matter.judgements.flatMap(factsOfJudgement),
      gaps: cited(matter.gaps),
      methodology: cited([matter.statement]),
      changes: [
        ...changedFacts(matter.changes, merged?.facts ?? [], book),
        ...cited([...matter.keyFigures, ...matter.judgements].map(({ change }) => change)),
      ],
    }
    return [
      ...cited([merged?.body]),
      ...(ofView[section.view ?? ''] ?? []),
      ...(merged?.figures.map((figure) => figure.fact) ?? []),
      ...(merged?.groups.flatMap((group) => group.facts) ?? []),
      ...(section.view === 'changes' ? [] : (merged?.facts ?? [])),
      ...cited([merged?.caption, merged?.needs, merged?.response, merged?.sectorGaps]),
    ]
  })
  const putRight = matter.corrections.flatMap(({ fact, now }) => [...(fact === undefined ? [] : [fact]), ...(now?.facts ?? [])])
  return new Set([...putRight, ...ids].flatMap((id) => book.facts.get(id) ?? []))
}

function changedFacts(changes: DossierChanges | undefined, selected: readonly string[], book: FactBook): readonly string[] {
  return changes === undefined
    ? []
    : factsOfChanges(
        changes,
        listChanges(changes, selected, (id) => book.facts.get(id)?.when?.text),
      )
}

function factsOfJudgement(judgement: DossierJudgement): readonly string[] {
  const proses = [judgement.text, judgement.grounds, ...judgement.assumptions, ...judgement.alternatives, ...judgement.indicators]
  return [...judgement.text.facts, ...judgement.basis, ...proses.flatMap((prose) => prose?.facts ?? [])]
}

function usedActors(facts: readonly Fact[], book: FactBook) {
  const ids = new Set(facts.flatMap((fact) => [speakerOf(fact) ?? [], fact.about].flat()))
  return [...ids].flatMap((id) => book.actors.get(id) ?? [])
}

function usedPlaces(facts: readonly Fact[], sections: readonly DossierSection[], book: FactBook) {
  const ids = new Set([...facts.flatMap((fact) => fact.where), ...sections.flatMap((section) => section.map?.places ?? [])])
  return [...ids].flatMap((id) => book.places.get(id) ?? [])
}

function addBriefOrigins(merge: Merge): void {
  const { node } = merge.brief
  if (node.kind !== 'map') return
  for (const [key, value] of node.entries) merge.origins.add(['brief', key], value)
  merge.origins.add(['marking'], node.entries.get('tlp') ?? node.entries.get('marking'))
}
