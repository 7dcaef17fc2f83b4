/** What is known at one place of a template: the shapes in reach. Types and the making of inner scopes only. */
import type { AstLocation, TemplateProgram } from './handlebars-node.ts'
import type { Shape } from './shape.ts'

export interface Scope {
  /** `this`. */
  readonly context: Shape
  /** What `../` reaches; undefined at the top of a template or partial. */
  readonly parent: Scope | undefined
  /** Block parameters: `as |item|`. */
  readonly names: ReadonlyMap<string, Shape>
  /** How many `each` are around: what `@index` and the like belong to. */
  readonly loops: number
  /** `@root`. */
  readonly root: Shape
  /** Inline partials in reach. */
  readonly inlines: ReadonlyMap<string, Closure>
  /** The content of a `{{#> partial}}` block; what `{{> @partial-block}}` stands for. */
  readonly partialBlock: Closure | undefined
  /** Inside `{{#if @partial-block}}`. */
  readonly blockIsAsked: boolean
  /** The call that led into this partial. */
  readonly calledFrom: AstLocation | undefined
  /** The partials around, innermost last. */
  readonly callers: readonly string[]
}

/** A piece of template with the scope it was written in. */
export interface Closure {
  readonly program: TemplateProgram
  readonly scope: Scope
}

/** The scope of a template that is rendered by itself. */
export function entryScope(context: Shape, root: Shape): Scope {
  return {
    context,
    parent: undefined,
    names: new Map(),
    loops: 0,
    root,
    inlines: new Map(),
    partialBlock: undefined,
    blockIsAsked: false,
    calledFrom: undefined,
    callers: [],
  }
}

/** Inside `each` or `with`: a new `this`, with `../` leading back. */
export function innerScope(scope: Scope, context: Shape, names: ReadonlyMap<string, Shape>, isLoop: boolean): Scope {
  return { ...scope, context, parent: scope, names: new Map([...scope.names, ...names]), loops: scope.loops + (isLoop ? 1 : 0) }
}

/** A closure's scope when it is rendered where `context` is `this`: its own surroundings, `../` leading back to them. */
export function closureScope(closure: Closure, context: Shape, loops: number, callers: readonly string[]): Scope {
  const { scope } = closure
  // Handlebars takes no step down when the context stays the same.
  const parent = context === scope.context ? scope.parent : scope
  return { ...scope, context, parent, loops, callers }
}
