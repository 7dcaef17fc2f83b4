/** Handlebars text → syntax tree, or what is wrong with it and where. The one place that reads Handlebars' error messages. */
import Handlebars from 'handlebars'
import type { TextProblem } from '../text/parsed-tree.ts'
import { createTextFile, lineSpan, offsetAt, type TextFile } from '../text/text-file.ts'
import { findOpenExpression, findTagFault, type TagFault } from './block-tags.ts'
import type { TemplateProgram } from './handlebars-node.ts'
import { shippedTemplates } from './shipped-templates.ts'

export type ParsedTemplate =
  | { readonly ok: true; readonly program: TemplateProgram }
  | { readonly ok: false; readonly problem: TextProblem }

/**
 * The tree of a template text; its nodes carry `name` as their source. Handlebars stops at its first error, so there is one
 * problem at most: the tag where the error has a place, else its whole line.
 */
export function parseTemplate(text: string, name: string): ParsedTemplate {
  const shipped = shippedTemplates.get(text)
  if (shipped !== undefined) return { ok: true, program: shipped.program(name) }
  try {
    return { ok: true, program: Handlebars.parse(text, { srcName: name }) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { ok: false, problem: explainError(error, createTextFile(name, text)) }
  }
}

function explainError(error: Error, file: TextFile): TextProblem {
  const parse = readParseError(error.message)
  const fault = findTagFault(file.text)
  if (parse === undefined) return explainException(error, file, fault)
  const at = offsetOfCaret(file, parse)
  if (parse.got === 'EOF' && fault?.kind === 'unclosed') return explainFault(fault)
  if (parse.got === 'OPEN_ENDBLOCK' && fault?.kind === 'stray') return explainFault(fault)
  const open = at === undefined ? undefined : findOpenExpression(file.text, at - 1)
  if (open !== undefined && (parse.got === 'INVALID' || parse.got === 'EOF' || parse.got.startsWith('OPEN'))) {
    return explainOpen(file, open, at ?? open)
  }
  const span = at === undefined ? lineSpan(file, parse.line) : { start: at, end: tokenEnd(file.text, at) }
  const message =
    parse.got === 'INVERSE'
      ? '`{{else}}` has no block here'
      : `expected ${describeExpected(parse.expected)}, found ${describeToken(parse.got)}`
  // `a{b:{{x}}}` in a style sheet: Handlebars takes the third brace for its own.
  const hints = parse.got === 'CLOSE_UNESCAPED' ? ['put a space between `}}` and a `}` of your own'] : []
  return { message, start: span.start, end: span.end, hints }
}

/** Errors that Handlebars makes itself carry a place: closing tags that do not fit, paths like `a/../b`. */
function explainException(error: Error, file: TextFile, fault: TagFault | undefined): TextProblem {
  if (/ doesn't match /.test(error.message) && fault !== undefined) return explainFault(fault)
  const lexical = /^Lexical error on line (\d+)/.exec(error.message)?.[1]
  if (lexical !== undefined) return explainLexical(file, Number(lexical))
  const place = error instanceof Handlebars.Exception ? error : undefined
  if (typeof place?.lineNumber !== 'number' || typeof place.column !== 'number') throw error
  const start = offsetAt(file, { line: place.lineNumber, column: place.column + 1 })
  const path = /^Invalid path: (.*) - \d+:\d+$/.exec(error.message)?.[1]
  const message = path === undefined ? error.message.replace(/ - \d+:\d+$/, '').toLowerCase() : `\`${path}\` is no path`
  return { message, start, end: path === undefined ? tokenEnd(file.text, start) : start + path.length }
}

/** The lexer stops for a comment without an end, and for raw blocks, which only their helpers could close. */
function explainLexical(file: TextFile, line: number): TextProblem {
  const comment = file.text.lastIndexOf('{{!--')
  if (comment !== -1 && !/--~?\}\}/.test(file.text.slice(comment))) {
    return { message: 'this comment is never closed', start: comment, end: comment + 5, hints: ['close it with `--}}`'] }
  }
  const { start, end } = lineSpan(file, line)
  return { message: 'this is no Handlebars', start, end }
}

