/** `source/single`: what page 1 and the judgements rest on has two sources, or says that it has one (ICD 203, standard 1; PHIA). English for highlights and labels. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import { singleSourceWords } from '../terms/speech-words.ts'
import type { Span } from '../text/span.ts'
import { attributes, namesSpeaker } from './attribution.ts'
import type { CheckContext } from './check-context.ts'
import { hasWords, wordPattern } from './find-words.ts'
import { independentSources, isWellGraded, withCorroboration } from './grades.ts'
import { briefPlace, fieldPlace } from './places.ts'
import { spanIn } from './sentences.ts'

const saysSingle = wordPattern(singleSourceWords)

/** A warning for each place where a weak single source speaks as the report: highlights, key figures, and judgements as a whole. */
export function checkSingleSource(context: CheckContext): readonly Diagnostic[] {
  if (!context.isEnglish) return []
  return [...checkHighlights(context), ...checkKeyFigures(context), ...checkJudgements(context)]
}

function checkHighlights(context: CheckContext): readonly Diagnostic[] {
  return context.passages
    .filter((passage) => passage.role === 'highlight')
    .flatMap((passage) =>
      passage.sentences.flatMap((sentence) =>
        sentence.facts.flatMap((cited) => {
          const fact = context.book.facts.get(cited.id)
          if (fact === undefined || !isWeakAlone(fact, context) || saysSo(sentence.words, fact, context)) return []
          return [singleSource(fact, 'this highlight', spanIn(passage, cited), '“… is reported to …”, “X said …”')]
        }),
      ),
    )
}

function checkKeyFigures({ brief, ...context }: CheckContext): readonly Diagnostic[] {
  return brief.keyFigures.flatMap((keyFigure, index) => {
    const fact = context.book.facts.get(keyFigure.fact)
    if (fact === undefined || !isWeakAlone(fact, context)) return []
    if (saysSo(`${keyFigure.label ?? fact.text} ${keyFigure.note ?? ''}`, fact, context)) return []
    return [singleSource(fact, 'its label', briefPlace(brief, ['keyFigures', index, 'fact']), '`note: reported by one source`')]
  })
}

function checkJudgements(context: CheckContext): readonly Diagnostic[] {
  const { brief, book, links } = context
  return brief.judgements.flatMap((judgement, index): readonly Diagnostic[] => {
    const basis = judgement.basis.flatMap((id) => book.facts.get(id) ?? [])
    if (basis.length === 0 || basis.some((fact) => isWellGraded(fact, book))) return []
    if (
      independentSources(
        basis.flatMap((fact) => withCorroboration(fact, links)),
        book,
      ) > 1
    )
      return []
    if (hasWords(`${judgement.text} ${judgement.grounds ?? ''}`, saysSingle)) return []
    return [
      {
        severity: 'warning',
        code: 'source/single',
        message: `all that judgement \`${judgement.id}\` rests on comes from one source, and its grounds do not say so`,
        span: briefPlace(brief, ['judgements', index, 'basis']),
        hints: ['say in `grounds` that there is one source', 'add a fact from an independent source to `basis`'],
      },
    ]
  })
}

type Shared = Pick<CheckContext, 'book' | 'links'>

function isWeakAlone(fact: Fact, { book, links }: Shared): boolean {
  if (fact.kind === 'assumption' || fact.sources.length === 0 || isWellGraded(fact, book)) return false
  return independentSources(withCorroboration(fact, links), book) < 2
}

function saysSo(words: string, fact: Fact, { book }: Shared): boolean {
  return hasWords(words, saysSingle) || attributes(words) || namesSpeaker(words, fact, book)
}

function singleSource(fact: Fact, where: string, span: Span, example: string): Diagnostic {
  return {
    severity: 'warning',
    code: 'source/single',
    message: `\`${fact.id}\` rests on one independent source, and ${where} does not say so`,
    span,
    related: [{ message: 'its sources', span: fieldPlace(fact, 'sources') }],
    hints: [`say whose word it is: ${example}`, 'add an independent source to the fact'],
  }
}
