/**
 * The YAML that people write: block mappings and lists, quoted and plain text, folded blocks, short flow lists. Read in one pass, many
 * times faster than by a whole YAML parser, and given up without a word at the first thing that is unusual or wrong: `parse-yaml.ts` then
 * reads the file, and has the words for what is wrong with it. Never reads a text otherwise than that parser would.
 */
import type { LocatedList, LocatedMap, LocatedNode, LocatedScalar, ScalarStyle } from './located-tree.ts'
import type { Span } from './span.ts'
import type { TextFile } from './text-file.ts'

/** Deeper nesting is left to the parser that counts levels. */
const maxDepth = 40

/** Thrown inside, never seen outside: this text is for the whole parser. Without a stack, which would take as long as the reading. */
const unusual = Symbol('unusual')

/** The tree of a text with nothing unusual in it; undefined for any other, and for one without content. */
export function parsePlainYaml(file: TextFile): LocatedNode | undefined {
  // Tabs and carriage returns have rules of their own; documents, directives and a lone scalar at the top are rare.
  if (/[\t\r]|^(?:---|\.\.\.|%)/m.test(file.text)) return undefined
  const reader: Reader = { file: file.path, text: file.text, at: 0, depth: 0 }
  try {
    if (!seekContent(reader) || indentAt(reader) !== 0) return undefined
    const root = readBlock(reader, 0, -1, undefined)
    return reader.at === reader.text.length ? root : undefined
  } catch (error) {
    if (error === unusual) return undefined
    throw error
  }
}

/** Where reading has come to. Between values `at` is the first character of a line's content, or the end of the text. */
interface Reader {
  readonly file: string
  readonly text: string
  at: number
  depth: number
}

/** Skips blank lines and lines of comment, from the start of a line. False at the end of the text. */
function seekContent(reader: Reader): boolean {
  const { text } = reader
  for (;;) {
    let at = reader.at
    while (text.charCodeAt(at) === space) at++
    const code = text.charCodeAt(at)
    reader.at = at
    if (at >= text.length) return false
    if (code === hash) {
      const end = text.indexOf('\n', at)
      reader.at = end === -1 ? text.length : end + 1
    } else if (code === lineFeed) reader.at = at + 1
    else return true
  }
}

const [lineFeed, space, hash, dash, colon] = [10, 32, 35, 45, 58]

/** The column of `at`, from 0; everything before it on the line is white. */
function indentAt({ text, at }: Reader): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

/** A mapping or list that begins here, in column `indent`, inside a block of column `outer`. */
function readBlock(reader: Reader, indent: number, outer: number, keySpan: Span | undefined): LocatedMap | LocatedList {
  if (++reader.depth > maxDepth) throw unusual
  const node = isDash(reader) ? readList(reader, indent, outer, keySpan) : readMap(reader, indent, keySpan)
  reader.depth--
  return node
}

function isDash({ text, at }: Reader): boolean {
  return text.charCodeAt(at) === dash && text.charCodeAt(at + 1) === space
}

function readMap(reader: Reader, indent: number, keySpan: Span | undefined): LocatedMap {
  const entries = new Map<string, LocatedNode>()
  const start = reader.at
  let end = start
  for (;;) {
    const key = readKey(reader)
    if (entries.has(key.name)) throw unusual
    const value = readEntry(reader, indent, key.span)
    entries.set(key.name, value)
    end = value.span.end
    if (!goesOn(reader, indent) || isDash(reader)) break
  }
  return { kind: 'map', span: { file: reader.file, start, end }, entries, ...(keySpan && { keySpan }) }
}

/** Whether the block in column `indent` has another entry. Content further in belongs to nothing. */
function goesOn(reader: Reader, indent: number): boolean {
  if (!seekContent(reader)) return false
  const column = indentAt(reader)
  if (column > indent) throw unusual
  return column === indent
}

