/** Static check of expressions: paths against shapes, helper calls against the table. Knows no blocks and no partials. */
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Scope } from './check-scope.ts'
import {
  type AstHash,
  type AstLocation,
  type AstNode,
  bareName,
  isPath,
  isString,
  isSubExpression,
  type PathNode,
  pairsOf,
} from './handlebars-node.ts'
import type { Helper } from './helpers/helper.ts'
import { helperTable } from './helpers/helper-table.ts'
import { anything, describeShape, itemShape, namesIn, type Shape, scalar, shapeAt } from './shape.ts'

/** One thing wrong in a template, at a node of its tree. */
export interface NodeProblem {
  readonly code: DiagnosticCode
  readonly message: string
  readonly loc: AstLocation
  /** The names of a path up to the wrong one, when the place is that name alone. */
  readonly names?: readonly string[]
  readonly hints?: readonly string[]
  readonly related?: { readonly message: string; readonly loc: AstLocation }
}

/** A helper call as written: what rules of a place (labels, assets, fact ids) look at. */
export interface HelperCallNodes {
  readonly helper: Helper
  readonly params: readonly AstNode[]
  readonly hash: AstHash | undefined
}

/** What expressions may use, and where findings go. */
export interface ExpressionWorld {
  readonly helpers: ReadonlyMap<string, Helper>
  /** How messages call the place: "prose", "templates". */
  readonly placeName: string
  /** More to say of a call that is right in form. */
  checkCall(call: HelperCallNodes): readonly NodeProblem[]
  report(problem: NodeProblem): void
}

/** The parts of `{{name a b key=c}}`, of a block's head or of a subexpression. */
export interface CallNode {
  readonly path: AstNode
  readonly params: readonly AstNode[]
  readonly hash: AstHash | undefined
  readonly loc: AstLocation
}

/**
 * The shape of what a mustache prints. `{{count}}` alone is the field of that name: no shipped helper can do without arguments, and one of
 * the project's own is called only where there is no such field.
 */
export function checkMustache(call: CallNode, scope: Scope, world: ExpressionWorld): Shape {
  const isCall = call.params.length > 0 || pairsOf(call.hash).length > 0
  if (isCall || isSubExpression(call.path)) return checkCallNode(call, scope, world)
  const name = bareName(call.path)
  const isKnown = name === undefined || scope.names.has(name) || shapeAt(scope.context, name) !== undefined
  if (!isKnown && isHelperName(name, world)) return checkCallNode(call, scope, world)
  return checkValue(call.path, scope, world)
}

/** The shape of an argument: a literal, a path or a subexpression. */
export function checkValue(node: AstNode, scope: Scope, world: ExpressionWorld): Shape {
  if (isSubExpression(node))
    return checkCallNode({ path: node.path, params: node.params, hash: node.hash, loc: node.loc }, scope, world)
  if (isPath(node)) return checkPath(node, scope, world)
  return node.type === 'UndefinedLiteral' || node.type === 'NullLiteral' ? anything : scalar
}

/** Checks that a call has between `min` and `max` arguments. */
export function checkCount(what: string, call: CallNode, min: number, max: number, world: ExpressionWorld): boolean {
  const found = call.params.length
  if (found >= min && found <= max) return true
  const wanted = min === max ? String(min) : max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} or ${max}`
  const noun = wanted === '1' || wanted === 'at least 1' ? 'argument' : 'arguments'
  world.report({ code: 'template/helper-failed', message: `${what} takes ${wanted} ${noun}, found ${found}`, loc: call.loc })
  return false
}

/** Checks the values of a call's hash, and that its keys are among `known`. */
export function checkHash(
  what: string,
  hash: AstHash | undefined,
  known: readonly string[],
  scope: Scope,
  world: ExpressionWorld,
): void {
  for (const pair of pairsOf(hash)) {
    checkValue(pair.value, scope, world)
    if (known.includes(pair.key)) continue
    const hints = [...suggestionHints(pair.key, known), ...(known.length === 0 ? [] : [`use ${listNames(known)}`])]
    world.report({ code: 'template/helper-failed', message: `${what} has no option \`${pair.key}\``, loc: pair.loc, hints })
  }
}

