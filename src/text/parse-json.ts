/** JSON text → located tree, strictly (RFC 8259), with a place for every value and for what is wrong. Knows no schema. */
import type { LocatedNode, LocatedScalar } from './located-tree.ts'
import type { ParsedTree, TextProblem } from './parsed-tree.ts'
import type { Span } from './span.ts'
import type { TextFile } from './text-file.ts'

const maxDepth = 100

/**
 * The tree of a JSON text. It stops at the first place that is not JSON; a key written twice and `__proto__` are
 * refused too, though JSON allows them. Accepts what `JSON.parse` accepts otherwise.
 */
export function parseJson(file: TextFile): ParsedTree {
  if (file.text.trim() === '') return { root: undefined, problems: [] }
  const reader = createReader(file)
  const root = reader.readDocument()
  return { root, problems: reader.problems }
}

/** Reads from left to right; `undefined` from a read means that a problem was noted and reading must stop. */
function createReader(file: TextFile) {
  const { text } = file
  const problems: TextProblem[] = []
  let at = 0

  function readDocument(): LocatedNode | undefined {
    const root = readValue(undefined, 0)
    if (root === undefined) return undefined
    skipWhite()
    return at === text.length ? root : fail(at, `expected nothing after the value, found ${found(at)}`)
  }

  function readValue(keySpan: Span | undefined, depth: number): LocatedNode | undefined {
    skipWhite()
    if (depth > maxDepth) return fail(at, `expected at most ${maxDepth} levels of nesting, found more`)
    const place = keySpan === undefined ? {} : { keySpan }
    if (text[at] === '{') return readMap(place, depth)
    if (text[at] === '[') return readList(place, depth)
    if (text[at] === '"') {
      const string = readString()
      return string && { ...string, ...place }
    }
    const scalar = readWord()
    return scalar && { ...scalar, ...place }
  }

  function readMap(place: { keySpan?: Span }, depth: number): LocatedNode | undefined {
    const start = at++
    const entries = new Map<string, LocatedNode>()
    const keys = new Map<string, Span>()
    for (let first = true; !closes('}'); first = false) {
      if (!first && !separates('}')) return undefined
      if (startsComment(text, at)) return failAtComment()
      if (text[at] !== '"') return fail(at, `expected a key in double quotes, found ${found(at)}`)
      const key = readString()
      if (key === undefined) return undefined
      skipWhite()
      if (text[at] !== ':') return fail(at, `expected \`:\` after the key, found ${found(at)}`)
      at++
      const value = readValue(key.span, depth + 1)
      if (value === undefined) return undefined
      const name = String(key.value)
      const problem = keyProblem(name, key.span, keys.get(name))
      if (problem !== undefined) problems.push(problem)
      else entries.set(name, value)
      if (!keys.has(name)) keys.set(name, key.span)
    }
    return { kind: 'map', span: span(start), entries, ...place }
  }

  function readList(place: { keySpan?: Span }, depth: number): LocatedNode | undefined {
    const start = at++
    const items: LocatedNode[] = []
    for (let first = true; !closes(']'); first = false) {
      if (!first && !separates(']')) return undefined
      const item = readValue(undefined, depth + 1)
      if (item === undefined) return undefined
      items.push(item)
    }
    return { kind: 'list', span: span(start), items, ...place }
  }

  function closes(end: string): boolean {
    skipWhite()
    if (text[at] !== end) return false
    at++
    return true
  }

  /** Steps over the comma between two members; a comma before the end is refused. */
  function separates(end: string): boolean {
    const comma = at
    if (text[at] !== ',') {
      fail(
        at,
        at >= text.length ? `expected \`${end}\`, found the end of the file` : `expected \`,\` or \`${end}\`, found ${found(at)}`,
      )
      return false
    }
    at++
    skipWhite()
    if (text[at] !== end) return true
    fail(comma, `expected no comma before \`${end}\``, 'remove the comma')
    return false
  }

  function readString(): LocatedScalar | undefined {
    const start = at
    at = stringEnd(text, start + 1)
    if (text[at] === '"') {
      at++
      const value: unknown = JSON.parse(text.slice(start, at))
      return { kind: 'scalar', span: span(start), value: String(value), style: 'double' }
    }
    if (text[at] === '\\') return fail(at, `\`${text.slice(at, at + 2)}\` is no escape of JSON`, 'write `\\\\` for a backslash')
    if (at < text.length && !/[\r\n]/.test(text[at] ?? '')) {
      return fail(at, 'a control character must be written as an escape', 'write `\\t` for a tab')
    }
    return fail(start, 'this quote is never closed', 'put `"` at the end of the value', at)
  }

  /** A number, `true`, `false` or `null`. */
  function readWord(): LocatedScalar | undefined {
    if (startsComment(text, at)) return failAtComment()
    const start = at
    const word = /^[^\s,:[\]{}"]*/.exec(text.slice(at, at + 400))?.[0] ?? ''
    at += word.length
    const scalar = { kind: 'scalar', span: span(start), style: 'plain' } as const
    if (word === 'null') return { ...scalar, value: null }
    if (word === 'true' || word === 'false') return { ...scalar, value: word === 'true', written: word }
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return { ...scalar, value: Number(word), written: word }
    if (word.startsWith("'")) return fail(start, 'expected double quotes, found single quotes', undefined, start + word.length)
    return fail(
      start,
      `expected a value, found ${word === '' ? found(start) : `\`${word.slice(0, 30)}\``}`,
      undefined,
      start + word.length,
    )
  }

  function failAtComment(): undefined {
    return fail(at, 'JSON has no comments', 'remove the comment, or rename the file to `.yaml`', at + 2)
  }

  function fail(start: number, message: string, hint?: string, end = start + 1): undefined {
    problems.push({ message, start, end: Math.max(end, start + 1), ...(hint !== undefined && { hints: [hint] }) })
    return undefined
  }

  function found(offset: number): string {
    return offset >= text.length ? 'the end of the file' : `\`${text[offset]}\``
  }

  function skipWhite(): void {
    while (at < text.length && ' \t\r\n'.includes(text[at] ?? 'x')) at++
  }

  function span(start: number): Span {
    return { file: file.path, start, end: at }
  }

  return { readDocument, problems }
}

function startsComment(text: string, at: number): boolean {
  return text[at] === '#' || text.startsWith('//', at) || text.startsWith('/*', at)
}

/** The offset of the closing quote, or of the first character that a JSON string cannot hold. */
function stringEnd(text: string, from: number): number {
  const escapes = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
  let at = from
  while (at < text.length && text[at] !== '"' && text.charCodeAt(at) >= 0x20) {
    if (text[at] !== '\\') at++
    else {
      escapes.lastIndex = at
      const length = escapes.exec(text)?.[0].length
      if (length === undefined) return at
      at += length
    }
  }
  return at
}

function keyProblem(name: string, span: Span, first: Span | undefined): TextProblem | undefined {
  const place = { start: span.start, end: span.end }
  if (name === '__proto__') return { ...place, message: 'the key `__proto__` is not allowed' }
  if (first === undefined) return undefined
  return {
    ...place,
    message: `key \`${name}\` is written twice`,
    related: { message: 'first written here', start: first.start, end: first.end },
  }
}