const plainKey = /[A-Za-z0-9_][\w./()@+-]{0,200}(?: [\w./()@+-]{1,200})*(?=:[ \n])/y
const quotedKey = /"([^"\\\n]{1,200})"(?=:[ \n])|'([^'\n]{1,200})'(?=:[ \n])/y

/** The key that begins here; behind it the colon. */
function readKey(reader: Reader): { readonly name: string; readonly span: Span } {
  const { file, text, at: start } = reader
  plainKey.lastIndex = start
  const [plain] = plainKey.exec(text) ?? []
  quotedKey.lastIndex = start
  const quoted = plain === undefined ? quotedKey.exec(text) : null
  const name = plain ?? quoted?.[1] ?? quoted?.[2]
  if (name === undefined || name === '__proto__' || name === '<<') throw unusual
  reader.at = start + (plain ?? quoted?.[0] ?? '').length
  return { name, span: { file, start, end: reader.at } }
}

/** The value after a key's colon, in a mapping of column `indent`. */
function readEntry(reader: Reader, indent: number, keySpan: Span): LocatedNode {
  reader.at++
  if (!skipToContent(reader)) return readInline(reader, indent, keySpan)
  // Nothing on this line: a block further in, or a list in the mapping's own column. An empty value is for the whole parser.
  if (!seekContent(reader)) throw unusual
  const column = indentAt(reader)
  if (column < indent || (column === indent && !isDash(reader))) throw unusual
  if (!isDash(reader) && !startsMap(reader)) throw unusual
  return readBlock(reader, column, indent, keySpan)
}

/** Skips spaces, and a comment behind them. Whether the line ends there; `at` is then the start of the next. */
function skipToContent(reader: Reader): boolean {
  const { text } = reader
  let { at } = reader
  while (text.charCodeAt(at) === space) at++
  if (text.charCodeAt(at) === hash && at > reader.at) {
    const end = text.indexOf('\n', at)
    at = end === -1 ? text.length : end
  }
  const ends = at >= text.length || text.charCodeAt(at) === lineFeed
  reader.at = ends ? Math.min(at + 1, text.length) : at
  return ends
}

function readList(reader: Reader, indent: number, outer: number, keySpan: Span | undefined): LocatedList {
  const items: LocatedNode[] = []
  const start = reader.at
  let end = start
  do {
    reader.at++
    if (skipToContent(reader)) throw unusual
    const item = readItem(reader, indent)
    items.push(item)
    end = item.span.end
  } while (goesOn(reader, indent) && isDashOrEnd(reader, indent, outer))
  return { kind: 'list', span: { file: reader.file, start, end }, items, ...(keySpan && { keySpan }) }
}

/** A list in the column of the mapping around it ends where that goes on; any other may only hold items. */
function isDashOrEnd(reader: Reader, indent: number, outer: number): boolean {
  if (isDash(reader)) return true
  if (indent !== outer) throw unusual
  return false
}

function readItem(reader: Reader, indent: number): LocatedNode {
  if (isDash(reader)) throw unusual
  if (!startsMap(reader)) return readInline(reader, indent, undefined)
  return readBlock(reader, indentInLine(reader), indent, undefined)
}

/** As `indentAt`, behind the dash of an item. */
function indentInLine({ text, at }: Reader): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

function startsMap({ text, at }: Reader): boolean {
  plainKey.lastIndex = at
  quotedKey.lastIndex = at
  return plainKey.test(text) || quotedKey.test(text)
}

/** A value that begins on the line of its key or dash, inside a block of column `indent`. Leaves `at` at the start of a line. */
function readInline(reader: Reader, indent: number, keySpan: Span | undefined): LocatedNode {
  switch (reader.text[reader.at]) {
    case '"':
    case "'":
      return endLine(reader, readQuoted(reader, keySpan))
    case '[':
    case '{':
      return endLine(reader, readFlow(reader, indent, keySpan))
    case '|':
    case '>':
      return readBlockText(reader, indent, keySpan)
    default:
      return readPlain(reader, indent, keySpan)
  }
}

