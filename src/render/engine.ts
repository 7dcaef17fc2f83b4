/** A template set compiled: pages and views for templates, expressions for prose. Compiled once and used for any number of reports. */
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { RelatedPlace } from '../diagnostics/diagnostic.ts'
import type { NodeProblem } from './check-expression.ts'
import { checkProseText } from './check-prose-text.ts'
import { dossierShape } from './context-shape.ts'
import { type CompiledTemplate, createEnvironment, type EnvironmentHooks } from './environment.ts'
import { escapeHtml, htmlOf } from './escape-html.ts'
import { createFormats, type Formats } from './formats.ts'
import type { AstLocation } from './handlebars-node.ts'
import { describeValue } from './helpers/arguments.ts'
import { type Helper, type HelperPlace, type HelperProblem, type HelperScope, isProblem } from './helpers/helper.ts'
import { helpersFor } from './helpers/helper-table.ts'
import { languageForms } from './language-forms.ts'
import { createMarkdownRenderer, type MarkdownRenderer } from './render-markdown.ts'
import type { PageContext, ViewContext } from './template-context.ts'
import type { TemplateParts } from './template-set.ts'

/** Something that went wrong while a template ran. */
export interface RuntimeProblem {
  readonly code: DiagnosticCode
  readonly message: string
  readonly loc: AstLocation | undefined
  readonly hints?: readonly string[]
  /** Places that are not in what ran. */
  readonly elsewhere?: readonly RelatedPlace[]
  readonly cause?: unknown
}

/** One run of a template or prose: what helpers know, how values are printed, where complaints go. */
export interface Run {
  readonly scope: HelperScope
  /** Text for a value that is neither absent nor a list or object. */
  show(value: string | number | boolean, html: string | undefined): string
  report(problem: RuntimeProblem): void
}

export interface Engine {
  renderPage(page: PageContext, run: Run): string
  /** Undefined when the template has no such view. */
  renderView(name: string, view: ViewContext, page: PageContext, run: Run): string | undefined
  /** The expressions of a prose text, ready to run; or what is wrong with them. */
  prepareProse(text: string): PreparedProse
  readonly renderMarkdown: MarkdownRenderer
  /** How a language writes dates and numbers, kept for the next report in it. */
  formatsFor(language: string): Formats
}

export type PreparedProse =
  | { readonly ok: true; fill(dossier: unknown, run: Run): string }
  | { readonly ok: false; readonly problems: readonly NodeProblem[] }

/** Texts whose expressions are kept compiled: the prose of a brief with many rows is the same in each. */
const maxPrepared = 500

/** Compiles a set's templates. Each is compiled when first used. */
export function createEngine(parts: Pick<TemplateParts, 'sources' | 'words' | 'ownHelpers'>): Engine {
  const pages = createRunner('page', parts.ownHelpers)
  const prose = createRunner('prose', parts.ownHelpers)
  const templates = new Map<string, CompiledTemplate>()
  for (const { name, file } of parts.sources.values()) {
    pages.environment.addPartial(name, file.text, file.path)
    templates.set(name, pages.environment.compile(file.text, file.path))
  }
  const prepared = new Map<string, PreparedProse>()
  const formats = new Map<string, Formats>()
  return {
    renderPage: (page, run) => pages.run(templates.get('page'), page, page, run) ?? '',
    renderView: (name, view, page, run) => pages.run(templates.get(`views/${name}`), view, page, run),
    prepareProse(text) {
      const known = prepared.get(text)
      if (known !== undefined) return known
      const fresh = prepare(text)
      if (prepared.size >= maxPrepared) prepared.clear()
      prepared.set(text, fresh)
      return fresh
    },
    renderMarkdown: createMarkdownRenderer(),
    formatsFor(language) {
      const known = formats.get(language) ?? createFormats(language, languageForms(language, parts.words))
      formats.set(language, known)
      return known
    },
  }

  function prepare(text: string): PreparedProse {
    const problems = checkProseText(text, dossierShape, { ownHelpers: parts.ownHelpers })
    if (problems.length > 0) return { ok: false, problems }
    const template = prose.environment.compileProse(text)
    return { ok: true, fill: (dossier, run) => prose.run(template, dossier, dossier, run) ?? '' }
  }
}

/** An environment whose helpers work for whatever run is going on. Rendering is synchronous, so there is one at a time. */
export function createRunner(place: HelperPlace, ownHelpers: readonly Helper[] = []) {
  const helpers = helpersFor(place, ownHelpers)
  let current: Run | undefined
  const hooks: EnvironmentHooks = {
    print: (value, loc) => (current === undefined ? '' : printValue(value, loc, current)),
    call: (name, args, hash, loc) => (current === undefined ? '' : callHelper(helpers.get(name), { args, hash }, loc, current)),
    tooDeep: (partial) =>
      current?.report({
        code: 'template/helper-failed',
        message: `partial \`${partial}\` includes itself without end`,
        loc: undefined,
      }),
  }
  const environment = createEnvironment(helpers.keys(), hooks, new Set(ownHelpers.map(({ name }) => name)))
  return {
    environment,
    run(template: CompiledTemplate | undefined, context: unknown, root: unknown, run: Run): string | undefined {
      if (template === undefined) return undefined
      const outer = current
      current = run
      try {
        return template(context, root)
      } finally {
        current = outer
      }
    },
  }
}

function printValue(value: unknown, loc: AstLocation | undefined, run: Run): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return run.show(value, undefined)
  const html = htmlOf(value)
  if (html !== undefined) return run.show('', html)
  run.report({ code: 'template/not-printable', message: `expected a value to print, found ${describeValue(value)}`, loc })
  return ''
}

function callHelper(
  helper: Helper | undefined,
  call: { readonly args: readonly unknown[]; readonly hash: Readonly<Record<string, unknown>> },
  loc: AstLocation | undefined,
  run: Run,
): unknown {
  if (helper === undefined) return ''
  const result = tryHelper(helper, call, loc, run)
  if (!isProblem(result)) return result
  run.report(describeHelperProblem(helper, result, loc))
  return ''
}

function describeHelperProblem(helper: Helper, found: HelperProblem, loc: AstLocation | undefined): RuntimeProblem {
  const { code = 'template/helper-failed', message, hints, related } = found
  const words = helper.isOwn === true ? `helper \`${helper.name}\` ${message}` : `helper \`${helper.name}\`: ${message}`
  return { code, message: words, loc, hints, ...(related && { elsewhere: related }) }
}

/** A helper that throws is our mistake; the report says where, and the other reports of the run go on. */
function tryHelper(
  helper: Helper,
  call: { readonly args: readonly unknown[]; readonly hash: Readonly<Record<string, unknown>> },
  loc: AstLocation | undefined,
  run: Run,
): unknown {
  try {
    const note = (said: HelperProblem): void => run.report(describeHelperProblem(helper, said, loc))
    const { args, hash } = call
    return helper.run({ args, hash, scope: run.scope, note })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    run.report({ code: 'template/helper-failed', message: `helper \`${helper.name}\` failed: ${reason}`, loc, cause })
    return ''
  }
}

/** How pages show values: everything but vouched-for HTML is escaped, also in `{{{x}}}`. */
export function showEscaped(value: string | number | boolean, html: string | undefined): string {
  return html ?? escapeHtml(String(value))
}
