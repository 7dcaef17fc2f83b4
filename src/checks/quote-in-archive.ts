/**
 * `quote/not-in-archive`: words in quotation marks stand in the archived text of their source (Berkeley Protocol). Asked only where
 * the text of every source in question is kept in the project. Who spoke, and where, is `quote/incomplete`.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import { nodeAt } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { isSpeech } from './incomplete-quote.ts'
import { fieldPlace } from './places.ts'
import { type Sentence, spanIn } from './sentences.ts'
import type { Stretch } from './split-sentences.ts'

/** An error for each quotation of a fact or of the report's prose whose words its sources do not have, at the words. */
export function checkQuoteInArchive(context: CheckContext): readonly Diagnostic[] {
  const archives = createArchives(context.book)
  return [
    ...context.usedFacts.flatMap((fact) => checkFactQuote(fact, archives)),
    ...(context.isEnglish ? context.passages.flatMap((passage) => checkPassage(passage, context, archives)) : []),
  ]
}

function checkFactQuote(fact: Fact, archives: Archives): readonly Diagnostic[] {
  const { quote } = fact
  // Translated words are nobody's: they stand in no source.
  if (quote === undefined || quote.translatedBy !== undefined) return []
  const kept = archives.of([fact])
  const missing = kept === undefined ? undefined : missingPart(quote.text, kept)
  const span = nodeAt(fact.node, ['quote', 'text'])?.span ?? fieldPlace(fact, 'quote')
  return missing === undefined || kept === undefined ? [] : [notThere(`the quotation of \`${fact.id}\``, missing, kept, span)]
}

function checkPassage(passage: Passage, { book }: CheckContext, archives: Archives): readonly Diagnostic[] {
  const seen = new Set<number>()
  return passage.sentences.flatMap((sentence) =>
    sentence.quotations.flatMap((quotation): readonly Diagnostic[] => {
      if (seen.has(quotation.start) || !isSpeech(quotation, sentence, passage)) return []
      seen.add(quotation.start)
      const facts = factsOf(sentence, passage, book)
      const words = passage.text.text.slice(quotation.start, quotation.end)
      const kept = facts.some((fact) => fact.quote?.translatedBy !== undefined) ? undefined : archives.of(facts)
      const missing = kept === undefined || isQuoted(words, facts) ? undefined : missingPart(words, kept)
      return missing === undefined || kept === undefined
        ? []
        : [notThere('this quotation', missing, kept, spanOf(words, missing, quotation, passage))]
    }),
  )
}

/** The facts that the sentence cites; without any, those of its paragraph or row. */
function factsOf(sentence: Sentence, passage: Passage, book: FactBook): readonly Fact[] {
  const near =
    sentence.facts.length > 0
      ? [sentence]
      : passage.sentences.filter(
          ({ block, row }) => block === sentence.block || (sentence.row !== undefined && row === sentence.row),
        )
  return near.flatMap(({ facts }) => facts).flatMap(({ id }) => book.facts.get(id) ?? [])
}

/** The words of a fact's own quotation, which is looked up for itself. */
function isQuoted(words: string, facts: readonly Fact[]): boolean {
  return facts.some(
    ({ quote }) =>
      quote !== undefined && missingPart(words, [{ id: '', text: quote.text, letters: lettersOf(quote.text) }]) === undefined,
  )
}

interface KeptText {
  /** The source's id. */
  readonly id: string
  readonly text: string
  readonly letters: Letters
}

interface Archives {
  /** The texts of all sources of the facts; undefined when there is none, or one is not kept. */
  of(facts: readonly Fact[]): readonly KeptText[] | undefined
}

function createArchives({ sources }: FactBook): Archives {
  const known = new Map<string, KeptText | undefined>()
  const textOf = (id: string): KeptText | undefined => {
    const text = sources.get(id)?.archived
    if (!known.has(id)) known.set(id, text === undefined ? undefined : { id, text, letters: lettersOf(text) })
    return known.get(id)
  }
  return {
    of(facts) {
      const ids = [...new Set(facts.flatMap((fact) => fact.sources.map(({ ref }) => ref)))]
      const texts = ids.flatMap((id) => textOf(id) ?? [])
      return ids.length > 0 && texts.length === ids.length ? texts : undefined
    },
  }
}

/** Letters and digits of a text in lower case, and where each stood. */
interface Letters {
  readonly letters: string
  readonly places: readonly number[]
}

/** Quotation marks, dashes, white space, line ends and hyphenation differ between a page and its copy: only letters and digits count. */
function lettersOf(text: string): Letters {
  const places: number[] = []
  let letters = ''
  let at = 0
  for (const sign of text) {
    const plain = sign
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
    letters += plain
    for (let index = 0; index < plain.length; index++) places.push(at)
    at += sign.length
  }
  return { letters, places }
}

/** What a quotation leaves out or puts in: `…`, `[…]`, `[the minister]`, citations. */
const gaps = /\[[^\]]*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|…|\.\s?\.\s?\./g

/** The first stretch of the words that none of the texts has, in the order in which it should have them; undefined when one has all. */
function missingPart(words: string, texts: readonly KeptText[]): string | undefined {
  const parts = words.split(gaps).filter((part) => lettersOf(part).letters !== '')
  let missing: string | undefined
  for (const { letters } of texts) {
    let from = 0
    const first = parts.find((part) => {
      const wanted = lettersOf(part).letters
      const at = letters.letters.indexOf(wanted, from)
      from = at + wanted.length
      return at === -1
    })
    if (first === undefined) return undefined
    missing ??= first
  }
  return missing
}

function spanOf(words: string, missing: string, quotation: Stretch, passage: Passage): Span {
  const at = words.indexOf(missing)
  const lead = missing.length - missing.replace(/^[\s\p{P}]+/u, '').length
  const tail = missing.length - missing.replace(/[\s\p{P}]+$/u, '').length
  if (at === -1 || lead + tail >= missing.length) return spanIn(passage, quotation)
  const start = quotation.start + at
  return spanIn(passage, { start: start + lead, end: start + missing.length - tail })
}

function notThere(what: string, missing: string, texts: readonly KeptText[], span: Span): Diagnostic {
  const names = texts.map(({ id }) => `\`${id}\``).join(', ')
  const near = nearestWords(missing, texts)
  return {
    severity: 'error',
    code: 'quote/not-in-archive',
    message: `${what} is not in the archived text of ${names}`,
    span,
    hints: [
      ...(near === undefined ? [] : [`check if you meant “${near}”`]),
      'quote it word for word, mark what you leave out with `[…]`, or tell it in your own words',
    ],
  }
}

/** The archive's own words from where its text begins like the missing ones: three words or more that they share, and as many after. */
function nearestWords(missing: string, texts: readonly KeptText[]): string | undefined {
  const words = missing.trim().split(/\s+/)
  for (let count = words.length - 1; count >= 2; count--) {
    const wanted = lettersOf(words.slice(0, count).join(' ')).letters
    for (const { text, letters } of texts) {
      const at = wanted.length < 8 ? -1 : letters.letters.indexOf(wanted)
      const start = letters.places[at]
      if (at === -1 || start === undefined) continue
      const joined = text.slice(start, start + 40 * words.length).replace(/(\p{L})-[ \t]*\r?\n\s*(?=\p{Ll})/gu, '$1')
      return joined
        .split(/\s+/, words.length)
        .join(' ')
        .replace(/[\s\p{P}]+$/u, '')
    }
  }
  return undefined
}