function explainFault(fault: TagFault): TextProblem {
  if (fault.kind === 'unclosed') {
    const { name, start, end } = fault.open
    return { message: `block \`${name}\` is never closed`, start, end, hints: [`put \`{{/${name}}}\` where it ends`] }
  }
  const { name, start, end } = fault.close
  if (fault.kind === 'stray')
    return { message: `\`{{/${name}}}\` closes nothing`, start, end, hints: ['remove it, or open its block before'] }
  const { open } = fault
  return {
    message: `expected \`{{/${open.name}}}\`, found \`{{/${name}}}\``,
    start,
    end,
    related: { message: `block \`${open.name}\` opened here`, start: open.start, end: open.end },
  }
}

function explainOpen(file: TextFile, open: number, at: number): TextProblem {
  const lineEnd = file.text.indexOf('\n', open)
  const reached = /\w/.test(file.text.charAt(at)) ? tokenEnd(file.text, at) : at
  const end = Math.min(Math.max(reached, open + 2), lineEnd === -1 ? file.text.length : lineEnd)
  return { message: 'this expression is never closed', start: open, end: Math.max(end, open + 2), hints: ['close it with `}}`'] }
}

interface ParseError {
  readonly line: number
  /** Text before the token and from it on, as Handlebars cuts it: at most 20 characters each, line breaks dropped. */
  readonly before: string
  readonly after: string
  readonly expected: readonly string[]
  readonly got: string
}

/** Handlebars' parser is made by jison, whose errors are text alone: line, an excerpt, a caret, the tokens. */
function readParseError(message: string): ParseError | undefined {
  const match = /^Parse error on line (\d+):\n([^\n]*)\n(-*)\^\nExpecting ([\s\S]*), got '([A-Z_]+)'$/.exec(message)
  if (match === null) return undefined
  const [, line = '1', excerpt = '', dashes = '', expected = '', got = ''] = match
  return {
    line: Number(line),
    before: excerpt.slice(0, dashes.length).replace(/^\.\.\./, ''),
    after: excerpt.slice(dashes.length).replace(/\.\.\.$/, ''),
    expected: [...expected.matchAll(/'([A-Z_]+)'/g)].map((token) => token[1] ?? ''),
    got,
  }
}

/** The offset on the error's line where text before and after are as in the excerpt; undefined when that fits nowhere or twice. */
function offsetOfCaret(file: TextFile, error: ParseError): number | undefined {
  const line = lineSpan(file, error.line)
  const fitting: number[] = []
  for (let offset = line.start; offset <= line.end; offset++) {
    const before = file.text.slice(0, offset).slice(-60).replaceAll('\n', '')
    const after = file.text.slice(offset, offset + 60).replaceAll('\n', '')
    if (before.endsWith(error.before) && after.startsWith(error.after)) fitting.push(offset)
  }
  return fitting.length === 1 ? fitting[0] : undefined
}

function tokenEnd(text: string, start: number): number {
  const token = /^(?:[\w.@/-]+|\{\{\{?|\}\}\}?|[\s\S])/.exec(text.slice(start))
  return start + (token?.[0].length ?? 0)
}

const tokenWords: Readonly<Record<string, string>> = {
  CLOSE: '`}}`',
  CLOSE_UNESCAPED: '`}}}`',
  CLOSE_SEXPR: '`)`',
  OPEN_SEXPR: '`(`',
  CLOSE_BLOCK_PARAMS: '`|`',
  OPEN_BLOCK_PARAMS: '`as |`',
  EQUALS: '`=`',
  SEP: '`.`',
  EOF: 'the end of the text',
  INVALID: 'a character that has no place in expressions',
  OPEN: '`{{`',
  OPEN_UNESCAPED: '`{{{`',
  OPEN_BLOCK: 'the start of a block',
  OPEN_ENDBLOCK: 'the end of a block',
  OPEN_PARTIAL: '`{{>`',
  INVERSE: '`{{else}}`',
  ID: 'a name',
  STRING: 'a text',
  NUMBER: 'a number',
  BOOLEAN: '`true` or `false`',
  DATA: '`@`',
}

function describeToken(token: string): string {
  return tokenWords[token] ?? 'something else'
}

function describeExpected(tokens: readonly string[]): string {
  const isValue = tokens.includes('STRING')
  const marks = ['CLOSE', 'CLOSE_UNESCAPED', 'CLOSE_SEXPR', 'CLOSE_BLOCK_PARAMS', 'EQUALS', 'OPEN_ENDBLOCK', 'EOF']
  const words = marks.filter((mark) => tokens.includes(mark)).map(describeToken)
  const all = isValue ? ['a name or value', ...words] : tokens.includes('ID') ? ['a name', ...words] : words
  return all.length === 0 ? 'something else' : all.join(' or ')
}
