/**
 * The prose of one report as HTML: expressions filled in, Markdown converted, values and citations put in place. What comes out of
 * facts is never read as Markdown or HTML. Converts each text once, however often the page is rendered.
 */

import { type DiagnosticCode, diagnosticCodes } from '../diagnostics/codes.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { folderOf, resolvePath, splitScheme } from '../host/resolve-path.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { findCitations } from '../text/citations.ts'
import { type LocatedText, textSpan } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { proseTexts } from './check-prose.ts'
import { endingOf, imageEndings } from './data-url.ts'
import type { Engine, Run, RuntimeProblem } from './engine.ts'
import { escapeHtml, safeHtml, textOfHtml } from './escape-html.ts'
import type { CitedFact, HelperScope } from './helpers/helper.ts'
import { pageReference } from './page-references.ts'
import { locateInProse } from './place-problem.ts'
import { createPlaceholders, type Held, type Placeholders, splitAtCitations, withoutPlaceholders } from './placeholders.ts'
import type { MarkdownFinding } from './render-markdown.ts'
import { type BlockFinding, calloutKinds } from './report-blocks.ts'
import type { Sanitiser } from './sanitise-html.ts'
import { fillPattern } from './words.ts'

/** What one report's prose has found and still needs; filled while it is rendered. */
export interface ProseState {
  readonly merged: MergedBrief
  readonly engine: Engine
  /** What helpers in prose know; citations are left to `show`. */
  readonly scope: HelperScope
  readonly findings: Diagnostic[]
  /** Images by path: their `data:` URL, or undefined when there is none to show. */
  readonly images: Map<string, string | undefined>
  /** Images that have been named and not been read, with the place of the first mention. */
  readonly wantedImages: Map<string, Span>
  sanitiser: Sanitiser | undefined
  /** Whether a text holds HTML and waits for the sanitiser. */
  wantsSanitiser: boolean
  /** Elements whose page numbers the prose asked for, with the place of each. */
  readonly pageReferences: { readonly id: string; readonly span: Span }[]
  /** Footnotes so far: their ids are the report's. */
  noteCount: number
}

export interface ProseRenderer {
  /** A text as HTML; `cite` makes the markers, in the order in which they stand in it. */
  render(markdown: string, inline: boolean, cite: (facts: readonly CitedFact[]) => string): string
}

interface ConvertedProse {
  readonly html: string
  readonly placeholders: Placeholders
  /** The file whose folder its images are relative to. */
  readonly file: string
  spanOf(written: string): Span
}

/** A renderer for the prose of one report. */
export function createProseRenderer(state: ProseState): ProseRenderer {
  const converted = new Map<string, ConvertedProse>()
  // By their text: two that say the same are wrong in the same way.
  const located = new Map(proseTexts(state.merged).map((text) => [text.text, text]))
  return {
    render(markdown, inline, cite) {
      const key = `${inline}${markdown}`
      const known = converted.get(key) ?? convert(markdown, inline, located.get(markdown), state)
      if (known === undefined) return ''
      converted.set(key, known)
      return known.placeholders.fill(known.html, (held) => show(held, known, cite, state))
    },
  }
}

