/** `sitrep facts`: which facts there are, and what rests on one of them or on a source. Changes nothing. */
import { suggestionHints } from '../../diagnostics/suggest.ts'
import { findAffected, traceableIds } from '../../trace/find-affected.ts'
import { readFactSearch, searchFacts } from '../../trace/search-facts.ts'
import { type TracedProject, traceProject } from '../../trace-project.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { briefFromRoot } from '../find-project.ts'
import { checkDoors, type OpenProject, openProject } from '../open-project.ts'
import { say, sayDiagnostics, sayProblems, sayRefusals } from '../say.ts'
import { textStyleFor } from '../text-style.ts'
import { formatAffected, formatAffectedJson } from '../trace/format-affected.ts'
import { formatFactsJson, formatFactTable } from '../trace/format-facts.ts'

export interface FactsRequest {
  /** Words and `field:value`, as typed. */
  readonly query: readonly string[]
  /** Briefs as typed where the user is; empty means all. */
  readonly briefs: readonly string[]
  /** Id of a fact or a source. */
  readonly affectedBy: string | undefined
  readonly json: boolean
}

/** Prints the facts on stdout. A brief with errors is left out, said on stderr, and the exit code is 1; the others are listed. */
export async function factsCommand(request: FactsRequest, io: CliIo): Promise<ExitCode> {
  if (request.affectedBy !== undefined && request.query.length > 0) {
    const message = `\`--affected-by\` takes one id and no query, found \`${request.query.join(' ')}\` besides`
    return sayProblems([{ message, hints: ['leave one of them out'] }], io)
  }
  const options = { set: [], strict: false, reporters: [{ name: 'human' as const }], verbose: false, quiet: true }
  const opened = await openProject('check', options, io)
  if (!opened.ok) return opened.code
  const { root, showPath } = opened.project
  return await sayRefusals(
    async () => {
      const briefs = request.briefs.map((brief) => briefFromRoot(brief, root, io.cwd))
      const traced = await traceProject({ briefs, set: [] }, checkDoors(opened.project, io))
      const code = sayTraceProblems(traced, opened.project, io)
      if (traced.usageError) return code
      const asked =
        request.affectedBy === undefined
          ? listFacts(request, traced, opened.project, io)
          : showAffected(request.affectedBy, request.json, traced, io)
      return asked === exitCodes.fine ? code : asked
    },
    showPath,
    io,
  )
}

/** Says what keeps briefs from being traced, and gives the exit code that is due for it. */
export function sayTraceProblems(traced: TracedProject, { host, showPath }: OpenProject, io: CliIo): ExitCode {
  for (const path of traced.unreadableEditions) {
    say({ severity: 'warning', message: `\`${showPath(path)}\` is no edition that can be read; it is left out` }, io)
  }
  if (traced.diagnostics.length === 0) return exitCodes.fine
  sayDiagnostics(traced.diagnostics, host, showPath, io)
  return traced.usageError ? exitCodes.usage : exitCodes.briefErrors
}

function listFacts({ query, json }: FactsRequest, traced: TracedProject, { showPath }: OpenProject, io: CliIo): ExitCode {
  const books = [...new Set(traced.reports.map(({ book }) => book))]
  const read = readFactSearch(query, books)
  if (!read.ok) return sayProblems(read.problems, io)
  const facts = searchFacts(traced.reports, read.search)
  if (json) {
    io.stdout.write(formatFactsJson(facts, { files: traced.textFiles, showPath }))
    return exitCodes.fine
  }
  io.stdout.write(formatFactTable(facts, { ...textStyleFor(io.stdout, io), isCut: io.stdout.isTTY }))
  if (facts.length === 0) say({ severity: 'note', message: query.length === 0 ? 'no facts' : 'no fact is like that' }, io)
  return exitCodes.fine
}

function showAffected(id: string, json: boolean, traced: TracedProject, io: CliIo): ExitCode {
  const affected = findAffected(id, traced.reports, traced.editions)
  if (affected === undefined) {
    const hints = [...suggestionHints(id, traceableIds(traced.reports)), 'run `sitrep facts` to see all facts']
    return sayProblems([{ message: `no fact or source has the id \`${id}\``, hints }], io)
  }
  io.stdout.write(json ? formatAffectedJson(id, affected) : formatAffected(id, affected, textStyleFor(io.stdout, io)))
  return exitCodes.fine
}
