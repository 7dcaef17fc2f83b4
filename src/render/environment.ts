/**
 * Handlebars made safe: one environment of its own, known helpers only, no prototypes, and every printed value handed to us first
 * with its place. Knows nothing of reports.
 */
import Handlebars from 'handlebars'
import {
  type AstLocation,
  type AstNode,
  isBlock,
  isDecoratorBlock,
  isMustache,
  isPartialBlock,
  isPath,
  isSubExpression,
  type MustacheNode,
  type PathNode,
  pairsOf,
  type TemplateProgram,
} from './handlebars-node.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { simpleProgram } from './simple-program.ts'

/** What happens when a compiled template runs. */
export interface EnvironmentHooks {
  /** The text for a value that is to be printed. */
  print(value: unknown, loc: AstLocation | undefined): string
  /** A helper called by name. */
  call(name: string, args: readonly unknown[], hash: Readonly<Record<string, unknown>>, loc: AstLocation | undefined): unknown
  /** A partial that includes itself without end. */
  tooDeep(partial: string): void
}

/** A compiled template: `root` is what `@root` means. */
export type CompiledTemplate = (context: unknown, root: unknown) => string

export interface Environment {
  /** Compiles text whose places carry `source`. What Handlebars refuses must have been found by the static check before. */
  compile(text: string, source: string): CompiledTemplate
  /** `compile` for prose, which is used once or a few times: what needs no compiling is not compiled. */
  compileProse(text: string): CompiledTemplate
  /** The code of what `compile` makes, for `handlebars.template`: its places carry `source` too. */
  precompile(text: string, source: string): string
  /** Makes a text known as a partial. */
  addPartial(name: string, text: string, source: string): void
}

/** The name under which every printed value passes through us; no template can write it. */
const printName = '$print'
/** Under this one a bare name that may be a helper of the project is looked up: the field, when there is one, wins. */
const bareName = '$bare'
const maxDepth = 100

/**
 * An environment whose only helpers are those named, and Handlebars' own `if`, `unless`, `each`, `with` and `lookup`. Those of `bareNames`
 * are called by their name alone too, `{{name}}`, where the context has nothing of that name.
 */
export function createEnvironment(
  helperNames: Iterable<string>,
  hooks: EnvironmentHooks,
  bareNames: ReadonlySet<string> = new Set(),
): Environment {
  const handlebars = Handlebars.create()
  handlebars.unregisterHelper('log')
  const names = [...helperNames]
  const knownNames = new Set(names)
  for (const name of names) {
    handlebars.registerHelper(name, (...args: unknown[]) => {
      const { params, hash, loc } = splitCall(args)
      return hooks.call(name, params, hash, loc)
    })
  }
  handlebars.registerHelper(printName, (...args: unknown[]) => {
    const { params, loc } = splitCall(args)
    return hooks.print(params[0], loc)
  })
  handlebars.registerHelper(bareName, (...args: unknown[]) => {
    const { params, loc } = splitCall(args)
    const [name, value] = params
    return value === undefined && typeof name === 'string' ? hooks.call(name, [], {}, loc) : value
  })
  const parse = handlebars.parse
  // Handlebars' own `escapeExpression` is shared by all environments and knows no place; so every `{{x}}` becomes `{{$print x}}`.
  Object.assign(handlebars, {
    parse: (text: string | TemplateProgram, options: object) =>
      typeof text === 'string' ? printThroughUs(parse(text, options), bareNames) : text,
  })
  const knownHelpers = { ...Object.fromEntries([...names, printName, bareName].map((name) => [name, true])), log: false }
  // Strict mode would also refuse what is known but absent; unknown paths are found by the static check.
  const options = { knownHelpers, knownHelpersOnly: true, noEscape: true, preventIndent: true }
  const compileText = (text: string, source: string): HandlebarsTemplateDelegate<unknown> => {
    if (typeof text !== 'string') throw new TypeError('only text is compiled')
    const withSource: PrecompileOptions = { ...options, srcName: source }
    const shipped = shippedTemplates.get(text)
    if (shipped === undefined) return handlebars.compile<unknown>(text, withSource)
    let template: HandlebarsTemplateDelegate<unknown> | undefined
    return (context, runtime) => {
      template ??= handlebars.template<unknown>(shipped.spec(source))
      return template(context, runtime)
    }
  }
  const compile = (text: string, source: string): CompiledTemplate => {
    const template = compileText(text, source)
    return (context, root) =>
      template(context, { data: { root }, allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false })
  }
  return {
    compile,
    compileProse(text) {
      const simple = simpleProgram(parse(text, { srcName: '' }), (name) => knownNames.has(name), hooks)
      return simple ?? compile(text, '')
    },
    precompile: (text, source) => String(handlebars.precompile(handlebars.parse(text, { srcName: source }), options)),
    addPartial(name, text, source) {
      const template = compileText(text, source)
      let depth = 0
      handlebars.registerPartial(name, (context: unknown, runtime?: Handlebars.RuntimeOptions) => {
        if (depth >= maxDepth) {
          hooks.tooDeep(name)
          return ''
        }
        depth++
        try {
          return template(context, runtime)
        } finally {
          depth--
        }
      })
    },
  }
}

