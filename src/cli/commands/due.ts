/** `sitrep due`: which scheduled editions are owed now. Changes nothing. */
import { type DueResult, planReports } from '../../build-due.ts'
import { displayWidth } from '../../diagnostics/display-cells.ts'
import { readNow } from '../build-options.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { briefFromRoot } from '../find-project.ts'
import { formatDueJson } from '../format-due-json.ts'
import { checkDoors, openProject } from '../open-project.ts'
import { allDiagnostics, exitCodeOf } from '../report-run.ts'
import { sayDiagnostics, sayProblems, sayRefusals } from '../say.ts'
import { sayNothingOwed, saySkipped } from '../say-due.ts'

export interface DueArguments {
  /** As typed where the user is; empty means all. */
  readonly briefs: readonly string[]
  /** As typed. */
  readonly now: string | undefined
  readonly json: boolean
  /** As typed: with `json`, how many parts the briefs are dealt out over at most. */
  readonly parts?: string | undefined
}

/** Lists them on stdout, the oldest of each brief first. A brief with errors is left out, said on stderr, and the exit code is 1. */
export async function dueCommand({ briefs, now: typed, json, parts }: DueArguments, io: CliIo): Promise<ExitCode> {
  const now = readNow(typed)
  if (!now.ok) return sayProblems([now.problem], io)
  const mostParts = parts === undefined ? undefined : Number(parts)
  if (mostParts !== undefined && !(json && Number.isInteger(mostParts) && mostParts >= 1 && mostParts <= 256)) {
    const hints = ['write it like `--json --parts 10`']
    return sayProblems(
      [{ message: `\`--parts\` takes a whole number from 1 to 256, with \`--json\`; found \`${parts}\``, hints }],
      io,
    )
  }
  const options = { set: [], strict: false, reporters: [{ name: 'human' as const }], verbose: false, quiet: true }
  const opened = await openProject('check', { ...options, ...(now.now && { now: now.now }) }, io)
  if (!opened.ok) return opened.code
  const { root, host, showPath } = opened.project
  return await sayRefusals(
    async () => {
      const request = { briefs: briefs.map((brief) => briefFromRoot(brief, root, io.cwd)), set: [], strict: false }
      const due = await planReports(request, checkDoors(opened.project, io))
      const found = allDiagnostics(due)
      if (found.length > 0) sayDiagnostics(found, host, showPath, io)
      const code = exitCodeOf(due)
      if (code === exitCodes.usage) return code
      if (json) io.stdout.write(formatDueJson(due, host.now(), mostParts))
      else {
        io.stdout.write(formatDueTable(due))
        saySkipped(due, io)
        if (code === exitCodes.fine) sayNothingOwed(due, io)
      }
      return code
    },
    showPath,
    io,
  )
}

/** Brief, number, occurrence and next update, in columns; nothing when nothing is owed. */
export function formatDueTable({ planned }: DueResult): string {
  const rows = planned.flatMap(({ found, plan }) =>
    plan.owed.map(({ number, occurrence, nextUpdate }) => [
      found.id,
      `no. ${number}`,
      occurrence.text,
      nextUpdate === undefined ? 'the last one' : `next ${nextUpdate}`,
    ]),
  )
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))))
  const padded = (cell: string, column: number) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))
  return rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join('')
}