/** Undefined when the text holds HTML and the sanitiser is still to come. */
function convert(
  markdown: string,
  inline: boolean,
  located: LocatedText | undefined,
  state: ProseState,
): ConvertedProse | undefined {
  const placeholders = createPlaceholders()
  const whole = state.merged.origins.spanOf([])
  const spanOf = (written: string): Span => {
    const at = located?.text.indexOf(written) ?? -1
    if (located === undefined) return whole
    return at === -1 ? textSpan(located, 0, located.text.length) : textSpan(located, at, at + written.length)
  }
  const filled = fillExpressions(withoutPlaceholders(markdown), placeholders, located, spanOf, state)
  const html = state.engine.renderMarkdown(holdCitations(filled, placeholders), {
    inline,
    language: state.merged.dossier.brief.language,
    placeholders,
    // What a value holds must not be taken for a placeholder later.
    plain: (text) => withoutPlaceholders(placeholders.fill(text, plainText)),
    sanitise: state.sanitiser,
    label: (key, fallback, values = {}) => fillPattern(state.scope.words.text(key) ?? fallback, values),
    nextNote: () => ++state.noteCount,
    report: (finding) => state.findings.push(describeFinding(finding, spanOf(finding.written))),
  })
  if (html === undefined) {
    state.wantsSanitiser = true
    return undefined
  }
  // What the author escaped (`\[@`, `\{{`) is text, and must not look as if it had been forgotten.
  const settled = html.replace(/\{(?=\{)/g, '&#123;').replace(/\[(?=@)/g, '&#91;')
  return { html: settled, placeholders, file: located?.file ?? whole.file, spanOf }
}

function fillExpressions(
  text: string,
  placeholders: Placeholders,
  located: LocatedText | undefined,
  spanOf: (written: string) => Span,
  state: ProseState,
): string {
  if (!text.includes('{{')) return text
  const report = (problem: RuntimeProblem): void => {
    const span = problem.loc === undefined || located === undefined ? undefined : locateInProse(located)(problem.loc)
    state.findings.push(describeProblem(problem, span ?? state.merged.origins.spanOf([])))
  }
  const prepared = state.engine.prepareProse(text)
  if (!prepared.ok) {
    for (const problem of prepared.problems) report(problem)
    return ''
  }
  const scope: HelperScope = {
    ...state.scope,
    cite: (facts) => safeHtml(placeholders.hold({ kind: 'cite', facts })),
    page(id, linked) {
      state.pageReferences.push({ id, span: spanOf(id) })
      return safeHtml(pageReference(id, linked))
    },
  }
  const run: Run = {
    scope,
    // The citation of a figure stays a placeholder of its own, to be treated as those in brackets are.
    show: (value, html) =>
      html === undefined
        ? placeholders.hold({ kind: 'text', text: String(value) })
        : splitAtCitations(html)
            .map((part, index) => (index % 2 === 1 || part === '' ? part : placeholders.hold({ kind: 'html', html: part })))
            .join(''),
    report,
  }
  return prepared.fill(state.merged.dossier, run)
}

/** `[@a; @b]` as placeholders. Found after expressions were filled in: what they leave out is not cited. */
function holdCitations(text: string, placeholders: Placeholders): string {
  let held = ''
  let at = 0
  for (const { start, end, items } of findCitations(text).citations) {
    const facts = items.map(({ id, locator }) => ({ id, ...(locator === undefined ? {} : { at: locator }) }))
    held += text.slice(at, start) + placeholders.hold({ kind: 'cite', facts })
    at = end
  }
  return held + text.slice(at)
}

function show(held: Held, prose: ConvertedProse, cite: (facts: readonly CitedFact[]) => string, state: ProseState): string {
  switch (held.kind) {
    case 'text':
      return escapeHtml(held.text)
    case 'html':
      return held.html
    case 'cite':
      return cite(held.facts)
    case 'image':
      return showImage(held, prose, state)
  }
}

/** Inside attributes. */
function plainText(held: Held): string {
  if (held.kind === 'text') return held.text
  return held.kind === 'html' ? textOfHtml(held.html) : ''
}

function showImage(held: Extract<Held, { kind: 'image' }>, prose: ConvertedProse, state: ProseState): string {
  const path = imagePath(held.path, prose, state)
  if (path === undefined) return ''
  if (!state.images.has(path) && !state.wantedImages.has(path)) state.wantedImages.set(path, prose.spanOf(held.path))
  const url = state.images.get(path)
  if (url === undefined) return ''
  const title = held.title === undefined ? '' : ` title="${escapeHtml(held.title)}"`
  return `<img src="${url}" alt="${escapeHtml(held.alt)}"${title}>`
}

/** Images come from the project, relative to the file that names them. */
function imagePath(written: string, prose: ConvertedProse, state: ProseState): string | undefined {
  const refuse = (code: DiagnosticCode, message: string, hints: readonly string[]): undefined => {
    state.findings.push({ severity: 'error', code, message, span: prose.spanOf(written), hints })
    return undefined
  }
  const path = splitScheme(written).scheme === '' ? resolvePath(folderOf(prose.file), decodePath(written)) : undefined
  if (path === undefined) {
    return refuse('file/outside-project', `image \`${written}\` is not in the project`, [
      'copy it into the project and name it relative to this file',
    ])
  }
  if (imageEndings.includes(endingOf(path))) return path
  const endings = imageEndings.map((ending) => `\`.${ending}\``).join(', ')
  return refuse('brief/invalid', `expected an image, found \`${written}\``, [`use one of ${endings}`])
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function describeFinding(finding: MarkdownFinding | BlockFinding, span: Span): Diagnostic {
  if (finding.kind === 'footnote') {
    const hints = ['write `[^name]` in the text and `[^name]: …` on a line of its own in the same text']
    return { severity: 'error', code: 'prose/footnote', message: finding.name, span, hints }
  }
  if (finding.kind === 'callout') {
    const kinds = calloutKinds.map((kind) => kind.toUpperCase())
    const hints = [...suggestionHints(finding.name, kinds), `use one of ${kinds.map((kind) => `\`${kind}\``).join(', ')}`]
    return { severity: 'error', code: 'prose/callout', message: `no callout is called \`${finding.name}\``, span, hints }
  }
  if (finding.kind === 'html') {
    const message = `\`${finding.name}\` is not carried into reports`
    return {
      severity: 'warning',
      code: 'prose/html-removed',
      message,
      span,
      hints: ['write it in Markdown, or put it into a template'],
    }
  }
  const message = `a link in a report cannot lead to \`${finding.name}\``
  return { severity: 'error', code: 'prose/link-refused', message, span, hints: ['use `https://…`, `mailto:…` or `#section`'] }
}

/** A problem of a running template as a diagnostic. */
export function describeProblem(problem: RuntimeProblem, span: Span | undefined): Diagnostic {
  return {
    severity: diagnosticCodes[problem.code].severity,
    code: problem.code,
    message: problem.message,
    ...(span === undefined ? {} : { span }),
    ...(problem.elsewhere === undefined ? {} : { related: problem.elsewhere }),
    ...(problem.hints === undefined || problem.hints.length === 0 ? {} : { hints: problem.hints }),
    ...(problem.cause === undefined ? {} : { cause: problem.cause }),
  }
}
