/** A translation file → pairs of texts, looked up by the original words. Knows neither reports nor facts, and translates nothing itself. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { type Host, HostError } from '../host/host.ts'
import { folderOf, resolvePath } from '../host/resolve-path.ts'
import { type LocatedMap, type LocatedNode, type LocatedScalar, nodeAt } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import type { Brief } from './brief.ts'
import { translationSchema } from './translation-schema.ts'

/** One text and its translation, each with its place in the file. */
export interface TranslationPair {
  readonly original: LocatedScalar
  /** Undefined until somebody has translated it. */
  readonly translation: LocatedScalar | undefined
  /** The one place that it is for, where the same words have two translations. */
  readonly at: LocatedScalar | undefined
  /** The whole pair. */
  readonly node: LocatedMap
}

export interface Translation {
  /** Root-relative path of the file. */
  readonly path: string
  /** In the file's order. */
  readonly pairs: readonly TranslationPair[]
  /** The pair for a text, that for one of its places before the one for all; undefined when there is none. */
  find(text: string, places?: readonly string[]): TranslationPair | undefined
}

/** By what texts are looked up: their words, however the white space between them falls. */
export function wordsKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** The text of a scalar, a number as it was written. */
export function scalarText(scalar: LocatedScalar): string {
  return scalar.written ?? String(scalar.value ?? '')
}

/** The file that a variant names, root-relative; undefined when it leads out of the project. */
export function translationPath(brief: Pick<Brief, 'file'>, written: string): string | undefined {
  return resolvePath(folderOf(brief.file), written)
}

/**
 * The translation that a report is to be printed in; undefined for one that names none. `keptAt` is the file as an issued edition had
 * it, in place of the one that the brief names. Reports `file/missing`, `file/outside-project`, `file/unreadable`, `yaml/syntax`,
 * `translation/unknown-key`, `translation/invalid`.
 */
export async function loadTranslation(brief: Brief, host: Host, keptAt?: string): Promise<Outcome<Translation | undefined>> {
  const asked = brief.translation
  if (asked === undefined) return outcomeOf(undefined, [])
  const { span } = asked
  const path = keptAt ?? translationPath(brief, asked.path)
  if (path === undefined) {
    const message = `\`${asked.path}\` leads out of the project`
    return failed([{ severity: 'error', code: 'file/outside-project', message, span, hints: ['copy the file into the project'] }])
  }
  try {
    const file = await host.readText(path)
    return file === undefined ? failed([missing(path, brief, span)]) : readTranslation(file, brief.language)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return failed([{ severity: 'error', code: 'file/unreadable', message: `cannot read \`${path}\`: ${error.reason}`, span }])
  }
}

function missing(path: string, { id, variant }: Brief, span: Span): Diagnostic {
  return {
    severity: 'error',
    code: 'file/missing',
    message: `no file \`${path}\``,
    span,
    hints: [`run \`sitrep translate ${id} --variant ${variant?.id ?? ''}\`, which writes it with every text to translate`],
  }
}

/** A translation file read and checked. `language` is that of the report it is for. */
export function readTranslation(file: TextFile, language: string): Outcome<Translation> {
  const { root, problems } = parseYaml(file)
  const syntax = problemsToDiagnostics(file.path, 'yaml/syntax', problems)
  if (root === undefined) {
    return failed(syntax.length > 0 ? syntax : [invalid({ file: file.path, start: 0, end: 0 }, ...emptyFile)])
  }
  const checked = checkTree(translationSchema, root, {
    unknownKeyCode: 'translation/unknown-key',
    invalidCode: 'translation/invalid',
  })
  if (!checked.ok) return failed([...syntax, ...checked.diagnostics])
  const pairs = pairsOf(root)
  const byKey = new Map<string, TranslationPair>()
  const twice = pairs.flatMap((pair) => {
    const key = pairKey(scalarText(pair.original), pair.at && scalarText(pair.at))
    const first = byKey.get(key)
    if (first === undefined) byKey.set(key, pair)
    return first === undefined ? [] : [translatedTwice(pair, first)]
  })
  const other = checked.value.language === language ? [] : [otherLanguage(root, checked.value.language, language)]
  const translation: Translation = {
    path: file.path,
    pairs,
    find(text, places = []) {
      const own = places.map((place) => byKey.get(pairKey(text, place))).find((pair) => pair !== undefined)
      return own ?? byKey.get(pairKey(text))
    },
  }
  return outcomeOf(translation, [...syntax, ...other, ...twice])
}

const emptyFile = ['expected `language` and `texts`, found an empty file', 'start with `language: ur`'] as const

function pairsOf(root: LocatedNode): readonly TranslationPair[] {
  const texts = nodeAt(root, ['texts'])
  const items = texts?.kind === 'list' ? texts.items : texts === undefined ? [] : [texts]
  return items.flatMap((node) => {
    if (node.kind !== 'map') return []
    const original = filled(node, 'original')
    return original === undefined ? [] : [{ original, translation: filled(node, 'translation'), at: filled(node, 'at'), node }]
  })
}

function filled(node: LocatedMap, key: string): LocatedScalar | undefined {
  const value = node.entries.get(key)
  return value?.kind === 'scalar' && value.value !== null && value.value !== '' ? value : undefined
}

function pairKey(text: string, at = ''): string {
  return `${at}\n${wordsKey(text)}`
}

function translatedTwice({ original, at }: TranslationPair, first: TranslationPair): Diagnostic {
  return {
    ...invalid(
      original.span,
      'this text is translated twice',
      at === undefined ? 'say `at` where the same words need two translations' : 'take one of them out',
    ),
    related: [{ message: 'first translated here', span: first.original.span }],
  }
}

function otherLanguage(root: LocatedNode, found: string, expected: string): Diagnostic {
  const span = nodeAt(root, ['language'])?.span ?? root.span
  return invalid(
    span,
    `expected \`${expected}\`, the language of the variant, found \`${found}\``,
    'name the file of that language in the variant',
  )
}

function invalid(span: Span, message: string, hint: string): Diagnostic {
  return { severity: 'error', code: 'translation/invalid', message, span, hints: [hint] }
}
