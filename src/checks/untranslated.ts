/** `language/untranslated` and `language/unused`: whether a translation file has every text of its report, and none that no report has. */
import { scalarText, type TranslationPair } from '../brief/translation.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ReportTranslation, TranslatedText } from '../merge/report-translation.ts'
import type { CheckContext } from './check-context.ts'

/** How many of them are named. */
const named = 3

/** One finding for all texts without a translation: a warning while the report is not cleared, an error after. */
export function checkUntranslated({ translation, brief }: CheckContext): readonly Diagnostic[] {
  const missing = translation?.texts.filter(({ pair }) => pair?.translation === undefined) ?? []
  const [first, ...others] = missing
  if (first === undefined || translation === undefined) return []
  const isIssued = brief.status === 'final' || brief.status === 'corrected'
  const count = missing.length === 1 ? 'a text' : `${missing.length} texts`
  const of = missing.length === translation.texts.length && missing.length > 1 ? 'all ' : ''
  return [
    {
      severity: isIssued ? 'error' : 'warning',
      code: 'language/untranslated',
      message: `${of}${count} of this report ${missing.length === 1 ? 'has' : 'have'} no translation: ${listed(missing)}`,
      span: first.span,
      related: others.slice(0, named - 1).map(({ name, span }) => ({ message: `${name} has none either`, span })),
      hints: [
        `translate them in \`${translation.translation.path}\`; \`sitrep translate ${brief.id} --variant ${brief.variant?.id ?? ''}\` adds those that it lacks`,
      ],
    },
  ]
}

function listed(missing: readonly TranslatedText[]): string {
  const names = missing.slice(0, named).map(({ name, text }) => `${name} (“${shortened(text)}”)`)
  return names.join(', ') + (missing.length > named ? ', …' : '')
}

/**
 * A note for each pair of a file whose words are nobody's, with the text without a translation that is nearest to them. `reports` are all
 * that are printed from the file: what one of them does not say another may.
 */
export function checkUnusedTranslation(reports: readonly ReportTranslation[]): readonly Diagnostic[] {
  const missing = reports.flatMap(({ texts }) => texts.filter(({ pair }) => pair === undefined))
  const [first, ...others] = reports.map(({ unused: pairs }) => pairs.map(({ original }) => original.span.start))
  const starts = new Set(first?.filter((start) => others.every((other) => other.includes(start))))
  const pairs = reports[0]?.unused.filter(({ original }) => starts.has(original.span.start)) ?? []
  return pairs.map((pair) => unused(pair, nearest(scalarText(pair.original), missing)))
}

/** Without the words themselves: a note stands in the manifest of a report that may not be allowed to say them. */
function unused({ original }: TranslationPair, near: TranslatedText | undefined): Diagnostic {
  return {
    severity: 'note',
    code: 'language/unused',
    message: 'no text of the brief or of its facts has these words',
    span: original.span,
    ...(near && { related: [{ message: `${near.name} is near, and has no translation`, span: near.span }] }),
    hints: [
      near === undefined
        ? 'take the pair out, unless an earlier edition is to be made again from it'
        : `write the words of ${near.name} under \`original\`, and see whether the translation still holds`,
    ],
  }
}

/** The text that shares most of its words, of those that share half of them at least (Dice's coefficient). */
function nearest(text: string, candidates: readonly TranslatedText[]): TranslatedText | undefined {
  const words = wordsOf(text)
  let best: { readonly candidate: TranslatedText; readonly share: number } | undefined
  for (const candidate of candidates) {
    const others = wordsOf(candidate.text)
    const shared = [...words].filter((word) => others.has(word)).length
    const share = (2 * shared) / (words.size + others.size)
    if (share >= 0.5 && (best === undefined || share > best.share)) best = { candidate, share }
  }
  return best?.candidate
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= 48 ? line : `${line.slice(0, 47).trimEnd()}…`
}
