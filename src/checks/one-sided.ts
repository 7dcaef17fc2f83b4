/** `attribution/one-sided`: a matter between parties is not told in the words of one alone, or the report says that it is (OCHA's SOP; impartiality). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FactBook } from '../facts/fact.ts'
import { silenceWords } from '../terms/speech-words.ts'
import type { CheckContext } from './check-context.ts'
import { hasWords, wordPattern } from './find-words.ts'
import { briefHead } from './places.ts'

const saysSo = wordPattern(silenceWords)

/**
 * A warning when one party makes four fifths or more of at least five claims, positions and assessments, some of them about
 * another party, and no prose says that the other side was not heard. In other languages than English any words on method or gaps do.
 */
export function checkOneSided(context: CheckContext): readonly Diagnostic[] {
  const { dossier, brief } = context
  const { oneSided, parties } = dossier.methodology
  const speaker = parties[0]?.actor
  if (oneSided === undefined || speaker === undefined || !speaksOfOthers(context, speaker) || acknowledges(context)) return []
  return [
    {
      severity: 'warning',
      code: 'attribution/one-sided',
      message: `${oneSided.count} of ${oneSided.of} claims, positions and assessments are those of ${oneSided.name}, and the report does not say so`,
      span: briefHead(brief, ['methodology', 'facts', 'title']),
      hints: ['add the other side’s own account', 'say in `methodology` or `gaps` that no comment was to be had by the cut-off'],
    },
  ]
}

function speaksOfOthers({ usedFacts, book }: CheckContext, speaker: string): boolean {
  return usedFacts.some(
    (fact) =>
      fact.attributedTo !== undefined &&
      partyOf(fact.attributedTo, book) === speaker &&
      fact.about.some((actor) => partyOf(actor, book) !== speaker),
  )
}

function partyOf(actor: string, book: FactBook): string {
  const seen = new Set([actor])
  let party = actor
  for (
    let above = book.actors.get(party)?.partOf;
    above !== undefined && !seen.has(above);
    above = book.actors.get(party)?.partOf
  ) {
    seen.add(above)
    party = above
  }
  return party
}

function acknowledges({ isEnglish, passages }: CheckContext): boolean {
  if (!isEnglish) return passages.some(({ role }) => role === 'gap' || role === 'methodology')
  return passages.some((passage) => passage.sentences.some((sentence) => hasWords(sentence.own, saysSo)))
}
