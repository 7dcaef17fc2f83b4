/** `judgement/likelihood-with-confidence`: how likely and how sure are said in two sentences (ICD 203, D.6.e(2)(b)). English reports; not where the method is explained. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { confidenceWords } from '../terms/hedge-words.ts'
import type { CheckContext } from './check-context.ts'
import { findWords, wordPattern } from './find-words.ts'
import { findLikelihoods } from './likelihood-terms.ts'
import { spanIn } from './sentences.ts'

const confidence = wordPattern(confidenceWords)
const percentChance = wordPattern(['\\d+(?:\\s*[–-]\\s*\\d+)?\\s*(?:%|per ?cent) (?:chance|probability|likelihood)'])

/** An error at the words of confidence in each sentence that also has a word or a percentage of likelihood. */
export function checkLikelihoodWithConfidence({ isEnglish, passages }: CheckContext): readonly Diagnostic[] {
  if (!isEnglish) return []
  return passages
    .filter(({ role }) => role !== 'methodology')
    .flatMap((passage) =>
      passage.sentences.flatMap((sentence): readonly Diagnostic[] => {
        const [sure] = findWords(sentence, confidence)
        if (sure === undefined) return []
        const [likely] = [...findLikelihoods(sentence), ...findWords(sentence, percentChance)]
        if (likely === undefined) return []
        return [
          {
            severity: 'error',
            code: 'judgement/likelihood-with-confidence',
            message: `\`${sure.text}\` and \`${likely.text}\` stand in one sentence`,
            span: spanIn(passage, sure),
            related: [{ message: 'the likelihood', span: spanIn(passage, likely) }],
            hints: [
              'say in one sentence how likely it is, in another how sure you are and why',
              'use `likelihood`, `confidence` and `grounds` of a judgement',
            ],
          },
        ]
      }),
    )
}
