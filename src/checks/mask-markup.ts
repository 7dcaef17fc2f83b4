/** Markdown with everything blanked that is no word of its author, at the same length, so that offsets still hold. Finds no sentences. */

import type { Citation } from '../text/citations.ts'
import { englishPattern } from './english-pattern.ts'

/** Stands for every character of an expression that prints something: `{{figure "displaced"}}` is no blank in its sentence. */
export const expressionMark = '\uFFFC'

const fence = /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:\n {0,3}\1[`~]*[ \t]*(?=\n|$(?![\s\S]))|$(?![\s\S]))|$(?![\s\S]))/gm
const escapedExpression = /\\\{\{[\s\S]*?\}\}/g
const escapedMark = /\\[\\`*_{}[\]()#+\-.!|@~<>]/g
const codeSpan = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?(?<!`)\1(?!`)/g
const comment = /\{\{!--[\s\S]*?--~?\}\}|\{\{![\s\S]*?\}\}|<!--[\s\S]*?-->/g
const silentExpression = /\{\{\{?~?\s*(?:[#/^]|else\b|cite\b)[\s\S]*?\}\}\}?/g
const expression = /\{\{\{?[\s\S]*?\}\}\}?/g
const tag = /<\/?[A-Za-z][^<>]*>|<[^\s<>]+[:@][^\s<>]*>/g
const image = /!\[[^\]]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g
const linkTarget = /\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]/g
const footnote = /\[\^[^\]\s]+\]:?/g
const linkDefinition = /^ {0,3}\[[^\]\n]+\]:[ \t]*\S[^\n]*$/gm
const address = /\b(?:https?:\/\/|www\.)[^\s|]*[^\s|.,;:!?)”"’]|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w/g
const maybeAddress = /@|:\/\/|www\./
const entity = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/gi
const bracket = /[[\]]/g
const emphasis = englishPattern(String.raw`\*+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])`, 'g')

/**
 * The text with code, citations, silent expressions, tags, images, link targets and addresses blanked and expressions that print
 * something marked. Marks of lists, headings, tables and emphasis are still there: they make blocks. Line breaks stay.
 */
export function maskInline(text: string, citations: readonly Citation[]): string {
  const cited = blankCitations(text, citations)
  const blanked = [fence, escapedExpression, escapedMark, codeSpan, comment, silentExpression].reduce(
    (masked, pattern) => masked.replace(pattern, blankOf),
    cited,
  )
  const marked = blanked.replace(expression, (match) => match.replace(/[^\n]/g, expressionMark))
  const unlinked = [tag, image, linkTarget, footnote, linkDefinition, entity].reduce(
    (masked, pattern) => masked.replace(pattern, blankOf),
    marked,
  )
  const unaddressed = maybeAddress.test(unlinked) ? unlinked.replace(address, blankOf) : unlinked
  return unaddressed.replace(bracket, ' ')
}

/** The text with code blanked and nothing else. */
export function maskCode(text: string): string {
  return [fence, codeSpan].reduce((masked, pattern) => masked.replace(pattern, blankOf), text)
}

/** The text without the marks of emphasis, at the same length. */
export function maskEmphasis(text: string): string {
  return text.replace(emphasis, blankOf)
}

/** Blanks of the same length; line breaks stay. */
export function blankOf(match: string): string {
  return match.replace(/[^\n]/g, ' ')
}

function blankCitations(text: string, citations: readonly Citation[]): string {
  let masked = ''
  let at = 0
  for (const { start, end } of citations) {
    masked += text.slice(at, start) + blankOf(text.slice(start, end))
    at = end
  }
  return masked + text.slice(at)
}
