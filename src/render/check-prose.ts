/** Static check of a brief's prose before anything is rendered: expressions, fact ids, citations, each at its place in the YAML. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Dossier } from '../merge/dossier.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { type CitationItem, findCitations } from '../text/citations.ts'
import { type LocatedText, textSpan } from '../text/located-tree.ts'
import type { HelperCallNodes, NodeProblem } from './check-expression.ts'
import { checkProseText } from './check-prose-text.ts'
import { dossierShape, withOpenParts } from './context-shape.ts'
import { isString } from './handlebars-node.ts'
import type { Helper } from './helpers/helper.ts'
import { locateInProse, placeProblem } from './place-problem.ts'
import type { Shape } from './shape.ts'

/** Ids of facts, as a map or set of them has them. */
export interface KnownIds {
  has(id: string): boolean
  keys(): Iterable<string>
}

/** Every Markdown text of a brief with its place, in reading order. */
export function proseTexts(merged: MergedBrief): readonly LocatedText[] {
  const disclaimer = merged.dossier.brief.disclaimer === undefined ? undefined : merged.origins.textOf(['brief', 'disclaimer'])
  return [...merged.origins.prose.map(({ text }) => text), ...(disclaimer === undefined ? [] : [disclaimer])]
}

/**
 * What is wrong with the prose of a brief. `book` knows the ids that its fact files define, besides those of the dossier, `ownHelpers` are
 * the project's. Reports `template/syntax`,
 * `template/unknown-path`, `template/unknown-helper`, `template/helper-failed`, `template/not-printable`, `source/unknown` for ids
 * that no fact has, `brief/invalid` for what starts like a citation and is none, `prose/bracketed-id` (a warning) for one that forgot its `@`.
 */
export function checkProse(merged: MergedBrief, book: KnownIds, ownHelpers: readonly Helper[] = []): readonly Diagnostic[] {
  const { dossier } = merged
  // Asked rather than copied: a book may hold many thousands, of which a report names a few.
  const known: KnownIds = {
    has: (id) => Object.hasOwn(dossier.facts, id) || book.has(id),
    keys: () => new Set([...book.keys(), ...Object.keys(dossier.facts)]),
  }
  return collateDiagnostics(
    proseTexts(merged).flatMap((text) => [...checkExpressions(text, dossier, known, ownHelpers), ...checkCitations(text, known)]),
  )
}

function checkExpressions(
  text: LocatedText,
  dossier: Dossier,
  known: KnownIds,
  ownHelpers: readonly Helper[],
): readonly Diagnostic[] {
  const problems = checkProseText(text.text, shapeFor(text.text, dossier), {
    ownHelpers,
    checkCall: (call) => checkFactIds(call, dossier, known),
  })
  if (problems.length === 0) return []
  const locate = locateInProse(text)
  return problems.map((problem) => placeProblem(withQuotesHint(problem, known), locate))
}

/** An id without its quotes reads as a path. */
function withQuotesHint(problem: NodeProblem, known: KnownIds): NodeProblem {
  const id = problem.code === 'template/unknown-path' ? problem.names?.find((name) => known.has(name)) : undefined
  return id === undefined ? problem : { ...problem, hints: [`put the id in quotes: \`"${id}"\``] }
}

/** Datasets can be large; their shape is asked for only where a text may look into them. */
function shapeFor(text: string, dossier: Dossier): Shape {
  return /\b(?:data|row)\b/.test(text) && text.includes('{{') ? withOpenParts(dossierShape, dossier) : dossierShape
}

/** Ids that are written out: `figure "x"`, `cite "x"`. */
function checkFactIds(call: HelperCallNodes, dossier: Dossier, known: KnownIds): readonly NodeProblem[] {
  const { name } = call.helper
  const [id] = call.params
  if ((name !== 'figure' && name !== 'cite') || id === undefined || !isString(id)) return []
  if (!known.has(id.value)) return [{ ...unknownFact(id.value, known), loc: id.loc, names: [id.value] }]
  const fact = Object.hasOwn(dossier.facts, id.value) ? dossier.facts[id.value] : undefined
  if (name === 'cite' || fact === undefined || fact.figure !== undefined) return []
  return [
    {
      code: 'template/helper-failed',
      message: `fact \`${id.value}\` has no number: it is of kind \`${fact.kind}\``,
      loc: id.loc,
      names: [id.value],
      hints: ['name a fact of kind `figure`'],
    },
  ]
}

function checkCitations(text: LocatedText, known: KnownIds): readonly Diagnostic[] {
  const { citations, problems } = findCitations(text.text)
  const unknown = citations.flatMap(({ items }) => items.filter((item) => !known.has(item.id)))
  return [
    ...unknown.map((item) => unknownCitation(item, text, known)),
    ...bracketedIds(text, known),
    ...problems.map(
      ({ message, start, end, hints }): Diagnostic => ({
        severity: 'error',
        code: 'brief/invalid',
        message,
        span: textSpan(text, start, end),
        ...(hints === undefined ? {} : { hints }),
      }),
    ),
  ]
}

/** `[some-fact]`: a citation whose `@` was forgotten would be printed as it stands. A link's words in brackets are none. */
function bracketedIds(text: LocatedText, known: KnownIds): readonly Diagnostic[] {
  return [...text.text.matchAll(/(?<![\\`\]])\[([A-Za-z0-9][\w.:-]*)\](?![([:`])/g)].flatMap((match): readonly Diagnostic[] => {
    const [written, id = ''] = match
    if (!known.has(id)) return []
    return [
      {
        severity: 'warning',
        code: 'prose/bracketed-id',
        message: `\`${written}\` is printed as it stands, but \`${id}\` is a fact`,
        span: textSpan(text, match.index, match.index + written.length),
        hints: [`write \`[@${id}]\` to cite it`],
      },
    ]
  })
}

function unknownCitation(item: CitationItem, text: LocatedText, known: KnownIds): Diagnostic {
  return { severity: 'error', ...unknownFact(item.id, known), span: textSpan(text, item.start, item.end) }
}

function unknownFact(id: string, known: KnownIds) {
  return { code: 'source/unknown', message: `no fact has the id \`${id}\``, hints: suggestionHints(id, known.keys()) } as const
}
