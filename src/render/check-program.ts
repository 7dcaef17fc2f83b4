/** Static check of a template's tree: blocks, partials and what is printed, with a stack of scopes. Renders nothing. */
import { suggestionHints } from '../diagnostics/suggest.ts'
import {
  blockNames,
  type CallNode,
  checkCount,
  checkHash,
  checkMustache,
  checkValue,
  type ExpressionWorld,
} from './check-expression.ts'
import { type Closure, closureScope, entryScope, innerScope, type Scope } from './check-scope.ts'
import {
  type AstHash,
  type AstNode,
  type BlockNode,
  bareName,
  isBlock,
  isDecorator,
  isDecoratorBlock,
  isMustache,
  isPartial,
  isPartialBlock,
  isPath,
  isString,
  isSubExpression,
  type PartialBlockNode,
  type PartialNode,
  pairsOf,
  type TemplateProgram,
} from './handlebars-node.ts'
import { anything, describeShape, itemShape, type Shape, scalar } from './shape.ts'

/** What a template's tree is checked against. */
export interface ProgramWorld extends ExpressionWorld {
  /** Partials by name; undefined for one whose text does not parse, which is reported elsewhere. */
  readonly partials: ReadonlyMap<string, TemplateProgram | undefined>
  /** Told of every partial that is called, so that those never called can be checked by themselves. */
  onPartial?(name: string): void
}

/** Handlebars hands a partial to itself without end; the check goes round this often. */
const maxRounds = 3

/** Checks a program in `scope`. Findings go to `world.report`, in the order of the text. */
export function checkProgram(program: TemplateProgram | undefined, outer: Scope, world: ProgramWorld): void {
  if (program === undefined) return
  const scope = withInlines(program, outer)
  for (const statement of program.body) checkStatement(statement, scope, world)
}

/** Inline partials are known in the whole block that defines them, before and after. */
function withInlines(program: TemplateProgram, outer: Scope): Scope {
  const named = program.body.filter(isDecoratorBlock).flatMap((node) => {
    const [name] = node.params
    return node.path.original === 'inline' && name !== undefined && isString(name)
      ? [{ name: name.value, program: node.program }]
      : []
  })
  if (named.length === 0) return outer
  const inlines = new Map(outer.inlines)
  const scope: Scope = { ...outer, inlines }
  for (const inline of named) inlines.set(inline.name, { program: inline.program, scope })
  return scope
}

function checkStatement(node: AstNode, scope: Scope, world: ProgramWorld): void {
  if (isMustache(node)) checkPrinted(node, scope, world)
  else if (isBlock(node)) checkBlock(node, scope, world)
  else if (isPartialBlock(node)) checkPartial(node, node.program, scope, world)
  else if (isPartial(node)) checkPartial(node, undefined, scope, world)
  else if (isDecoratorBlock(node)) checkInline(node, scope, world)
  else if (isDecorator(node)) reportDecorator(node, world)
}

function checkPrinted(call: CallNode, scope: Scope, world: ProgramWorld): void {
  const shape = checkMustache(call, scope, world)
  if (shape.kind === 'scalar' || shape.kind === 'any') return
  const name = isPath(call.path) ? call.path.original : 'this'
  const hints = {
    prose: [`write \`{{md ${name}}}\``],
    list: [`write \`{{#each ${name}}}…{{/each}}\`, or \`{{join ${name}}}\``],
    record: [`write \`{{#each ${name}}}…{{/each}}\``],
    object: ['name one of its fields'],
  }[shape.kind]
  const isPathAlone = isPath(call.path) && call.params.length === 0
  const message = `expected a value to print, found ${describeShape(shape)}`
  world.report({ code: 'template/not-printable', message, loc: call.path.loc, hints: isPathAlone ? hints : [] })
}

