/**
 * `language/differs` between two reports of one brief in two languages: they tell the same facts, item by item, whatever words they use.
 * Texts that come from a translation file are held against their originals one by one (`language-differs.ts`), and not here.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DossierJudgement, DossierSection } from '../merge/dossier.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { type FactReference, findCitations, findFactReferences } from '../text/citations.ts'
import { type LocatedText, nodeAt, type TreePath, textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { compareNumbers, type TextInLanguage } from './compare-numbers.ts'
import { maskInline } from './mask-markup.ts'
import { createLanguageReader, type LanguageReader } from './translated-numbers.ts'

/** An error for each thing that `report` tells and `other` does not, or the other way round, with both places. Pure; linear in their texts. */
export function compareLanguages(report: MergedBrief, other: MergedBrief): readonly Diagnostic[] {
  const languages = {
    report: createLanguageReader(report.brief.language),
    other: createLanguageReader(other.brief.language),
  }
  const pair = { report, other, languages }
  const judgements = judgementPairs(pair)
  return [
    ...compareProse(pair, listPairs('highlights', pair), 'highlight'),
    ...compareSets(
      ['this report', 'shows the key figure'],
      keyFigures(report),
      keyFigures(other),
      placeOf(report, ['keyFigures']),
      pair,
    ),
    ...compareSets(
      ['this report', 'has the judgement'],
      judgementIds(report),
      judgementIds(other),
      placeOf(report, ['judgements']),
      pair,
    ),
    ...judgements.flatMap(([a, b]) => compareJudgements(a, b, pair)),
    ...sectionPairs(pair).flatMap(([a, b]) => compareSections(a, b, pair)),
    ...compareProse(pair, listPairs('gaps', pair), 'gap'),
    ...compareProse(
      pair,
      [
        [
          ['methodology', 'statement'],
          ['methodology', 'statement'],
        ],
      ],
      'methodology',
    ),
    ...['highlights', 'gaps'].flatMap((key) => compareCounts(key, pair)),
    ...compareCounts('sections', pair),
  ]
}

interface Pair {
  readonly report: MergedBrief
  /** The one that it is held against. */
  readonly other: MergedBrief
  readonly languages: { readonly report: LanguageReader; readonly other: LanguageReader }
}

/** A thing with the place that says it. */
interface Said {
  readonly key: string
  readonly span: Span
}

type PathPair = readonly [ours: TreePath, theirs: TreePath]

/** Positions of the sections that the brief places itself: a methodology that is there for its waivers is none. */
function ownSections({ dossier, brief }: MergedBrief): readonly number[] {
  const own = new Set(brief.sections.map(({ id }) => id))
  return dossier.sections.flatMap(({ id }, index) => (own.has(id) ? [index] : []))
}

function countOf(key: string, report: MergedBrief): number {
  const { dossier } = report
  if (key === 'sections') return ownSections(report).length
  return key === 'highlights' ? dossier.highlights.length : dossier.gaps.length
}

function compareCounts(key: string, { report, other }: Pair): readonly Diagnostic[] {
  const [ours, theirs] = [countOf(key, report), countOf(key, other)]
  if (ours === theirs) return []
  const message = `this report has ${ours} ${key} and the one in \`${other.brief.language}\` has ${theirs}`
  return [differs(message, placeOf(report, [key]), placeOf(other, [key]))]
}

function listPairs(key: 'highlights' | 'gaps', { report, other }: Pair): readonly PathPair[] {
  const count = countOf(key, report)
  if (count !== countOf(key, other)) return []
  return Array.from({ length: count }, (_, index) => [
    [key, index],
    [key, index],
  ])
}

function judgementPairs({ report, other }: Pair): readonly (readonly [number, number])[] {
  return report.dossier.judgements.flatMap(({ id }, index): readonly (readonly [number, number])[] => {
    const theirs = other.dossier.judgements.findIndex((judgement) => judgement.id === id)
    return theirs === -1 ? [] : [[index, theirs]]
  })
}

