/** Words and phrases looked for in sentences. Patterns are made once, where a rule is defined. */
import { englishPattern } from './english-pattern.ts'
import type { Sentence } from './sentences.ts'
import type { Stretch } from './split-sentences.ts'

export interface FoundWords extends Stretch {
  /** As written, white space single. */
  readonly text: string
  readonly groups: Readonly<Record<string, string | undefined>>
}

/**
 * A pattern for any of the phrases, as whole words: a blank stands for any white space, a hyphen also for a blank, `'` for
 * either apostrophe. The longest phrase wins. Phrases may hold regular expressions as `englishPattern` takes them.
 */
export function wordPattern(phrases: readonly string[], flags = 'gi'): RegExp {
  const sorted = [...phrases].sort((a, b) => b.length - a.length)
  const alternatives = sorted.map((phrase) => phrase.replace(/'/g, "['’]").replace(/ /g, '\\s+'))
  return englishPattern(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, flags)
}

/** The matches of a global pattern in the report's own words (`own`), or in all of them, with their places in the text. */
export function findWords(sentence: Sentence, pattern: RegExp, voice: 'own' | 'words' = 'own'): readonly FoundWords[] {
  // Most sentences have none, and `matchAll` copies the pattern before it looks.
  if (sentence[voice].search(pattern) === -1) return []
  const found: FoundWords[] = []
  for (const match of sentence[voice].matchAll(pattern)) {
    const start = sentence.start + match.index
    found.push({ start, end: start + match[0].length, text: match[0].replace(/\s+/g, ' '), groups: match.groups ?? {} })
  }
  return found
}

/** Whether a pattern matches; a global one may be asked again and again. */
export function hasWords(text: string, pattern: RegExp): boolean {
  return text.search(pattern) !== -1
}
