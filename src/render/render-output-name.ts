/** The `output` field of a brief as a file's name. Says nothing on which names a file system takes: `output/` does. */
import { type Diagnostic, failed, hasErrors, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Dossier } from '../merge/dossier.ts'
import type { LocatedText } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { checkProseText } from './check-prose-text.ts'
import { dossierShape, withOpenParts } from './context-shape.ts'
import { createRunner, type Run } from './engine.ts'
import type { CompiledTemplate } from './environment.ts'
import { createFormats } from './formats.ts'
import { type Helper, problem } from './helpers/helper.ts'
import { type LocateNode, locateInProse, placeProblem } from './place-problem.ts'
import { describeProblem } from './render-prose.ts'

/** A name's template with the place it was written in, or, for one nobody wrote, the place to blame. */
export type NameTemplate = LocatedText | { readonly text: string; readonly span: Span }

/** Turns name templates into names; keeps what it compiled, since the briefs of a run mostly share theirs. */
export type OutputNamer = (template: NameTemplate, dossier: Dossier) => Outcome<string>

/**
 * A namer for one run; `ownHelpers` are the project's. Expressions see the dossier (`{{brief.id}}`, `{{variant.id}}`, `{{each.row.district}}`); nothing is escaped.
 * Reports `template/syntax`, `template/unknown-path`, `template/unknown-helper`, `template/helper-failed`, `template/not-printable`.
 */
export function createOutputNamer(ownHelpers: readonly Helper[] = []): OutputNamer {
  const runner = createRunner('name', ownHelpers)
  const compiled = new Map<string, CompiledTemplate>()
  return (template, dossier) => {
    const { text } = template
    if (!text.includes('{{')) return { ok: true, value: text.trim(), diagnostics: [] }
    const locate = locatorOf(template)
    const shape = /\b(?:data|row)\b/.test(text) ? withOpenParts(dossierShape, dossier) : dossierShape
    const isChecked = compiled.has(text) && shape === dossierShape
    const wrong = isChecked ? [] : checkProseText(text, shape, { place: 'name', ownHelpers })
    if (wrong.length > 0) return failed(wrong.map((found) => placeProblem(found, locate)))
    const ready = compiled.get(text) ?? runner.environment.compile(text, '')
    compiled.set(text, ready)
    const findings: Diagnostic[] = []
    const run = createNameRun(dossier, (found) =>
      findings.push(describeProblem(found, found.loc === undefined ? undefined : locate(found.loc))),
    )
    const name = runner.run(ready, dossier, dossier, run) ?? ''
    return hasErrors(findings) ? failed(findings) : outcomeOf(name.trim(), findings)
  }
}

/** One name. For many use `createOutputNamer`. */
export function renderOutputName(template: NameTemplate, dossier: Dossier): Outcome<string> {
  return createOutputNamer()(template, dossier)
}

function locatorOf(template: NameTemplate): LocateNode {
  return 'offsets' in template ? locateInProse(template) : () => template.span
}

function createNameRun(dossier: Dossier, report: Run['report']): Run {
  const notHere = (): unknown => problem('this cannot be used in an output name')
  const { language } = dossier.brief
  return {
    scope: {
      language,
      words: { text: () => undefined, keys: () => [] },
      formats: createFormats(language),
      dossier,
      sections: [],
      place: 'name',
      cite: notHere,
      markdown: notHere,
      view: notHere,
      picture: notHere,
      sparkline: notHere,
      page: notHere,
      asset: notHere,
    },
    show: (value, html) => html ?? String(value),
    report,
  }
}
