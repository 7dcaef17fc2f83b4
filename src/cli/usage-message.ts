/** Turns commander's complaints into our words. The one place that knows how commander phrases them. */
import { CommanderError } from 'commander'
import type { PlainMessage } from '../diagnostics/format-human.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'

/** A complaint about the arguments, for the person who typed them. */
export type UsageProblem = Pick<PlainMessage, 'message' | 'hints'>

/** What commander ended with: help was shown, or there is something to say. Undefined when the error is not commander's. */
export function readCommanderError(
  error: unknown,
  argv: readonly string[],
  commands: readonly string[],
): CommanderEnd | undefined {
  if (!(error instanceof CommanderError)) return undefined
  if (error.exitCode === 0) return { kind: 'shown' }
  if (error.code === 'commander.help') return { kind: 'helpInstead' }
  const command = argv.find((argument) => commands.includes(argument))
  return { kind: 'problem', problem: problemOf(error, command, commands) }
}

export type CommanderEnd =
  /** Help or the version was asked for and shown. */
  | { readonly kind: 'shown' }
  /** A command was missing; help was shown in its stead. */
  | { readonly kind: 'helpInstead' }
  | { readonly kind: 'problem'; readonly problem: UsageProblem }

function problemOf(error: CommanderError, command: string | undefined, commands: readonly string[]): UsageProblem {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n')
  const suggested = /\(Did you mean (?:one of )?(.+)\?\)/.exec(rest.join('\n'))?.[1]
  const help = `run \`sitrep${command === undefined ? '' : ` ${command}`} --help\` to see what there is`
  const hints = [...suggestions(error, first, suggested, commands), help]
  return { message: messageOf(first), hints }
}

/** Ours where names of commands are compared, since commander forgives less; commander's for options, which only it knows. */
function suggestions(
  error: CommanderError,
  first: string,
  suggested: string | undefined,
  commands: readonly string[],
): readonly string[] {
  const unknown = error.code === 'commander.unknownCommand' ? /'(.*)'/.exec(first)?.[1] : undefined
  const ours = unknown === undefined ? [] : suggestionHints(unknown, commands)
  if (ours.length > 0 || suggested === undefined) return ours
  return [
    `check if you meant ${suggested
      .split(', ')
      .map((name) => `\`${name}\``)
      .join(' or ')}`,
  ]
}

/** Names in backticks, "expected X, found Y", no full stop. */
function messageOf(text: string): string {
  const count = /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/.exec(text)
  if (count !== null)
    return `too many arguments${count[1] === undefined ? '' : ` for \`${count[1]}\``}: expected ${count[2]}, found ${count[3]}`
  const missing = /^option '(.*)' argument missing$/.exec(text)
  if (missing !== null) return `\`${missing[1]}\` needs a value`
  return text.replace(/'([^']*)'/g, '`$1`').replace(/\.$/, '')
}