/** The node, when nothing but a comment follows it on its line. */
function endLine<Node extends LocatedNode>(reader: Reader, node: Node): Node {
  if (!skipToContent(reader)) throw unusual
  return node
}

function scalar(reader: Reader, start: number, end: number, value: Value, keySpan: Span | undefined): LocatedScalar {
  return { kind: 'scalar', span: { file: reader.file, start, end }, ...value, ...(keySpan && { keySpan }) }
}

interface Value {
  readonly value: LocatedScalar['value']
  readonly style: ScalarStyle
  readonly written?: string
}

const doubleQuoted = /"(?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y
const singleQuoted = /'(?:[^'\n]|'')*'/y

/** Quoted text on one line; in double quotes with the escapes that JSON has too. */
function readQuoted(reader: Reader, keySpan: Span | undefined): LocatedScalar {
  const { text, at: start } = reader
  const isDouble = text[start] === '"'
  const pattern = isDouble ? doubleQuoted : singleQuoted
  pattern.lastIndex = start
  const [source] = pattern.exec(text) ?? []
  if (source === undefined) throw unusual
  const end = start + source.length
  reader.at = end
  const inner = source.slice(1, -1)
  const value = isDouble ? (inner.includes('\\') ? readEscapes(source) : inner) : inner.replaceAll("''", "'")
  return scalar(reader, start, end, { value, style: isDouble ? 'double' : 'single' }, keySpan)
}

function readEscapes(source: string): string {
  // Below U+0020 nothing stands unescaped in JSON; halves of surrogate pairs are left to the parser that pairs them.
  if (/[^ -\uffff]|\\u[dD][89a-fA-F]/.test(source)) throw unusual
  return String(JSON.parse(source))
}

/** Text without quotes, over one line or several that stand further in than the block around it. */
function readPlain(reader: Reader, indent: number, keySpan: Span | undefined): LocatedScalar {
  const { text, at: start } = reader
  if (!mayStartPlain(text, start)) throw unusual
  const first = plainLine(reader)
  if (first.commented) {
    if (!skipToContent(reader)) throw unusual
    return scalar(reader, start, first.end, plainValue(first.source), keySpan)
  }
  let source = first.source
  let { end } = first
  for (;;) {
    const next = nextPlainLine(reader, indent)
    if (next === undefined)
      return scalar(reader, start, end, isOneLine(reader, start, end) ? plainValue(source) : folded(source), keySpan)
    const { breaks } = next
    const line = plainLine(reader)
    // What a comment cuts off from its continuation is an error to some and text to others.
    if (line.commented) throw unusual
    source += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line.source
    end = line.end
  }
}

function folded(value: string): Value {
  return { value, style: 'plain' }
}

function isOneLine({ text }: Reader, start: number, end: number): boolean {
  const lineBreak = text.indexOf('\n', start)
  return lineBreak === -1 || lineBreak >= end
}

/** Whether text without quotes may begin with what stands there: nothing that means something else in YAML. */
function mayStartPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === dash) return !' \n'.includes(text.charAt(at + 1))
  return !'?:,[]{}#&*!|>\'"%@`'.includes(text.charAt(at))
}

