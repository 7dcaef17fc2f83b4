/** The folders that a template's files are looked for in, nearest first. Reads `template.yaml` files and lists folders, nothing else. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { type Diagnostic, failed, type Outcome } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Host } from '../host/host.ts'
import { folderOf, resolvePath } from '../host/resolve-path.ts'
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { Span } from '../text/span.ts'
import { type TemplateSpec, templateSchema } from './template-schema.ts'

/** One folder of files: a project's `templates/<name>` or a shipped one. */
export interface TemplateLayer {
  readonly template: string
  readonly origin: 'project' | 'shipped'
  /** `templates/sitrep`, `sitrep:templates/base`. */
  readonly folder: string
  /** Paths inside the folder. */
  readonly files: ReadonlySet<string>
}

/** One template of a chain with what its `template.yaml` says. */
export interface TemplateLink {
  readonly name: string
  /** Its project folder before its shipped one. */
  readonly layers: readonly TemplateLayer[]
  readonly spec: TemplateSpec
  /** The tree of its `template.yaml`. */
  readonly node: LocatedNode
}

/** Where a template of that name is looked for, in order. */
export const templateRoots = [
  { origin: 'project', root: 'templates' },
  { origin: 'shipped', root: 'sitrep:templates' },
] as const

/**
 * The template and those it extends, itself first. Reports `template/not-found` (at `span`, or at the `extends` that names it),
 * `template/invalid` for a `template.yaml` that is not as it should be and for templates that extend one another in a circle.
 */
export async function readTemplateChain(name: string, host: Host, span?: Span): Promise<Outcome<readonly TemplateLink[]>> {
  const links: TemplateLink[] = []
  let next: { readonly name: string; readonly span: Span | undefined } | undefined = { name, span }
  while (next !== undefined) {
    const wanted: { readonly name: string; readonly span: Span | undefined } = next
    if (links.some((link) => link.name === wanted.name)) return failed([circle(links, wanted)])
    const layers = await listLayers(wanted.name, host)
    const file = layers.find((layer) => layer.files.has('template.yaml'))
    if (file === undefined) return failed([await notFound(wanted.name, wanted.span, host)])
    const link = await readLink(wanted.name, layers, `${file.folder}/template.yaml`, host)
    if (!link.ok) return link
    links.push(link.value)
    const { extends: parent } = link.value.spec
    next = parent === undefined ? undefined : { name: parent, span: nodeAt(link.value.node, ['extends'])?.span }
  }
  return { ok: true, value: links, diagnostics: [] }
}

/** The host's path of a template file, looked for in the layers in order; undefined when none has it. */
export function findTemplateFile(layers: readonly TemplateLayer[], path: string): string | undefined {
  const layer = layers.find(({ files }) => files.has(path))
  return layer === undefined ? undefined : `${layer.folder}/${path}`
}

/** A path as it is written in a template file at `from` (inside its folder), from the folder's top; undefined when it leads out. */
export function resolveTemplatePath(from: string, path: string): string | undefined {
  if (/^[a-z]+:/i.test(path)) return undefined
  return resolvePath(folderOf(from), path)
}

/** The names of all templates, in code-unit order, each with the folders it is in. */
export async function listTemplateNames(host: Host): Promise<readonly string[]> {
  const found = await host.list(templateRoots.map(({ root }) => `${root}/*/template.yaml`))
  return [...new Set(found.map((path) => path.split('/').at(-2) ?? ''))].sort()
}

async function listLayers(name: string, host: Host): Promise<readonly TemplateLayer[]> {
  // A name is one folder's name: no way out, no glob.
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) return []
  const layers = await Promise.all(
    templateRoots.map(async ({ origin, root }): Promise<TemplateLayer> => {
      const folder = `${root}/${name}`
      const paths = await host.list([`${folder}/**`])
      return { template: name, origin, folder, files: new Set(paths.map((path) => path.slice(folder.length + 1))) }
    }),
  )
  return layers.filter((layer) => layer.files.size > 0)
}

async function readLink(
  name: string,
  layers: readonly TemplateLayer[],
  path: string,
  host: Host,
): Promise<Outcome<TemplateLink>> {
  const file = await host.readText(path)
  if (file === undefined) return failed([await notFound(name, undefined, host)])
  const { root, problems } = parseYaml(file)
  if (problems.length > 0) return failed(problemsToDiagnostics(path, 'yaml/syntax', problems))
  const node: LocatedNode = root ?? { kind: 'map', span: { file: path, start: 0, end: 0 }, entries: new Map() }
  const checked = checkTree(templateSchema, node, { unknownKeyCode: 'template/invalid', invalidCode: 'template/invalid' })
  return checked.ok ? { ok: true, value: { name, layers, spec: checked.value, node }, diagnostics: [] } : checked
}

function circle(links: readonly TemplateLink[], again: { readonly name: string; readonly span: Span | undefined }): Diagnostic {
  const names = links.map((link) => `\`${link.name}\``).join(' extends ')
  return {
    severity: 'error',
    code: 'template/invalid',
    message: `templates extend one another in a circle: ${names} extends \`${again.name}\``,
    ...(again.span === undefined ? {} : { span: again.span }),
    hints: ['remove one `extends`; files of a project template already stand before the shipped ones of the same name'],
  }
}

async function notFound(name: string, span: Span | undefined, host: Host): Promise<Diagnostic> {
  const names = await listTemplateNames(host)
  const known = names.length === 0 ? [] : [`use one of ${names.map((known) => `\`${known}\``).join(', ')}`]
  return {
    severity: 'error',
    code: 'template/not-found',
    message: `no template is called \`${name}\``,
    ...(span === undefined ? {} : { span }),
    hints: [...suggestionHints(name, names), ...known],
  }
}
