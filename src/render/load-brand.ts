/** The project's `brand.yaml` → colours and fonts as CSS, the logo as a `data:` URL, names. Lays nothing out: templates do. */
import { checkTree } from '../diagnostics/check-tree.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import type { Host } from '../host/host.ts'
import { resolvePath } from '../host/resolve-path.ts'
import { type LocatedNode, nearestNode, type TreePath } from '../text/located-tree.ts'
import { parseYaml } from '../text/parse-yaml.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import type { Brand, LoadedBrand } from './brand.ts'
import { type BrandSpec, brandSchema } from './brand-schema.ts'
import { cleanPicture } from './clean-svg.ts'
import { contrast, darkenUntil } from './colour.ts'
import { endingOf, imageEndings, toDataUrl } from './data-url.ts'
import { loadBrandFont } from './load-brand-font.ts'
import type { StylePiece } from './style-sheet.ts'

export const brandPath = 'brand.yaml'

/**
 * The brand; an empty one when there is no file. Reports `yaml/syntax`, `brand/unknown-key`, `brand/invalid`, `brand/font`,
 * `brand/contrast` (a warning), `file/missing` and `file/outside-project` for the logo, `image/script-removed` for what it holds.
 */
export async function loadBrand(host: Host): Promise<Outcome<LoadedBrand>> {
  const file = await host.readText(brandPath)
  if (file === undefined) return { ok: true, value: { brand: {}, pieces: [] }, diagnostics: [] }
  const { root, problems } = parseYaml(file)
  const syntax = problemsToDiagnostics(file.path, 'yaml/syntax', problems)
  if (root === undefined || syntax.length > 0) return outcomeOf({ brand: {}, pieces: [] }, syntax)
  const comments = commentedColours(root, file)
  if (comments.length > 0) return failed(comments)
  const checked = checkTree(brandSchema, root, { unknownKeyCode: 'brand/unknown-key', invalidCode: 'brand/invalid' })
  if (!checked.ok) return checked
  return readBrand(checked.value, (path) => nearestNode(root, path).span, host)
}

type SpanOf = (path: TreePath) => Span

async function readBrand(spec: BrandSpec, spanOf: SpanOf, host: Host): Promise<Outcome<LoadedBrand>> {
  const logo = await readLogo(spec, spanOf(['logo', 'file']), host)
  const fonts = [
    ...(spec.fonts?.text === undefined ? [] : [await loadBrandFont(spec.fonts.text, 'text', spanOf(['fonts', 'text']), host)]),
    ...(spec.fonts?.data === undefined ? [] : [await loadBrandFont(spec.fonts.data, 'data', spanOf(['fonts', 'data']), host)]),
  ]
  const brand: Brand = {
    ...(spec.organisation !== undefined && { organisation: spec.organisation }),
    ...(spec.product !== undefined && { product: spec.product }),
    ...(logo.url !== undefined && { logo: { url: logo.url, alt: spec.logo?.alt ?? spec.organisation ?? '' } }),
  }
  const tokens = [...colourTokens(spec.colours ?? {}), ...fonts.flatMap((font) => font.tokens)]
  const pieces: StylePiece[] = [
    ...fonts.flatMap((font) => font.pieces),
    ...(tokens.length === 0 ? [] : [{ css: `:root {\n${tokens.map((token) => `  ${token};\n`).join('')}}\n` }]),
  ]
  const found = [...logo.diagnostics, ...fonts.flatMap((font) => font.diagnostics), ...checkContrast(spec, spanOf)]
  return outcomeOf({ brand, pieces }, found)
}

/** `accent: #7a1f3d` is an empty value and a comment to YAML: the likeliest mistake in the file. */
function commentedColours(root: LocatedNode, file: TextFile): readonly Diagnostic[] {
  const colours = root.kind === 'map' ? root.entries.get('colours') : undefined
  if (colours?.kind !== 'map') return []
  return [...colours.entries].flatMap(([key, node]): readonly Diagnostic[] => {
    const start = node.keySpan?.start
    if (start === undefined || node.kind !== 'scalar' || node.value !== null) return []
    const line = file.text.slice(start).split('\n', 1)[0] ?? ''
    const written = /#[0-9a-f]{3,6}\b/i.exec(line)
    if (written === null) return []
    const at = start + written.index
    const span = { file: file.path, start: at, end: at + written[0].length }
    const message = `the colour of \`${key}\` is a comment to YAML, which it begins at \`#\``
    return [{ severity: 'error', code: 'brand/invalid', message, span, hints: [`put it in quotes: \`"${written[0]}"\``] }]
  })
}