/** By their order where there are as many, else by their ids. */
function sectionPairs({ report, other }: Pair): readonly (readonly [number, number])[] {
  const [ours, theirs] = [ownSections(report), ownSections(other)]
  return ours.flatMap((index, position): readonly (readonly [number, number])[] => {
    const id = report.dossier.sections[index]?.id
    const alike = theirs.find((their) => other.dossier.sections[their]?.id === id)
    const match = ours.length === theirs.length ? theirs[position] : alike
    return match === undefined ? [] : [[index, match]]
  })
}

function compareSections(ours: number, theirs: number, pair: Pair): readonly Diagnostic[] {
  const { report, other } = pair
  const [a, b] = [report.dossier.sections[ours], other.dossier.sections[theirs]]
  if (a === undefined || b === undefined) return []
  const [place, otherPlace] = [report.origins.spanOf(['sections', ours]), other.origins.spanOf(['sections', theirs])]
  const view = ({ view: name }: DossierSection): string => (name === undefined ? 'prose alone' : `view \`${name}\``)
  const views =
    a.view === b.view
      ? []
      : [
          differs(
            `this section is ${view(a)} and the one in \`${other.brief.language}\` is ${view(b)}`,
            head(place),
            head(otherPlace),
          ),
        ]
  const facts =
    a.view === b.view
      ? compareSets(['this section', 'lays out'], at(a.facts, head(place)), at(b.facts, head(otherPlace)), head(place), pair)
      : []
  const paths = ['body', 'caption', 'needs', 'response', 'sectorGaps'].map(
    (field): PathPair => [
      ['sections', ours, field],
      ['sections', theirs, field],
    ],
  )
  return [...views, ...facts, ...compareProse(pair, paths, 'section')]
}

function compareJudgements(ours: number, theirs: number, pair: Pair): readonly Diagnostic[] {
  const { report, other } = pair
  const [a, b] = [report.dossier.judgements[ours], other.dossier.judgements[theirs]]
  if (a === undefined || b === undefined) return []
  const fields: readonly (readonly [key: string, (judgement: DossierJudgement) => string | undefined])[] = [
    ['likelihood', ({ likelihood }) => likelihood?.term],
    ['horizon', ({ horizon }) => horizon],
    ['confidence', ({ confidence }) => confidence],
  ]
  const said = fields.flatMap(([key, read]): readonly Diagnostic[] => {
    const [mine, others] = [read(a), read(b)]
    if (mine === others || (key === 'likelihood' && a.likelihood?.range === b.likelihood?.range)) return []
    const message = `judgement \`${a.id}\` has the ${key} \`${mine ?? 'none'}\` and in \`${other.brief.language}\` \`${others ?? 'none'}\``
    return [differs(message, placeOf(report, ['judgements', ours, key]), placeOf(other, ['judgements', theirs, key]))]
  })
  const basis = ({ brief }: MergedBrief, index: number): readonly Said[] =>
    (brief.judgements[index]?.basis ?? []).map((key, position) => ({
      key,
      span: placeOf({ brief }, ['judgements', index, 'basis', position]),
    }))
  const place = placeOf(report, ['judgements', ours, 'basis'])
  const lists = (['assumptions', 'alternatives', 'indicators'] as const).flatMap((key) =>
    a[key].map(
      (_, index): PathPair => [
        ['judgements', ours, key, index],
        ['judgements', theirs, key, index],
      ],
    ),
  )
  const texts = ['text', 'grounds'].map(
    (key): PathPair => [
      ['judgements', ours, key],
      ['judgements', theirs, key],
    ],
  )
  return [
    ...said,
    ...compareSets([`judgement \`${a.id}\``, 'rests on'], basis(report, ours), basis(other, theirs), place, pair),
    ...compareProse(pair, [...texts, ...lists], 'judgement'),
  ]
}

