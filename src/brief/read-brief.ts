/** A brief file → its tree. What it says is looked at when its layers are merged. */
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { type Host, HostError } from '../host/host.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { TextFile } from '../text/text-file.ts'

/** The tree of the brief at `path`, a mapping. Reports `file/missing`, `file/unreadable`, `yaml/syntax` and `brief/invalid`. */
export async function readBrief(path: string, host: Host): Promise<Outcome<LocatedNode>> {
  const start = { file: path, start: 0, end: 0 }
  let file: TextFile | undefined
  try {
    file = await host.readText(path)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return failed([
      { severity: 'error', code: 'file/unreadable', message: `cannot read \`${path}\`: ${error.reason}`, span: start },
    ])
  }
  if (file === undefined)
    return failed([{ severity: 'error', code: 'file/missing', message: `no file \`${path}\``, span: start }])
  const { root, problems } = parseYaml(file)
  const diagnostics = problemsToDiagnostics(path, 'yaml/syntax', problems)
  if (root?.kind === 'map') return outcomeOf(root, diagnostics)
  return failed(diagnostics.length > 0 ? diagnostics : [noMapping(root, path)])
}

function noMapping(root: LocatedNode | undefined, path: string): Diagnostic {
  const found = root === undefined ? 'an empty file' : root.kind === 'list' ? 'a list' : 'text'
  const span = { file: path, start: root?.span.start ?? 0, end: (root?.span.start ?? -1) + 1 }
  return {
    severity: 'error',
    code: 'brief/invalid',
    message: `expected keys with values, such as \`title: …\`, found ${found}`,
    span,
    hints:
      root?.kind === 'scalar'
        ? ['put a colon and a space after each key']
        : ['start with `title`, `asOf`, `facts` and `sections`'],
  }
}
