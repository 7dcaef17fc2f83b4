/** What templates there are, for people who choose one. Loads nothing for rendering. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Host } from '../host/host.ts'
import { listTemplateNames, readTemplateChain } from './template-layers.ts'

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