/** The rest of the line without spaces and comment at its end; `at` is then behind the text. */
function plainLine(reader: Reader): { readonly source: string; readonly end: number; readonly commented: boolean } {
  const { text, at: start } = reader
  const lineEnd = text.indexOf('\n', start)
  const line = text.slice(start, lineEnd === -1 ? undefined : lineEnd)
  const comment = line.indexOf(' #')
  const source = (comment === -1 ? line : line.slice(0, comment)).trimEnd()
  // A colon that looks like a key’s, and `#4` that may be no comment.
  if (source === '' || source.includes(': ') || source.endsWith(':')) throw unusual
  if (comment !== -1 && /^ +#\d/.test(line.slice(source.length))) throw unusual
  // Other white space than YAML’s own at the end.
  if (/[^ \n]/.test(line.slice(source.length, source.length + 1))) throw unusual
  reader.at = comment === -1 ? start + line.length : start + source.length
  return { source, end: start + source.length, commented: comment !== -1 }
}

/** Goes on to the next line of the same plain text, if there is one: how many line breaks lie between. Else to the start of the next line. */
function nextPlainLine(reader: Reader, indent: number): { readonly breaks: number } | undefined {
  const { text } = reader
  const lineStart = Math.min(reader.at + 1, text.length)
  let breaks = 1
  let at = lineStart
  for (;;) {
    while (text.charCodeAt(at) === space) at++
    if (text.charCodeAt(at) !== lineFeed) break
    at++
    breaks++
  }
  const column = at - (text.lastIndexOf('\n', at - 1) + 1)
  if (at >= text.length || column <= indent) {
    reader.at = lineStart
    return undefined
  }
  const code = text.charCodeAt(at)
  if (code === hash || (code === dash && text.charCodeAt(at + 1) === space)) throw unusual
  reader.at = at
  return { breaks }
}

const integer = /^[-+]?[0-9]+$/
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/
const exponent = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/
/** Numbers that are left to the whole parser: `0x1f`, `0o17`, `.inf`, `.nan`. */
const rareNumber = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const wordValues: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])

/** What a plain text on one line stands for, by the core schema (YAML 1.2, 10.3). */
function plainValue(source: string): Value {
  const code = source.charCodeAt(0)
  // No value but text begins with a letter, except these words.
  if (code >= 65 || code === 126) {
    const word = wordValues.get(source)
    if (word === undefined) return { value: source, style: 'plain' }
    return word === null ? { value: null, style: 'plain' } : { value: word, style: 'plain', written: source }
  }
  if (integer.test(source)) return { value: Number.parseInt(source, 10), style: 'plain', written: source }
  if (decimal.test(source) || exponent.test(source)) {
    return { value: Number.parseFloat(source), style: 'plain', written: source }
  }
  if (rareNumber.test(source)) throw unusual
  return { value: source, style: 'plain' }
}

/** `|` and `>`, with or without `-`: lines further in than the block around them. */
function readBlockText(reader: Reader, indent: number, keySpan: Span | undefined): LocatedScalar {
  const { text, at: start } = reader
  const header = /[|>]-?(?=\n)/y
  header.lastIndex = start
  const [mark] = header.exec(text) ?? []
  if (mark === undefined) throw unusual
  reader.at = start + mark.length + 1
  const { lines, end } = readTextLines(reader, indent)
  const isFolded = mark.startsWith('>')
  const content = isFolded ? foldLines(lines) : lines.join('\n')
  const value = mark.endsWith('-') ? content : `${content}\n`
  return scalar(reader, start, end, { value, style: isFolded ? 'folded' : 'literal' }, keySpan)
}

/** The lines of a block text without their indentation, blank ones at the end left out; `end` is where the last one ends. */
function readTextLines(reader: Reader, outer: number): { readonly lines: readonly string[]; readonly end: number } {
  const { text } = reader
  const lines: string[] = []
  let blank = 0
  let indent = -1
  let end = reader.at
  while (reader.at < text.length) {
    const lineEnd = text.indexOf('\n', reader.at)
    // A last line without a line break is kept as it is, by rules of its own.
    if (lineEnd === -1) throw unusual
    let at = reader.at
    while (text.charCodeAt(at) === space) at++
    const column = at - reader.at
    if (at === lineEnd) {
      if (column > Math.max(indent, 0)) throw unusual
      blank++
    } else {
      if (column <= outer) break
      if (indent === -1) {
        if (blank > 0) throw unusual
        indent = column
      }
      if (column < indent) throw unusual
      for (; blank > 0; blank--) lines.push('')
      lines.push(text.slice(reader.at + indent, lineEnd))
      end = lineEnd
    }
    reader.at = lineEnd + 1
  }
  const last = lines.at(-1)
  if (last === undefined || last.trimEnd() !== last) throw unusual
  return { lines, end }
}

