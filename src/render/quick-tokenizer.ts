/**
 * Spares Marked its rules where a text cannot begin as they must: their patterns are large, and most cost more to compile than a report
 * takes to read. Decides nothing else: where a rule may apply, Marked looks.
 */
import type { MarkedExtension } from 'marked'

type Tokenizer = NonNullable<MarkedExtension['tokenizer']>

/** For `marked.use`: each function gives `undefined` where there can be no such token, and `false` to have Marked look. */
export const quickTokenizer: Tokenizer = {
  code: (text) => lookIf(/^[ \t]/.test(text)),
  blockquote: (text) => lookIf(beginsWith(text, '>')),
  def: (text) => lookIf(beginsWith(text, '[')),
  fences: (text) => lookIf(beginsWith(text, '`~')),
  heading: (text) => lookIf(beginsWith(text, '#')),
  hr: (text) => lookIf(beginsWith(text, '-_*')),
  html: (text) => lookIf(beginsWith(text, '<')),
  list: (text) => lookIf(beginsWith(text, '*+-0123456789')),
  // Both need a second line, with what they are told by at its start.
  table: (text) => lookIf(/\n {0,3}[|:-]/.test(text)),
  lheading: (text) => lookIf(/\n {0,3}[=-]/.test(text)),
  tag: (text) => lookIf(text.startsWith('<')),
  autolink: (text) => lookIf(text.startsWith('<')),
  link: (text) => lookIf(text.startsWith('[') || text.startsWith('![')),
  reflink: (text) => lookIf(text.startsWith('[') || text.startsWith('![')),
  emStrong: (text) => lookIf(text.startsWith('*') || text.startsWith('_')),
  codespan: (text) => lookIf(text.startsWith('`')),
  br: (text) => lookIf(text.startsWith('  ') || text.startsWith('\\')),
  del: (text) => lookIf(text.startsWith('~')),
}

function lookIf(mayBe: boolean): false | undefined {
  return mayBe ? false : undefined
}

/** Whether one of the characters comes first, after three spaces at most. */
function beginsWith(text: string, characters: string): boolean {
  let at = 0
  while (at < 3 && text[at] === ' ') at++
  const first = text[at]
  return first !== undefined && characters.includes(first)
}
