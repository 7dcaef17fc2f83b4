/** Prose → sentences with what they cite and quote. The words of the field are looked for in these; nothing is judged here. */

import { type Citation, findCitations, findFactReferences } from '../text/citations.ts'
import type { LocatedText } from '../text/located-tree.ts'
import { textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { blankOf, maskEmphasis, maskInline } from './mask-markup.ts'
import { type Block, splitBlocks } from './split-blocks.ts'
import { findQuotations, type Stretch, splitSentences } from './split-sentences.ts'

/** A fact that a sentence cites or draws from, with the place of its id in the text. */
export interface SentenceFact extends Stretch {
  readonly id: string
  /** `cited` in brackets, or `drawn` by an expression such as `{{figure "id"}}`. */
  readonly how: 'cited' | 'drawn'
  /** Where in the source, as a citation may say: `para 3`. */
  readonly locator?: string
}

/** One sentence, heading, list item or table cell. Offsets count in the whole text. */
export interface Sentence extends Stretch {
  /** `words[i]` stands at `start + i` of the text: the author's words, with markup, code, citations and addresses blanked. */
  readonly words: string
  /** The same without what stands in quotation marks: the report's own voice. */
  readonly own: string
  readonly quotations: readonly Stretch[]
  readonly facts: readonly SentenceFact[]
  /** Number of its block: sentences of one paragraph share it. */
  readonly block: number
  /** The row of a table that it stands in. */
  readonly row?: number
}

/** A text with its sentences in order. */
export interface SentenceText {
  readonly text: LocatedText
  readonly sentences: readonly Sentence[]
}

/** Reads a Markdown text. */
export function readSentences(text: LocatedText): SentenceText {
  const { citations } = findCitations(text.text)
  const inline = maskInline(text.text, citations)
  const words = maskEmphasis(inline)
  const facts = takeFrom(factsIn(text.text, citations))
  const blocks = splitBlocks(inline)
  const sentences = blocks.flatMap((block, index): readonly Sentence[] => {
    const blockWords = words.slice(block.start, block.end)
    const quotations = takeFrom(quotationsOf(block, blockWords))
    // What stands between blocks, such as a citation alone on its line, belongs to what stands before it.
    const limit = blocks[index + 1]?.start ?? text.text.length
    const stretches = splitSentences(blockWords)
    return stretches.map((stretch, position): Sentence => {
      const start = block.start + stretch.start
      const end = block.start + stretch.end
      return {
        ...wordsOf(words, { start, end }, quotations.reaching(start, end)),
        facts: facts.reaching(start, position === stretches.length - 1 ? limit : end),
        block: index,
        ...(block.row !== undefined && { row: block.row }),
      }
    })
  })
  return { text, sentences }
}

/** Hands out those of sorted stretches that reach into `[start, end)`, which only moves forward: a long text is read once. */
function takeFrom<T extends Stretch>(stretches: readonly T[]) {
  let first = 0
  return {
    reaching(start: number, end: number): readonly T[] {
      while (first < stretches.length && (stretches[first]?.end ?? start) <= start) first++
      let last = first
      while (last < stretches.length && (stretches[last]?.start ?? end) < end) last++
      return stretches.slice(first, last)
    },
  }
}

/** The place in the user's file of a stretch of the text. */
export function spanIn({ text }: SentenceText, { start, end }: Stretch): Span {
  return textSpan(text, start, end)
}

function wordsOf(
  words: string,
  { start, end }: Stretch,
  quotations: readonly Stretch[],
): Pick<Sentence, 'start' | 'end' | 'words' | 'own' | 'quotations'> {
  let own = words.slice(start, end)
  for (const quotation of quotations) {
    const from = Math.max(0, quotation.start - start)
    const to = Math.min(own.length, quotation.end - start)
    own = own.slice(0, from) + blankOf(own.slice(from, to)) + own.slice(to)
  }
  return { start, end, words: words.slice(start, end), own, quotations }
}

function quotationsOf(block: Block, words: string): readonly Stretch[] {
  if (block.kind === 'quotation') return [{ start: block.start, end: block.end }]
  return findQuotations(words).map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
}

function factsIn(text: string, citations: readonly Citation[]): readonly SentenceFact[] {
  const cited = new Map(citations.flatMap(({ items }) => items.map((item) => [item.start, item] as const)))
  return findFactReferences(text).map((reference): SentenceFact => {
    const locator = cited.get(reference.start)?.locator
    return { ...reference, how: cited.has(reference.start) ? 'cited' : 'drawn', ...(locator !== undefined && { locator }) }
  })
}
