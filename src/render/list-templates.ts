/** What templates there are and what they are made of: for people who choose one or copy one out. Loads nothing for rendering. */
import { type Diagnostic, failed, type Outcome } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Host } from '../host/host.ts'
import type { TextFile } from '../text/text-file.ts'
import { findTemplateFile, listTemplateNames, readTemplateChain } from './template-layers.ts'

export interface TemplateListing {
  readonly name: string
  readonly title: string
  readonly description?: string
  readonly extends?: string
  /** Where its `template.yaml` is; a project's goes before a shipped one of the same name. */
  readonly origin: 'project' | 'shipped'
}

export interface ListedTemplates {
  /** In code-unit order of their names. */
  readonly templates: readonly TemplateListing[]
  /** What is wrong with those that could not be read. */
  readonly diagnostics: readonly Diagnostic[]
}

/** All templates of the project and all shipped ones. */
export async function listTemplates(host: Host): Promise<ListedTemplates> {
  const names = await listTemplateNames(host)
  const read = await Promise.all(
    names.map(async (name) => {
      const chain = await readTemplateChain(name, host)
      return { name, chain }
    }),
  )
  return {
    templates: read.flatMap(({ name, chain }): readonly TemplateListing[] => {
      const own = chain.ok ? chain.value[0] : undefined
      if (own === undefined) return []
      const { title, description, extends: parent } = own.spec
      return [
        {
          name,
          title,
          ...(description === undefined ? {} : { description }),
          ...(parent === undefined ? {} : { extends: parent }),
          origin: own.layers.find((layer) => layer.files.has('template.yaml'))?.origin ?? 'project',
        },
      ]
    }),
    diagnostics: read.flatMap(({ chain }) => chain.diagnostics),
  }
}

/** A file to copy out of a template: where it goes inside a template folder, and its text. */
export interface EjectedFile {
  readonly path: string
  readonly file: TextFile
}

/**
 * The text files to copy out of a template: those of its own folders, or, with `only` (`views/timeline`, `styles/tokens.css`), that
 * one file wherever in the chain it comes from. Reports `template/not-found`, and `template/unknown-partial` for an `only` that no
 * template of the chain has.
 */
export async function filesToEject(name: string, host: Host, only?: string): Promise<Outcome<readonly EjectedFile[]>> {
  const chain = await readTemplateChain(name, host)
  if (!chain.ok) return chain
  const layers = chain.value.flatMap((link) => link.layers)
  const own = chain.value[0]?.layers ?? []
  const all = [...new Set(layers.flatMap((layer) => [...layer.files]))]
  const wanted =
    only === undefined ? [...new Set(own.flatMap((layer) => [...layer.files]))] : all.filter((path) => isNamed(path, only))
  if (wanted.length === 0) return failed([unknownFile(name, only ?? '', all)])
  const files = await Promise.all(
    wanted.sort().map(async (path): Promise<readonly EjectedFile[]> => {
      const file = isText(path) ? await host.readText(findTemplateFile(layers, path) ?? path) : undefined
      return file === undefined ? [] : [{ path, file }]
    }),
  )
  return { ok: true, value: files.flat(), diagnostics: [] }
}

/** By its path, or by the name that templates call it by. */
function isNamed(path: string, name: string): boolean {
  return path === name || path === `${name}.hbs`
}

function isText(path: string): boolean {
  return /\.(hbs|css|yaml|svg|md|txt)$/i.test(path)
}

function unknownFile(template: string, name: string, all: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'template/unknown-partial',
    message: `template \`${template}\` has no file \`${name}\``,
    hints: suggestionHints(name, [...all, ...all.map((path) => path.replace(/\.hbs$/, ''))]),
  }
}
