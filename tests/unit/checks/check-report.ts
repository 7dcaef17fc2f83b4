/** Runs the rules over a brief and its facts given as text, and shows what they find as a person would point at it. No tests here. */

import { factRequests } from '../../../src/brief/fact-requests.ts'
import { readBrief } from '../../../src/brief/read-brief.ts'
import { resolveBriefs } from '../../../src/brief/resolve-briefs.ts'
import { checkDossier } from '../../../src/checks/check-dossier.ts'
import type { DiagnosticCode } from '../../../src/diagnostics/codes.ts'
import type { Diagnostic, Outcome, Severity } from '../../../src/diagnostics/diagnostic.ts'
import { loadFactBook } from '../../../src/facts/load-fact-book.ts'
import type { Host } from '../../../src/host/host.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { mergeDossier } from '../../../src/merge/merge-dossier.ts'

export interface Finding {
  readonly severity: Severity
  readonly code: DiagnosticCode
  /** The words that the finding points at. */
  readonly at: string
  readonly message: string
}

/** What the rules find in the brief at `path` of a host. */
export async function checkBriefFile(path: string, host: Host): Promise<readonly Diagnostic[]> {
  const id = path.split('/').at(-2) ?? path
  const spec = unwrap(await readBrief(path, host))
  const [brief] = unwrap(await resolveBriefs({ id, path, spec, under: [], over: [], host }))
  if (brief === undefined) throw new Error(`no brief in ${path}`)
  const book = unwrap(await loadFactBook(factRequests(brief), host))
  const merged = unwrap(mergeDossier(brief, book, {}, host.textFiles()))
  return checkDossier({ ...merged, book })
}

/** What the rules find in a brief, one report with the facts given; `facts` may also be several files by name. */
export async function check(brief: string, facts: string | Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const files = typeof facts === 'string' ? { 'facts.yaml': facts } : facts
  const host = createMemoryHost({
    'briefs/x/brief.yaml': `${brief}\nfacts: [${Object.keys(files).join(', ')}]\n`,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`briefs/x/${name}`, text])),
  })
  return (await checkBriefFile('briefs/x/brief.yaml', host)).map((diagnostic) => toFinding(diagnostic, host))
}

/** As `check`, the findings of one code only: severity, the words pointed at, message. */
export async function checkFor(
  code: DiagnosticCode,
  brief: string,
  facts: string | Readonly<Record<string, string>>,
): Promise<readonly Omit<Finding, 'code'>[]> {
  const found = await check(brief, facts)
  return found.filter((finding) => finding.code === code).map(({ severity, at, message }) => ({ severity, at, message }))
}

/** The words that the findings of one code point at. */
export async function placesOf(
  code: DiagnosticCode,
  brief: string,
  facts: string | Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  return (await checkFor(code, brief, facts)).map((finding) => finding.at)
}

export function toFinding({ severity, code, message, span }: Diagnostic, host: Host): Finding {
  const text = span === undefined ? undefined : host.textFiles().get(span.file)?.text
  if (span === undefined || text === undefined) throw new Error(`no place for ${code}: ${message}`)
  return { severity, code, message, at: text.slice(span.start, span.end) }
}

function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(outcome.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'))
}
