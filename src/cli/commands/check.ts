/** `sitrep check`: everything that can be known without a browser. Loads nothing that prints. */
import { readCheckOptions, type TypedOptions } from '../build-options.ts'
import { checkInParts } from '../check-in-parts.ts'
import type { CliIo } from '../cli-io.ts'
import type { ExitCode } from '../exit-codes.ts'
import { briefFromRoot } from '../find-project.ts'
import { checkDoors, openProject } from '../open-project.ts'
import { readChanges } from '../read-changes.ts'
import { reportRun } from '../report-run.ts'
import { sayInterrupted, sayProblems } from '../say.ts'

/** Checks the briefs that are named, as typed where the user is; all of the project's when none is. */
export async function checkCommand(briefs: readonly string[], typed: TypedOptions, io: CliIo): Promise<ExitCode> {
  const checked = readCheckOptions(typed, io.environment)
  if (!checked.ok) return sayProblems(checked.problems, io)
  const { variants, set, strict, reporters, verbose, quiet } = checked.options
  const opened = await openProject('check', checked.options, io)
  if (!opened.ok) return opened.code
  const changes = await readChanges(checked.options, opened.project, io)
  if (!changes.ok) return sayProblems([changes.problem], io)
  const { root, showPath } = opened.project
  const request = {
    briefs: briefs.map((brief) => briefFromRoot(brief, root, io.cwd)),
    set,
    strict,
    ...(variants === undefined ? {} : { variants }),
    ...changes.request,
  }
  const result = await checkInParts(request, checkDoors(opened.project, io), { root, io })
  if (io.signal.aborted) return sayInterrupted(io)
  return await reportRun(
    { command: 'check', result, root, showPath, showOutput: showPath, reporters, verbose, quiet, strict },
    io,
  )
}
