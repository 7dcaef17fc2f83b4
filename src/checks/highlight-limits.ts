/** `structure/highlights`: two to five highlights of at most 180 characters each (OCHA's Digital Situation Report). Counts what is printed. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FactBook } from '../facts/fact.ts'
import { highlightLimits, requirementsOf } from '../terms/profile-requirements.ts'
import { findCitations } from '../text/citations.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { briefHead, briefPlace } from './places.ts'
import { spanIn } from './sentences.ts'

/** A warning for too few highlights (where the profile has them), at the first one too many, and at each that is too long. */
export function checkHighlightLimits(context: CheckContext): readonly Diagnostic[] {
  const highlights = context.passages.filter(({ role }) => role === 'highlight')
  return [...checkCount(context), ...highlights.flatMap((passage) => checkLength(passage, context))]
}

function checkCount({ brief }: CheckContext): readonly Diagnostic[] {
  const count = brief.highlights.length
  const fewest = requirementsOf(brief.profile)?.fewestHighlights ?? 0
  if (count > highlightLimits.most) {
    const span = briefPlace(brief, ['highlights', highlightLimits.most])
    return [
      limit(`${count} highlights are more than a reader remembers: ${highlightLimits.most} at most`, span, [
        'keep those that answer “so what”',
      ]),
    ]
  }
  if (count === 0 || count >= fewest) return []
  const message = `a report of profile \`${brief.profile}\` has ${fewest} highlights at least, this one has ${count}`
  return [limit(message, briefHead(brief, ['highlights']), ['add what a reader must know besides'])]
}

function checkLength(passage: Passage, { book }: CheckContext): readonly Diagnostic[] {
  const { text } = passage.text
  const length = printedLength(text, book)
  if (length <= highlightLimits.mostCharacters) return []
  const message = `this highlight has ${length} characters: ${highlightLimits.mostCharacters} at most`
  return [limit(message, spanIn(passage, { start: 0, end: text.length }), ['say one thing in it, or make two of it'])]
}

/** Without citations and marks; a figure counts as its number with its unit. */
function printedLength(text: string, book: FactBook): number {
  let printed = ''
  let at = 0
  for (const { start, end } of findCitations(text).citations) {
    printed += text.slice(at, start).trimEnd()
    at = end
  }
  printed += text.slice(at)
  const drawn = printed.replace(/\{\{\s*figure\s+(["'])([^"']+)\1[^}]*\}\}/g, (_, __, id: string) => {
    const figure = book.facts.get(id)?.figure
    const number = figure?.value?.toLocaleString('en') ?? `${figure?.min ?? ''}–${figure?.max ?? ''}`
    return figure?.unit === undefined ? number : `${number} ${figure.unit}`
  })
  return drawn
    .replace(/\{\{[^}]*\}\}|\*+|\]\([^)]*\)|[[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim().length
}

function limit(message: string, span: Diagnostic['span'], hints: readonly string[]): Diagnostic {
  return { severity: 'warning', code: 'structure/highlights', message, ...(span && { span }), hints }
}
