/** `sitrep index`: an index page of what lies in the output folder. Builds nothing. */
import { basename, dirname, resolve } from 'node:path'
import { createDiskHost } from '../../host/disk-host.ts'
import { tlpScheme } from '../../terms/tlp.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { type WrittenIndex, writeIndex } from '../index-page/write-index.ts'
import { installedFolder } from '../installation.ts'
import { type OpenProject, openProject, outputFolder } from '../open-project.ts'
import { say, sayProblems, sayRefusals } from '../say.ts'

export interface IndexArguments {
  /** As typed; undefined: the project's output folder, its `manifest.json`. */
  readonly out: string | undefined
  readonly manifest: string | undefined
  readonly latest: boolean
}

/** Writes the page, says what had to be left out, and tells the page's path on stdout. */
export async function indexCommand({ out, manifest, latest }: IndexArguments, io: CliIo): Promise<ExitCode> {
  const options = { set: [], strict: false, reporters: [{ name: 'human' as const }], verbose: false, quiet: true }
  const opened = await openProject('check', options, io)
  if (!opened.ok) return opened.code
  const { project } = opened
  const folder = out === undefined ? outputFolder(project) : resolve(io.cwd, out)
  const record = manifest === undefined ? undefined : resolve(io.cwd, manifest)
  return await sayRefusals(
    async () => {
      const written = await indexFolder({ project, folder, latest, ...(record === undefined ? {} : { manifest: record }) }, io)
      if (written === undefined) return exitCodes.usage
      io.stdout.write(`${resolve(folder, 'index.html')}\n`)
      return exitCodes.fine
    },
    (path) => path,
    io,
  )
}

export interface IndexedFolder {
  readonly project: OpenProject
  /** Absolute. */
  readonly folder: string
  /** Absolute; undefined: `manifest.json` in the folder. */
  readonly manifest?: string
  readonly latest: boolean
}

/** The page of a folder; undefined, with the reason said, when there is none to make. Fails with `HostError`. */
export async function indexFolder(
  { project, folder, manifest, latest }: IndexedFolder,
  io: CliIo,
): Promise<WrittenIndex | undefined> {
  const hostAt = (root: string) => createDiskHost({ root, shippedRoot: installedFolder(), now: project.host.now() })
  const output = hostAt(folder)
  const record =
    manifest === undefined
      ? { host: output, path: 'manifest.json' }
      : { host: hostAt(dirname(manifest)), path: basename(manifest) }
  const written = await writeIndex({
    project: hostAt(project.root),
    scheme: project.config.markingScheme ?? tlpScheme,
    output,
    manifest: record,
    latest,
  })
  if ('problem' in written) {
    sayProblems(
      [{ message: written.problem, hints: ['run `sitrep build`, or `sitrep manifest merge` after a run in shards'] }],
      io,
    )
    return undefined
  }
  for (const message of written.notes) say({ severity: 'note', message }, io)
  return written
}
