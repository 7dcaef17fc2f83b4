/** `sitrep diff`: tells what changed between two editions of a brief, or since its last one. Changes nothing. */
import { diffEditions } from '../../diff-editions.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { briefFromRoot } from '../find-project.ts'
import { formatChanges } from '../format-changes.ts'
import { checkDoors, openProject } from '../open-project.ts'
import { sayDiagnostics, sayProblems, sayRefusals } from '../say.ts'
import type { UsageProblem } from '../usage-message.ts'

export interface DiffArguments {
  /** As typed. */
  readonly brief: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly json: boolean
}

/** Prints the changes on stdout, for people or as `{schemaVersion, brief, from, to, changes}`. */
export async function diffCommand({ brief, from, to, json }: DiffArguments, io: CliIo): Promise<ExitCode> {
  const problems = [from, to].flatMap(numberProblem)
  if (problems.length > 0) return sayProblems(problems, io)
  const options = { set: [], strict: false, reporters: [{ name: 'human' as const }], verbose: false, quiet: true }
  const opened = await openProject('check', options, io)
  if (!opened.ok) return opened.code
  const { root, host, showPath } = opened.project
  return await sayRefusals(
    async () => {
      const request = {
        brief: briefFromRoot(brief, root, io.cwd),
        ...(from === undefined ? {} : { from: Number(from) }),
        ...(to === undefined ? {} : { to: Number(to) }),
      }
      const diff = await diffEditions(request, checkDoors(opened.project, io))
      if (!diff.ok) {
        const misused = sayDiagnostics(diff.diagnostics, host, showPath, io)
        // What names nothing that is there was asked for wrongly; anything else is wrong with the brief or its editions.
        return diff.diagnostics.every(({ code }) => code === 'edition/number' || code === 'brief/not-found')
          ? misused
          : exitCodes.briefErrors
      }
      const { texts, ...value } = diff.value
      const title = `${value.brief}: edition ${value.from} to ${value.to === 'now' ? 'the brief as it is now' : `edition ${value.to}`}`
      io.stdout.write(
        json
          ? `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`
          : `${title}\n\n${formatChanges(value.changes, texts)}`,
      )
      return exitCodes.fine
    },
    showPath,
    io,
  )
}

function numberProblem(text: string | undefined): readonly UsageProblem[] {
  if (text === undefined || /^\d{1,9}$/.test(text)) return []
  return [
    { message: `expected the number of an edition, found \`${text}\``, hints: ['write it like `sitrep diff flood-0412 3 4`'] },
  ]
}
