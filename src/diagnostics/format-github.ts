/** Diagnostics as GitHub annotations: workflow commands that the runner shows beside the changed lines. Writes nothing. */
import type { Diagnostic, Severity } from './diagnostic.ts'
import { type Place, type PlaceContext, placeOf } from './place.ts'

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'notice' }
const severities: readonly Severity[] = ['error', 'warning', 'note']

/** What the runner shows of each kind in one step; it drops the rest without a word. */
const mostShown = 10

/**
 * One line a diagnostic, errors first, then warnings, then notes, else in the order given; empty text for none. Of a kind with more
 * than ten, of which GitHub would drop all after the tenth, nine are annotated and a tenth line says how many more there are:
 * `::error file=briefs/a/brief.yaml,line=2,col=1,endLine=2,endColumn=7,title=brief/unknown-key::unknown key …`.
 * Hints follow the message on lines of their own (`%0A`). Columns are left out when a place covers several lines, as
 * GitHub wants it; `endColumn` is the last column that is meant, not the one after.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(diagnostics: readonly Diagnostic[], context: PlaceContext): string {
  return severities
    .flatMap((severity) =>
      annotationsOf(
        severity,
        diagnostics.filter((diagnostic) => diagnostic.severity === severity),
        context,
      ),
    )
    .map((line) => `${line}\n`)
    .join('')
}

function annotationsOf(severity: Severity, found: readonly Diagnostic[], context: PlaceContext): readonly string[] {
  if (found.length <= mostShown) return found.map((diagnostic) => annotation(diagnostic, context))
  const shown = found.slice(0, mostShown - 1)
  const left = `and ${found.length - shown.length} more ${severity}s; the log of this step has them all`
  return [...shown.map((diagnostic) => annotation(diagnostic, context)), `::${commands[severity]} title=Sitrep::${left}`]
}

function annotation(diagnostic: Diagnostic, context: PlaceContext): string {
  const place = diagnostic.span === undefined ? {} : placeProperties(placeOf(diagnostic.span, context))
  const properties = Object.entries({ ...place, title: diagnostic.code }).map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  )
  const related = (diagnostic.related ?? []).map(({ message, span }) => {
    const { file, line } = placeOf(span, context)
    return `${message}: ${line === undefined ? file : `${file}:${line}`}`
  })
  const hints = (diagnostic.hints ?? []).map((hint) => `hint: ${hint}`)
  const text = [diagnostic.message, ...related, ...hints].join('\n')
  return `::${commands[diagnostic.severity]} ${properties.join(',')}::${escapeData(text)}`
}

function placeProperties(place: Place): Readonly<Record<string, string>> {
  const { file, line, column, endLine, endColumn } = place
  // `<--set>`: text that is in no file cannot be annotated.
  if (file.startsWith('<')) return {}
  if (line === undefined || column === undefined || endLine === undefined || endColumn === undefined) return { file }
  const lines = { line: String(line), endLine: String(endLine) }
  if (line !== endLine) return { file, ...lines }
  return {
    file,
    line: lines.line,
    col: String(column),
    endLine: lines.endLine,
    endColumn: String(Math.max(column, endColumn - 1)),
  }
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
