/**
 * A chart section → an accessible SVG and its data as a table. The only file that talks to Vega: expressions are interpreted, never
 * compiled to code, and its loader refuses everything. Loaded only by reports with a chart.
 */

import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { suggestionHints } from '../../diagnostics/suggest.ts'
import type { DossierSection } from '../../merge/dossier.ts'
import type { MergedBrief } from '../../merge/merged-brief.ts'
import type { TreePath } from '../../text/located-tree.ts'
import type { DrawnPicture } from '../draw-figures.ts'
import { measureText } from '../measure-text.ts'
import type { PictureLanguage } from '../picture-language.ts'
import { pictureOf } from '../svg.ts'
import { type ChartRows, datasetRows, factRows } from './chart-rows.ts'
import { chartTable } from './chart-table.ts'
import { type ChartFinding, checkChart, isJson } from './check-chart.ts'
import { prepareSpec } from './prepare-spec.ts'

export interface ChartRequest {
  readonly merged: MergedBrief
  readonly section: DossierSection
  /** Its place among the dossier's sections. */
  readonly index: number
  readonly widthPt: number
  readonly language: PictureLanguage
}

/**
 * The picture, or undefined with the reasons: `chart/invalid` for what the chart says, at its place in the brief, and
 * `chart/unsourced` for a dataset that nothing in the section gives a source for. The same bytes for the same input.
 */
export async function drawChart(request: ChartRequest): Promise<DrawnPicture> {
  const { section, index, widthPt } = request
  const table = readTable(request)
  if ('diagnostics' in table) return table
  const spec = section.chart ?? {}
  const findings = checkChart({ spec, columns: table.columns, rows: table.rows })
  const diagnostics = [...findings.map((finding) => place(finding, request)), ...unsourced(request)]
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics }
  const broken = brokenExpression(spec['transform'])
  if (broken !== undefined) {
    const path = ['sections', index, 'chart', 'transform', ...broken.path]
    return { diagnostics: [...diagnostics, invalid(`this expression cannot be read: ${broken.reason}`, path, request, [])] }
  }
  const drawn = await draw(prepareSpec(spec, table, { widthPt, language: request.language }))
  if ('problem' in drawn) {
    const path: TreePath = ['sections', index, 'chart']
    return { diagnostics: [...diagnostics, invalid(`Vega-Lite refuses this chart: ${drawn.problem}`, path, request, [])] }
  }
  const svg = pictureOf(drawn, section.alt ?? '', prefixIds(drawn.content, `${section.id}-`))
  return { picture: { svg, table: chartTable(spec, table), keys: [] }, diagnostics }
}

function readTable(request: ChartRequest): ChartRows | { readonly diagnostics: readonly Diagnostic[] } {
  const { merged, section, index } = request
  const { dossier } = merged
  const at = (field: string): TreePath => ['sections', index, field]
  if (section.data === undefined) {
    if (section.facts.length > 0) return factRows(section, dossier)
    return { diagnostics: [invalid('no fact answers the query of this chart', at('select'), request, ['widen `select`'])] }
  }
  if (!Object.hasOwn(dossier.data, section.data)) {
    const names = Object.keys(dossier.data)
    const hints = suggestionHints(section.data, names)
    const add = `add it to the brief: \`data: {${section.data}: data/${section.data}.csv}\``
    return {
      diagnostics: [invalid(`there is no dataset \`${section.data}\``, at('data'), request, hints.length > 0 ? hints : [add])],
    }
  }
  const rows = datasetRows(dossier.data[section.data])
  if (rows !== undefined) return rows
  const message = `dataset \`${section.data}\` has no rows`
  return {
    diagnostics: [
      invalid(message, at('data'), request, ['use a CSV file with a header and at least one row, or a list of mappings']),
    ],
  }
}

/** A number without a source is no number: what a dataset shows is cited in the section's own words. */
function unsourced(request: ChartRequest): readonly Diagnostic[] {
  const { section, index, merged } = request
  const cited = [section.body, section.caption].some((prose) => prose !== undefined && prose.facts.length > 0)
  if (section.data === undefined || cited) return []
  return [
    {
      severity: 'warning',
      code: 'chart/unsourced',
      message: `nothing says where the numbers of \`${section.data}\` come from`,
      span: merged.origins.placeOf(['sections', index, 'data'])?.key ?? merged.origins.spanOf(['sections', index]),
      hints: ['cite a fact in `caption`: “Counts by district [@displaced].”'],
    },
  ]
}

function place({ path, atKey, message, hints, severity }: ChartFinding, request: ChartRequest): Diagnostic {
  const whole: TreePath = ['sections', request.index, 'chart', ...path]
  return { ...invalid(message, whole, request, hints, atKey), ...(severity === undefined ? {} : { severity }) }
}