const paper = '#ffffff'
const shippedInk = '#16191c'
const shippedAccent = '#00566b'
/** WCAG 2.2, 1.4.3: text of ordinary size. */
const readable = 4.5

type Colours = NonNullable<BrandSpec['colours']>

function colourTokens({ accent, onAccent, ink, inkSoft }: Colours): readonly string[] {
  const chosen = onAccent ?? (accent === undefined ? undefined : textOn(accent, ink ?? shippedInk))
  return [
    ...(accent === undefined ? [] : [`--accent: ${accent}`]),
    ...(chosen === undefined ? [] : [`--on-accent: ${chosen}`]),
    ...(ink === undefined ? [] : [`--ink: ${ink}`, `--rule-strong: ${ink}`]),
    ...(inkSoft === undefined ? [] : [`--ink-soft: ${inkSoft}`]),
  ]
}

function textOn(ground: string, ink: string): string {
  return contrast(paper, ground) >= contrast(ink, ground) ? paper : ink
}

function checkContrast({ colours = {} }: BrandSpec, spanOf: SpanOf): readonly Diagnostic[] {
  const onPaper = (['accent', 'ink', 'inkSoft'] as const).flatMap((key): readonly Diagnostic[] => {
    const colour = colours[key]
    if (colour === undefined || contrast(colour, paper) >= readable) return []
    const better = darkenUntil(colour, paper, readable)
    return [
      weak(`\`${key}\` on paper`, contrast(colour, paper), spanOf(['colours', key]), [`darken it: \`"${better}"\` is enough`]),
    ]
  })
  const { onAccent, accent = shippedAccent } = colours
  if (onAccent === undefined || contrast(onAccent, accent) >= readable) return onPaper
  const hints = ['remove `onAccent`: white or the ink is then chosen, whichever reads better']
  return [...onPaper, weak('`onAccent` on the accent', contrast(onAccent, accent), spanOf(['colours', 'onAccent']), hints)]
}

function weak(what: string, ratio: number, span: Span, hints: readonly string[]): Diagnostic {
  // Rounded down, so that what is too little never reads as enough.
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1)
  const message = `${what} has a contrast of ${shown} : 1; text needs ${readable} : 1`
  return { severity: 'warning', code: 'brand/contrast', message, span, hints }
}

async function readLogo(spec: BrandSpec, span: Span, host: Host) {
  const refuse = (code: Diagnostic['code'], message: string, hints: readonly string[]) => ({
    url: undefined,
    diagnostics: [{ severity: 'error', code, message, span, hints }] as const,
  })
  const { file: written } = spec.logo ?? {}
  if (written === undefined) return { url: undefined, diagnostics: [] }
  const path = /^[a-z]+:/i.test(written) ? undefined : resolvePath('', written)
  if (path === undefined) {
    return refuse('file/outside-project', `logo \`${written}\` is not in the project`, ['copy it into the project’s folder'])
  }
  if (!imageEndings.includes(endingOf(path))) {
    return refuse('brand/invalid', `expected an image, found \`${written}\``, ['use an SVG or a PNG'])
  }
  if (spec.logo?.alt === undefined && spec.organisation === undefined) {
    return refuse('brand/invalid', 'the logo has no words', [
      'add `organisation`, or `alt` to the logo: what it says, for people who hear the page',
    ])
  }
  const bytes = await host.readBytes(path)
  if (bytes === undefined) {
    return refuse('file/missing', `logo \`${written}\` does not exist`, [
      'check the path; it is relative to the project’s folder',
    ])
  }
  const picture = cleanPicture(path, bytes, span)
  return { url: toDataUrl(path, picture.bytes), diagnostics: picture.diagnostics }
}
