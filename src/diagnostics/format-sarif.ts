/** Diagnostics as SARIF 2.1.0, which code scanning reads: rules from the table of codes, a result for each finding. Writes nothing. */
import { createHash } from 'node:crypto'
import type { TextFile } from '../text/text-file.ts'
import { type CodeEntry, diagnosticCodes } from './codes.ts'
import type { Diagnostic, Severity, WaivedFinding } from './diagnostic.ts'
import { type PlaceContext, placeOf } from './place.ts'

export interface SarifRun {
  /** Of Sitrep. */
  readonly version: string
  readonly exitCode: number
  /** Each once, in the order in which they are told. */
  readonly diagnostics: readonly Diagnostic[]
  /** What briefs waive: told as suppressed results with their reasons. */
  readonly waived: readonly WaivedFinding[]
}

/** Names of SARIF are its own; these are the few that are used. */
interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: Severity
  readonly message: { readonly text: string }
  readonly locations: readonly object[]
  readonly relatedLocations?: readonly object[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions?: readonly object[]
}

const schemaAddress = 'https://json.schemastore.org/sarif-2.1.0.json'

/**
 * One run as JSON with two spaces, ending with a line feed. `showPath` must give paths relative to the repository.
 *
 * Findings in files of the project are results: regions count lines and columns from 1 in UTF-16 code units, the end after the last
 * character. Those without such a place (no browser, a text of `--set`) are notifications of the invocation, because code scanning
 * refuses results that are nowhere. Fingerprints are made of code, file and the text that is pointed at, not of line numbers: a
 * finding stays the same when lines above it come and go. Source: SARIF 2.1.0, OASIS.
 */
export function formatSarif(run: SarifRun, context: PlaceContext): string {
  const placed = run.diagnostics.filter(isInProject)
  const waived = run.waived.filter(({ finding }) => isInProject(finding))
  const codes = [...new Set([...placed, ...waived.map(({ finding }) => finding)].map(({ code }) => code))].sort()
  const print = createFingerprints(context.files)
  const results = [
    ...placed.map((diagnostic) => resultOf(diagnostic, codes, context, print)),
    ...waived.map(({ finding, reason }) => ({
      ...resultOf(finding, codes, context, print),
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason }],
    })),
  ]
  const log = {
    $schema: schemaAddress,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sitrep', version: run.version, semanticVersion: run.version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            // Errors in a brief are what the tool is for; only misuse and a missing browser keep it from its work.
            executionSuccessful: run.exitCode <= 1,
            exitCode: run.exitCode,
            toolExecutionNotifications: run.diagnostics.filter((diagnostic) => !isInProject(diagnostic)).map(notificationOf),
          },
        ],
        results,
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/** `<--set>` is no file, and those of packages (`sitrep:`, `npm:`) are not in the repository. */
function isInProject({ span }: Diagnostic): boolean {
  return span !== undefined && !/^(<|[a-z]+:)/.test(span.file)
}

function ruleOf(code: keyof typeof diagnosticCodes) {
  const { severity, title, explanation }: CodeEntry = diagnosticCodes[code]
  return {
    id: code,
    name: code.replace(/(?:^|[/-])(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: capital(title) },
    fullDescription: { text: explanation },
    help: { text: explanation, markdown: explanation },
    defaultConfiguration: { level: severity },
    properties: { tags: [code.slice(0, code.indexOf('/'))] },
  }
}

function resultOf(
  diagnostic: Diagnostic,
  codes: readonly string[],
  context: PlaceContext,
  print: (diagnostic: Diagnostic) => string,
): SarifResult {
  const { code, severity, span, related = [] } = diagnostic
  const placedRelated = related.filter((place) => isInProject({ ...diagnostic, span: place.span }))
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: messageOf(diagnostic) },
    locations: span === undefined ? [] : [{ physicalLocation: locationOf(span, context) }],
    ...(placedRelated.length === 0
      ? {}
      : {
          relatedLocations: placedRelated.map((place, index) => ({
            id: index + 1,
            physicalLocation: locationOf(place.span, context),
            message: { text: place.message },
          })),
        }),
    partialFingerprints: { 'sitrepFinding/v1': print(diagnostic) },
  }
}

function notificationOf(diagnostic: Diagnostic) {
  const { code, severity } = diagnostic
  return { descriptor: { id: code }, level: severity, message: { text: messageOf(diagnostic) } }
}

function messageOf({ message, hints = [] }: Diagnostic): string {
  return [message, ...hints.map((hint) => `Hint: ${hint}.`)].join('\n')
}

function locationOf(span: NonNullable<Diagnostic['span']>, context: PlaceContext) {
  const { file, line, column, endLine, endColumn } = placeOf(span, context)
  return {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
    ...(line === undefined
      ? {}
      : { region: { startLine: line, startColumn: column, endLine, endColumn, snippet: snippetOf(span, context) } }),
  }
}

function snippetOf(span: NonNullable<Diagnostic['span']>, { files }: PlaceContext) {
  return { text: files.get(span.file)?.text.slice(span.start, Math.max(span.start, span.end)) ?? '' }
}

/** SHA-256 in hex of code, file, the words pointed at and their line; equal ones are told apart by their order in the file. */
function createFingerprints(files: ReadonlyMap<string, TextFile>): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>()
  return ({ code, span }) => {
    const text = span === undefined ? '' : (files.get(span.file)?.text ?? '')
    const start = span?.start ?? 0
    const end = Math.max(start, span?.end ?? 0)
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const lineEnd = text.indexOf('\n', start)
    const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).trim()
    const key = [code, span?.file, line, text.slice(start, end)].join('\u0000')
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return createHash('sha256').update(`${key}\u0000${count}`).digest('hex')
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
