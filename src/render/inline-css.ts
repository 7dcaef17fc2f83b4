/** A template's style sheets made into one without outside files: imports put in place, fonts and pictures as `data:` URLs. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Host } from '../host/host.ts'
import { folderOf, resolvePath } from '../host/resolve-path.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import { toDataUrl } from './data-url.ts'
import { type FontFacts, readFont } from './read-font.ts'
import { type CssFontFace, type CssImport, type CssUrl, readUnicodeRange, scanCss } from './scan-css.ts'
import type { StylePiece } from './style-sheet.ts'
import { findTemplateFile, resolveTemplatePath, type TemplateLayer } from './template-layers.ts'

/** A style sheet to be read: its path in the host, and inside the template when it is one of the template's own. */
export interface StyleFile {
  readonly path: string
  readonly templatePath: string | undefined
}

interface Inliner {
  readonly layers: readonly TemplateLayer[]
  readonly host: Host
  readonly diagnostics: Diagnostic[]
  /** The sheets that were read, those that others import among them. */
  readonly files: TextFile[]
}

export interface InlinedCss {
  readonly pieces: readonly StylePiece[]
  readonly diagnostics: readonly Diagnostic[]
  /** What was read for it. */
  readonly files: readonly TextFile[]
}

/**
 * The sheets in order, as pieces. Addresses are relative to the file they stand in and are looked for in all layers; `npm:` names
 * a file of an installed package. Reports `template/missing-asset` for what is not there or lies on the network, and
 * `template/invalid` for sheets that import one another in a circle.
 */
export async function inlineCss(styles: readonly StyleFile[], layers: readonly TemplateLayer[], host: Host): Promise<InlinedCss> {
  const inliner: Inliner = { layers, host, diagnostics: [], files: [] }
  const pieces: StylePiece[] = []
  for (const style of styles) pieces.push(...(await inlineFile(style, [], inliner)))
  return { pieces: joinTexts(pieces), diagnostics: inliner.diagnostics, files: inliner.files }
}

async function inlineFile(style: StyleFile, importers: readonly string[], inliner: Inliner): Promise<readonly StylePiece[]> {
  const file = await inliner.host.readText(style.path)
  if (file === undefined) return []
  inliner.files.push(file)
  return await inlineText(file.text, style, [...importers, style.path], inliner)
}

async function inlineText(
  text: string,
  style: StyleFile,
  importers: readonly string[],
  inliner: Inliner,
): Promise<readonly StylePiece[]> {
  const pieces: StylePiece[] = []
  let at = 0
  for (const item of scanCss(text)) {
    pieces.push({ css: text.slice(at, item.start) })
    at = item.end
    if (item.kind === 'url') pieces.push({ css: await inlineUrl(item, style, inliner) })
    else if (item.kind === 'import') pieces.push(...(await inlineImport(item, style, importers, inliner)))
    else if (item.kind === 'fontFace') pieces.push(await inlineFontFace(text, item, style, inliner))
  }
  pieces.push({ css: `${text.slice(at)}\n` })
  return pieces
}

