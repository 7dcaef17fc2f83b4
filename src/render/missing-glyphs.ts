/** Characters of a page that no embedded font can show, found before it is printed. Printed, they would be empty boxes. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { type LocatedText, type TreePath, textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { readReferences } from './escape-html.ts'
import type { TemplateSet } from './template-set.ts'

/**
 * `page/missing-glyph` for each text that holds such characters, at its place in the brief or in a fact file, else in the template.
 * `html` is the page without its style sheet. Says nothing where the template embeds no fonts.
 */
export function findMissingGlyphs(html: string, merged: MergedBrief, templates: TemplateSet): readonly Diagnostic[] {
  const { styles } = templates
  const isMissing = (character: string): boolean => isDrawn(character) && lacks(styles, character)
  // Nearly always there is nothing to find: then the page's text need not be told from its tags.
  if (!charactersOf(readReferences(html)).some(isMissing)) return []
  const drawn = drawnText(html)
  const missing = charactersOf(drawn).filter((character) => drawn.includes(character) && isMissing(character))
  const byPlace = new Map<string, { readonly place: GlyphPlace; readonly characters: string[] }>()
  for (const character of missing) {
    const place = placeOf(character, drawn, merged, templates)
    const key = `${place.span.file}:${place.whole}`
    const known = byPlace.get(key)
    if (known === undefined) byPlace.set(key, { place, characters: [character] })
    else known.characters.push(character)
  }
  return [...byPlace.values()].map(({ place, characters }) => describe(place, characters))
}

/** Every character once; of ASCII, which every page's tags are full of, all that leave a mark. */
function charactersOf(text: string): readonly string[] {
  const others = text.match(/[^\0-\x7f]+/g)?.join('') ?? ''
  return [...ascii, ...new Set(others.normalize('NFC'))]
}

const ascii = Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCodePoint(0x21 + index))

/** White space and what only steers other characters leaves no mark; what looks like space is made from the space of any font. */
function isDrawn(character: string): boolean {
  return !/[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\uFDD0-\uFDEF]/u.test(character)
}

/** A letter with a mark may be put together from both. */
function lacks(styles: TemplateSet['styles'], character: string): boolean {
  const parts = [...character.normalize('NFD')]
  return [[character], parts].every((way) => way.some((part) => styles.hasGlyph(part.codePointAt(0) ?? 0) === false))
}

/** What stands between tags, but for what the browser reads and nobody sees; and the words of the page's margins. */
function drawnText(html: string): string {
  const margins = [...html.matchAll(/^\s*--[\w-]+:\s*"(.*)";$/gm)].map(([, words = '']) => unescapeCssString(words))
  const shown = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|title|template)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-zA-Z/!?](?:"[^"]*"|'[^']*'|[^'">])*>/g, '\n')
  return [readReferences(shown), ...margins].join('\n').normalize('NFC')
}

function unescapeCssString(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
}

interface GlyphPlace {
  readonly span: Span
  /** A few words around it. */
  readonly text: string
  /** The whole text that it stands in: what is wrong with one text is told once. */
  readonly whole: string
}

function placeOf(character: string, drawn: string, merged: MergedBrief, templates: TemplateSet): GlyphPlace {
  const written = findInDossier(character, merged.dossier, [], merged)
  if (written !== undefined) return written
  for (const { file } of templates.sources.values()) {
    const at = file.text.indexOf(character)
    if (at !== -1)
      return { span: { file: file.path, start: at, end: at + character.length }, text: wordsAround(file.text, at), whole: '' }
  }
  const span = { file: templates.specFile, start: 0, end: 0 }
  return { span, text: wordsAround(drawn, drawn.indexOf(character)), whole: '' }
}

function findInDossier(character: string, value: unknown, path: TreePath, merged: MergedBrief): GlyphPlace | undefined {
  if (typeof value === 'string') return findInText(character, value, merged.origins.textOf(path), path, merged)
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, child] of Object.entries(value)) {
    const found = findInDossier(character, child, [...path, Array.isArray(value) ? Number(key) : key], merged)
    if (found !== undefined) return found
  }
  return undefined
}

function findInText(
  character: string,
  value: string,
  located: LocatedText | undefined,
  path: TreePath,
  { origins }: MergedBrief,
): GlyphPlace | undefined {
  const at = value.indexOf(character)
  if (at === -1) return undefined
  const text = wordsAround(value, at)
  const start = located?.text.indexOf(character) ?? -1
  if (located === undefined || start === -1) return { span: origins.spanOf(path), text, whole: value }
  return { span: textSpan(located, start, start + character.length), text, whole: value }
}

/** A few words around a place, on one line. */
function wordsAround(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at) + 1).split('\n', 1)[0] ?? ''
  const inLine = at - (text.lastIndexOf('\n', at) + 1)
  const start = inLine <= 24 ? 0 : line.indexOf(' ', inLine - 24) + 1
  const end = line.length - inLine <= 24 ? line.length : line.lastIndexOf(' ', inLine + 24)
  const words = line.slice(Math.min(start, inLine), Math.max(end, inLine + 2)).trim()
  return `${start > 0 ? '… ' : ''}${words}${end < line.length ? ' …' : ''}`
}

const shownCharacters = 5

function describe({ span, text }: GlyphPlace, characters: readonly string[]): Diagnostic {
  const named = characters.slice(0, shownCharacters).map((character) => `\`${character}\` (${nameOf(character)})`)
  const more = characters.length > shownCharacters ? ` and ${characters.length - shownCharacters} more` : ''
  return {
    severity: 'error',
    code: 'page/missing-glyph',
    message: `no font of the template has ${named.join(', ')}${more}: “${text}”`,
    span,
    hints: waysOut(characters),
  }
}

/** Colour fonts, which have the emoji, become Type 3 fonts in PDFs: nobody is sent to find one. */
function waysOut(characters: readonly string[]): readonly string[] {
  const instead = characters.flatMap((character) => {
    const sign = stands.get(character)
    return sign === undefined ? [] : [`write \`${sign}\` for \`${character}\``]
  })
  const emoji = characters.filter((character) => /\p{Emoji_Presentation}/u.test(character))
  const inWords =
    emoji.length === 0
      ? 'write it in words or in other characters'
      : 'say in words what an emoji stands for: no font for print has it'
  const others = emoji.length === characters.length ? [] : ['add a font that has it to `brand.yaml` or to the template']
  return [...instead.slice(0, shownCharacters), inWords, ...others]
}

/** Signs that are often pasted in, and those of the shipped fonts that say the same. */
const stands: ReadonlyMap<string, string> = new Map(
  [
    ['×', '✗✘✕✖❌❎'],
    ['✓', '✔✅☑'],
    ['□', '☐▢'],
    ['→', '➔➜➝➞➡⮕'],
    ['←', '⬅'],
    ['↑', '⬆'],
    ['↓', '⬇'],
    ['▶', '►▸'],
    ['■', '▪◼⬛'],
    ['•', '∙⚫'],
    ['> [!WARNING]', '⚠❗🚨'],
  ].flatMap(([sign = '', others = '']) => [...others].map((other) => [other, sign] as const)),
)

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
