/**
 * The errors of the YAML parser in our words, each with its way out. The one place that reads that library's error codes and texts;
 * it looks at the user's line to tell the usual mistakes (unquoted text, a tab, a stray indent) from the rest.
 */

import type { TextProblem } from './parsed-tree.ts'
import { lineText, positionAt, type TextFile } from './text-file.ts'

/** An error as the `yaml` package gives it. */
export interface YamlComplaint {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

/** A quoted scalar or a flow collection: where it opens and where the parser gave up on it. */
export interface Opening {
  readonly kind: 'quote' | 'bracket'
  readonly start: number
  readonly end: number
}

const quoteHint = 'put the value in quotes'
const apostropheHint = "write `''` for an apostrophe inside single quotes, or use double quotes"
const doubleQuoteHint = 'write `\\"` for a double quote inside it'
const sameIndentHint = 'give keys of one level the same indentation'

/**
 * The complaints as problems, in text order, one a line: what follows an error on its line is its consequence. After text
 * that the parser could not place at all nothing more is said.
 */
export function describeYamlErrors(
  file: TextFile,
  complaints: readonly YamlComplaint[],
  openings: readonly Opening[],
): readonly TextProblem[] {
  const problems = new Map<number, TextProblem>()
  const sorted = [...complaints].sort((a, b) => a.pos[0] - b.pos[0])
  for (const complaint of sorted) {
    if (isConsequence(complaint, sorted) && problems.size > 0) continue
    const problem = describe(file, complaint, sorted, openings)
    const line = positionAt(file, problem.start).line
    if (!problems.has(line)) problems.set(line, problem)
    if (complaint.code === 'RESOURCE_EXHAUSTION') break
  }
  return [...problems.values()].sort((a, b) => a.start - b.start)
}

function isConsequence(complaint: YamlComplaint, all: readonly YamlComplaint[]): boolean {
  if (complaint.code === 'UNEXPECTED_TOKEN') return complaint.message.includes('in YAML stream')
  const isSpread = complaint.code === 'MULTILINE_IMPLICIT_KEY'
  return isSpread && all.some((other) => other.code === 'BLOCK_AS_IMPLICIT_KEY' && other.pos[0] === complaint.pos[0])
}

function describe(
  file: TextFile,
  complaint: YamlComplaint,
  all: readonly YamlComplaint[],
  openings: readonly Opening[],
): TextProblem {
  const [start, end] = complaint.pos
  const place = { start, end: Math.max(end, start + 1) }
  switch (complaint.code) {
    case 'TAB_AS_INDENT':
      return { ...place, message: 'a tab is used for indentation', hints: ['indent with spaces'] }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return describeKey(file, complaint, all)
    case 'MISSING_CHAR':
      return describeMissing(file, complaint, openings)
    case 'BAD_INDENT':
      return describeIndent(file, complaint, openings)
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'UNEXPECTED_TOKEN':
      return unquotedTextProblem(file, start) ?? describeUnexpected(file, complaint)
    case 'BAD_DQ_ESCAPE':
      return {
        start,
        end: start + 2,
        message: `\`${file.text.slice(start, start + 2)}\` is no escape of double-quoted text`,
        hints: ['write `\\\\` for a backslash, or use single quotes'],
      }
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return {
        ...place,
        message: `tag \`${file.text.slice(start, end)}\` is not one that Sitrep reads`,
        hints: ['put text that starts with `!` in quotes'],
      }
    case 'BAD_DIRECTIVE':
      return {
        ...restOfLine(file, start),
        message: 'a line that starts with `%` is read as a YAML directive',
        hints: [quoteHint],
      }
    case 'MULTIPLE_DOCS':
      return {
        ...restOfLine(file, start),
        message: 'expected one document, found a second',
        hints: ['remove the `---` or `...` line, or move what follows it to a file of its own'],
      }
    case 'RESOURCE_EXHAUSTION':
      return { start, end: start + 1, message: 'lists and mappings are nested too deeply to be read' }
    case 'KEY_OVER_1024_CHARS':
      return { ...restOfLine(file, start), message: 'expected a key of at most 1024 characters, found a longer one' }
    default:
      return (
        unquotedTextProblem(file, start) ?? { ...restOfLine(file, start), message: `cannot read ${found(file, start)} as YAML` }
      )
  }
}

/** Text that cannot be a key, or a second `: ` in a value. */
function describeKey(file: TextFile, { pos, message }: YamlComplaint, all: readonly YamlComplaint[]): TextProblem {
  const [start] = pos
  const spread = all.find(
    (other) =>
      other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === start && file.text.slice(start, other.pos[1]).includes('\n'),
  )
  if (message.includes('compact mappings') && spread !== undefined) {
    const line = positionAt(file, spread.pos[1]).line
    const from = (file.lineStarts[line - 1] ?? 0) + indentOf(lineText(file, line))
    return { start: from, end: spread.pos[1], message: 'this key is indented under a value', hints: [sameIndentHint] }
  }
  if (message.includes('compact mappings')) {
    return (
      unquotedTextProblem(file, start) ?? {
        ...restOfLine(file, start),
        message: 'the `:` in this value is read as another key',
        hints: [quoteHint],
      }
    )
  }
  if (message.includes('block sequence')) {
    const spaces = indentOf(lineFrom(file, start))
    return {
      ...restOfLine(file, start + spaces),
      message: 'this list item is indented differently from those above it',
      hints: ['give the items of one list the same indentation'],
    }
  }
  return describeNoKey(file, start)
}

function describeNoKey(file: TextFile, start: number): TextProblem {
  const unquoted = unquotedTextProblem(file, start)
  if (unquoted !== undefined) return unquoted
  if (/^-(\s|$)/.test(file.text.slice(start, start + 2))) {
    return { ...restOfLine(file, start), message: 'expected a key, found a list item', hints: ['indent the list under its key'] }
  }
  return {
    ...restOfLine(file, start),
    message: `expected \`key: value\`, found ${found(file, start)}`,
    hints: ['put a colon and a space after the key', 'start list items with `- `'],
  }
}

function describeUnexpected(file: TextFile, { pos, message }: YamlComplaint): TextProblem {
  const [start] = pos
  const place = restOfLine(file, start)
  const before = lineText(file, positionAt(file, start).line).slice(0, positionAt(file, start).column - 1)
  if (/[|>][-+\d]*\s*$/.test(before)) {
    return { ...place, message: `expected a new line after \`${before.trim().slice(-1)}\`, found ${found(file, start)}` }
  }
  const closed = /(["'])\s*$/.exec(before)?.[1]
  if (closed !== undefined) {
    return {
      ...place,
      message: 'expected nothing after the closing quote, found more text',
      hints: closed === "'" ? [apostropheHint] : [doubleQuoteHint],
    }
  }
  if (message.startsWith('Unexpected ,')) return { start, end: start + 1, message: 'expected an item before the comma' }
  if (message.startsWith('Unexpected empty item')) return { ...place, message: 'expected an item between the commas' }
  const char = file.text[start] ?? ''
  if (char === ']' || char === '}') return { start, end: start + 1, message: `this \`${char}\` closes nothing` }
  return { ...place, message: `unexpected ${found(file, start)}`, hints: ['start list items with `- `', sameIndentHint] }
}

function describeMissing(file: TextFile, { pos, message }: YamlComplaint, openings: readonly Opening[]): TextProblem {
  const [start] = pos
  if (message.includes('closing')) {
    const opening = openingBefore(openings, 'quote', start)?.start ?? start
    return {
      ...restOfLine(file, opening),
      message: 'this quote is never closed',
      hints: [`put ${file.text[opening] === "'" ? "`'`" : '`"`'} at the end of the value`],
    }
  }
  if (message.startsWith('Flow')) return describeUnclosedBracket(file, start, openings)
  if (message.startsWith('Comments')) {
    return (
      unquotedTextProblem(file, start) ?? { start, end: start + 1, message: 'expected a space before `#`', hints: [quoteHint] }
    )
  }
  if (message.startsWith('Implicit map keys')) return describeNoKey(file, start)
  if (message.includes('flow')) {
    return (
      unquotedTextProblem(file, start) ?? { ...restOfLine(file, start), message: `expected \`,\` before ${found(file, start)}` }
    )
  }
  return unquotedTextProblem(file, start) ?? { ...restOfLine(file, start), message: `cannot read ${found(file, start)} as YAML` }
}

function describeIndent(file: TextFile, { pos, message }: YamlComplaint, openings: readonly Opening[]): TextProblem {
  const [start] = pos
  if (message.startsWith('Flow')) return describeUnclosedBracket(file, start, openings)
  const line = positionAt(file, start).line
  const from = (file.lineStarts[line - 1] ?? 0) + indentOf(lineText(file, line))
  return {
    ...restOfLine(file, Math.max(start, from)),
    message: 'this line fits none of the levels of indentation above it',
    hints: [sameIndentHint, 'start list items with `- `'],
  }
}

function describeUnclosedBracket(file: TextFile, at: number, openings: readonly Opening[]): TextProblem {
  const start = openingBefore(openings, 'bracket', at)?.start ?? at
  const open = file.text[start] ?? '['
  const close = open === '{' ? '}' : ']'
  const comment = /\s#\S*/.exec(lineFrom(file, start))?.[0].trim()
  const hint = comment === undefined ? `put \`${close}\` at its end` : `put the value in quotes: \`${comment}\` starts a comment`
  return { start, end: start + 1, message: `this \`${open}\` is never closed`, hints: [hint] }
}

/** The innermost opening of the kind that reaches the offset. */
function openingBefore(openings: readonly Opening[], kind: Opening['kind'], offset: number): Opening | undefined {
  return openings.filter((opening) => opening.kind === kind && opening.start <= offset && opening.end >= offset - 1).at(-1)
}

interface UnquotedStart {
  readonly pattern: RegExp
  message(value: string): string
  readonly hints: readonly string[]
}

const unquotedStarts: readonly UnquotedStart[] = [
  { pattern: /^\[@/, message: () => 'a value that starts with `[@` needs quotes: YAML reads `[` as a list', hints: [quoteHint] },
  {
    pattern: /^\[[^\],]*\]\S*[ \t]+[^\s#]/,
    message: () => 'a value that starts with `[` needs quotes: YAML reads it as a list',
    hints: [quoteHint],
  },
  {
    pattern: /^\{\{/,
    message: () => 'a value that starts with `{{` needs quotes: YAML reads the braces as a mapping',
    hints: [quoteHint],
  },
  { pattern: /^[*&!@%]/, message: (value) => `a value that starts with \`${value[0]}\` needs quotes`, hints: [quoteHint] },
  { pattern: /^`/, message: () => 'a value that starts with a backtick needs quotes', hints: [quoteHint] },
  {
    pattern: /^"(?:[^"\\]|\\.)*"[ \t]*[^ \t,\]}#:]/,
    message: () => 'expected nothing after the closing quote, found more text',
    hints: ['put the whole value in one pair of quotes', doubleQuoteHint],
  },
  {
    pattern: /^'(?:[^']|'')*'[ \t]*[^ \t,\]}#:']/,
    message: () => 'expected nothing after the closing quote, found more text',
    hints: [apostropheHint],
  },
]

/**
 * The problem of a line whose value is text that YAML reads as something else by its first character, or undefined
 * when the value on the line of `offset` does not look like that.
 */
export function unquotedTextProblem(file: TextFile, offset: number): TextProblem | undefined {
  const { line } = positionAt(file, offset)
  const text = lineText(file, line)
  const from = valueColumn(text)
  const value = text.slice(from).trimEnd()
  const known = unquotedStarts.find(({ pattern }) => pattern.test(value))
  if (known === undefined) return undefined
  const start = (file.lineStarts[line - 1] ?? 0) + from
  return { start, end: start + value.length, message: known.message(value), hints: known.hints }
}

/** Where the value of a line starts: after its dashes and its key. */
function valueColumn(text: string): number {
  return /^\s*(?:- +)*(?:[\w.-]+:[ \t]+)?/.exec(text)?.[0].length ?? 0
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function restOfLine(file: TextFile, start: number): { readonly start: number; readonly end: number } {
  const text = lineFrom(file, start)
  return { start, end: start + Math.max(1, text.trimEnd().length) }
}

function lineFrom(file: TextFile, start: number): string {
  const { line, column } = positionAt(file, start)
  return lineText(file, line).slice(column - 1)
}

/** What stands at the offset, for a message: at most thirty characters of the rest of the line. */
function found(file: TextFile, start: number): string {
  const text = lineFrom(file, start).trim()
  if (text === '') return 'the end of the line'
  return `\`${text.length > 30 ? `${text.slice(0, 29)}…` : text}\``
}