function invalid(
  message: string,
  path: TreePath,
  { merged, index }: ChartRequest,
  hints: readonly string[],
  atKey = false,
): Diagnostic {
  const { origins } = merged
  const place = origins.placeOf(path)
  // A whole chart is pointed at by its key: nobody wants twenty lines underlined.
  const isBlock = path.length === 3 && path[2] === 'chart'
  const span = (atKey || isBlock ? place?.key : place?.value) ?? origins.spanOf(['sections', index])
  return { severity: 'error', code: 'chart/invalid', message, span, hints }
}

/** The first expression of the transforms that Vega cannot parse. Its types do not tell of the function. */
function brokenExpression(transforms: unknown): { readonly path: TreePath; readonly reason: string } | undefined {
  const parse: unknown = Reflect.get(vega, 'parseExpression')
  for (const [index, transform] of Array.isArray(transforms) ? transforms.entries() : []) {
    for (const name of ['filter', 'calculate']) {
      const text: unknown = isJson(transform) ? transform[name] : undefined
      if (typeof text !== 'string' || typeof parse !== 'function') continue
      try {
        parse(text)
      } catch (error) {
        return { path: [index, name], reason: lowerFirst(error instanceof Error ? error.message : String(error)) }
      }
    }
  }
  return undefined
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

interface Drawn {
  readonly width: number
  readonly height: number
  readonly content: string
}

async function draw(spec: Readonly<Record<string, unknown>>): Promise<Drawn | { readonly problem: string }> {
  measureInOurFont()
  const said: string[] = []
  // Bars of a fixed height cannot be fitted upwards, and Vega-Lite says so although nobody asked for it.
  const logger = quietLogger((message) => (message.startsWith('Dropping "fit') ? 0 : said.push(message)))
  try {
    const compiled = compile(JSON.parse(JSON.stringify(spec)), { logger })
    if (said.length > 0) return { problem: said.join('; ') }
    const view = new vega.View(vega.parse(compiled.spec, undefined, { ast: true }), {
      renderer: 'none',
      logLevel: 0,
      logger,
      loader: refusingLoader,
      expr: expressionInterpreter,
    })
    vega.resetSVGDefIds()
    const svg = await svgOf(view)
    return said.length > 0 ? { problem: said.join('; ') } : svg
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}

async function svgOf(view: vega.View): Promise<Drawn | { readonly problem: string }> {
  const svg = await view.toSVG()
  view.finalize()
  const size = /^<svg[^>]*\swidth="([\d.]+)"\sheight="([\d.]+)"[^>]*>([\s\S]*)<\/svg>$/.exec(svg)
  if (size === null) return { problem: 'it draws nothing' }
  const content = (size[3] ?? '').replace(/<text[^>]*\sopacity="0"[^>]*>[^<]*<\/text>/g, '')
  // Labels that overlapped are gone, not only transparent: they would be read out of the file.
  return { width: Number(size[1]), height: Number(size[2]), content: shortened(plain(content)) }
}

/** Without what draws nothing, and without the roles of Vega's own accessibility tree: the picture is one image, and its data a table. */
function plain(svg: string): string {
  const drawn = svg.replace(/<path[^>]* (?:d=""|display="none")[^>]*\/>/g, '')
  return drawn.replace(/<[^>]+>/g, (tag) => tag.replace(/ (?:role|class|aria-[a-z]+|pointer-events)="[^"]*"/g, ''))
}

/** Coordinates to a hundredth of a point: a third of the bytes, and no trace of how a machine rounds. */
function shortened(svg: string): string {
  return svg.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
}

/** Clip paths and gradients have names in the document: two charts on a page may not share them. */
function prefixIds(svg: string, prefix: string): string {
  return svg.replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`).replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
}

const refuse = () => Promise.reject(new Error('nothing is loaded while a report is made'))
const refusingLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} }

/** Warnings are errors: what the drawing library leaves out is missing from the page. */
function quietLogger(say: (message: string) => void) {
  const tell = (...args: readonly unknown[]) => {
    say(args.join(' '))
    return logger
  }
  const logger = {
    level: (() => logger) as never,
    error: tell,
    warn: tell,
    info: () => logger,
    debug: () => logger,
  }
  return logger
}

/** Vega guesses widths where there is no canvas; ours are those of the font that is printed. Its types do not tell of the place. */
function measureInOurFont(): void {
  const metrics: unknown = Reflect.get(vega, 'textMetrics')
  if (typeof metrics !== 'object' || metrics === null) return
  Object.assign(metrics, {
    width: (item: { readonly fontSize?: number; readonly text?: unknown }, text: unknown) =>
      measureText(String(text ?? item.text ?? ''), item.fontSize ?? 11),
  })
}
