/**
 * `judgement/off-lexicon`: likelihood is said in the terms of the report's one lexicon. English reports, in the report's own
 * voice: quotations and sentences that attribute are left alone, and so are assumptions, alternatives, indicators, gaps and methods.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { vagueEverywhere, vagueInJudgements, vagueInProse } from '../terms/hedge-words.ts'
import { findBand, type Lexicon, lexicons } from '../terms/lexicons.ts'
import { attributes } from './attribution.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { type FoundWords, findWords, wordPattern } from './find-words.ts'
import { bandOf, findLikelihoods } from './likelihood-terms.ts'
import { type Sentence, spanIn } from './sentences.ts'

// "May" with a capital is a month.
const vagueJudgement = [wordPattern(vagueInJudgements, 'g'), wordPattern(vagueEverywhere)]
const vagueProse = [wordPattern(vagueInProse, 'g'), wordPattern(vagueEverywhere)]

/** An error for each such word in the text of a judgement, and where its term is not that of `likelihood`; a warning in prose. */
export function checkOffLexicon(context: CheckContext): readonly Diagnostic[] {
  if (!context.isEnglish) return []
  return context.passages.flatMap((passage) => {
    if (passage.role === 'judgement') return passage.sentences.flatMap((sentence) => checkJudgement(sentence, passage, context))
    if (passage.role !== 'highlight' && passage.role !== 'section' && passage.role !== 'grounds') return []
    return passage.sentences.flatMap((sentence) => checkProse(sentence, passage, context))
  })
}

function checkJudgement(sentence: Sentence, passage: Passage, context: CheckContext): readonly Diagnostic[] {
  const lexicon = lexicons[context.brief.lexicon]
  const found = findVague(sentence, vagueJudgement, lexicon)
  return [
    ...found.map((words) => offLexicon(words, passage, lexicon, 'error')),
    ...otherThanDeclared(sentence, passage, context, lexicon),
  ]
}

function checkProse(sentence: Sentence, passage: Passage, { book, brief }: CheckContext): readonly Diagnostic[] {
  const lexicon = lexicons[brief.lexicon]
  const found = findVague(sentence, vagueProse, lexicon)
  if (found.length === 0 || attributes(sentence.own)) return []
  const tellsOthers = sentence.facts.some(({ id }) => {
    const kind = book.facts.get(id)?.kind
    return kind === 'claim' || kind === 'position' || kind === 'assessment'
  })
  return tellsOthers ? [] : found.map((words) => offLexicon(words, passage, lexicon, 'warning'))
}

/** Vague words and terms of another lexicon; of words that overlap ("quite likely") the first. */
function findVague(sentence: Sentence, patterns: readonly RegExp[], lexicon: Lexicon): readonly FoundWords[] {
  const vague = patterns.flatMap((pattern) => findWords(sentence, pattern))
  const foreign = findLikelihoods(sentence).filter((term) => bandOf(term, lexicon) === undefined)
  const all = [...vague, ...foreign].sort((a, b) => a.start - b.start || b.end - a.end)
  return all.filter((words, index) => !all.slice(0, index).some((earlier) => words.start < earlier.end))
}

/** A judgement whose sentence has terms of the lexicon, and none of the band that `likelihood` names. */
function otherThanDeclared(
  sentence: Sentence,
  passage: Passage,
  { brief }: CheckContext,
  lexicon: Lexicon,
): readonly Diagnostic[] {
  const judgement = brief.judgements[Number(passage.path[1])]
  const declared = judgement?.likelihood === undefined ? undefined : findBand(lexicon, judgement.likelihood)
  if (declared === undefined) return []
  const said = findLikelihoods(sentence).filter((term) => bandOf(term, lexicon) !== undefined)
  const [first] = said
  if (first === undefined || said.some((term) => bandOf(term, lexicon) === declared)) return []
  return [
    {
      severity: 'error',
      code: 'judgement/off-lexicon',
      message: `the text says \`${first.text}\`, and \`likelihood\` says \`${judgement?.likelihood}\``,
      span: spanIn(passage, first),
      hints: ['use one term in both'],
    },
  ]
}

function offLexicon(words: FoundWords, passage: Passage, lexicon: Lexicon, severity: 'error' | 'warning'): Diagnostic {
  const terms = lexicon.bands.map(({ terms: [term] }) => `\`${term}\``)
  return {
    severity,
    code: 'judgement/off-lexicon',
    message: `\`${words.text}\` is no likelihood that the ${lexicon.title} lexicon has`,
    span: spanIn(passage, words),
    hints: [
      `use one of ${terms.join(', ')}`,
      ...(severity === 'error' ? [] : ['say whose view it is when it is not the report’s own']),
    ],
  }
}
