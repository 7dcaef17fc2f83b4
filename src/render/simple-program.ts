/**
 * Runs the expressions that most prose has, `{{figure "deaths" unit=false}}`, straight from the syntax tree: compiling such a text takes
 * longer than all else that happens to it. Whatever is more than text and calls with literal arguments is left to Handlebars.
 */
import {
  type AstHash,
  type AstLocation,
  type AstNode,
  bareName,
  isComment,
  isContent,
  isLiteral,
  isMustache,
  pairsOf,
  type TemplateProgram,
} from './handlebars-node.ts'

/** What a call does, and how its value is printed: those of the environment that would compile the text. */
export interface SimpleHooks {
  print(value: unknown, loc: AstLocation | undefined): string
  call(name: string, args: readonly unknown[], hash: Readonly<Record<string, unknown>>, loc: AstLocation | undefined): unknown
}

/** The text that the program makes, or undefined for a program that is not so simple. `isHelper` tells the names that may be called. */
export function simpleProgram(
  program: TemplateProgram,
  isHelper: (name: string) => boolean,
  hooks: SimpleHooks,
): (() => string) | undefined {
  const parts: (() => string)[] = []
  for (const node of program.body) {
    const part = partOf(node, isHelper, hooks)
    if (part === undefined) return undefined
    parts.push(part)
  }
  return () => parts.map((part) => part()).join('')
}

function partOf(node: AstNode, isHelper: (name: string) => boolean, hooks: SimpleHooks): (() => string) | undefined {
  if (isContent(node)) return () => node.value
  if (isComment(node)) return () => ''
  if (!isMustache(node)) return undefined
  const { path, params, loc } = node
  const name = bareName(path)
  const args = literalsOf(params)
  const hash = literalHash(node.hash)
  // Without arguments a name is a path, and helpers are not called by it.
  const isCall = params.length > 0 || pairsOf(node.hash).length > 0
  if (!isCall || name === undefined || !isHelper(name) || args === undefined || hash === undefined) return undefined
  return () => hooks.print(hooks.call(name, args, { ...hash }, loc), loc)
}

function literalsOf(nodes: readonly AstNode[]): readonly unknown[] | undefined {
  return nodes.every(isLiteral) ? nodes.map((node) => node.value) : undefined
}

function literalHash(hash: AstHash | undefined): Readonly<Record<string, unknown>> | undefined {
  const pairs = pairsOf(hash)
  const values = literalsOf(pairs.map((pair) => pair.value))
  return values && Object.fromEntries(pairs.map((pair, index) => [pair.key, values[index]]))
}
