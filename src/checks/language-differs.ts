/**
 * `language/differs` in a translation file: a translation cites, draws, counts, dates, links and weighs what its original does. Words
 * are not compared: whether they say the same is for those who know both languages.
 */
import { scalarText } from '../brief/translation.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TranslatedText } from '../merge/report-translation.ts'
import { likelihoodWordsOf } from '../terms/language-words.ts'
import { type LexiconId, lexicons } from '../terms/lexicons.ts'
import { type Citation, findCitations } from '../text/citations.ts'
import { type LocatedText, textSpan } from '../text/located-tree.ts'
import type { CheckContext } from './check-context.ts'
import { compareNumbers } from './compare-numbers.ts'
import { bandOf, findLikelihoods } from './likelihood-terms.ts'
import { maskCode, maskInline } from './mask-markup.ts'
import { readSentences } from './sentences.ts'
import type { Stretch } from './split-sentences.ts'
import { createLanguageReader, type LanguageReader, primaryTag } from './translated-numbers.ts'

/** Something that both texts have to have. Equal keys are the same thing. */
interface Item extends Stretch {
  readonly key: string
  readonly text: string
}

/** An error at each thing that the translation has and its original has not, and for each that it lacks. */
export function checkLanguageDiffers({ translation, brief }: CheckContext): readonly Diagnostic[] {
  if (translation === undefined) return []
  const languages = readLanguages(translation.from, brief.language, brief.lexicon)
  return translation.texts.flatMap((text) =>
    text.translated === undefined ? [] : compareTexts(text, text.translated, languages),
  )
}

interface Languages {
  readonly from: LanguageReader
  readonly to: LanguageReader
  readonly lexicon: LexiconId
  /** The translation's words for the lexicon's terms, the longest first; undefined where they cannot be held against the original's. */
  readonly terms: readonly Term[] | undefined
}

function readLanguages(from: string, to: string, lexicon: LexiconId): Languages {
  const terms = primaryTag(from) === 'en' ? likelihoodWordsOf[primaryTag(to)]?.[lexicon] : undefined
  return { from: createLanguageReader(from), to: createLanguageReader(to), lexicon, terms: terms && readTerms(terms) }
}

function compareTexts(text: TranslatedText, translated: LocatedText, languages: Languages): readonly Diagnostic[] {
  const { from, to } = languages
  const before = readText(text.original.text)
  const after = readText(translated.text)
  const pair: Pair = { text, translated }
  const odd = compareNumbers({ text: before.words, language: from }, { text: after.words, language: to })
  return [
    ...compareItems('cites', before.facts, after.facts, pair),
    ...compareItems('draws', before.expressions, after.expressions, pair),
    ...compareItems('links to', before.links, after.links, pair),
    ...odd.extra.map((item) => extra(`the translation has ${item.what}`, item, pair)),
    ...odd.lacking.map((item) => lacking(`the original has ${item.what}`, item, pair)),
    ...compareLikelihood(after.words, pair, languages),
  ]
}

interface Pair {
  readonly text: TranslatedText
  readonly translated: LocatedText
}

interface ReadText {
  readonly facts: readonly Item[]
  readonly expressions: readonly Item[]
  readonly links: readonly Item[]
  /** The text with its markup blanked, at the same length. */
  readonly words: string
}

const expression = /(?<!\\)\{\{(?!!)\{?[\s\S]*?\}\}\}?/g
const link =
  /\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s]*)*)>?|<([a-z][a-z\d+.-]*:[^\s<>]+)>|(?<![(<])\bhttps?:\/\/[^\s|<>)\]]*[^\s|<>)\].,;:!?”"’،۔]/gi

function readText(text: string): ReadText {
  const { citations } = findCitations(text)
  const plain = maskCode(text)
  return {
    facts: citations.flatMap(citedFacts),
    expressions: [...plain.matchAll(expression)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0].replace(/\s+/g, ' '),
      key: match[0].replace(/\s+/g, ' ').replace(/^\{\{~? ?|\s?~?\}\}$/g, ''),
    })),
    links: [...plain.matchAll(link)].map((match) => {
      const target = match[1] ?? match[2] ?? match[0]
      const start = match.index + match[0].indexOf(target)
      return { start, end: start + target.length, text: target, key: target }
    }),
    words: maskInline(text, citations),
  }
}

function citedFacts({ items }: Citation): readonly Item[] {
  return items.map(({ id, start, end }) => ({ start, end, text: id, key: id }))
}

