/**
 * The instructions of a content stream, one after the other. Knows what numbers, names and strings look like, not what an
 * instruction does. A megabyte takes some 20 ms, so nothing is copied that nobody asks for. Source: ISO 32000-1, 7.8.2.
 */

/** An operand: a number, or the text of anything else as it is written. */
export type Operand = number | string

/** By character: 1 for white space, 2 for what ends a word besides. A table, because every character is asked for. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code)
  if ('\0\t\n\f\r '.includes(character)) return 1
  return '()<>[]{}/%'.includes(character) ? 2 : 0
})

/** Calls `onOperator` with each operator and its operands, which hold until it returns. Inline images are skipped. */
export function scanContent(content: string, onOperator: (operator: string, operands: readonly Operand[]) => void): void {
  const operands: Operand[] = []
  const { length } = content
  let at = 0
  while (at < length) {
    const code = content.charCodeAt(at)
    if (isSpace(code)) at++
    else if (isNumberStart(code)) {
      const end = regularEnd(content, at + 1)
      operands.push(numberIn(content, at, end))
      at = end
    } else if (isOperand(code)) {
      const end = operandEnd(content, at)
      operands.push(content.slice(at, end))
      at = end
    } else if (code === 0x25) at = lineEnd(content, at)
    else {
      const end = Math.max(regularEnd(content, at), at + 1)
      const operator = content.slice(at, end)
      at = operator === 'ID' ? inlineImageEnd(content, end) : end
      onOperator(operator, operands)
      operands.length = 0
    }
  }
}

/** The number that stands there. By hand, because there are as many of them as of everything else together. */
function numberIn(content: string, start: number, end: number): number {
  let value = 0
  let scale = 0
  let sign = 1
  for (let at = start; at < end; at++) {
    const code = content.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30
      scale *= 10
    } else if (code === 0x2e && scale === 0) scale = 1
    else if (code === 0x2d && at === start) sign = -1
    else if (code !== 0x2b || at !== start) return Number.NaN
  }
  return (sign * value) / (scale === 0 ? 1 : scale)
}

function isOperand(code: number): boolean {
  return code === 0x28 || code === 0x3c || code === 0x2f || code === 0x5b
}

/** The end of a string, a name, an array or a dictionary that begins at `at`. */
function operandEnd(content: string, at: number): number {
  const first = content[at]
  if (first === '/') return regularEnd(content, at + 1)
  if (first === '(') return literalEnd(content, at)
  if (first === '[') return containerEnd(content, at + 1, ']')
  if (content[at + 1] === '<') return containerEnd(content, at + 2, '>>')
  const close = content.indexOf('>', at)
  return close === -1 ? content.length : close + 1
}

function containerEnd(content: string, start: number, close: string): number {
  let at = start
  while (at < content.length) {
    if (content.startsWith(close, at)) return at + close.length
    at = isOperand(content.charCodeAt(at)) ? operandEnd(content, at) : at + 1
  }
  return content.length
}

function literalEnd(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at++) {
    const character = content[at]
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at + 1
  }
  return content.length
}

function inlineImageEnd(content: string, at: number): number {
  const end = /\sEI(?=\s|$)/.exec(content.slice(at))
  return end === null ? content.length : at + end.index + end[0].length
}

function lineEnd(content: string, at: number): number {
  const end = content.indexOf('\n', at)
  return end === -1 ? content.length : end + 1
}

function regularEnd(content: string, start: number): number {
  let at = start
  while (at < content.length) {
    if (kinds[content.charCodeAt(at)] !== 0) break
    at++
  }
  return at
}

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2b
}

function isSpace(code: number): boolean {
  return kinds[code] === 1
}
