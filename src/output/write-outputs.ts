/** Writes finished files, whole or not at all, and says of each what it is. Decides no names. */
import { createHash } from 'node:crypto'
import { failed, type Outcome } from '../diagnostics/diagnostic.ts'
import { type Host, HostError } from '../host/host.ts'

/** A file that has been written. */
export interface Artifact {
  /** Relative to the output folder, with `/`. */
  readonly path: string
  /** Its size. */
  readonly bytes: number
  /** In hex. */
  readonly sha256: string
}

/**
 * Writes a file through `host`, whose root is the output folder. Text is written as UTF-8.
 * Reports `file/unreadable` when the system refuses; an earlier file of that path is then still whole.
 */
export async function writeArtifact(host: Host, path: string, content: string | Uint8Array): Promise<Outcome<Artifact>> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    await host.write(path, bytes)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return failed([
      {
        severity: 'error',
        code: 'file/unreadable',
        message: `cannot write \`${path}\`: ${error.reason}`,
        hints: ['choose another folder with `--out`'],
        cause: error,
      },
    ])
  }
  return {
    ok: true,
    value: { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    diagnostics: [],
  }
}