/** What prose cites and what it draws. One that only one of the reports has is found by its number or by its facts. */
function compareProse(pair: Pair, paths: readonly PathPair[], noun: string): readonly Diagnostic[] {
  const { report, other, languages } = pair
  return paths.flatMap(([ours, theirs]) => {
    const mine = report.origins.textOf([...ours, 'markdown'])
    const others = other.origins.textOf([...theirs, 'markdown'])
    if (mine === undefined || mine.file === report.translation?.translation.path) return []
    const [a, b] = [referencesIn(mine), others === undefined ? noReferences : referencesIn(others)]
    const place = textSpan(mine, 0, 1)
    const numbers =
      others === undefined
        ? { extra: [], lacking: [] }
        : compareNumbers(wordsOf(others, languages.other), wordsOf(mine, languages.report))
    const there = `in \`${other.brief.language}\``
    return [
      ...numbers.extra.map(({ what, start, end }) =>
        differs(
          `this ${noun} has ${what}, and ${there} it does not`,
          textSpan(mine, start, end),
          others && textSpan(others, 0, 1),
        ),
      ),
      ...numbers.lacking.map(({ what, start, end }) =>
        differs(`${there} this ${noun} has ${what}, and here it does not`, place, others && textSpan(others, start, end)),
      ),
      ...compareSets([`this ${noun}`, 'cites'], a.cited, b.cited, place, pair),
      ...compareSets([`this ${noun}`, 'draws'], a.drawn, b.drawn, place, pair),
    ]
  })
}

function wordsOf({ text }: LocatedText, language: LanguageReader): TextInLanguage {
  return { text: maskInline(text, findCitations(text).citations), language }
}

const noReferences = { cited: [], drawn: [] }

function referencesIn(text: LocatedText): { readonly cited: readonly Said[]; readonly drawn: readonly Said[] } {
  const cited = new Set(findCitations(text.text).citations.flatMap(({ items }) => items.map(({ start }) => start)))
  const said = ({ id, start, end }: FactReference): Said => ({ key: id, span: textSpan(text, start, end) })
  const all = findFactReferences(text.text)
  return {
    cited: all.filter(({ start }) => cited.has(start)).map(said),
    drawn: all.filter(({ start }) => !cited.has(start)).map(said),
  }
}

/** Each key that only one of the two has, once: at its place, or at `place` where this report lacks it. */
function compareSets(
  [subject, verb]: readonly [subject: string, verb: string],
  ours: readonly Said[],
  theirs: readonly Said[],
  place: Span,
  { other }: Pair,
): readonly Diagnostic[] {
  const extra = without(ours, theirs).map(({ key, span }) =>
    differs(`${subject} ${verb} \`${key}\`, and in \`${other.brief.language}\` it does not`, span, theirs[0]?.span),
  )
  const lacking = without(theirs, ours).map(({ key, span }) =>
    differs(`in \`${other.brief.language}\` ${subject} ${verb} \`${key}\`, and here it does not`, place, span),
  )
  return [...extra, ...lacking]
}

function without(items: readonly Said[], others: readonly Said[]): readonly Said[] {
  const known = new Set(others.map(({ key }) => key))
  return items.filter(({ key }, index) => !known.has(key) && items.findIndex((item) => item.key === key) === index)
}

function keyFigures({ brief }: MergedBrief): readonly Said[] {
  return brief.keyFigures.map(({ fact }, index) => ({ key: fact, span: placeOf({ brief }, ['keyFigures', index, 'fact']) }))
}

function judgementIds({ brief }: MergedBrief): readonly Said[] {
  return brief.judgements.map(({ id }, index) => ({ key: id, span: placeOf({ brief }, ['judgements', index, 'text']) }))
}

function at(keys: readonly string[], span: Span): readonly Said[] {
  return keys.map((key) => ({ key, span }))
}

/** The value at a path of the brief, of a list or mapping its key; the title where the brief does not say it. */
function placeOf({ brief }: Pick<MergedBrief, 'brief'>, path: TreePath): Span {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(brief.node, path.slice(0, length))
    if (node !== undefined) return node.kind === 'scalar' ? node.span : (node.keySpan ?? head(node.span))
  }
  return nodeAt(brief.node, ['title'])?.span ?? head(brief.node.span)
}

/** The beginning of a long stretch: all of it underlined would say nothing. */
function head(span: Span): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) }
}

function differs(message: string, span: Span, other: Span | undefined): Diagnostic {
  return {
    severity: 'error',
    code: 'language/differs',
    message,
    span,
    ...(other && { related: [{ message: 'in the other language', span: other }] }),
    hints: ['let both say the same, or give one of them a marking or a brief of its own'],
  }
}