function checkBlock(node: BlockNode, scope: Scope, world: ProgramWorld): void {
  const name = bareName(node.path)
  if (name === undefined || !blockNames.includes(name)) {
    reportUnknownBlock(node, scope, world)
    return
  }
  const what = `block \`${name}\``
  checkHash(what, node.hash, name === 'if' || name === 'unless' ? ['includeZero'] : [], scope, world)
  const shapes = node.params.map((param) => checkValue(param, scope, world))
  // The node reaches to the closing tag; what is wrong is its head.
  const isWhole = checkCount(what, { ...node, loc: node.path.loc }, 1, 1, world)
  const shape = (isWhole ? shapes[0] : undefined) ?? anything
  const inside = scopeInside(name, node, shape, scope, world)
  checkProgram(node.program, inside, world)
  checkProgram(node.inverse, scope, world)
}

function scopeInside(name: string, node: BlockNode, shape: Shape, scope: Scope, world: ProgramWorld): Scope {
  const [param] = node.params
  if (name === 'if') return asksForBlock(param) ? { ...scope, blockIsAsked: true } : scope
  if (name === 'unless') return scope
  const names = node.program?.blockParams ?? []
  if (name === 'with') return innerScope(scope, shape, new Map(names.slice(0, 1).map((first) => [first, shape])), false)
  const item = itemShape(shape)
  if (item === undefined && param !== undefined) {
    world.report({
      code: 'template/not-printable',
      message: `expected a list to go through, found ${describeShape(shape)}`,
      loc: param.loc,
    })
  }
  const [itemName, keyName] = names
  const parameters = new Map<string, Shape>()
  if (itemName !== undefined) parameters.set(itemName, item ?? anything)
  if (keyName !== undefined) parameters.set(keyName, scalar)
  return innerScope(scope, item ?? anything, parameters, true)
}

function asksForBlock(param: AstNode | undefined): boolean {
  return param !== undefined && isPath(param) && param.data && param.parts[0] === 'partial-block'
}

function reportUnknownBlock(node: BlockNode, scope: Scope, world: ProgramWorld): void {
  const name = isPath(node.path) ? node.path.original : '…'
  for (const param of node.params) checkValue(param, scope, world)
  const isHelper = world.helpers.has(name)
  world.report({
    code: 'template/unknown-helper',
    message: isHelper ? `helper \`${name}\` is no block` : `no block is called \`${name}\``,
    loc: node.path.loc,
    hints: [
      ...suggestionHints(name, blockNames),
      ...(isHelper ? [] : [`use \`{{#if ${name}}}\`, \`{{#each ${name}}}\` or \`{{#with ${name}}}\``]),
    ],
  })
  // What is inside can still be wrong in ways that do not depend on the context.
  const unknown = innerScope(scope, anything, new Map((node.program?.blockParams ?? []).map((param) => [param, anything])), true)
  checkProgram(node.program, unknown, world)
  checkProgram(node.inverse, unknown, world)
}

function checkInline(node: BlockNode, scope: Scope, world: ProgramWorld): void {
  const [name] = node.params
  if (node.path.original !== 'inline') {
    reportDecorator(node, world)
    return
  }
  if (name === undefined || !isString(name)) {
    world.report({
      code: 'template/unknown-partial',
      message: 'expected the name of the inline partial in quotes',
      loc: node.path.loc,
    })
  }
  // By itself it can be called with any context; `checkPartial` looks at it again with the caller's.
  checkProgram(node.program, { ...innerScope(scope, anything, new Map(), false), blockIsAsked: true }, world)
}

function reportDecorator(node: { readonly path: AstNode }, world: ProgramWorld): void {
  const name = isPath(node.path) ? node.path.original : '…'
  const hints = ['use `{{#*inline "name"}}…{{/inline}}`; there are no other decorators']
  world.report({ code: 'template/unknown-helper', message: `no decorator is called \`${name}\``, loc: node.path.loc, hints })
}

function checkPartial(
  node: PartialNode | PartialBlockNode,
  block: TemplateProgram | undefined,
  scope: Scope,
  world: ProgramWorld,
): void {
  const context = contextOfPartial(node.params, node.hash, scope, world)
  const name = nameOfPartial(node)
  if (name === undefined) {
    const message = 'expected the name of a partial, found an expression'
    const hints = ['write the name out; choose between partials with `{{#if}}`, between views with `{{view section}}`']
    world.report({ code: 'template/unknown-partial', message, loc: node.name.loc, hints })
    return
  }
  if (name === '@partial-block') checkPartialBlock(node, context, scope, world)
  else if (scope.callers.filter((caller) => caller === name).length < maxRounds) {
    const inline = scope.inlines.get(name)
    if (inline === undefined) checkNamedPartial(node, name, block, context, scope, world)
    else checkProgram(inline.program, closureScope(inline, context, scope.loops, [...scope.callers, name]), world)
  }
}

