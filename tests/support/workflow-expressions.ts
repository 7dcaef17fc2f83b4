/** Evaluates the expressions of a workflow with GitHub's own parser for them. Knows nothing of jobs and steps. */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** Values by context: `{github: {…}, needs: {…}}`. */
export type Contexts = Readonly<Record<string, unknown>>
export type Status = 'success' | 'failure' | 'cancelled'

/** What an expression without `${{ }}` gives, as plain data. `status` is what `success()` and its like look at. */
export function evaluate(expression: string, contexts: Contexts, status: Status): unknown {
  const answer = (name: string, is: boolean) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(is) })
  const functions = [
    answer('success', status === 'success'),
    answer('failure', status === 'failure'),
    answer('cancelled', status === 'cancelled'),
    answer('always', true),
  ]
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  const result = new Evaluator(parsed, context, new Map(functions.map((each) => [each.name, each]))).evaluate()
  return JSON.parse(JSON.stringify(result, data.replacer))
}

/** A condition of a job or step: bare or in `${{ }}`; without a status function it asks for success too. */
export function holds(condition: unknown, contexts: Contexts, status: Status): boolean {
  if (condition === undefined) return status === 'success'
  const expression = String(condition).replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
  const asksStatus = /\b(success|failure|cancelled|always)\s*\(/.test(expression)
  if (!asksStatus && status !== 'success') return false
  return isTrue(evaluate(expression, contexts, status))
}

/** A value with its `${{ }}` filled in; one that is nothing but an expression keeps its kind. Lists and mappings too. */
export function fillIn(value: unknown, contexts: Contexts, status: Status): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item, contexts, status))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, contexts, status)]))
  if (typeof value !== 'string') return value
  const whole = /^\$\{\{((?:(?!\}\})[\s\S])*)\}\}$/.exec(value)
  if (whole?.[1] !== undefined) return evaluate(whole[1], contexts, status)
  return value.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) => asText(evaluate(expression, contexts, status)))
}

export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isTrue(value: unknown): boolean {
  return value !== false && value !== '' && value !== 0 && value !== null
}
