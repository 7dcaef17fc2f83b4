/**
 * Citations in prose: Pandoc's `[@id]`, `[@a; @b]`, `[@a, para 3]`, and the fact ids that expressions name. Finds places only;
 * whether an id is known is a matter of the fact book, and how a citation looks one of the template.
 */
import type { TextProblem } from './parsed-tree.ts'

/** One bracket with its items, `[start, end)` in the text. */
export interface Citation {
  readonly start: number
  readonly end: number
  readonly items: readonly CitationItem[]
}

export interface CitationItem {
  readonly id: string
  /** The place of the id, without the `@`. */
  readonly start: number
  readonly end: number
  /** Where in the source: `para 3`. */
  readonly locator?: string
}

export interface FoundCitations {
  /** In text order. */
  readonly citations: readonly Citation[]
  readonly problems: readonly TextProblem[]
}

/** A fact id named in a text, with its place. */
export interface FactReference {
  readonly id: string
  readonly start: number
  readonly end: number
}

const idSource = '[A-Za-z0-9](?:[A-Za-z0-9_.:-]*[A-Za-z0-9_-])?'
const wholeId = new RegExp(`^${idSource}$`)

/** Whether a text can be an id: letters, digits and `_ . : -`, starting with a letter or digit and not ending in `.` or `:`. */
export function isId(text: string): boolean {
  return wholeId.test(text)
}

/**
 * The citations of a Markdown text. Code spans, fenced code and escaped brackets (`\[@`) hold none. What starts with `[@` and is
 * no citation is a problem, so that a slip is not printed as text.
 */
export function findCitations(text: string): FoundCitations {
  const citations: Citation[] = []
  const problems: TextProblem[] = []
  const code = findCode(text)
  for (let at = text.indexOf('[@'); at !== -1; at = text.indexOf('[@', at + 1)) {
    const stretch = code.find(({ start, end }) => start <= at && at < end)
    if (stretch !== undefined) at = stretch.end - 1
    else if (!isEscaped(text, at)) {
      const found = readCitation(text, at)
      if ('message' in found) problems.push(found)
      else {
        citations.push(found)
        at = found.end - 1
      }
    }
  }
  return { citations, problems }
}

/** The ids of facts that a text names, in text order: in citations and as first argument of `figure`, `fact` and `cite`. */
export function findFactReferences(text: string): readonly FactReference[] {
  const cited = findCitations(text).citations.flatMap((citation) => citation.items)
  const references = [...cited.map(({ id, start, end }) => ({ id, start, end })), ...findExpressionReferences(text)]
  return references.sort((a, b) => a.start - b.start)
}

function readCitation(text: string, start: number): Citation | TextProblem {
  const close = text.indexOf(']', start)
  const blank = /\n[ \t]*\r?\n/.exec(text.slice(start, close === -1 ? undefined : close))
  if (close === -1 || blank !== null) {
    return { message: 'this citation is never closed', start, end: start + 2, hints: ['put `]` after the id', escapeHint] }
  }
  const items: CitationItem[] = []
  let at = start + 1
  for (const part of text.slice(start + 1, close).split(';')) {
    const item = readItem(part, at)
    if ('message' in item) return item
    items.push(item)
    at += part.length + 1
  }
  return { start, end: close + 1, items }
}

const escapeHint = 'write `\\[@` for text that is no citation'

function readItem(part: string, offset: number): CitationItem | TextProblem {
  const lead = part.length - part.trimStart().length
  const body = part.trim()
  const start = offset + lead
  const place = { start, end: start + Math.max(1, body.length), hints: [escapeHint] }
  if (!body.startsWith('@')) {
    const found = body === '' ? 'nothing' : `\`${body}\``
    return { ...place, message: `expected \`@\` and the id of a fact in the citation, found ${found}` }
  }
  const match = new RegExp(`^@(${idSource})?`).exec(body)
  const id = match?.[1]
  if (id === undefined) return { ...place, message: 'expected the id of a fact after `@`' }
  const rest = body.slice(1 + id.length)
  const located = { id, start: start + 1, end: start + 1 + id.length }
  if (rest.trim() === '') return located
  const locator = /^\s*,\s*(\S.*)$/s.exec(rest)?.[1]
  if (locator === undefined) {
    return { ...place, message: `expected \`,\`, \`;\` or \`]\` after \`@${id}\`, found \`${rest.trim()}\`` }
  }
  return { ...located, locator: locator.replace(/\s+/g, ' ') }
}

/** `{{figure "id"}}`, `{{{cite 'id'}}}`, `{{md (fact "id")}}`; comments and escaped expressions name nothing. */
function findExpressionReferences(text: string): readonly FactReference[] {
  const references: FactReference[] = []
  const expression = /\{\{!--.*?--~?\}\}|\{\{!.*?\}\}|\{\{.*?\}\}/gs
  for (const match of text.matchAll(expression)) {
    if (match[0].startsWith('{{!') || isEscaped(text, match.index)) continue
    const calls = new RegExp(`(?:^\\{\\{\\{?~?[#&]?|\\()\\s*(?:figure|fact|cite)\\s+(["'])(${idSource})\\1`, 'g')
    for (const call of match[0].matchAll(calls)) {
      const id = call[2] ?? ''
      const end = match.index + call.index + call[0].length - 1
      references.push({ id, start: end - id.length, end })
    }
  }
  return references
}

/** Whether an odd number of backslashes stands before the offset. */
function isEscaped(text: string, offset: number): boolean {
  let count = 0
  while (text[offset - 1 - count] === '\\') count++
  return count % 2 === 1
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Fenced code blocks and code spans (CommonMark 0.31 §4.5, §6.1), in text order. */
function findCode(text: string): readonly Stretch[] {
  const fences = findFences(text)
  const stretches: Stretch[] = [...fences]
  const run = /`+/g
  for (let open = run.exec(text); open !== null; open = run.exec(text)) {
    const fence = fences.find(({ start, end }) => start <= run.lastIndex - 1 && run.lastIndex - 1 < end)
    if (fence !== undefined) run.lastIndex = fence.end
    else if (!isEscaped(text, open.index)) {
      const end = closingRun(text, run.lastIndex, open[0].length)
      if (end === undefined) continue
      stretches.push({ start: open.index, end })
      run.lastIndex = end
    }
  }
  return stretches.sort((a, b) => a.start - b.start)
}

/** The end of the next run of exactly `length` backticks in the same paragraph. */
function closingRun(text: string, from: number, length: number): number | undefined {
  const paragraph = /\n[ \t]*\r?\n/g
  paragraph.lastIndex = from
  const limit = paragraph.exec(text)?.index ?? text.length
  const run = /`+/g
  run.lastIndex = from
  for (let match = run.exec(text); match !== null && match.index < limit; match = run.exec(text)) {
    if (match[0].length === length) return run.lastIndex
  }
  return undefined
}

function findFences(text: string): readonly Stretch[] {
  const fences: Stretch[] = []
  const opening = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/gm
  for (let open = opening.exec(text); open !== null; open = opening.exec(text)) {
    const mark = open[1] ?? '```'
    const closing = new RegExp(`^ {0,3}\\${mark[0]}{${mark.length},}[ \\t]*\\r?$`, 'gm')
    closing.lastIndex = text.indexOf('\n', opening.lastIndex) === -1 ? text.length : text.indexOf('\n', opening.lastIndex) + 1
    const end = closing.exec(text) === null ? text.length : closing.lastIndex
    fences.push({ start: open.index, end })
    opening.lastIndex = end
  }
  return fences
}
