/** `sitrep template eject`: copies what a template is made of into the project, to be changed there. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { createDiskHost } from '../../host/disk-host.ts'
import type { Host } from '../../host/host.ts'
import { type EjectedFile, filesToEject } from '../../render/list-templates.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createShowPath, findProjectRoot } from '../find-project.ts'
import { installedFolder } from '../installation.ts'
import { sayDiagnostics, sayNoProject, sayProblems, sayRefusals } from '../say.ts'

export interface EjectRequest {
  /** The template's name: a shipped one, or one of the project that extends it. */
  readonly template: string
  /** One file of it, or of those it extends; undefined for all of its own. */
  readonly file: string | undefined
  /** Overwrites what is there. */
  readonly force: boolean
}

/** Copies and prints the paths that were written, one a line. Writes nothing when one of them is there, unless forced. */
export async function templateEjectCommand(request: EjectRequest, io: CliIo): Promise<ExitCode> {
  const root = findProjectRoot(io.cwd)
  if (root === undefined) return sayNoProject(io)
  const showPath = createShowPath(root, io.cwd)
  const host = createDiskHost({ root, shippedRoot: installedFolder(), now: new Date(0) })
  return await sayRefusals(
    async () => {
      const ejected = await eject(request, host)
      if (ejected.kind === 'refused') return sayDiagnostics(ejected.diagnostics, host, showPath, io)
      if (ejected.kind === 'there') return sayProblems([thereProblem(ejected.paths, showPath)], io)
      for (const path of ejected.paths) io.stdout.write(`${showPath(path)}\n`)
      return exitCodes.fine
    },
    showPath,
    io,
  )
}

export type Ejected =
  /** Paths that were written, relative to the project. */
  | { readonly kind: 'written'; readonly paths: readonly string[] }
  /** Paths that are there already; nothing was written. */
  | { readonly kind: 'there'; readonly paths: readonly string[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }

/** The copying itself, through the host. */
export async function eject(request: EjectRequest, host: Host): Promise<Ejected> {
  const folder = `templates/${request.template}/`
  const found = await findFiles(request, withoutOwnFiles(host, folder))
  if (!found.ok) return { kind: 'refused', diagnostics: found.diagnostics }
  const targets = found.files.map(({ path, file }) => ({ path: folder + path, text: file.text }))
  const there = await Promise.all(targets.map(async ({ path }) => ((await host.readBytes(path)) === undefined ? [] : [path])))
  if (there.flat().length > 0 && !request.force) return { kind: 'there', paths: there.flat() }
  for (const { path, text } of targets) await host.write(path, text)
  return { kind: 'written', paths: targets.map(({ path }) => path) }
}

type FoundFiles =
  | { readonly ok: true; readonly files: readonly EjectedFile[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A file may be called by its path, with or without `.hbs`, or by its bare name: `masthead`, `timeline`, `tokens`. */
async function findFiles({ template, file }: EjectRequest, host: Host): Promise<FoundFiles> {
  const names =
    file === undefined ? [undefined] : [file, `partials/${file}`, `views/${file}`, `styles/${file}`, `styles/${file}.css`]
  const refusals: Diagnostic[] = []
  for (const name of names) {
    const found = await filesToEject(template, host, name)
    if (found.ok) return { ok: true, files: found.value }
    refusals.push(...found.diagnostics)
  }
  // All say the same; the one that has a suggestion says more.
  const best = refusals.find((refusal) => refusal.hints !== undefined && refusal.hints.length > 0) ?? refusals[0]
  if (best === undefined || file === undefined) return { ok: false, diagnostics: refusals }
  if (best.code !== 'template/unknown-partial') return { ok: false, diagnostics: [best] }
  return { ok: false, diagnostics: [{ ...best, message: `template \`${template}\` has no file \`${file}\`` }] }
}

/** The project as it would be without its copies: what is copied is what they would take the place of. */
function withoutOwnFiles(host: Host, folder: string): Host {
  const isOwn = (path: string): boolean => path.startsWith(folder) && path !== `${folder}template.yaml`
  return {
    ...host,
    readText: async (path) => (isOwn(path) ? undefined : await host.readText(path)),
    readBytes: async (path) => (isOwn(path) ? undefined : await host.readBytes(path)),
    list: async (globs) => (await host.list(globs)).filter((path) => !isOwn(path)),
  }
}

function thereProblem(paths: readonly string[], showPath: (path: string) => string) {
  const shown = paths.map((path) => `\`${showPath(path)}\``)
  const names = shown.length > 3 ? `${shown.slice(0, 3).join(', ')} and ${shown.length - 3} more` : shown.join(', ')
  const message = `${names} ${paths.length === 1 ? 'is' : 'are'} there already`
  return { message, hints: ['overwrite with `--force`; your changes there are then lost'] }
}