/** Lines put together as `>` does: a line break is a space, a blank line a line break. Lines with more indentation have rules of their own. */
function foldLines(lines: readonly string[]): string {
  let value = ''
  let breaks = 0
  for (const line of lines) {
    if (line.startsWith(' ') || line.endsWith(' ')) throw unusual
    if (line === '') breaks++
    else {
      value += value === '' ? line : (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line
      breaks = 0
    }
  }
  return value
}

/** `[a, b]` or `{a: 1}`, inside a block of column `indent`: all its lines stand further in. */
function readFlow(reader: Reader, indent: number, keySpan: Span | undefined): LocatedNode {
  if (++reader.depth > maxDepth) throw unusual
  const node = reader.text[reader.at] === '[' ? readFlowList(reader, indent, keySpan) : readFlowMap(reader, indent, keySpan)
  reader.depth--
  return node
}

function readFlowList(reader: Reader, indent: number, keySpan: Span | undefined): LocatedList {
  const start = reader.at
  const items: LocatedNode[] = []
  do {
    reader.at++
    skipFlowSpace(reader, indent)
    if (items.length === 0 && reader.text[reader.at] === ']') break
    items.push(readFlowValue(reader, indent, undefined))
    skipFlowSpace(reader, indent)
  } while (reader.text[reader.at] === ',')
  closeFlow(reader, ']')
  return { kind: 'list', span: { file: reader.file, start, end: reader.at }, items, ...(keySpan && { keySpan }) }
}

function readFlowMap(reader: Reader, indent: number, keySpan: Span | undefined): LocatedMap {
  const start = reader.at
  const entries = new Map<string, LocatedNode>()
  do {
    reader.at++
    skipFlowSpace(reader, indent)
    if (entries.size === 0 && reader.text[reader.at] === '}') break
    const key = readKey(reader)
    if (entries.has(key.name)) throw unusual
    reader.at++
    skipFlowSpace(reader, indent)
    entries.set(key.name, readFlowValue(reader, indent, key.span))
    skipFlowSpace(reader, indent)
  } while (reader.text[reader.at] === ',')
  closeFlow(reader, '}')
  return { kind: 'map', span: { file: reader.file, start, end: reader.at }, entries, ...(keySpan && { keySpan }) }
}

function closeFlow(reader: Reader, bracket: string): void {
  if (reader.text[reader.at] !== bracket) throw unusual
  reader.at++
}

/** Skips spaces and line breaks; comments inside brackets are for the whole parser. */
function skipFlowSpace(reader: Reader, indent: number): void {
  const { text } = reader
  for (;;) {
    while (text.charCodeAt(reader.at) === space) reader.at++
    if (text.charCodeAt(reader.at) !== lineFeed) break
    reader.at++
    let at = reader.at
    while (text.charCodeAt(at) === space) at++
    if (text.charCodeAt(at) !== lineFeed && at - reader.at <= indent) throw unusual
  }
}

const flowPlain = /[^,[\]{}\n:#]+(?:[:#](?=[^\s,[\]{}])[^,[\]{}\n:#]*)*/y

function readFlowValue(reader: Reader, indent: number, keySpan: Span | undefined): LocatedNode {
  const { text, at: start } = reader
  const char = text[start]
  if (char === '"' || char === "'") return readQuoted(reader, keySpan)
  if (char === '[' || char === '{') return readFlow(reader, indent, keySpan)
  if (!mayStartPlain(text, start)) throw unusual
  flowPlain.lastIndex = start
  const [found = ''] = flowPlain.exec(text) ?? []
  const source = found.trimEnd()
  if (source === '' || source.includes(' #') || / *[^ ]/.test(found.slice(source.length))) throw unusual
  reader.at = start + found.length
  // What stops at a colon or sign of comment is no plain text to its end.
  if (text.charCodeAt(reader.at) === colon || text.charCodeAt(reader.at) === hash) throw unusual
  return scalar(reader, start, start + source.length, plainValue(source), keySpan)
}
