/**
 * The shipped templates, parsed and compiled ahead. In the source there are none: the build puts them in (`scripts/build/`), and every
 * template is then read like anybody's. Nothing depends on which it was.
 */
import type { TemplateProgram } from './handlebars-node.ts'

/** Both are told the source that places shall carry: a project may hold its own copy of a shipped file. */
export interface ShippedTemplate {
  /** What `parseTemplate` makes of it. */
  program(source: string): TemplateProgram
  /** What `Environment.precompile` makes of it, as code. */
  spec(source: string): TemplateSpecification
}

/** By their text: a file with any other text is another template. */
export const shippedTemplates: ReadonlyMap<string, ShippedTemplate> = new Map()