interface SplitCall {
  readonly params: readonly unknown[]
  readonly hash: Readonly<Record<string, unknown>>
  readonly loc: AstLocation | undefined
}

/** Handlebars hands a helper its arguments and, last, an object of options; the place in it is not in its types. */
function splitCall(args: readonly unknown[]): SplitCall {
  const options = args.at(-1)
  const params = args.slice(0, -1)
  return isCallOptions(options) ? { params, hash: options.hash, loc: options.loc } : { params, hash: {}, loc: undefined }
}

function isCallOptions(value: unknown): value is { readonly hash: Record<string, unknown>; readonly loc?: AstLocation } {
  return typeof value === 'object' && value !== null && 'hash' in value && typeof value.hash === 'object' && value.hash !== null
}

/** Every `{{x}}` and `{{{x}}}` of a tree as a call of our printing helper. Changes the tree, which nobody else has. */
function printThroughUs(program: TemplateProgram, bareNames: ReadonlySet<string>): TemplateProgram {
  for (const statement of program.body) rewriteStatement(statement, bareNames)
  return program
}

function rewriteStatement(node: AstNode, bareNames: ReadonlySet<string>): void {
  if (isMustache(node)) rewriteMustache(node, bareNames)
  else if (isBlock(node)) {
    rewriteProgram(node.program, bareNames)
    rewriteProgram(node.inverse, bareNames)
  } else if (isPartialBlock(node) || isDecoratorBlock(node)) rewriteProgram(node.program, bareNames)
}

function rewriteProgram(program: TemplateProgram | undefined, bareNames: ReadonlySet<string>): void {
  if (program !== undefined && program !== null) printThroughUs(program, bareNames)
}

function rewriteMustache(node: MustacheNode, bareNames: ReadonlySet<string>): void {
  const { path, params, hash, loc } = node
  const isCall = params.length > 0 || pairsOf(hash).length > 0 || isSubExpression(path)
  const call: hbs.AST.SubExpression | undefined =
    isCall && isPath(path) ? { type: 'SubExpression', path, params, hash, loc } : undefined
  const printed = call ?? (isPath(path) && bareNames.has(path.original) ? lookOrCall(path) : path)
  Object.assign(node, { path: pathTo(printName, loc), params: [printed], hash: undefined })
}

/** `name` as `($bare "name" name)`. */
function lookOrCall(path: PathNode): hbs.AST.SubExpression {
  const { loc, original } = path
  const name: hbs.AST.StringLiteral = { type: 'StringLiteral', value: original, original, loc }
  return { type: 'SubExpression', path: pathTo(bareName, loc), params: [name, path], hash: { type: 'Hash', pairs: [], loc }, loc }
}

function pathTo(name: string, loc: AstLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc }
}
