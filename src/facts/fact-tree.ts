/** A fact file of any format → the tree that the schema of fact files checks. Fields are not looked at here. */
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import type { LocatedMap, LocatedNode } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { TextFile } from '../text/text-file.ts'
import { readCsvFacts } from './read-csv-facts.ts'
import { readMarkdownFact } from './read-markdown-fact.ts'

export interface FactTree {
  /** Undefined for an empty file and one that could not be parsed. */
  readonly root: LocatedMap | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** The endings of files that can hold facts. */
export const factFileEndings = ['.yaml', '.yml', '.json', '.csv', '.md'] as const

/** Whether a path ends as fact files do. */
export function isFactFile(path: string): boolean {
  return factFileEndings.some((ending) => path.endsWith(ending))
}

/** The tree of a fact file: `{defaults, actors, places, sources, facts}`. Reports `yaml/syntax`, `json/syntax`, `csv/syntax` and, for CSV headers, `fact/unknown-key`. */
export function readFactTree(file: TextFile): FactTree {
  if (file.path.endsWith('.csv')) return readCsvFacts(file)
  if (file.path.endsWith('.md')) return readMarkdownFact(file)
  const json = file.path.endsWith('.json')
  const { root, problems } = parseYaml(file, { json })
  const code: DiagnosticCode = json ? 'json/syntax' : 'yaml/syntax'
  const diagnostics = problemsToDiagnostics(file.path, code, problems)
  if (root === undefined || root.kind === 'map') return { root, diagnostics }
  return { root: undefined, diagnostics: [...diagnostics, noMapping(root)] }
}

function noMapping(root: LocatedNode): Diagnostic {
  const found = root.kind === 'list' ? 'a list' : 'text'
  return {
    severity: 'error',
    code: 'fact/invalid',
    message: `expected a mapping with \`facts\`, \`sources\`, \`actors\` or \`places\`, found ${found}`,
    span: { ...root.span, end: Math.min(root.span.end, root.span.start + 1) },
    hints: [
      root.kind === 'list' ? 'write facts by id: `facts: {my-id: {kind: event, …}}`' : 'put a colon and a space after each key',
    ],
  }
}