async function inlineUrl(item: CssUrl, style: StyleFile, inliner: Inliner): Promise<string> {
  // `#name` is a place in the page itself, such as an SVG filter.
  if (/^(data:|#)/i.test(item.value) || item.value === '') return `url("${item.value.replaceAll('"', '%22')}")`
  const target = locate(item, style, inliner)
  const bytes = target === undefined ? undefined : await inliner.host.readBytes(target.path)
  if (target !== undefined && bytes === undefined) inliner.diagnostics.push(missing(item, style))
  return target === undefined || bytes === undefined ? 'url("data:,")' : `url("${toDataUrl(target.path, bytes)}")`
}

async function inlineImport(
  item: CssImport,
  style: StyleFile,
  importers: readonly string[],
  inliner: Inliner,
): Promise<readonly StylePiece[]> {
  const target = locate(item, style, inliner)
  if (target === undefined) return []
  if (importers.includes(target.path)) {
    const message = `style sheet \`${target.path}\` imports itself`
    inliner.diagnostics.push({ severity: 'error', code: 'template/invalid', message, span: spanOf(item, style) })
    return []
  }
  if ((await inliner.host.readText(target.path)) === undefined) {
    inliner.diagnostics.push(missing(item, style))
    return []
  }
  const pieces = await inlineFile(target, importers, inliner)
  const wrapper = wrapperFor(item.condition)
  return wrapper === undefined ? pieces : [{ css: wrapper.open }, ...pieces, { css: wrapper.close }]
}

/** The conditions of an import as blocks around its text. */
function wrapperFor(condition: string): { readonly open: string; readonly close: string } | undefined {
  const match = /^(layer(?:\(\s*([^)]*)\))?)?\s*(supports\(.*?\)(?=\s|$))?\s*([\s\S]*)$/i.exec(condition)
  const [, layer, layerName = '', supports, media = ''] = match ?? []
  const heads = [
    ...(media.trim() === '' ? [] : [`@media ${media.trim()}`]),
    ...(supports === undefined ? [] : [`@supports ${supports.slice('supports'.length)}`]),
    ...(layer === undefined ? [] : [`@layer ${layerName}`]),
  ]
  return heads.length === 0
    ? undefined
    : { open: heads.map((head) => `${head} {\n`).join(''), close: `${'}'.repeat(heads.length)}\n` }
}

/** Which languages a font face is for, such as `ur`, `pnb`; browsers know no such descriptor and never see it. */
const languagesDescriptor = /^-sitrep-languages\s*:(.*)$/is

/** A font face with its file. Of several formats woff2 is taken; fonts of the machine (`local()`) are not, they differ by machine. */
async function inlineFontFace(text: string, face: CssFontFace, style: StyleFile, inliner: Inliner): Promise<StylePiece> {
  const body = text.slice(face.bodyStart, face.bodyEnd)
  const urls = scanCss(text, face.bodyStart, face.bodyEnd).filter((item) => item.kind === 'url')
  const chosen = urls.find((item) => /\.woff2($|[?#])/i.test(item.value) || item.value.startsWith('data:font/woff2')) ?? urls[0]
  const declarations = body
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/;(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/)
    .map((declaration) => declaration.trim())
    .filter((declaration) => declaration !== '' && !/^src\s*:/i.test(declaration))
  const others = declarations.filter((declaration) => !languagesDescriptor.test(declaration))
  const languages = declarations.flatMap((declaration) => languagesDescriptor.exec(declaration)?.[1]?.match(/[a-z]+/gi) ?? [])
  const url = chosen === undefined ? undefined : await inlineUrl(chosen, style, inliner)
  const source = chosen === undefined ? [] : [`src: ${url} format("${formatOf(chosen.value)}")`]
  const range = others
    .map((declaration) => /^unicode-range\s*:(.*)$/is.exec(declaration)?.[1])
    .find((value) => value !== undefined)
  const ranges = range === undefined ? undefined : readUnicodeRange(range)
  return {
    css: `@font-face { ${[...others, ...source].join('; ')} }\n`,
    font: fontOf(url ?? ''),
    ...(ranges === undefined ? {} : { ranges }),
    ...(languages.length === 0 ? {} : { languages }),
  }
}

/** The facts of an embedded font, read when first asked for: most fonts of a sheet are in no document. */
function fontOf(url: string): () => FontFacts | undefined {
  let read: { readonly facts: FontFacts | undefined } | undefined
  return () => {
    read ??= { facts: readFont(Buffer.from(/base64,([^"]*)/.exec(url)?.[1] ?? '', 'base64')) }
    return read.facts
  }
}

function formatOf(url: string): string {
  const ending = /\.(woff2|woff|ttf|otf)($|[?#])/i.exec(url)?.[1]?.toLowerCase() ?? 'woff2'
  return { ttf: 'truetype', otf: 'opentype' }[ending] ?? ending
}

/** The file an address means, or undefined after saying why there can be none. */
function locate(item: CssUrl | CssImport, style: StyleFile, inliner: Inliner): StyleFile | undefined {
  const address = item.value.replace(/[?#].*$/s, '')
  if (address.startsWith('npm:') || style.templatePath === undefined) {
    const path = resolvePath(folderOf(style.path), address)
    if (path?.startsWith('npm:')) return { path, templatePath: undefined }
    inliner.diagnostics.push(missing(item, style))
    return undefined
  }
  const templatePath = resolveTemplatePath(style.templatePath, address)
  const path = templatePath === undefined ? undefined : findTemplateFile(inliner.layers, templatePath)
  if (path !== undefined) return { path, templatePath }
  const known = inliner.layers.flatMap((layer) => [...layer.files])
  inliner.diagnostics.push(missing(item, style, templatePath === undefined ? [] : suggestionHints(templatePath, known)))
  return undefined
}

function missing(item: CssUrl | CssImport, style: StyleFile, hints: readonly string[] = []): Diagnostic {
  const isRemote = /^(https?:)?\/\//i.test(item.value)
  const message = isRemote
    ? `\`${item.value}\` is on the network, which printing does not use`
    : `there is no file \`${item.value}\``
  const packageName = /^npm:((?:@[^/]+\/)?[^/]+)\//.exec(item.value)?.[1]
  const install =
    packageName === undefined ? [] : [`install it beside Sitrep (\`npm install ${packageName}\`), or check the file’s name in it`]
  const way = isRemote
    ? ['put the file into the template’s folder, or name a file of an installed package with `npm:`']
    : [...hints, ...install]
  return { severity: 'error', code: 'template/missing-asset', message, span: spanOf(item, style), hints: way }
}

function spanOf(item: CssUrl | CssImport, style: StyleFile): Span {
  return { file: style.path, start: item.valueStart, end: item.valueEnd }
}

/** Neighbouring texts as one piece, so that a document is put together from few. */
function joinTexts(pieces: readonly StylePiece[]): readonly StylePiece[] {
  const joined: StylePiece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const isText = piece.font === undefined && last !== undefined && last.font === undefined
    if (isText) joined[joined.length - 1] = { css: last.css + piece.css }
    else if (piece.css !== '') joined.push(piece)
  }
  return joined
}