function checkNamedPartial(
  node: PartialNode | PartialBlockNode,
  name: string,
  block: TemplateProgram | undefined,
  context: Shape,
  scope: Scope,
  world: ProgramWorld,
): void {
  if (!world.partials.has(name)) {
    // `{{#> name}}…{{/name}}` is a place that a partial may fill; without one its content stands there.
    if (block !== undefined) checkProgram(block, scope, world)
    else reportUnknownPartial(node, name, scope, world)
    return
  }
  world.onPartial?.(name)
  const inside = block === undefined ? scope : withInlines(block, scope)
  // The content is checked where the partial prints it; a first look here finds what is wrong in it wherever that is.
  if (block !== undefined) checkProgram(block, { ...inside, context: anything, parent: inside }, world)
  checkProgram(world.partials.get(name), partialScope(node, name, block, inside, scope, context), world)
}

function partialScope(
  node: AstNode,
  name: string,
  block: TemplateProgram | undefined,
  inside: Scope,
  scope: Scope,
  context: Shape,
): Scope {
  const closure: Closure | undefined = block === undefined ? scope.partialBlock : { program: block, scope: inside }
  return {
    ...entryScope(context, scope.root),
    loops: scope.loops,
    inlines: inside.inlines,
    partialBlock: closure,
    calledFrom: node.loc,
    callers: [...scope.callers, name],
  }
}

function nameOfPartial(node: PartialNode | PartialBlockNode): string | undefined {
  if (isSubExpression(node.name)) return undefined
  // Handlebars takes `{{> "name"}}` and `{{> 1}}` too, which its types leave out.
  return String(node.name.original)
}

function contextOfPartial(params: readonly AstNode[], hash: AstHash | undefined, scope: Scope, world: ProgramWorld): Shape {
  const shapes = params.map((param) => checkValue(param, scope, world))
  const extra = params[1]
  if (extra !== undefined) {
    const hints = ['hand further values over by name: `{{> name context key=value}}`']
    world.report({ code: 'template/helper-failed', message: 'a partial takes one context', loc: extra.loc, hints })
  }
  const context = shapes[0] ?? scope.context
  const fields = pairsOf(hash).map((pair) => [pair.key, checkValue(pair.value, scope, world)] as const)
  if (fields.length === 0 || context.kind === 'any') return context
  const own = context.kind === 'object' ? context.fields : {}
  return { kind: 'object', fields: { ...own, ...Object.fromEntries(fields) } }
}

function checkPartialBlock(node: AstNode, context: Shape, scope: Scope, world: ProgramWorld): void {
  const closure = scope.partialBlock
  if (closure !== undefined) checkProgram(closure.program, closureScope(closure, context, scope.loops, scope.callers), world)
  if (closure !== undefined || scope.blockIsAsked || isPartialBlock(node)) return
  world.report({
    code: 'template/unknown-partial',
    message: 'there is no block to put here: this template is called without one',
    loc: node.loc,
    hints: ['ask first: `{{#if @partial-block}}{{> @partial-block}}{{/if}}`'],
    ...(scope.calledFrom === undefined ? {} : { related: { message: 'called from here', loc: scope.calledFrom } }),
  })
}

function reportUnknownPartial(node: PartialNode | PartialBlockNode, name: string, scope: Scope, world: ProgramWorld): void {
  const known = [...world.partials.keys(), ...scope.inlines.keys()]
  const same = known.filter((partial) => partial.split('/').at(-1) === name)
  const hints = same.length > 0 ? same.map((partial) => `check if you meant \`${partial}\``) : suggestionHints(name, known)
  world.report({ code: 'template/unknown-partial', message: `no partial is called \`${name}\``, loc: node.name.loc, hints })
}
