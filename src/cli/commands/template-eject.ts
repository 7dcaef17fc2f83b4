/** `sitrep template eject`: copies what a template is made of into the project, to be changed there. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { suggestionHints } from '../../diagnostics/suggest.ts'
import { createDiskHost } from '../../host/disk-host.ts'
import type { Host } from '../../host/host.ts'
import {
  findTemplateFile,
  listTemplateNames,
  readTemplateChain,
  type TemplateLayer,
  type TemplateLink,
} from '../../render/template-layers.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createShowPath, findProjectRoot } from '../find-project.ts'
import { installedFolder } from '../installation.ts'
import { sayDiagnostics, sayNoProject, sayProblems, sayRefusals } from '../say.ts'
import type { UsageProblem } from '../usage-message.ts'

export interface EjectRequest {
  /** The template's name: a shipped one, or one of the project that extends it. */
  readonly template: string
  /** One file of it, or of those it extends; undefined for all of its own. */
  readonly file: string | undefined
  /** Overwrites what is there. */
  readonly force: boolean
  /** Begins the template, as one that extends this one. */
  readonly extends?: string
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
      if (request.extends !== undefined) io.stderr.write(howToUse(request.template))
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
  const begun =
    request.extends === undefined ? undefined : await beginTemplate(request.template, request.extends, request.file, host)
  if (begun !== undefined) return begun
  const chain = await readTemplateChain(request.template, host)
  if (!chain.ok) return { kind: 'refused', diagnostics: chain.diagnostics.map((found) => withBeginning(found, request)) }
  return await copyFiles(request, chain.value, host)
}

/** What `--extends` is for: a `template.yaml`, and with it the file that is wanted; nothing is written when either cannot be. */
async function beginTemplate(template: string, parent: string, file: string | undefined, host: Host): Promise<Ejected> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(template)) {
    return {
      kind: 'refused',
      diagnostics: [refusal(`\`${template}\` cannot be the name of a template`, ['use small letters, digits and `-`'])],
    }
  }
  if ((await listTemplateNames(host)).includes(template)) {
    const hints = ['choose another name', 'leave `--extends` out to copy a file into this one']
    return { kind: 'refused', diagnostics: [refusal(`there is a template \`${template}\` already`, hints)] }
  }
  const chain = await readTemplateChain(parent, host)
  if (!chain.ok) return { kind: 'refused', diagnostics: chain.diagnostics }
  const copied: Ejected =
    file === undefined ? { kind: 'written', paths: [] } : await copyFiles({ template, file, force: false }, chain.value, host)
  if (copied.kind !== 'written') return copied
  const path = `templates/${template}/template.yaml`
  const title = `${template.charAt(0).toUpperCase()}${template.slice(1).replaceAll('-', ' ')}`
  // In quotes, as a name may read as a number or as nothing.
  await host.write(path, `title: ${JSON.stringify(title)}\nextends: ${parent}\n`)
  return { kind: 'written', paths: [path, ...copied.paths] }
}

function howToUse(template: string): string {
  return `\nUse it: \`template: ${template}\` in a brief, or under \`defaults\` in sitrep.config.yaml for all.\n`
}

/** Whoever names a template that is not there may want to begin it. */
function withBeginning(found: Diagnostic, { template, file }: EjectRequest): Diagnostic {
  if (found.code !== 'template/not-found' || found.span !== undefined) return found
  const command = ['sitrep template eject', template, ...(file === undefined ? [] : [file]), '--extends sitrep'].join(' ')
  return { ...found, hints: [...(found.hints ?? []), `begin a template of your own: \`${command}\``] }
}

async function copyFiles(request: EjectRequest, chain: readonly TemplateLink[], host: Host): Promise<Ejected> {
  // What is copied is what the project's own files would take the place of.
  const layers = chain
    .flatMap((link) => link.layers)
    .filter((layer) => layer.origin === 'shipped' || layer.template !== request.template)
  const chosen = chooseFiles(request, layers)
  if (!Array.isArray(chosen)) return { kind: 'refused', diagnostics: [chosen] }
  const copies = chosen.map((path) => ({
    from: findTemplateFile(layers, path) ?? path,
    to: `templates/${request.template}/${path}`,
  }))
  const there = await Promise.all(copies.map(async ({ to }) => ((await host.readBytes(to)) === undefined ? [] : [to])))
  if (there.flat().length > 0 && !request.force) return { kind: 'there', paths: there.flat() }
  for (const { from, to } of copies) await host.write(to, (await host.readBytes(from)) ?? '')
  return { kind: 'written', paths: copies.map(({ to }) => to) }
}

/** Paths inside the template, in code-unit order; or why there are none. */
function chooseFiles({ template, file }: EjectRequest, layers: readonly TemplateLayer[]): string[] | Diagnostic {
  const all = [...new Set(layers.flatMap((layer) => [...layer.files]))].sort()
  if (file === undefined) {
    const own = layers.filter((layer) => layer.template === template).flatMap((layer) => [...layer.files])
    const message = `template \`${template}\` is the project's own: nothing of it comes with Sitrep`
    return own.length > 0 ? own.sort() : refusal(message, [`name one file to copy from what it extends: ${listed(all)}`])
  }
  const matching = matchingFiles(file, all)
  if (matching.length === 1) return matching
  if (matching.length > 1) {
    const message = `\`${file}\` may be any of ${matching.length} files of template \`${template}\``
    return refusal(
      message,
      matching.map((path) => `write \`${path}\``),
    )
  }
  const near = suggestionHints(file, [...all.map(bareName), ...all])
  return refusal(`template \`${template}\` has no file \`${file}\``, near.length > 0 ? near : [`choose one of ${listed(all)}`])
}

/** A file may be called by its path, by its path without `.hbs`, or by its bare name. The first of these that gives any decides. */
function matchingFiles(wanted: string, files: readonly string[]): string[] {
  const ways: readonly ((file: string) => boolean)[] = [
    (file) => file === wanted || file === `${wanted}.hbs`,
    (file) => bareName(file) === wanted && file.endsWith('.hbs'),
    (file) => bareName(file) === wanted || file.endsWith(`/${wanted}`),
  ]
  return ways.map((way) => files.filter(way)).find((matching) => matching.length > 0) ?? []
}

/** `partials/masthead.hbs` → `masthead`. */
function bareName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}

function refusal(message: string, hints: readonly string[]): Diagnostic {
  return { severity: 'error', code: 'template/unknown-partial', message, hints }
}

function listed(paths: readonly string[]): string {
  return paths.map((path) => `\`${path}\``).join(', ')
}

function thereProblem(paths: readonly string[], showPath: (path: string) => string): UsageProblem {
  const shown = paths.map((path) => `\`${showPath(path)}\``)
  const names = shown.length > 3 ? `${shown.slice(0, 3).join(', ')} and ${shown.length - 3} more` : shown.join(', ')
  const message = `${names} ${paths.length === 1 ? 'is' : 'are'} there already`
  return { message, hints: ['overwrite with `--force`; your changes there are then lost'] }
}
