/** A template by name → everything that rendering with it needs, read once. Checks nothing but what cannot be read. */
import { collateDiagnostics } from '../diagnostics/collate.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type Host, HostError } from '../host/host.ts'
import { trackReads } from '../host/track-reads.ts'
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import { checkTemplateParts, looksIntoData } from './check-template.ts'
import { endingOf, imageEndings, toDataUrl } from './data-url.ts'
import { createEngine } from './engine.ts'
import { checkFontNames } from './font-names.ts'
import { inlineCss, type StyleFile } from './inline-css.ts'
import { loadBrand } from './load-brand.ts'
import type { OwnHelpers } from './own-helpers.ts'
import { parseTemplate } from './parse-template.ts'
import { readLabels } from './read-labels.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { createStyleSheet, type StylePiece } from './style-sheet.ts'
import {
  findTemplateFile,
  readTemplateChain,
  resolveTemplatePath,
  type TemplateLayer,
  type TemplateLink,
} from './template-layers.ts'
import type { TemplateParts, TemplateSet, TemplateSource } from './template-set.ts'

/** Loads each template once, however many briefs ask for it. */
export interface TemplateLoader {
  /** The set of that name; `span` is where it was asked for. */
  load(name: string, span?: Span): Promise<Outcome<TemplateSet>>
}

/** A loader for one run; `own` are the project's helpers. */
export function createTemplateLoader(host: Host, own?: OwnHelpers): TemplateLoader {
  const loads = new Map<string, Promise<Outcome<TemplateSet>>>()
  return {
    async load(name, span) {
      const load = loads.get(name) ?? loadTemplateSet(name, host, undefined, own)
      loads.set(name, load)
      const outcome = await load
      // What has no place of its own stands where this brief named the template.
      const placed = outcome.diagnostics.map((diagnostic) =>
        diagnostic.span === undefined && span !== undefined ? { ...diagnostic, span } : diagnostic,
      )
      return outcome.ok ? { ...outcome, diagnostics: placed } : failed(placed)
    },
  }
}

/**
 * The template of that name with what it takes from those it extends: a file is looked for in the project's `templates/<name>`,
 * then in the shipped one, then in the same two places of the template it extends, and so on; words are joined key by key.
 * Reports `template/not-found`, `template/invalid`, `yaml/syntax`, `file/unreadable`, `template/missing-asset` (in `template.yaml`
 * and in CSS) and `template/unknown-font`, and what is wrong with the project's `brand.yaml`;
 * what is wrong inside `.hbs` files is for `checkTemplateSet`.
 */
export async function loadTemplateSet(name: string, host: Host, span?: Span, own?: OwnHelpers): Promise<Outcome<TemplateSet>> {
  try {
    return await readTemplateSet(name, trackReads(host), span, own)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    const message = `cannot read \`${error.path}\`: ${error.reason}`
    return failed([{ severity: 'error', code: 'file/unreadable', message, span: { file: error.path, start: 0, end: 0 } }])
  }
}

async function readTemplateSet(
  name: string,
  host: Host,
  span: Span | undefined,
  helpers: OwnHelpers | undefined,
): Promise<Outcome<TemplateSet>> {
  const chain = await readTemplateChain(name, host, span)
  if (!chain.ok) return chain
  const links = chain.value
  const layers = links.flatMap((link) => link.layers)
  const styleFiles = findStyles(links, layers)
  const brand = await loadBrand(host)
  const [sources, styles, labels, assets] = await Promise.all([
    readSources(layers, host),
    readStyles(styleFiles.styles, brand.ok ? brand.value.pieces : [], layers, host),
    readLabels(layers, host),
    Promise.resolve(new Map<string, string>()),
  ])
  await readAssets(sources, layers, host, assets)
  const [own] = links
  const parts: TemplateParts = {
    name,
    title: own?.spec.title ?? name,
    ...(own?.spec.description === undefined ? {} : { description: own.spec.description }),
    chain: links.map((link) => link.name),
    layers,
    sources,
    styles: createStyleSheet(styles.pieces),
    words: labels.words,
    defaults: [...links].reverse().flatMap((link) => nodeAt(link.node, ['defaults']) ?? []),
    sideNotes: links.map((link) => link.spec.notes).find((notes) => notes !== undefined) === 'margin',
    ...maxPagesOf(links),
    specFile: own?.node.span.file ?? '',
    assets,
    brand: brand.ok ? brand.value.brand : {},
    ownHelpers: helpers?.helpers ?? [],
    reads: new Map([...host.reads(), ...(helpers?.reads ?? [])]),
  }
  return outcomeOf(
    createTemplateSet(parts),
    collateDiagnostics([...styleFiles.diagnostics, ...styles.diagnostics, ...labels.diagnostics, ...brand.diagnostics]),
  )
}

function maxPagesOf(links: readonly TemplateLink[]): Pick<TemplateParts, 'maxPages'> {
  const maxPages = links.map((link) => link.spec.maxPages).find((pages) => pages !== undefined)
  return maxPages === undefined ? {} : { maxPages }
}

