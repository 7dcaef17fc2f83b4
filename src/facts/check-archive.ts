/** A source's copy in the project: there, and the one that was meant. Says nothing of what the copy holds. */
import { createHash } from 'node:crypto'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Host } from '../host/host.ts'
import { folderOf, resolvePath } from '../host/resolve-path.ts'
import { nodeAt } from '../text/located-tree.ts'
import type { Source } from './fact.ts'

/** Reports `file/outside-project`, `file/missing` and, for a copy with another SHA-256 than the source gives, `fact/invalid`. Rejects with `HostError`. */
export async function checkArchive(source: Source, host: Host): Promise<readonly Diagnostic[]> {
  if (source.archivePath === undefined) return []
  const span = nodeAt(source.node, ['archivePath'])?.span ?? source.node.span
  const path = resolvePath(folderOf(source.node.span.file), source.archivePath)
  if (path === undefined) {
    return [
      {
        severity: 'error',
        code: 'file/outside-project',
        message: `\`${source.archivePath}\` leads out of the project`,
        span,
        hints: ['copy the file into the project'],
      },
    ]
  }
  const bytes = await host.readBytes(path)
  if (bytes === undefined) {
    return [
      {
        severity: 'error',
        code: 'file/missing',
        message: `no file \`${path}\``,
        span,
        hints: ['check the path: it is relative to the folder of this file'],
      },
    ]
  }
  if (source.sha256 === undefined) return []
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digest === source.sha256) return []
  const place = nodeAt(source.node, ['sha256'])?.span ?? span
  const message = `\`${path}\` is not the copy that was meant: its SHA-256 is ${digest}`
  return [
    {
      severity: 'error',
      code: 'fact/invalid',
      message,
      span: place,
      hints: ['restore the copy, or check it and write its new digest'],
    },
  ]
}
