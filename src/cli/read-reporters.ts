/** What was typed after `--reporter`: formats, and the files they go to. Writes nothing. */
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Environment } from './cli-io.ts'
import type { UsageProblem } from './usage-message.ts'

export const reporterNames = ['human', 'github', 'json', 'sarif', 'junit'] as const
export type ReporterName = (typeof reporterNames)[number]

export interface Reporter {
  readonly name: ReporterName
  /** As typed; undefined: stderr for people and GitHub, stdout for the others. */
  readonly file?: string
}

/**
 * The reporters of texts such as `human,json=out/report.json`, each once, in the order of `reporterNames`. People are told on stderr
 * unless a reporter that was named speaks there or on stdout; annotations are on wherever `GITHUB_ACTIONS` is `true`.
 * Problems: unknown names, an empty file, two on stdout, two in one file.
 */
export function readReporters(texts: readonly string[], environment: Environment, problems: UsageProblem[]): readonly Reporter[] {
  const words = texts.flatMap((text) => text.split(',')).map((word) => word.trim())
  const typed = words.filter((word) => word !== '').flatMap((word) => readReporter(word, problems))
  if (texts.length > 0 && typed.length === 0 && problems.length === 0) {
    problems.push({ message: `${expected()}, found nothing` })
  }
  const onGithub = environment['GITHUB_ACTIONS'] === 'true' && !typed.some(({ name }) => name === 'github')
  const isSilent = typed.every(({ file }) => file !== undefined)
  const all: readonly Reporter[] = [
    ...(isSilent ? [{ name: 'human' as const }] : []),
    ...(onGithub ? [{ name: 'github' as const }] : []),
    ...typed,
  ]
  const unique = [...new Map(all.map((reporter) => [`${reporter.name}=${reporter.file ?? ''}`, reporter])).values()]
  problems.push(...clashes(unique))
  return reporterNames.flatMap((name) => unique.filter((reporter) => reporter.name === name))
}

function readReporter(word: string, problems: UsageProblem[]): readonly Reporter[] {
  const equals = word.indexOf('=')
  const typed = equals === -1 ? word : word.slice(0, equals)
  const file = equals === -1 ? undefined : word.slice(equals + 1)
  const name = reporterNames.find((known) => known === typed)
  if (name === undefined) {
    problems.push({ message: `${expected()}, found \`${typed}\``, hints: suggestionHints(typed, reporterNames) })
    return []
  }
  if (file === '') {
    problems.push({
      message: `\`--reporter\`: \`${word}\` names no file`,
      hints: [`write it like \`${name}=output/${fileFor(name)}\``],
    })
    return []
  }
  return [{ name, ...(file === undefined ? {} : { file }) }]
}

function expected(): string {
  const names = reporterNames.map((name) => `\`${name}\``).join(', ')
  return `\`--reporter\` takes ${names} (several with commas, each with \`=<file>\` if it is to go to a file)`
}

function clashes(reporters: readonly Reporter[]): readonly UsageProblem[] {
  const onStdout = reporters.filter(({ name, file }) => file === undefined && name !== 'human' && name !== 'github')
  const [first, second] = onStdout
  const stdout =
    first === undefined || second === undefined
      ? []
      : [
          {
            message: `\`--reporter\`: \`${first.name}\` and \`${second.name}\` both want stdout`,
            hints: [`give one of them a file: \`${second.name}=output/${fileFor(second.name)}\``],
          },
        ]
  const files = reporters.flatMap(({ file }) => file ?? [])
  const twice = files.find((file, index) => files.indexOf(file) !== index)
  return [...stdout, ...(twice === undefined ? [] : [{ message: `\`--reporter\`: two want the file \`${twice}\`` }])]
}

function fileFor(name: ReporterName): string {
  const names: Record<ReporterName, string> = {
    human: 'findings.txt',
    github: 'annotations.txt',
    json: 'report.json',
    sarif: 'sitrep.sarif',
    junit: 'junit.xml',
  }
  return names[name]
}
