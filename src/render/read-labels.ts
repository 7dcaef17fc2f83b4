/** The `labels/<language>.yaml` files of a template chain as words by language. Looks nothing up: `words.ts` does. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import type { Host } from '../host/host.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { TemplateLayer } from './template-layers.ts'
import type { WordsByLanguage } from './words.ts'

export interface ReadLabels {
  readonly words: WordsByLanguage
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * All words of the layers (nearest first), joined key by key: a project's file needs only the keys it changes. Groups are joined
 * with dots. Reports `yaml/syntax`, and `template/invalid` for what is neither text nor a group.
 */
export async function readLabels(layers: readonly TemplateLayer[], host: Host): Promise<ReadLabels> {
  const words = new Map<string, Map<string, string>>()
  const diagnostics: Diagnostic[] = []
  // From the farthest layer to the nearest: the nearest says it last.
  for (const layer of [...layers].reverse()) {
    for (const path of [...layer.files].sort()) {
      const language = /^labels\/([^/]+)\.yaml$/.exec(path)?.[1]
      const file = language === undefined ? undefined : await host.readText(`${layer.folder}/${path}`)
      if (language === undefined || file === undefined) continue
      const { root, problems } = parseYaml(file)
      diagnostics.push(...problemsToDiagnostics(file.path, 'yaml/syntax', problems))
      const target = words.get(language) ?? new Map<string, string>()
      words.set(language, target)
      if (root !== undefined) addWords(root, '', target, diagnostics)
    }
  }
  return { words, diagnostics }
}

function addWords(node: LocatedNode, prefix: string, words: Map<string, string>, diagnostics: Diagnostic[]): void {
  if (node.kind === 'map') {
    for (const [key, child] of node.entries) addWords(child, prefix === '' ? key : `${prefix}.${key}`, words, diagnostics)
  } else if (node.kind === 'scalar' && node.value !== null && prefix !== '') {
    words.set(prefix, typeof node.value === 'string' ? node.value : (node.written ?? String(node.value)))
  } else {
    const found = node.kind === 'list' ? 'a list' : 'nothing'
    const message = prefix === '' ? 'expected keys with words' : `expected the words for \`${prefix}\`, found ${found}`
    diagnostics.push({ severity: 'error', code: 'template/invalid', message, span: node.keySpan ?? node.span })
  }
}
