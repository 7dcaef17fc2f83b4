/** `sitrep explain <brief> <path>`: where a value came from, and what it replaced. */
import { codeFrame, frameLines } from '../../diagnostics/code-frame.ts'
import { paintText, type TextStyle } from '../../diagnostics/format-human.ts'
import { placeOf } from '../../diagnostics/place.ts'
import { type ExplainedValue, explainValue, type Statement, suggestPath } from '../../trace/explain-value.ts'
import { type TracedProject, traceProject } from '../../trace-project.ts'
import { readNow } from '../build-options.ts'
import type { CliIo } from '../cli-io.ts'
import type { ExitCode } from '../exit-codes.ts'
import { briefFromRoot } from '../find-project.ts'
import { checkDoors, type OpenProject, openProject } from '../open-project.ts'
import { sayProblems, sayRefusals } from '../say.ts'
import { textStyleFor } from '../text-style.ts'
import type { UsageProblem } from '../usage-message.ts'
import { sayTraceProblems } from './facts.ts'

export interface ExplainValueRequest {
  /** As typed where the user is. */
  readonly brief: string
  readonly path: string
  readonly variant: string | undefined
  readonly set: readonly string[]
  readonly json: boolean
  /** Asks about the edition that is owed, at the moment `now` (as typed). */
  readonly due: boolean
  readonly now: string | undefined
}

/** Prints the value and its places on stdout. An unknown path is a usage error. */
export async function explainValueCommand(request: ExplainValueRequest, io: CliIo): Promise<ExitCode> {
  const now = readNow(request.now)
  if (!now.ok) return sayProblems([now.problem], io)
  const options = {
    ...(now.now && { now: now.now }),
    set: request.set,
    strict: false,
    reporters: [{ name: 'human' as const }],
    verbose: false,
    quiet: true,
  }
  const opened = await openProject('check', options, io)
  if (!opened.ok) return opened.code
  const { root, showPath } = opened.project
  const { variant, set, due } = request
  const asked = { briefs: [briefFromRoot(request.brief, root, io.cwd)], set, due, ...(variant !== undefined && { variant }) }
  return await sayRefusals(
    async () => {
      const traced = await traceProject(asked, checkDoors(opened.project, io))
      const code = sayTraceProblems(traced, opened.project, io)
      if (due && !traced.usageError && traced.owing.length === 0) {
        return sayProblems(
          [
            {
              message: `\`${request.brief}\` owes no edition`,
              hints: ['run `sitrep due` to see what is owed', 'give a later `--now`'],
            },
          ],
          io,
        )
      }
      return traced.usageError ? code : explain(request, traced, opened.project, io, code)
    },
    showPath,
    io,
  )
}

function explain(request: ExplainValueRequest, traced: TracedProject, project: OpenProject, io: CliIo, code: ExitCode): ExitCode {
  const [layers = []] = traced.layers.values()
  if (layers.length === 0) return code
  const report = traced.reports.find(({ brief }) => brief.variant?.id === request.variant)
  const explained = explainValue({ path: request.path, layers, report, textFiles: traced.textFiles })
  if (explained.kind === 'unknown') return sayProblems([unknownPath(explained)], io)
  const places = { files: traced.textFiles, showPath: project.showPath }
  if (request.json) {
    const withPlace = ({ layer, span, value }: Statement) => ({ layer, value, ...placeOf(span, places) })
    const parts =
      explained.kind === 'written' ? { said: withPlace(explained.said), earlier: explained.earlier.map(withPlace) } : {}
    const { kind, path, value } = explained
    io.stdout.write(`${JSON.stringify({ schemaVersion: 1, kind, path, value, ...parts }, null, 2)}\n`)
  } else io.stdout.write(formatExplained(explained, places, textStyleFor(io.stdout, io)))
  return code
}

function unknownPath(unknown: Extract<ExplainedValue, { kind: 'unknown' }>): UsageProblem {
  const { at, missing, known } = unknown
  const near = suggestPath(unknown)
  const shown = known.slice(0, 16).map((name) => `\`${name}\``)
  const more = known.length > shown.length ? ` and ${known.length - shown.length} more` : ''
  const list = shown.length === 0 ? [] : [`choose from ${shown.join(', ')}${more}`]
  const where = at === '' ? 'this report' : `\`${at}\``
  return { message: `${where} has no \`${missing}\``, hints: near === undefined ? list : [`check if you meant \`${near}\``] }
}

type Places = Parameters<typeof placeOf>[1]

function formatExplained(explained: Exclude<ExplainedValue, { kind: 'unknown' }>, places: Places, style: TextStyle): string {
  const head = `${paintText('bold', explained.path, style)}${valueText(explained.value)}\n`
  if (explained.kind === 'computed') return `${head}\ncomputed while brief and facts were merged; no file says it\n`
  if (explained.kind === 'preset') {
    return explained.value === undefined
      ? `${paintText('bold', explained.path, style)} is not set\n\nno layer says it\n`
      : `${head}\nno layer says it: this is what Sitrep takes\n`
  }
  const { said, earlier, isMerged } = explained
  const title = (statement: Statement): string =>
    isMerged ? `and keys of it by ${statement.layer}` : `replaced: ${statement.layer}${valueText(statement.value)}`
  return [
    head,
    formatStatement(said, `said by ${said.layer}`, places, style),
    ...earlier.map((statement) => formatStatement(statement, title(statement), places, style)),
  ].join('\n')
}

/** ` = x` on one line; longer values below, indented. */
function valueText(value: unknown): string {
  if (value === null) return ' = nothing'
  if (typeof value !== 'object') {
    const text = String(value).trimEnd()
    return text.includes('\n') ? ` =\n${text.replace(/^/gm, '  ')}` : ` = ${text}`
  }
  const json = JSON.stringify(value)
  return json.length <= 80 ? ` = ${json}` : ` =\n${JSON.stringify(value, null, 2).replace(/^/gm, '  ')}`
}

function formatStatement({ span }: Statement, title: string, places: Places, style: TextStyle): string {
  const { file, line, column } = placeOf(span, places)
  const text = places.files.get(span.file)
  const written = line === undefined ? file : `${file}:${line}:${column}`
  if (text === undefined) return `${title}\n --> ${written}\n`
  const numberWidth = String(frameLines(text, span).last).length
  const frame = codeFrame(text, span, {
    mark: '^',
    numberWidth,
    columns: style.columns,
    ellipsis: style.unicode ? '…' : '...',
    paintGutter: (part) => paintText('blue', part, style),
    paintMark: (part) => paintText('cyan', part, style),
  })
  const arrow = paintText('blue', `${' '.repeat(numberWidth)}-->`, style)
  return [title, `${arrow} ${written}`, ...frame, ''].join('\n')
}
