/** What became of the texts of a translated report: each with its translation or without, and the pairs of the file that nothing needs. Judges nothing. */
import type { Brief } from '../brief/brief.ts'
import { scalarText, type Translation, type TranslationPair, wordsKey } from '../brief/translation.ts'
import type { FactBook } from '../facts/fact.ts'
import { locateText } from '../text/locate-text.ts'
import type { LocatedScalar, LocatedText } from '../text/located-tree.ts'
import type { TextFile } from '../text/text-file.ts'
import { allTexts } from './brief-texts.ts'
import { actorTexts, factFields, placeTexts, type ReportText, sourceTexts } from './report-texts.ts'
import { isInLanguage, type Translator } from './translate-report.ts'

/** A text of the report; `pair` is undefined, or without a translation, while there is none. */
export interface TranslatedText extends ReportText {
  readonly pair: TranslationPair | undefined
  readonly original: LocatedText
  readonly translated: LocatedText | undefined
}

export interface ReportTranslation {
  readonly translation: Translation
  /** Language of the originals (BCP 47). */
  readonly from: string
  /** All texts of the report that are not in its language already, in its order, each once. */
  readonly texts: readonly TranslatedText[]
  /** Pairs whose original no text of the brief or of its facts has, shown here or not. */
  readonly unused: readonly TranslationPair[]
}

export interface TranslationRequest {
  readonly translator: Translator
  /** What the report says, in its order. */
  readonly texts: readonly ReportText[]
  /** The brief as it was written, with what stands instead. */
  readonly written: Brief
  /** All facts there are. */
  readonly book: FactBook
  readonly textFiles: ReadonlyMap<string, TextFile>
}

/** The texts of a report with their translations. Pure; linear in the report and its book. */
export function describeTranslation({ translator, texts, written, book, textFiles }: TranslationRequest): ReportTranslation {
  const { translation, from } = translator
  const seen = new Set<unknown>()
  const own = texts.flatMap((text): readonly TranslatedText[] => {
    const pair = translation.find(text.text, text.places)
    if (pair?.translation === undefined && text.node !== undefined && translator.isOwn(text.node)) return []
    const key = pair ?? wordsKey(text.text)
    if (seen.has(key)) return []
    seen.add(key)
    const original = locatedText(text.node, textFiles) ?? placedAt(text)
    return [{ ...text, pair, original, translated: locatedText(pair?.translation, textFiles) }]
  })
  const known = new Set(
    [...allTexts(written.node), ...textsOfBook(book, translator), ...texts.map(({ text }) => text)].map(wordsKey),
  )
  const unused = translation.pairs.filter(({ original }) => !known.has(wordsKey(scalarText(original))))
  return { translation, from, texts: own, unused }
}

function textsOfBook({ facts, sources, actors, places }: FactBook, translator: Translator): readonly string[] {
  return [
    ...[...facts.values()].flatMap((fact) =>
      isInLanguage(fact.language, translator) ? [] : factFields(fact, actors).map(({ text }) => text),
    ),
    ...[...facts.values()].flatMap(({ tags }) => tags.map(tagInWords)),
    ...[...sources.values()].flatMap(sourceTexts).map(({ text }) => text),
    ...[...actors.values()].flatMap(actorTexts).map(({ text }) => text),
    ...[...places.values()].flatMap(placeTexts).map(({ text }) => text),
  ]
}

/** A tag as a heading: `armed-groups` is “armed groups”. */
export function tagInWords(tag: string): string {
  return tag.replace(/[-_]+/g, ' ')
}

function locatedText(node: LocatedScalar | undefined, textFiles: ReadonlyMap<string, TextFile>): LocatedText | undefined {
  const file = node && textFiles.get(node.span.file)
  return file === undefined || node === undefined ? undefined : locateText(file, node)
}

/** All of its characters stand where the text does. */
function placedAt({ text, span }: ReportText): LocatedText {
  return { text, file: span.file, offsets: Array.from({ length: text.length + 1 }, () => span.start) }
}
