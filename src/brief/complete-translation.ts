/** A translation file with the texts that it lacks put in, each with an empty translation at its place. Changes nothing that is there. */
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { TextFile } from '../text/text-file.ts'
import { type Translation, type TranslationPair, wordsKey } from './translation.ts'

/** A text of the report, as far as the file has to know. */
export interface TextToTranslate {
  /** What it is, for a comment above it. */
  readonly name: string
  readonly text: string
  /** The pair that the file has for it. */
  readonly pair: TranslationPair | undefined
}

export interface CompletedTranslation {
  readonly text: string
  /** What was put in, in the report's order. */
  readonly added: readonly TextToTranslate[]
}

/** The text of a translation file in which nothing is translated yet. */
export function emptyTranslation(language: string): string {
  return `# Each \`original\` has the words of the report, each \`translation\` the same in this language: with its citations, its expressions and
# its numbers. An empty translation is none. \`sitrep translate\` adds what is missing and changes nothing that is here.
language: ${language}
texts:
`
}

/**
 * The file with pairs for the texts that have none, each after the one that precedes it in the report; comments and translations stay
 * as they are. Undefined when its `texts` are written in brackets, where no line can be put in. Pure.
 */
export function completeTranslation(
  file: TextFile,
  { pairs }: Pick<Translation, 'pairs'>,
  texts: readonly TextToTranslate[],
): CompletedTranslation | undefined {
  const added = withoutPairs(texts)
  if (added.length === 0) return { text: file.text, added }
  const { root } = parseYaml(file)
  const list = root && nodeAt(root, ['texts'])
  if (list !== undefined && isInBrackets(list, file) && pairs.length > 0) return undefined
  const indent = indentOf(pairs[0], file.text)
  const start = list === undefined ? undefined : firstPlace(list, pairs, file)
  const insertions = new Map<number, string>()
  const isAdded = new Set(added)
  let at = start?.at ?? file.text.length
  for (const text of texts) {
    if (text.pair !== undefined) at = lineEnd(file.text, text.pair.node.span.end)
    else if (isAdded.has(text)) insertions.set(at, (insertions.get(at) ?? '') + formatPair(text, indent))
  }
  const [from, to] = start?.empty ?? [0, 0]
  let whole = ''
  let copied = 0
  const copy = (end: number): void => {
    // Brackets around nothing make room for lines.
    if (from < to && copied <= from && from < end) whole += file.text.slice(copied, from).trimEnd() + file.text.slice(to, end)
    else whole += file.text.slice(copied, end)
    copied = end
  }
  for (const [place, lines] of [...insertions].sort(([a], [b]) => a - b)) {
    copy(place)
    if (whole !== '' && !whole.endsWith('\n')) whole += '\n'
    if (list === undefined && place === file.text.length) whole += 'texts:\n'
    whole += lines
  }
  copy(file.text.length)
  return { text: whole, added }
}

/** A text that stands in several places is translated once. */
function withoutPairs(texts: readonly TextToTranslate[]): readonly TextToTranslate[] {
  const seen = new Set<string>()
  return texts.filter(({ pair, text }) => {
    const key = wordsKey(text)
    const isNew = pair === undefined && !seen.has(key)
    if (isNew) seen.add(key)
    return isNew
  })
}

function isInBrackets(list: LocatedNode, { text }: TextFile): boolean {
  return list.kind === 'list' && text[list.span.start] === '['
}

/** Where pairs go that none precedes; `empty` is the stretch of brackets around nothing. */
function firstPlace(
  list: LocatedNode,
  pairs: readonly TranslationPair[],
  file: TextFile,
): { readonly at: number; readonly empty?: readonly [number, number] } {
  const first = pairs[0]
  if (first !== undefined) return { at: lineEnd(file.text, list.keySpan?.end ?? list.span.start) }
  const { start, end } = list.span
  const empty: readonly [number, number] = [start, end]
  return { at: lineEnd(file.text, Math.max(end, list.keySpan?.end ?? 0)), ...(isInBrackets(list, file) && { empty }) }
}

/** The offset after the line that a value ends in. */
function lineEnd(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end
  const next = text.indexOf('\n', end)
  return next === -1 ? text.length : next + 1
}

/** The blanks before the dash of a pair. */
function indentOf(pair: TranslationPair | undefined, text: string): string {
  if (pair === undefined) return '  '
  const dash = text.lastIndexOf('-', pair.node.span.start)
  const line = text.lastIndexOf('\n', dash) + 1
  return /^ *$/.test(text.slice(line, dash)) ? text.slice(line, dash) : '  '
}

function formatPair({ name, text }: TextToTranslate, indent: string): string {
  return `${indent}# ${name}\n${indent}- original: ${formatText(text, indent)}\n${indent}  translation:\n`
}

/** The text as YAML: as it stands where that can be read back, on lines of its own where it has several, in quotes otherwise. */
function formatText(text: string, indent: string): string {
  const trimmed = text.replace(/\s+$/, '')
  if (trimmed.includes('\n')) {
    const lines = trimmed.split('\n')
    const isPlain = lines.every((line) => !/\s$|\t|\r/.test(line)) && !/^\s/.test(trimmed)
    return isPlain ? `|\n${lines.map((line) => (line === '' ? '' : `${indent}    ${line}`)).join('\n')}` : JSON.stringify(trimmed)
  }
  const isPlain = /^[\p{L}\d]/u.test(trimmed) && !/:(?:\s|$)|\s#|[\t\r]/.test(trimmed) && /\p{L}{2}/u.test(trimmed)
  if (isPlain && !/^(?:true|false|null|yes|no|on|off)$/i.test(trimmed)) return trimmed
  return /["\\]/.test(trimmed) ? `'${trimmed.replaceAll("'", "''")}'` : JSON.stringify(trimmed)
}
