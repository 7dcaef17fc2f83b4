/** Static checks of a template set: every `.hbs` file, all errors at once. Renders nothing and needs no browser. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import type { HelperCallNodes, NodeProblem } from './check-expression.ts'
import { checkMarkup } from './check-markup.ts'
import { checkProgram, type ProgramWorld } from './check-program.ts'
import { entryScope } from './check-scope.ts'
import { type OpenParts, pageShape, viewShape, withOpenParts } from './context-shape.ts'
import { isString, pairsOf } from './handlebars-node.ts'
import { helpersFor } from './helpers/helper-table.ts'
import { locateInFiles, placeProblem } from './place-problem.ts'
import { requiredLabels } from './required-labels.ts'
import { anything } from './shape.ts'
import type { TemplateParts, TemplateSet, TemplateSource } from './template-set.ts'
import { type Words, wordsFor } from './words.ts'

/**
 * What is wrong with a template set, and, given a brief, with its use for that brief: paths into `data` and `each.row` are compared
 * with what is really there, and every view that the brief asks for must exist. Reports `template/syntax`, `template/unknown-path`,
 * `template/unknown-helper`, `template/unknown-partial`, `template/unknown-label`, `template/missing-asset`,
 * `template/not-printable`, `template/helper-failed`. In the order of files and lines.
 */
export function checkTemplateSet(templates: TemplateSet, merged?: MergedBrief): readonly Diagnostic[] {
  if (merged === undefined) return templates.findings()
  const { dossier } = merged
  const found = templates.looksIntoData() ? checkTemplateParts(templates, dossier) : templates.findings()
  return collateDiagnostics([...found, ...checkViews(templates, merged)])
}

/** The checks themselves; `open` is what one dossier holds where its type leaves it open. */
export function checkTemplateParts(parts: TemplateParts, open?: OpenParts): readonly Diagnostic[] {
  const problems: NodeProblem[] = []
  const called = new Set<string>()
  const world = createWorld(parts, problems, called)
  const root = open === undefined ? pageShape : withOpenParts(pageShape, open)
  const check = (source: TemplateSource, context = root): void => {
    if (source.parsed.ok) checkProgram(source.parsed.program, entryScope(context, root), world)
  }
  for (const source of parts.sources.values()) {
    if (source.name === 'page') check(source)
    else if (/^views\/[^/]+$/.test(source.name)) check(source, viewShape)
  }
  // A partial that nobody calls can be called with anything.
  for (const source of parts.sources.values()) {
    if (source.name !== 'page' && !/^views\/[^/]+$/.test(source.name) && !called.has(source.name)) check(source, anything)
  }
  const files = new Map([...parts.sources.values()].map(({ file }) => [file.path, file]))
  const locate = locateInFiles(files)
  return collateDiagnostics([
    ...[...parts.sources.values()].flatMap(syntaxProblem),
    ...[...parts.sources.values()].flatMap(({ file }) => checkMarkup(file)),
    ...problems.map((problem) => placeProblem(problem, locate)),
    ...checkWhole(parts),
  ])
}

function createWorld(parts: TemplateParts, problems: NodeProblem[], called: Set<string>): ProgramWorld {
  const words = wordsFor('en', parts.words)
  return {
    helpers: helpersFor('page', parts.ownHelpers),
    placeName: 'templates',
    partials: new Map([...parts.sources].map(([name, { parsed }]) => [name, parsed.ok ? parsed.program : undefined])),
    onPartial: (name) => called.add(name),
    checkCall: (call) => [...checkLabel(call, words), ...checkAsset(call, parts)],
    report: (problem) => problems.push(problem),
  }
}