/** What a brand says comes after the tokens that it changes, so that any other style sheet can say otherwise. */
async function readStyles(
  files: readonly StyleFile[],
  brand: readonly StylePiece[],
  layers: readonly TemplateLayer[],
  host: Host,
) {
  const place = files.findIndex(({ templatePath }) => templatePath === 'styles/tokens.css') + 1
  const [before, after] = [
    await inlineCss(files.slice(0, place), layers, host),
    await inlineCss(files.slice(place), layers, host),
  ]
  const pieces = [...before.pieces, ...brand, ...after.pieces]
  const fonts = checkFontNames([...before.files, ...after.files], pieces)
  return { pieces, diagnostics: [...before.diagnostics, ...after.diagnostics, ...fonts] }
}

function createTemplateSet(parts: TemplateParts): TemplateSet {
  return {
    ...parts,
    // What comes with Sitrep has been checked with it.
    findings: once(() => (isAsShipped(parts) ? [] : checkTemplateParts(parts))),
    looksIntoData: once(() => looksIntoData(parts)),
    engine: once(() => createEngine(parts)),
  }
}

/** Whether nothing of it is the project's own: neither a template nor a word nor a helper. */
function isAsShipped({ layers, ownHelpers, sources }: TemplateParts): boolean {
  if (ownHelpers.length > 0 || sources.size === 0 || layers.some(({ origin }) => origin !== 'shipped')) return false
  return [...sources.values()].every(({ file }) => shippedTemplates.has(file.text))
}

/** Parsed when it is asked for: a template that needs no check is compiled without. */
function createSource(name: string, file: TextFile): TemplateSource {
  const parsed = once(() => parseTemplate(file.text, file.path))
  return {
    name,
    file,
    get parsed() {
      return parsed()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The style sheets in the order of the cascade: what is extended first; a path that comes again keeps its first place. */
function findStyles(
  links: readonly TemplateLink[],
  layers: readonly TemplateLayer[],
): { readonly styles: readonly StyleFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const styles = new Map<string, StyleFile>()
  const diagnostics: Diagnostic[] = []
  for (const link of [...links].reverse()) {
    for (const [index, written] of (link.spec.styles ?? []).entries()) {
      const templatePath = resolveTemplatePath('template.yaml', written)
      const path = templatePath === undefined ? undefined : findTemplateFile(layers, templatePath)
      if (templatePath !== undefined && path !== undefined) styles.set(templatePath, { path, templatePath })
      else diagnostics.push(missingStyle(written, styleNode(link.node, index).span, layers))
    }
  }
  return { styles: [...styles.values()], diagnostics }
}

/** `styles` may be one path without a list. */
function styleNode(node: LocatedNode, index: number): LocatedNode {
  return nodeAt(node, ['styles', index]) ?? nodeAt(node, ['styles']) ?? node
}

function missingStyle(path: string, span: Span, layers: readonly TemplateLayer[]): Diagnostic {
  const known = layers.flatMap((layer) => [...layer.files].filter((file) => file.endsWith('.css')))
  return {
    severity: 'error',
    code: 'template/missing-asset',
    message: `there is no style sheet \`${path}\``,
    span,
    hints: suggestionHints(path, known),
  }
}

async function readSources(layers: readonly TemplateLayer[], host: Host): Promise<ReadonlyMap<string, TemplateSource>> {
  const paths = new Set(layers.flatMap((layer) => [...layer.files].filter((path) => path.endsWith('.hbs'))))
  const sources = await Promise.all(
    [...paths].sort().map(async (path): Promise<readonly TemplateSource[]> => {
      const file = await host.readText(findTemplateFile(layers, path) ?? path)
      const name = path.slice(0, -'.hbs'.length)
      return file === undefined ? [] : [createSource(name, file)]
    }),
  )
  return new Map(sources.flat().map((source) => [source.name, source]))
}

/**
 * The files that templates name in `{{asset "…"}}`; those that are not there are found by the static check. Where a name comes
 * out of the dossier, it may be any image of the template.
 */
async function readAssets(
  sources: ReadonlyMap<string, TemplateSource>,
  layers: readonly TemplateLayer[],
  host: Host,
  into: Map<string, string>,
): Promise<void> {
  const named = [...sources.values()].flatMap(({ file }) => [...file.text.matchAll(/\basset\s+(?:"([^"]*)"|'([^']*)')/g)])
  const isOpen = [...sources.values()].some(({ file }) => /\{\{[^}]*\basset\s+[^"'\s}]/.test(file.text))
  const images = isOpen ? layers.flatMap((layer) => [...layer.files].filter((path) => imageEndings.includes(endingOf(path)))) : []
  for (const written of new Set([...named.map((match) => match[1] ?? match[2] ?? ''), ...images])) {
    const path = written.startsWith('npm:') ? written : findTemplateFile(layers, resolveTemplatePath('page.hbs', written) ?? '')
    const bytes = path === undefined ? undefined : await host.readBytes(path)
    if (path !== undefined && bytes !== undefined) into.set(written, toDataUrl(path, bytes))
  }
}
