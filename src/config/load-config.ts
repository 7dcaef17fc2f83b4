/** The project file, `sitrep.config.yaml`: read, checked, and ready for a run. Flags of the command line go over it and are not known here. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { type DiagnosticCode, diagnosticCodes } from '../diagnostics/codes.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf, type Severity } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type Host, HostError } from '../host/host.ts'
import type { MarkingScheme } from '../terms/markings.ts'
import type { OutputFormat } from '../terms/output-formats.ts'
import { type LocatedMap, type LocatedNode, nearestNode, type TreePath } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import { configSchema } from './config-schema.ts'
import { readScheme } from './read-scheme.ts'

export const configPath = 'sitrep.config.yaml'

export interface Config {
  /** The lowest layer of every brief: `defaults`, and `formats` where `defaults` has none. Checked with the brief. */
  readonly defaults?: LocatedNode
  /** An executable's path. */
  readonly browser?: string
  /** Reports printed at once. */
  readonly jobs?: number
  readonly timeoutMs?: number
  readonly formats?: readonly OutputFormat[]
  /** As written, relative to the project's folder. */
  readonly out?: string
  /** The module of the project's own helpers, as written, with its place. Nothing has been loaded of it. */
  readonly helpers?: { readonly value: string; readonly span: Span }
  /** What its reports and facts are marked by; undefined for TLP 2.0. */
  readonly markingScheme?: MarkingScheme
  readonly severities: Severities
  /** By profile, over `severities`; undefined when the project says none. */
  readonly profileSeverities?: Readonly<Record<string, Severities>>
}

export type Severities = Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>

/** The project's configuration; an empty one when there is no file. Reports `yaml/syntax`, `file/unreadable`, `config/unknown-key` and `config/invalid`. */
export async function loadConfig(host: Host): Promise<Outcome<Config>> {
  let file: TextFile | undefined
  try {
    file = await host.readText(configPath)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const span = { file: configPath, start: 0, end: 0 }
    return failed([
      { severity: 'error', code: 'file/unreadable', message: `cannot read \`${configPath}\`: ${error.reason}`, span },
    ])
  }
  return file === undefined ? { ok: true, value: { severities: {} }, diagnostics: [] } : parseConfig(file)
}

function parseConfig(file: TextFile): Outcome<Config> {
  const { root, problems } = parseYaml(file)
  const syntax = problemsToDiagnostics(file.path, 'yaml/syntax', problems)
  if (root === undefined) return outcomeOf({ severities: {} }, syntax)
  const checked = checkTree(configSchema, root, { unknownKeyCode: 'config/unknown-key', invalidCode: 'config/invalid' })
  if (!checked.ok) return failed([...syntax, ...checked.diagnostics])
  const { browser, jobs, timeout, formats, out, helpers, markingScheme, severities, profiles } = checked.value
  const known = readSeverities(severities, root, ['severities'])
  const ofProfiles = Object.entries(profiles).map(
    ([profile, said]) => [profile, readSeverities(said.severities, root, ['profiles', profile, 'severities'])] as const,
  )
  const scheme = markingScheme && readScheme(markingScheme, root)
  const defaults = root.kind === 'map' ? defaultsLayer(root) : undefined
  const config: Config = {
    ...(defaults && { defaults }),
    ...(browser !== undefined && { browser }),
    ...(jobs !== undefined && { jobs }),
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    ...(formats !== undefined && { formats }),
    ...(out !== undefined && { out }),
    ...(helpers !== undefined && { helpers: { value: helpers, span: nearestNode(root, ['helpers']).span } }),
    ...(scheme !== undefined && { markingScheme: scheme.scheme }),
    severities: Object.fromEntries(known.severities),
    ...(ofProfiles.length > 0 && {
      profileSeverities: Object.fromEntries(
        ofProfiles.map(([profile, { severities: own }]) => [profile, Object.fromEntries(own)]),
      ),
    }),
  }
  const found = [
    ...(scheme?.diagnostics ?? []),
    ...known.diagnostics,
    ...ofProfiles.flatMap(([, { diagnostics }]) => diagnostics),
  ]
  return outcomeOf(config, [...syntax, ...found])
}

function defaultsLayer(root: LocatedMap): LocatedNode | undefined {
  const defaults = root.entries.get('defaults')
  const formats = root.entries.get('formats')
  if (formats === undefined) return defaults?.kind === 'map' ? defaults : undefined
  const own = defaults?.kind === 'map' ? defaults.entries : []
  return { kind: 'map', span: defaults?.span ?? root.span, entries: new Map([['formats', formats], ...own]) }
}

interface KnownSeverities {
  readonly severities: readonly (readonly [DiagnosticCode, Severity | 'off'])[]
  readonly diagnostics: readonly Diagnostic[]
}

function readSeverities(written: Readonly<Record<string, Severity | 'off'>>, root: LocatedNode, path: TreePath): KnownSeverities {
  const severities: (readonly [DiagnosticCode, Severity | 'off'])[] = []
  const diagnostics: Diagnostic[] = []
  for (const [code, severity] of Object.entries(written)) {
    const node = nearestNode(root, [...path, code])
    if (!isCode(code)) {
      const hints = suggestionHints(code, Object.keys(diagnosticCodes))
      diagnostics.push({
        severity: 'error',
        code: 'config/invalid',
        message: `no finding has the code \`${code}\``,
        span: node.keySpan ?? node.span,
        hints: hints.length > 0 ? hints : ['look the codes up with `sitrep explain`'],
      })
    } else if (code.startsWith('handling/') && rank[severity] < rank[diagnosticCodes[code].severity]) {
      diagnostics.push({
        severity: 'error',
        code: 'config/invalid',
        message: `\`${code}\` cannot be made less than ${article(diagnosticCodes[code].severity)}`,
        span: node.span,
        hints: ['remove the line: findings about markings cannot be silenced'],
      })
    } else severities.push([code, severity])
  }
  return { severities, diagnostics }
}

const rank: Readonly<Record<Severity | 'off', number>> = { off: 0, note: 1, warning: 2, error: 3 }

function article(severity: Severity): string {
  return severity === 'error' ? 'an error' : `a ${severity}`
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, code)
}
