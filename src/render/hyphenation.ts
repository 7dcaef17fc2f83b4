/**
 * Soft hyphens for long words: the browser that prints has no dictionaries. Patterns come with the package and are loaded by
 * language, when a text has a word that needs them. Finds no words: `typeset-html.ts` does.
 */

/** A word with soft hyphens where it may break. */
export type Hyphenate = (word: string) => string

/** Languages with patterns. Each file is loaded alone; English takes a tenth of a second and German half a second. */
const patterns: Readonly<Record<string, () => Promise<unknown>>> = {
  'en-us': () => import('hyphen/en-us/index.js'),
  en: () => import('hyphen/en-gb/index.js'),
  cs: () => import('hyphen/cs/index.js'),
  da: () => import('hyphen/da/index.js'),
  de: () => import('hyphen/de-1996/index.js'),
  es: () => import('hyphen/es/index.js'),
  et: () => import('hyphen/et/index.js'),
  fi: () => import('hyphen/fi/index.js'),
  fr: () => import('hyphen/fr/index.js'),
  hu: () => import('hyphen/hu/index.js'),
  it: () => import('hyphen/it/index.js'),
  nb: () => import('hyphen/nb/index.js'),
  nl: () => import('hyphen/nl/index.js'),
  pl: () => import('hyphen/pl/index.js'),
  pt: () => import('hyphen/pt/index.js'),
  ru: () => import('hyphen/ru/index.js'),
  sv: () => import('hyphen/sv/index.js'),
  tr: () => import('hyphen/tr/index.js'),
  uk: () => import('hyphen/uk/index.js'),
}

/** The key of the patterns for a language, or undefined when there are none: then its words stay whole. */
export function patternsFor(language: string): string | undefined {
  const tag = language.toLowerCase()
  const names = [tag, tag.split('-')[0] ?? '']
  return names.find((name) => Object.hasOwn(patterns, name))
}

/** Loads the patterns of a key that `patternsFor` gave. */
export async function loadHyphenation(key: string): Promise<Hyphenate> {
  const module = await patterns[key]?.()
  const hyphenate = hyphenateOf(module)
  return (word) => keepEnds(hyphenate(word, { hyphenChar: '\u00ad', minWordLength: 1 }))
}

type HyphenateText = (text: string, options: { readonly hyphenChar: string; readonly minWordLength: number }) => string

function hyphenateOf(module: unknown): HyphenateText {
  if (typeof module === 'object' && module !== null && 'default' in module && hasHyphenate(module.default))
    return module.default.hyphenateSync
  throw new TypeError('the hyphenation patterns are not as they were')
}

function hasHyphenate(value: unknown): value is { readonly hyphenateSync: HyphenateText } {
  return typeof value === 'object' && value !== null && 'hyphenateSync' in value && typeof value.hyphenateSync === 'function'
}

/** A break leaves at least four letters on either line: shorter ends read badly, and each soft hyphen is one more in the PDF's text. */
const shortestEnd = 4

function keepEnds(word: string): string {
  const parts = word.split('\u00ad')
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && last.length < shortestEnd) joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  const end = joined.at(-1)
  if (joined.length > 1 && end !== undefined && end.length < shortestEnd) joined.splice(-2, 2, (joined.at(-2) ?? '') + end)
  return joined.join('\u00ad')
}
