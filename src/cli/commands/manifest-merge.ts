/** `sitrep manifest merge`: joins the manifests of a run's shards. Looks at no report. */
import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { createDiskHost } from '../../host/disk-host.ts'
import { reasonOf, systemCode } from '../../host/host-reason.ts'
import { mergeManifests } from '../../output/merge-manifests.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { installedFolder } from '../installation.ts'
import { sayProblems, sayRefusals } from '../say.ts'

export interface ManifestMergeArguments {
  /** As typed. */
  readonly files: readonly string[]
  /** Undefined: stdout. */
  readonly out: string | undefined
}

/** Writes the manifest of the whole run; 2 when the shards do not make one. */
export async function manifestMergeCommand({ files, out }: ManifestMergeArguments, io: CliIo): Promise<ExitCode> {
  const read = files.map((name) => readManifest(name, io))
  const unread = read.flatMap(({ problem }) => (problem === undefined ? [] : [{ message: problem }]))
  if (unread.length > 0) return sayProblems(unread, io)
  const merged = mergeManifests(read.map(({ name, text = '' }) => ({ name, text })))
  if (!merged.ok) {
    return sayProblems(
      merged.problems.map((message) => ({ message })),
      io,
    )
  }
  if (out === undefined) {
    io.stdout.write(merged.text)
    return exitCodes.fine
  }
  const path = resolve(io.cwd, out)
  const host = createDiskHost({ root: dirname(path), shippedRoot: installedFolder(), now: new Date(0) })
  return await sayRefusals(
    async () => {
      await host.write(basename(path), merged.text)
      return exitCodes.fine
    },
    () => out,
    io,
  )
}

function readManifest(name: string, io: CliIo): { readonly name: string; readonly text?: string; readonly problem?: string } {
  try {
    return { name, text: readFileSync(resolve(io.cwd, name), 'utf8') }
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    return { name, problem: `cannot read \`${name}\`: ${reasonOf(code)}` }
  }
}
