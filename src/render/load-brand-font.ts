/** One font of `brand.yaml` as font faces: of a Fontsource package, or of files in the project. Reports what cannot be used, with `brand/font`. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Host } from '../host/host.ts'
import { resolvePath } from '../host/resolve-path.ts'
import type { Span } from '../text/span.ts'
import type { FontSpec } from './brand-schema.ts'
import { toDataUrl } from './data-url.ts'
import { readFont } from './read-font.ts'
import { readUnicodeRange } from './scan-css.ts'
import type { StylePiece } from './style-sheet.ts'

export interface BrandFont {
  readonly pieces: readonly StylePiece[]
  /** Declarations of custom properties. */
  readonly tokens: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What a font is for: prose has italics, data has not. */
export type FontRole = 'text' | 'data'

/** The families that follow for what the brand's font lacks: those of `tokens.css`. */
const stacks = {
  text: { token: '--serif', rest: "var(--script-font) 'Source Serif 4', Georgia, 'Noto Sans Math', 'Noto Naskh Arabic', serif" },
  data: {
    token: '--sans',
    rest: "var(--script-font) 'IBM Plex Sans Condensed', 'Source Serif 4', 'Arial Narrow', 'Noto Sans Math', 'Noto Naskh Arabic', sans-serif",
  },
} as const

/** The font as CSS; without any when something is wrong with it. */
export async function loadBrandFont(spec: FontSpec, role: FontRole, span: Span, host: Host): Promise<BrandFont> {
  if (spec.package !== undefined && spec.files === undefined) return loadPackage(spec.package, role, span, host)
  if (spec.family !== undefined && spec.files !== undefined && spec.package === undefined)
    return loadFiles(spec.family, spec.files, role, span, host)
  const hints = ['name a Fontsource package, or `family` and `files` of the project']
  return problem('expected a package, or a family with its files', span, hints)
}

function problem(message: string, span: Span, hints: readonly string[]): BrandFont {
  return { pieces: [], tokens: [], diagnostics: [{ severity: 'error', code: 'brand/font', message, span, hints }] }
}

async function loadFiles(family: string, files: NonNullable<FontSpec['files']>, role: FontRole, span: Span, host: Host) {
  const faces: Face[] = []
  for (const { file, weight, style } of files) {
    const path = /^[a-z]+:/i.test(file) ? undefined : resolvePath('', file)
    const bytes = path === undefined ? undefined : await host.readBytes(path)
    if (path === undefined || bytes === undefined) {
      return problem(`font file \`${file}\` does not exist`, span, ['check the path; it is relative to the project’s folder'])
    }
    const facts = readFont(bytes)
    if (facts === undefined) return problem(`\`${file}\` is no font that can be read`, span, ['use WOFF2, WOFF, TTF or OTF'])
    if (facts.isVariable) {
      const hints = ['use static files, one for each weight: variable fonts lose their names in PDFs']
      return problem(`\`${file}\` is a variable font`, span, hints)
    }
    faces.push({ path, bytes, weight: String(weight), style })
  }
  return fontOf(family, faces, role)
}

/** The weights that stand for bold, best first; it is declared as 600, which the style sheets ask for. */
const bolds = [600, 700, 500, 800, 900]

async function loadPackage(written: string, role: FontRole, span: Span, host: Host): Promise<BrandFont> {
  const id = written.replace(/^@fontsource\//, '')
  const root = `npm:@fontsource/${id}`
  const isName = /^[a-z0-9][a-z0-9-]*$/.test(id)
  const metadata = isName ? readMetadata(await host.readText(`${root}/metadata.json`)) : undefined
  const ranges = isName ? readRanges(await host.readText(`${root}/unicode.json`)) : {}
  if (metadata === undefined) {
    const hints = [...suggestionHints(id, shippedFonts), `install it beside Sitrep: \`npm install @fontsource/${id}\``]
    return problem(`no font package \`@fontsource/${id}\` is installed`, span, hints)
  }
  const bold = bolds.find((weight) => metadata.weights.includes(weight))
  const wanted = [
    { file: 400, weight: '400', style: 'normal' },
    ...(bold === undefined ? [] : [{ file: bold, weight: '600', style: 'normal' }]),
    ...(role === 'text' && metadata.styles.includes('italic') ? [{ file: 400, weight: '400', style: 'italic' }] : []),
  ]
  const faces: Face[] = []
  for (const { file, weight, style } of wanted) {
    for (const subset of metadata.subsets) {
      const path = `${root}/files/${id}-${subset}-${file}-${style}.woff2`
      const bytes = await host.readBytes(path)
      const range = ranges[subset]
      if (bytes !== undefined) faces.push({ path, bytes, weight, style, ...(range === undefined ? {} : { range }) })
    }
  }
  return faces.length === 0
    ? problem(`package \`@fontsource/${id}\` has no static font files`, span, ['choose another font'])
    : fontOf(metadata.family, faces, role)
}

const shippedFonts = ['source-serif-4', 'ibm-plex-sans-condensed', 'noto-naskh-arabic', 'noto-nastaliq-urdu']

interface Face {
  readonly path: string
  readonly bytes: Uint8Array
  readonly weight: string
  readonly style: string
  readonly range?: string
}

function fontOf(written: string, faces: readonly Face[], role: FontRole): BrandFont {
  // Inside quotes in CSS.
  const family = written.replace(/["\\\n\r\f<>]/g, ' ').trim()
  const { token, rest } = stacks[role]
  return { pieces: faces.map((face) => pieceOf(family, face)), tokens: [`${token}: "${family}", ${rest}`], diagnostics: [] }
}

function pieceOf(family: string, { path, bytes, weight, style, range }: Face): StylePiece {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? 'woff2'
  const format = { ttf: 'truetype', otf: 'opentype' }[ending] ?? ending
  const ranges = range === undefined ? undefined : readUnicodeRange(range)
  const src = `src: url("${toDataUrl(path, bytes)}") format("${format}")`
  const own = [`font-family: "${family}"`, `font-weight: ${weight}`, `font-style: ${style}`, src]
  const css = `@font-face { ${[...own, ...(range === undefined ? [] : [`unicode-range: ${range}`])].join('; ')} }\n`
  let read: { readonly facts: ReturnType<typeof readFont> } | undefined
  const font = () => {
    read ??= { facts: readFont(bytes) }
    return read.facts
  }
  return { css, font, ...(ranges === undefined ? {} : { ranges }) }
}

interface PackageMetadata {
  readonly family: string
  readonly subsets: readonly string[]
  readonly weights: readonly number[]
  readonly styles: readonly string[]
}

/** Fontsource's own description of a font; undefined when it is not there or not as it was. */
function readMetadata(file: { readonly text: string } | undefined): PackageMetadata | undefined {
  const json = file === undefined ? undefined : parseJson(file.text)
  if (!isRecord(json)) return undefined
  const { family, subsets, weights, styles } = json
  if (typeof family !== 'string' || !Array.isArray(subsets) || !Array.isArray(weights) || !Array.isArray(styles)) return undefined
  return {
    family,
    subsets: subsets.filter((subset) => typeof subset === 'string'),
    weights: weights.filter((weight) => typeof weight === 'number'),
    styles: styles.filter((style) => typeof style === 'string'),
  }
}

function readRanges(file: { readonly text: string } | undefined): Readonly<Record<string, string>> {
  const json = file === undefined ? undefined : parseJson(file.text)
  if (!isRecord(json)) return {}
  return Object.fromEntries(
    Object.entries(json).flatMap(([subset, range]) => (typeof range === 'string' ? [[subset, range]] : [])),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