/** Keys of labels that are written out: `label "asOf"`, and the group of `term "kind" …`. */
function checkLabel(call: HelperCallNodes, words: Words): readonly NodeProblem[] {
  const [first] = call.params
  // `plural` names its group of labels by a key of its own.
  const key = call.helper.name === 'plural' ? pairsOf(call.hash).find((pair) => pair.key === 'group')?.value : first
  if (key === undefined || !isString(key)) return []
  const report = (message: string, known: Iterable<string>): readonly NodeProblem[] => [
    {
      code: 'template/unknown-label',
      message,
      loc: key.loc,
      hints: [...suggestionHints(key.value, known), 'add it to `labels/en.yaml`'],
    },
  ]
  if (call.helper.name === 'label' && words.text(key.value) === undefined) {
    return report(`no label has the key \`${key.value}\``, words.keys())
  }
  if (call.helper.name !== 'term' && call.helper.name !== 'plural') return []
  const groups = new Set(words.keys().flatMap((known) => (known.includes('.') ? [known.slice(0, known.lastIndexOf('.'))] : [])))
  return groups.has(key.value) ? [] : report(`no labels have the group \`${key.value}\``, groups)
}

function checkAsset(call: HelperCallNodes, parts: TemplateParts): readonly NodeProblem[] {
  const [path] = call.params
  if (call.helper.name !== 'asset' || path === undefined || !isString(path) || parts.assets.has(path.value)) return []
  const known = parts.layers.flatMap((layer) => [...layer.files])
  return [
    {
      code: 'template/missing-asset',
      message: `there is no file \`${path.value}\` in the template`,
      loc: path.loc,
      hints: suggestionHints(path.value, known),
    },
  ]
}

function syntaxProblem(source: TemplateSource): readonly Diagnostic[] {
  return source.parsed.ok ? [] : problemsToDiagnostics(source.file.path, 'template/syntax', [source.parsed.problem])
}

/** What is missing and so stands in no file. */
function checkWhole(parts: TemplateParts): readonly Diagnostic[] {
  const span = { file: parts.specFile, start: 0, end: 0 }
  const page: readonly Diagnostic[] = parts.sources.has('page')
    ? []
    : [
        {
          severity: 'error',
          code: 'template/invalid',
          message: 'the template has no `page.hbs`',
          span,
          hints: ['add it, or write `extends: base` in `template.yaml`'],
        },
      ]
  const printsStyles = [...parts.sources.values()].some(({ file }) => /\{\{\{?~?\s*(?:@root\.|this\.)?css\b/.test(file.text))
  const styles: readonly Diagnostic[] =
    printsStyles || parts.styles.pieces.length === 0
      ? []
      : [
          {
            severity: 'error',
            code: 'template/invalid',
            message: 'no template prints the styles',
            span,
            hints: ['write `<style>{{{css}}}</style>` in the head of `page.hbs`'],
          },
        ]
  const words = wordsFor('en', parts.words)
  const missing = requiredLabels.filter((key) => words.text(key) === undefined)
  const labels: readonly Diagnostic[] =
    missing.length === 0
      ? []
      : [
          {
            severity: 'error',
            code: 'template/unknown-label',
            message: `\`labels/en.yaml\` lacks ${missing.map((key) => `\`${key}\``).join(', ')}`,
            span,
            hints: ['add the keys, or write `extends: base` in `template.yaml`'],
          },
        ]
  return [...page, ...styles, ...labels]
}

function checkViews(templates: TemplateSet, { dossier, origins }: MergedBrief): readonly Diagnostic[] {
  const known = [...templates.sources.keys()]
    .filter((name) => name.startsWith('views/'))
    .map((name) => name.slice('views/'.length))
  return dossier.sections.flatMap((section, index): readonly Diagnostic[] => {
    const view = section.view ?? 'prose'
    if (known.includes(view)) return []
    const message = `template \`${templates.name}\` has no view \`${view}\``
    const hints = [`use one of ${known.map((name) => `\`${name}\``).join(', ')}`, `add \`views/${view}.hbs\` to the template`]
    return [
      { severity: 'error', code: 'template/unknown-partial', message, span: origins.spanOf(['sections', index, 'view']), hints },
    ]
  })
}

/** Whether any template may look into what differs from dossier to dossier; else one check does for all. */
export function looksIntoData(parts: TemplateParts): boolean {
  const comments = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}/g
  return [...parts.sources.values()].some(({ file }) => /\{\{[^}]*\b(?:data|row)\b/.test(file.text.replace(comments, '')))
}