function checkCallNode(call: CallNode, scope: Scope, world: ExpressionWorld): Shape {
  const name = bareName(call.path)
  if (name === 'lookup') return checkLookup(call, scope, world)
  const helper = name === undefined ? undefined : world.helpers.get(name)
  const shapes = call.params.map((param) => checkValue(param, scope, world))
  if (helper === undefined) {
    for (const pair of pairsOf(call.hash)) checkValue(pair.value, scope, world)
    world.report(unknownHelper(call, world))
    return anything
  }
  const what = `helper \`${helper.name}\``
  const required = helper.args.filter((arg) => arg.optional !== true).length
  const most = helper.rest === true ? Number.POSITIVE_INFINITY : helper.args.length
  const isWhole = checkCount(what, call, required, most, world)
  checkOptions(helper, call, scope, world)
  if (!isWhole) return anything
  if (checkKinds(helper, call, shapes, world)) {
    if (helper.field === true) checkField(call, shapes, world)
    for (const found of world.checkCall({ helper, params: call.params, hash: call.hash })) world.report(found)
  }
  return helper.result?.(shapes) ?? scalar
}

function checkOptions(helper: Helper, call: CallNode, scope: Scope, world: ExpressionWorld): void {
  const known = Object.keys(helper.hash)
  const keys = helper.openHash === true ? [...known, ...pairsOf(call.hash).map((pair) => pair.key)] : known
  checkHash(`helper \`${helper.name}\``, call.hash, keys, scope, world)
  for (const pair of pairsOf(call.hash)) {
    const values = Object.hasOwn(helper.hash, pair.key) ? helper.hash[pair.key]?.oneOf : undefined
    if (values === undefined || !isString(pair.value) || values.includes(pair.value.value)) continue
    world.report({
      code: 'template/helper-failed',
      message: `expected \`${pair.key}\` to be ${listNames(values, 'or')}, found \`${pair.value.value}\``,
      loc: pair.value.loc,
      hints: suggestionHints(pair.value.value, values),
    })
  }
}

/** `where facts "kind"`: the field must be one that the list's items have. */
function checkField({ params: [, field] }: CallNode, [list]: readonly Shape[], world: ExpressionWorld): void {
  const item = list?.kind === 'list' ? list.item : undefined
  if (item === undefined || field === undefined || !isString(field)) return
  let shape: Shape = item
  const parts = field.value.split('.')
  for (const [index, part] of parts.entries()) {
    const next = shapeAt(shape, part)
    if (next === undefined) {
      world.report(unknownName(part, shape, index === 0 ? undefined : parts.slice(0, index).join('.'), field.loc))
      return
    }
    shape = next
  }
}

function checkKinds(helper: Helper, call: CallNode, shapes: readonly Shape[], world: ExpressionWorld): boolean {
  const wrong = helper.args.flatMap((arg, index): readonly NodeProblem[] => {
    const [shape, node] = [shapes[index], call.params[index]]
    const fits = shape === undefined || arg.kinds === undefined || shape.kind === 'any' || arg.kinds.includes(shape.kind)
    if (fits || node === undefined) return []
    const wanted = arg.kinds.map((kind) => kindWords[kind]).join(' or ')
    const message = `helper \`${helper.name}\` expected ${wanted}, found ${describeShape(shape)}`
    return [{ code: 'template/helper-failed', message, loc: node.loc }]
  })
  for (const found of wrong) world.report(found)
  return wrong.length === 0
}

const kindWords: Readonly<Record<Shape['kind'], string>> = {
  scalar: 'a value',
  prose: 'prose',
  any: 'a value',
  list: 'a list',
  record: 'a map',
  object: 'an object',
}

function checkLookup(call: CallNode, scope: Scope, world: ExpressionWorld): Shape {
  checkHash('helper `lookup`', call.hash, [], scope, world)
  const shapes = call.params.map((param) => checkValue(param, scope, world))
  const [of] = shapes
  const [, key] = call.params
  if (!checkCount('helper `lookup`', call, 2, 2, world) || of === undefined || key === undefined) return anything
  if (!isString(key)) return itemShape(of) ?? anything
  const found = shapeAt(of, key.value)
  if (found !== undefined) return found
  world.report(unknownName(key.value, of, 'this', key.loc))
  return anything
}

function unknownHelper(call: CallNode, world: ExpressionWorld): NodeProblem {
  const name = isPath(call.path) ? call.path.original : '…'
  const loc = call.path.loc
  const elsewhere = helperTable.find((helper) => helper.name === name)
  if (elsewhere !== undefined) {
    return { code: 'template/unknown-helper', message: `helper \`${name}\` cannot be used in ${world.placeName}`, loc }
  }
  if (blockNames.includes(name)) {
    const hints = [`write it as a block: \`{{#${name} …}}…{{/${name}}}\``]
    return { code: 'template/unknown-helper', message: `\`${name}\` is a block, not a helper`, loc, hints }
  }
  const known = [...world.helpers.keys(), ...blockNames, 'lookup']
  return { code: 'template/unknown-helper', message: `no helper is called \`${name}\``, loc, hints: suggestionHints(name, known) }
}

