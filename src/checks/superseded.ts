/** `time/superseded`: a fact that was replaced, corrected or retracted is not told as if it stood (NISO CREC). It may stand beside its successor. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import { replacedWords } from '../terms/time-words.ts'
import type { Span } from '../text/span.ts'
import type { CheckContext } from './check-context.ts'
import { hasWords, wordPattern } from './find-words.ts'
import { briefPlace, fieldPlace, itemPlace } from './places.ts'
import { spanIn } from './sentences.ts'

const saysReplaced = wordPattern(replacedWords)

/**
 * An error at each place where the report uses such a fact, and for a fact whose sources were all retracted; a warning where a fact
 * under review is first used. No error in a sentence, paragraph or row that also cites the successor, or says that it is replaced.
 */
export function checkSuperseded(context: CheckContext): readonly Diagnostic[] {
  const dead = new Map(context.usedFacts.flatMap((fact) => (isDead(fact, context) ? [[fact.id, fact] as const] : [])))
  const uses = dead.size === 0 ? [] : [...usesInProse(dead, context), ...usesByName(dead, context)]
  return [...uses.map(({ fact, span }) => superseded(fact, span, context)), ...checkReviews(context), ...checkSources(context)]
}

interface FactUse {
  readonly fact: Fact
  readonly span: Span
}

function isDead(fact: Fact, { links }: CheckContext): boolean {
  const { status } = fact
  return status === 'superseded' || status === 'corrected' || status === 'retracted' || links.replacedBy(fact).length > 0
}

function usesInProse(dead: ReadonlyMap<string, Fact>, { passages, links, isEnglish }: CheckContext): readonly FactUse[] {
  return passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) =>
      sentence.facts.flatMap((cited): readonly FactUse[] => {
        const fact = dead.get(cited.id)
        if (fact === undefined || (isEnglish && hasWords(sentence.words, saysReplaced))) return []
        const near = passage.sentences.filter(
          ({ block, row }) => block === sentence.block || (row !== undefined && row === sentence.row),
        )
        const successors = links.replacedBy(fact)
        const besideIt = near.some(({ facts }) => facts.some(({ id }) => successors.some((successor) => successor.id === id)))
        return besideIt ? [] : [{ fact, span: spanIn(passage, cited) }]
      }),
    ),
  )
}

/** Uses that name a fact outside prose: key figures, bases of judgements, `select.ids`, figures of sectors. */
function usesByName(dead: ReadonlyMap<string, Fact>, { brief, links }: CheckContext): readonly FactUse[] {
  const use = (id: string, ...path: (string | number)[]): readonly FactUse[] => {
    const fact = dead.get(id)
    return fact === undefined ? [] : [{ fact, span: briefPlace(brief, path) }]
  }
  const isBeside = (id: string, ids: readonly string[]): boolean => {
    const fact = dead.get(id)
    return fact !== undefined && links.replacedBy(fact).some((successor) => ids.includes(successor.id))
  }
  return [
    ...brief.keyFigures.flatMap(({ fact }, index) => use(fact, 'keyFigures', index, 'fact')),
    ...brief.judgements.flatMap(({ basis }, index) =>
      basis.flatMap((id, position) => use(id, 'judgements', index, 'basis', position)),
    ),
    ...brief.sections.flatMap(({ select, figures }, index) => [
      // Beside its successor a fact shows the change: a chart of a count over time is made of such facts.
      ...(select?.ids ?? []).flatMap((id, position) =>
        isBeside(id, select?.ids ?? []) ? [] : use(id, 'sections', index, 'select', 'ids', position),
      ),
      ...figures.flatMap((id, position) => use(id, 'sections', index, 'figures', position)),
    ]),
  ]
}

function superseded(fact: Fact, span: Span, context: CheckContext): Diagnostic {
  const [successor] = context.links.replacedBy(fact)
  return {
    severity: 'error',
    code: 'time/superseded',
    message: `\`${fact.id}\` ${fateOf(fact, successor)}`,
    span,
    related: [
      successor === undefined
        ? { message: 'marked here', span: fieldPlace(fact, 'status') }
        : { message: 'replaced here', span: fieldPlace(successor, 'supersedes', 'corrects') },
    ],
    hints: waysOut(successor, context),
  }
}

function fateOf({ status }: Fact, successor: Fact | undefined): string {
  if (status === 'retracted') return 'was retracted'
  return successor === undefined ? `is marked ${status}` : `was replaced by \`${successor.id}\``
}

function waysOut(successor: Fact | undefined, { dossier, withheld }: CheckContext): readonly string[] {
  if (successor === undefined) return ['leave it out']
  if (withheld.has(successor.id))
    return [`leave it out: a report marked ${dossier.marking.label} cannot show \`${successor.id}\``]
  return [`cite \`${successor.id}\``, 'cite both in one sentence to show the change']
}

function checkReviews({ usedFacts, passages }: CheckContext): readonly Diagnostic[] {
  const reviewed = new Map(usedFacts.flatMap((fact) => (fact.status === 'underReview' ? [[fact.id, fact] as const] : [])))
  if (reviewed.size === 0) return []
  const first = new Map<string, Span>()
  for (const passage of passages) {
    for (const cited of passage.sentences.flatMap(({ facts }) => facts)) {
      if (reviewed.has(cited.id) && !first.has(cited.id)) first.set(cited.id, spanIn(passage, cited))
    }
  }
  return [...reviewed.values()].map((fact) => ({
    severity: 'warning',
    code: 'time/superseded',
    message: `\`${fact.id}\` is under review`,
    span: first.get(fact.id) ?? fieldPlace(fact, 'status'),
    related: [{ message: 'marked here', span: fieldPlace(fact, 'status') }],
    hints: ['say so, or wait for the review'],
  }))
}

function checkSources({ usedFacts, book }: CheckContext): readonly Diagnostic[] {
  return usedFacts
    .filter(({ sources }) => sources.length > 0 && sources.every(({ ref }) => book.sources.get(ref)?.status === 'retracted'))
    .map((fact) => ({
      severity: 'error',
      code: 'time/superseded',
      message: `\`${fact.id}\` rests on \`${fact.sources[0]?.ref}\`, which was retracted`,
      span: itemPlace(fact, 'sources', 0),
      hints: ['find another source', 'mark the fact `status: retracted` and leave it out'],
    }))
}
