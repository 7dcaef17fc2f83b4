/** Static check of the expressions in one text outside templates: prose or an output name. Knows no files; places are the text's own. */
import type { TextProblem } from '../text/parsed-tree.ts'
import { createTextFile, positionAt, type TextFile } from '../text/text-file.ts'
import type { HelperCallNodes, NodeProblem } from './check-expression.ts'
import { checkProgram } from './check-program.ts'
import { entryScope } from './check-scope.ts'
import type { AstLocation } from './handlebars-node.ts'
import type { Helper, HelperPlace } from './helpers/helper.ts'
import { helpersFor } from './helpers/helper-table.ts'
import { parseTemplate } from './parse-template.ts'
import type { Shape } from './shape.ts'

export interface ProseTextOptions {
  readonly place?: HelperPlace
  readonly ownHelpers?: readonly Helper[]
  /** More to say of a helper call that is right in form. */
  checkCall?(call: HelperCallNodes): readonly NodeProblem[]
}

/** What is wrong with the expressions of a text whose `this` and `@root` have the shape `root`. Text without `{{` has none. */
export function checkProseText(text: string, root: Shape, options: ProseTextOptions = {}): readonly NodeProblem[] {
  if (!text.includes('{{')) return []
  const parsed = parseTemplate(text, '')
  if (!parsed.ok) return [syntaxProblem(text, parsed.problem)]
  const { place = 'prose', ownHelpers, checkCall } = options
  const problems: NodeProblem[] = []
  checkProgram(parsed.program, entryScope(root, root), {
    helpers: helpersFor(place, ownHelpers),
    placeName: place === 'prose' ? 'prose' : 'output names',
    partials: new Map(),
    checkCall: (call) => checkCall?.(call) ?? [],
    report: (problem) => problems.push(problem),
  })
  return problems
}

function syntaxProblem(text: string, problem: TextProblem): NodeProblem {
  const file = createTextFile('', text)
  return {
    code: 'template/syntax',
    message: problem.message,
    loc: locationOf(file, problem.start, problem.end),
    ...(problem.hints === undefined ? {} : { hints: problem.hints }),
    ...(problem.related === undefined
      ? {}
      : { related: { message: problem.related.message, loc: locationOf(file, problem.related.start, problem.related.end) } }),
  }
}

/** A stretch of a text in Handlebars' way of counting: lines from 1, columns from 0. */
export function locationOf(file: TextFile, start: number, end: number): AstLocation {
  const place = (offset: number): { readonly line: number; readonly column: number } => {
    const { line, column } = positionAt(file, offset)
    return { line, column: column - 1 }
  }
  return { source: file.path, start: place(start), end: place(end) }
}