/** Handlebars' blocks; the only ones there are. */
export const blockNames: readonly string[] = ['if', 'unless', 'each', 'with']

function isHelperName(name: string, world: ExpressionWorld): boolean {
  return name === 'lookup' || blockNames.includes(name) || world.helpers.has(name)
}

function checkPath(path: PathNode, scope: Scope, world: ExpressionWorld): Shape {
  if (path.data) return checkDataPath(path, scope, world)
  let reached: Scope | undefined = scope
  for (let step = 0; step < path.depth; step++) reached = reached?.parent
  if (reached === undefined) {
    world.report({
      code: 'template/unknown-path',
      message: `\`${path.original}\` leads out of ${scope.callers.length > 0 ? 'the partial' : 'the template'}`,
      loc: path.loc,
      hints: ['write `@root.…` for what the page sees, or hand the value to the partial: `{{> name value=…}}`'],
    })
    return anything
  }
  const [first] = path.parts
  const parameter = first === undefined || path.depth > 0 || isScoped(path) ? undefined : scope.names.get(first)
  if (parameter !== undefined) return walkPath(path, 1, parameter, scope, world)
  return walkPath(path, 0, reached.context, scope, world)
}

/** `this.x`, `./x`: never a block parameter. */
function isScoped(path: PathNode): boolean {
  return /^\.|this\b/.test(path.original)
}

const loopNames = ['index', 'key', 'first', 'last']

function checkDataPath(path: PathNode, scope: Scope, world: ExpressionWorld): Shape {
  const [name = ''] = path.parts
  if (name === 'root') return walkPath(path, 1, scope.root, scope, world)
  if (name === 'partial-block') return anything
  if (loopNames.includes(name) && path.depth < scope.loops) return scalar
  const isLoopName = loopNames.includes(name)
  const message = isLoopName ? `\`@${name}\` stands outside of any \`{{#each}}\`` : `there is no \`@${name}\``
  const hints = isLoopName ? [] : suggestionHints(name, ['root', ...loopNames]).map(atSign)
  world.report({ code: 'template/unknown-path', message, loc: path.loc, hints })
  return anything
}

function atSign(hint: string): string {
  return hint.replace('`', '`@')
}

function walkPath(path: PathNode, from: number, start: Shape, scope: Scope, world: ExpressionWorld): Shape {
  let shape = start
  for (let index = from; index < path.parts.length; index++) {
    const part = path.parts[index] ?? ''
    const next = shapeAt(shape, part)
    if (next === undefined) {
      world.report(explainUnknown(path, index, from, shape, scope))
      return anything
    }
    shape = next
  }
  return shape
}

function explainUnknown(path: PathNode, index: number, from: number, shape: Shape, scope: Scope): NodeProblem {
  const part = path.parts[index] ?? ''
  const names = path.parts.slice(0, index + 1)
  const before = path.parts.slice(0, index).join('.')
  const isFirst = index === from && from === 0
  const found = unknownName(part, shape, isFirst ? undefined : (path.data ? '@' : '') + before, path.loc)
  if (!isFirst || path.depth > 0 || isScoped(path)) return { ...found, names }
  const ways = [...(found.hints ?? []), ...suggestionHints(part, scope.names.keys()), ...waysTo(part, scope)]
  return { ...found, names, hints: [...new Set(ways)] }
}

/** Where a name that is not in this context can be had. */
function waysTo(part: string, scope: Scope): readonly string[] {
  for (let depth = 1, outer = scope.parent; outer !== undefined; depth++, outer = outer.parent) {
    if (outer.context.kind !== 'any' && shapeAt(outer.context, part) !== undefined)
      return [`write \`${'../'.repeat(depth)}${part}\``]
  }
  return scope.root.kind === 'object' && shapeAt(scope.root, part) !== undefined ? [`write \`@root.${part}\``] : []
}

function unknownName(part: string, shape: Shape, before: string | undefined, loc: AstLocation): NodeProblem {
  const message =
    shape.kind === 'object' || shape.kind === 'prose'
      ? before === undefined || before === 'this'
        ? `nothing here is called \`${part}\``
        : `\`${before}\` has no \`${part}\``
      : `\`${before ?? 'this'}\` is ${describeShape(shape)} and has no \`${part}\``
  return { code: 'template/unknown-path', message, loc, hints: suggestionHints(part, namesIn(shape)) }
}

function listNames(names: readonly string[], word: 'and' | 'or' = 'or'): string {
  const quoted = names.map((name) => `\`${name}\``)
  const last = quoted.at(-1) ?? ''
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${word} ${last}`
}
