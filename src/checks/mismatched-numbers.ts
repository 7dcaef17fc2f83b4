/**
 * `figure/prose-mismatch`: a number in a sentence is that of the figure the sentence cites; a figure's text says its own number.
 * English. It compares only numbers of the thing that the figure counts, and accepts rounding that says so ("about", "more than").
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact, Figure } from '../facts/fact.ts'
import { timeUnits } from '../terms/number-words.ts'
import type { CheckContext } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { boundsOf, describeFigure } from './figure-values.ts'
import { findQuantities, type Quantity } from './numbers.ts'
import { fieldPlace } from './places.ts'
import { type Sentence, type SentenceText, spanIn } from './sentences.ts'

/** An error for each number that is of a cited figure's thing and of none of its values. */
export function checkMismatchedNumbers({ isEnglish, passages, factTexts, book }: CheckContext): readonly Diagnostic[] {
  if (!isEnglish) return []
  const inProse = passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) => {
      const figures = sentence.facts
        .flatMap((cited) => (cited.how === 'cited' ? (book.facts.get(cited.id) ?? []) : []))
        .filter(hasFigure)
      const drawn = sentence.facts.flatMap((cited) => book.facts.get(cited.id) ?? []).filter(hasFigure)
      return figures.length === 0 ? [] : checkSentence(sentence, passage, figures, drawn)
    }),
  )
  const inFacts = factTexts.flatMap((text) =>
    hasFigure(text.fact)
      ? text.sentences.flatMap((sentence) => checkSentence(sentence, text, [text.fact].filter(hasFigure), []))
      : [],
  )
  return [...inProse, ...inFacts]
}

const upToMark = englishPattern(String.raw`^[\s\p{L}\p{N}'’-]*`)
const words = englishPattern(String.raw`[\p{L}\p{N}]+`, 'g')
const letters = englishPattern(String.raw`\p{L}+`, 'g')

type FigureFact = Fact & { readonly figure: Figure }

function hasFigure(fact: Fact): fact is FigureFact {
  return fact.figure !== undefined
}

function checkSentence(
  sentence: Sentence,
  text: SentenceText,
  cited: readonly FigureFact[],
  others: readonly FigureFact[],
): readonly Diagnostic[] {
  const quantities = findQuantities(sentence)
  const all = [...cited, ...others]
  return cited.flatMap((fact) => {
    const compared = quantities.filter((found) => counts(found, fact))
    if (compared.some((found) => agrees(found, fact.figure))) return []
    return compared
      .filter((found) => !all.some(({ figure }) => agrees(found, figure)))
      .map((found) => mismatch(found, fact, text))
  })
}

/** Whether what follows the number is the thing that the figure counts: its unit, population or measure within three words. */
function counts(found: Quantity, { figure }: FigureFact): boolean {
  if (found.isPercent || figure.unit === '%') return found.isPercent && figure.unit === '%'
  const terms = new Set([figure.unit, figure.population, figure.measure].flatMap((words) => stemsOf(words ?? '')))
  for (const word of wordsAfter(found.after).slice(0, 3)) {
    if (word === 'of' || timeUnits.has(word)) return false
    if (stemsOf(word).some((stem) => terms.has(stem))) return true
    // "5 districts people left": a plural in between is what is counted.
    if (/[^s]s$/.test(word)) return false
  }
  return false
}

/** The words right after the number, up to the next mark. */
function wordsAfter(after: string): readonly string[] {
  const run = upToMark.exec(after)?.[0] ?? ''
  return run.toLowerCase().match(words) ?? []
}

const emptyStems = new Set('all any and the per each total new reported confirmed number count'.split(' '))

function stemsOf(words: string): readonly string[] {
  const all =
    words
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(letters) ?? []
  return all
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .filter((stem) => stem.length > 1 && !emptyStems.has(stem))
}

function agrees(found: Quantity, figure: Figure): boolean {
  return agreesWith(found.value, found, figure) || (found.upper !== undefined && agreesWith(found.upper, found, figure))
}

function agreesWith(value: number, { softening }: Quantity, figure: Figure): boolean {
  const { low, high } = boundsOf(figure)
  const said = figure.value ?? figure.min ?? figure.max ?? value
  if (value === figure.value || value === figure.min || value === figure.max) return true
  if (figure.value === undefined && value >= low && value <= high) return true
  const off = Math.abs(value - said) / Math.max(1, Math.abs(said))
  const isRounded = figure.qualifier === 'about' || figure.qualifier === 'estimate'
  switch (softening) {
    case 'fromBelow':
      return value < said && off <= 0.2
    case 'fromAbove':
      return value > said && off <= 0.2
    case 'about':
      return off <= 0.1
    case 'exact':
      return isRounded && off <= 0.02
  }
}

function mismatch(found: Quantity, fact: FigureFact, text: SentenceText): Diagnostic {
  const isOwnText = 'fact' in text
  return {
    severity: 'error',
    code: 'figure/prose-mismatch',
    message: `\`${found.text}\` is not the number of \`${fact.id}\`, which is ${describeFigure(fact.figure)}`,
    span: spanIn(text, found),
    related: [{ message: 'its number', span: fieldPlace(fact, 'value', 'min', 'max') }],
    hints: isOwnText
      ? ['leave the number out of the text: `value` says it']
      : [`draw the number: \`{{figure "${fact.id}"}}\``, 'say “about” or “more than” when it is rounded'],
  }
}
