/** What a helper is: its name, what it takes, a line and an example for the documentation, and a pure function. */
import type { DiagnosticCode } from '../../diagnostics/codes.ts'
import type { RelatedPlace } from '../../diagnostics/diagnostic.ts'
import type { Dossier } from '../../merge/dossier.ts'
import type { Formats } from '../formats.ts'
import type { Shape } from '../shape.ts'
import type { ViewContext } from '../template-context.ts'
import type { Words } from '../words.ts'

export interface Helper {
  readonly name: string
  /** One line for people who write templates. */
  readonly description: string
  /** A call as it would stand in a template. */
  readonly example: string
  readonly args: readonly HelperArgument[]
  readonly hash: Readonly<Record<string, HashKey>>
  /** The last argument may be repeated. */
  readonly rest?: true
  /** The second argument names a field of the first one’s items. */
  readonly field?: true
  /** Any key may be given, besides those of `hash`. */
  readonly openHash?: true
  /** It is the project's own, and may be called without arguments: `{{name}}`. */
  readonly isOwn?: true
  /** Where it may be called: prose and output names are not pages. */
  readonly where: readonly HelperPlace[]
  /** The shape of what it gives; a scalar unless said. */
  readonly result?: (args: readonly Shape[]) => Shape
  /** Gives a value, `SafeHtml`, or a `HelperProblem`; never throws for what a template did wrong. */
  run(call: HelperCall): unknown
}

/** `page`: templates; `prose`: Markdown of a brief; `name`: the `output` field. */
export type HelperPlace = 'page' | 'prose' | 'name'

export const everywhere: readonly HelperPlace[] = ['page', 'prose', 'name']

export interface HelperArgument {
  readonly name: string
  /** The kinds of shapes it can be; anything unless said. */
  readonly kinds?: readonly Shape['kind'][]
  readonly optional?: true
}

export interface HashKey {
  readonly description: string
  /** The values it takes, when they are few. */
  readonly oneOf?: readonly string[]
}

export interface HelperCall {
  readonly args: readonly unknown[]
  readonly hash: Readonly<Record<string, unknown>>
  readonly scope: HelperScope
  /** Says something of the call besides what it gives. */
  note(said: HelperProblem): void
}

/** All that a helper may know of the report it is called in. */
export interface HelperScope {
  /** BCP 47: the report's language. */
  readonly language: string
  readonly words: Words
  readonly formats: Formats
  readonly dossier: Dossier
  /** The report's sections, as the page sees them. */
  readonly sections: readonly ViewContext[]
  readonly place: HelperPlace
  /** Markers for these facts, numbered and remembered for the back links. */
  cite(citations: readonly CitedFact[]): unknown
  /** Markdown with citations and expressions as HTML: a run of text, or paragraphs when not `inline`. */
  markdown(markdown: string, inline: boolean): unknown
  view(section: ViewContext): unknown
  /** The drawing of a section, by its id; nothing when it has none. */
  picture(section: string): unknown
  /** The line of a key figure's numbers, by the id of its fact; nothing when it has none. */
  sparkline(fact: string): unknown
  /** The number of the page that the element with this id is on, to be known when it is printed. */
  page(id: string, linked: boolean): unknown
  /** A file of the template as a `data:` URL. */
  asset(path: string): unknown
}

export interface CitedFact {
  readonly id: string
  /** Place inside the source, when the citation says one: "para 3". */
  readonly at?: string
}

const problemKey: unique symbol = Symbol('problem')

/** What a helper could not do, in the words of a diagnostic. */
export interface HelperProblem {
  readonly [problemKey]: true
  /** `template/helper-failed` unless said. */
  readonly code?: DiagnosticCode
  readonly message: string
  readonly hints: readonly string[]
  readonly related?: readonly RelatedPlace[]
}

/** Says that a helper could not do what it was asked: message lower case without a full stop, hints that start with a verb. */
export function problem(message: string, hints: readonly string[] = [], code?: DiagnosticCode): HelperProblem {
  return { [problemKey]: true, message, hints, ...(code === undefined ? {} : { code }) }
}

/** Whether a helper's result is a complaint. */
export function isProblem(value: unknown): value is HelperProblem {
  return typeof value === 'object' && value !== null && problemKey in value
}
