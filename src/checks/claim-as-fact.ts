/**
 * `attribution/claim-as-fact` and `judgement/assessment-as-event`: what somebody asserts or concludes is told as theirs, with a verb
 * that does not vouch for it (ICD 203, standard 3). English reports; page 1 and the sections, not what is only asked or assumed.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import { factiveVerbs } from '../terms/speech-words.ts'
import { isAttributed, neighboursOf } from './attribution.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { findWords, wordPattern } from './find-words.ts'
import { fieldPlace } from './places.ts'
import { type Sentence, type SentenceFact, spanIn } from './sentences.ts'

const vouches = wordPattern([`(?:${factiveVerbs.join('|')})(?= (?:that|how|why|what|the fact)(?!\\p{L}))`])

/** A warning for each citation of a claim in a sentence that names nobody, and for each factive verb over one. */
export function checkClaimAsFact(context: CheckContext): readonly Diagnostic[] {
  return assertingSentences(context).flatMap(({ passage, sentence, neighbours }) => {
    const claims = citedOf(sentence, context, 'claim')
    if (claims.length === 0) return []
    const vouching = vouchingVerbs(sentence, passage, claims)
    // A sentence in which somebody reveals something does say who speaks.
    if (vouching.length > 0) return vouching
    return unattributed(sentence, neighbours, claims, context).map(({ cited, fact }) =>
      toldAsOurs('attribution/claim-as-fact', passage, cited, fact, `“${speakerOf(fact, context)} said that …”`),
    )
  })
}

/** A warning for each citation of a third party's assessment in a sentence that does not give it as theirs. */
export function checkAssessmentAsEvent(context: CheckContext): readonly Diagnostic[] {
  return assertingSentences(context).flatMap(({ passage, sentence, neighbours }) =>
    unattributed(sentence, neighbours, citedOf(sentence, context, 'assessment'), context).map(({ cited, fact }) =>
      toldAsOurs('judgement/assessment-as-event', passage, cited, fact, `“in the view of ${speakerOf(fact, context)}, …”`),
    ),
  )
}

interface Cited {
  readonly cited: SentenceFact
  readonly fact: Fact
}

interface Asserting {
  readonly passage: Passage
  readonly sentence: Sentence
  readonly neighbours: readonly Sentence[]
}

function assertingSentences({ isEnglish, passages }: CheckContext): readonly Asserting[] {
  if (!isEnglish) return []
  return passages
    .filter(({ role }) => role === 'highlight' || role === 'section')
    .flatMap((passage) =>
      passage.sentences.flatMap((sentence, index) =>
        sentence.facts.length === 0 ? [] : [{ passage, sentence, neighbours: neighboursOf(sentence, passage.sentences, index) }],
      ),
    )
}

function citedOf(sentence: Sentence, { book }: CheckContext, kind: Fact['kind']): readonly Cited[] {
  return sentence.facts.flatMap((cited) => {
    const fact = book.facts.get(cited.id)
    return fact?.kind === kind ? [{ cited, fact }] : []
  })
}

/** A sentence that also cites what happened may be telling that. */
function unattributed(
  sentence: Sentence,
  neighbours: readonly Sentence[],
  facts: readonly Cited[],
  { book }: CheckContext,
): readonly Cited[] {
  const tellsEvents = sentence.facts.some(({ id }) => {
    const kind = book.facts.get(id)?.kind
    return kind === 'event' || kind === 'status' || kind === 'figure'
  })
  return tellsEvents ? [] : facts.filter(({ fact }) => !isAttributed(sentence, neighbours, fact, book))
}

function vouchingVerbs(sentence: Sentence, passage: Passage, [first]: readonly Cited[]): readonly Diagnostic[] {
  return findWords(sentence, vouches).map((verb) => ({
    severity: 'warning',
    code: 'attribution/claim-as-fact',
    message: `\`${verb.text}\` takes the claim \`${first?.fact.id}\` for true`,
    span: spanIn(passage, verb),
    hints: ['write `said`, `stated` or `according to`'],
  }))
}

function toldAsOurs(
  code: 'attribution/claim-as-fact' | 'judgement/assessment-as-event',
  passage: Passage,
  cited: SentenceFact,
  fact: Fact,
  example: string,
): Diagnostic {
  const article = fact.kind === 'assessment' ? 'an assessment' : 'a claim'
  return {
    severity: 'warning',
    code,
    message: `\`${fact.id}\` is ${article} of somebody else, and this sentence tells it as the report’s own`,
    span: spanIn(passage, cited),
    related: [{ message: 'whose it is', span: fieldPlace(fact, 'attributedTo', 'attribution') }],
    hints: [`say whose it is: ${example}`],
  }
}

function speakerOf(fact: Fact, { book }: CheckContext): string {
  const actor = fact.attributedTo === undefined ? undefined : book.actors.get(fact.attributedTo)
  return actor?.short ?? actor?.name ?? fact.attribution?.descriptor ?? 'somebody'
}
