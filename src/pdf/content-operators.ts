/** The operators of a content stream, each with where its operands begin. Draws nothing. Source: ISO 32000-1, 7.8.2 and annex A. */

export interface ContentOperator {
  readonly name: string
  /** Offset of its first operand, or its own. */
  readonly start: number
  /** Offset after it. */
  readonly end: number
}

/** In the stream's order. `content` is latin1. Undefined for inline images, whose data can hold anything: browsers write none. */
export function readOperators(content: string): readonly ContentOperator[] | undefined {
  const operators: ContentOperator[] = []
  let start = -1
  token.lastIndex = 0
  for (let match = token.exec(content); match !== null; match = token.exec(content)) {
    const { index } = match
    if (start === -1) start = index
    if (content[index] === '(') token.lastIndex = literalEnd(content, index)
    const name = match[1]
    if (name === undefined || literals.has(name)) continue
    if (name === 'BI') return undefined
    operators.push({ name, start, end: index + name.length })
    start = -1
  }
  return operators
}

/** Words that are operands. */
const literals: ReadonlySet<string> = new Set(['true', 'false', 'null'])

/** A string in angle brackets, a name, a number, a bracket, a comment, or (the group) an operator; of a string in round ones only its beginning. */
const token = /<[\da-fA-F\s]+>|<<|>>|<>|\/[^\s()<>[\]{}/%]*|[+-]?(?:\d+\.?\d*|\.\d+)|[[\](]|%[^\r\n]*|([A-Za-z'"][\w*]*)/g

function literalEnd(text: string, at: number): number {
  let depth = 0
  for (let position = at; position < text.length; position++) {
    const character = text[position]
    if (character === '\\') position++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return position + 1
  }
  return text.length
}