/** Items of one that the other has not, each counted: the order is the language's. */
function without(items: readonly Item[], others: readonly Item[]): readonly Item[] {
  const left = others.map(({ key }) => key)
  return items.filter(({ key }) => {
    const index = left.indexOf(key)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

function compareItems(verb: string, before: readonly Item[], after: readonly Item[], pair: Pair): readonly Diagnostic[] {
  return [
    ...without(after, before).map((item) => extra(`the translation ${verb} \`${item.text}\``, item, pair)),
    ...without(before, after).map((item) => lacking(`the original ${verb} \`${item.text}\``, item, pair)),
  ]
}

/** Terms of the lexicon by the bands that they stand for. */
function compareLikelihood(after: string, pair: Pair, { terms, lexicon }: Languages): readonly Diagnostic[] {
  const bands = lexicons[lexicon].bands
  if (terms === undefined) return []
  const before = readSentences(pair.text.original)
    .sentences.flatMap((sentence) => findLikelihoods(sentence))
    .flatMap((found): readonly Item[] => {
      const band = bandOf(found, lexicons[lexicon])
      return band === undefined
        ? []
        : [{ start: found.start, end: found.end, text: found.text, key: String(bands.indexOf(band)) }]
    })
  const said = findTerms(after, terms)
  return [
    ...without(said, before).map((item) =>
      extra(`the translation says \`${item.text}\`, which is “${bands[Number(item.key)]?.terms[0]}”,`, item, pair),
    ),
    ...without(before, said).map((item) => {
      const usual = terms.find(({ band, isUsual }) => isUsual && String(band) === item.key)?.written
      return lacking(`the original says \`${item.text}\``, item, pair, [`say it by its term: «${usual}»`])
    }),
  ]
}

/** Signs that a word may be written with or without: vowel marks of Arabic script, its lengthening stroke. */
const optionalSigns = /[\u064b-\u0655\u0670\u0640]/g

/** One word for a term. */
interface Term {
  readonly written: string
  readonly band: number
  /** It is the first of its band. */
  readonly isUsual: boolean
  /** What it is made of, without optional signs: a text that lacks any of them does not have it. */
  readonly parts: readonly string[]
  readonly pattern: RegExp
}

function readTerms(terms: readonly (readonly string[])[]): readonly Term[] {
  return terms
    .flatMap((words, band) => words.map((written, index) => ({ written, word: written.replace(optionalSigns, ''), band, index })))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ written, word, band, index }) => {
      const letters = [...word].map((sign) => (/\s/.test(sign) ? '\\s+' : `${sign}[\\u064b-\\u0655\\u0670\\u0640]*`)).join('')
      const pattern = new RegExp(`(?<![\\p{L}\\p{M}])${letters}(?![\\p{L}\\p{M}])`, 'gu')
      return { written, band, isUsual: index === 0, parts: word.split(/\s+/), pattern }
    })
}

function findTerms(text: string, terms: readonly Term[]): readonly Item[] {
  // At the same length, so that places hold.
  const plain = text.toLowerCase()
  const letters = plain.replace(optionalSigns, '')
  const found: Item[] = []
  for (const { band, parts, pattern } of terms) {
    if (!parts.every((part) => letters.includes(part))) continue
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (found.some((other) => start < other.end && other.start < end)) continue
      found.push({ start, end, text: text.slice(start, end), key: String(band) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** At the odd one in the translation. */
function extra(what: string, { start, end }: Stretch, { text, translated }: Pair): Diagnostic {
  return {
    severity: 'error',
    code: 'language/differs',
    message: `${what} and its original does not`,
    span: textSpan(translated, start, end),
    related: [{ message: `the original: ${text.name}`, span: text.span }],
    hints: ['take it out, or put it into the original too'],
  }
}

/** What is not there has no place: the translation is shown, and the original's place beside it. */
function lacking(
  what: string,
  { start, end }: Stretch,
  { text, translated }: Pair,
  hints: readonly string[] = ['put it into the translation, or take it out of the original'],
): Diagnostic {
  const scalar = text.pair?.translation
  const whole = textSpan(translated, 0, Math.max(1, firstLine(translated.text)))
  return {
    severity: 'error',
    code: 'language/differs',
    message: `${what} and its translation does not`,
    span: scalar === undefined || scalarText(scalar) === '' ? text.span : whole,
    related: [{ message: 'in the original', span: textSpan(text.original, start, end) }],
    hints,
  }
}

function firstLine(text: string): number {
  const end = text.indexOf('\n')
  return end === -1 ? text.length : end
}
