/**
 * The part of Vega-Lite 6 that charts are written in: what makes sense on paper, needs nothing from outside and looks like the
 * template. Data only; `docs/pictures.md` is made for people, this for the check.
 */

export const topKeys = ['mark', 'encoding', 'layer', 'transform', 'height'] as const
export const layerKeys = ['mark', 'encoding', 'transform'] as const

export const markTypes = ['bar', 'line', 'area', 'point', 'circle', 'square', 'tick', 'rule', 'text', 'rect', 'trail'] as const

export const markKeys = [
  'type',
  'color',
  'opacity',
  'fillOpacity',
  'filled',
  'size',
  'strokeWidth',
  'strokeDash',
  'shape',
  'point',
  'line',
  'interpolate',
  'orient',
  'cornerRadius',
  'align',
  'baseline',
  'dx',
  'dy',
  'fontSize',
  'fontWeight',
  'width',
  'height',
  'thickness',
] as const

export const channels = [
  'x',
  'y',
  'x2',
  'y2',
  'xOffset',
  'yOffset',
  'color',
  'opacity',
  'size',
  'shape',
  'strokeDash',
  'text',
  'detail',
  'order',
] as const

export const channelKeys = [
  'field',
  'type',
  'aggregate',
  'bin',
  'timeUnit',
  'sort',
  'stack',
  'title',
  'axis',
  'scale',
  'legend',
  'format',
  'value',
  'datum',
  'bandPosition',
  'impute',
] as const

export const fieldTypes = ['quantitative', 'temporal', 'ordinal', 'nominal'] as const

export const axisKeys = [
  'title',
  'format',
  'grid',
  'labels',
  'ticks',
  'domain',
  'values',
  'tickCount',
  'tickMinStep',
  'orient',
  'labelAngle',
  'labelLimit',
  'labelExpr',
  'labelAlign',
] as const

export const scaleKeys = [
  'domain',
  'domainMin',
  'domainMax',
  'zero',
  'nice',
  'type',
  'padding',
  'paddingInner',
  'paddingOuter',
  'reverse',
  'round',
  'range',
] as const
export const legendKeys = ['title', 'orient', 'values', 'columns', 'symbolType', 'format', 'labelExpr'] as const

export const transformNames = [
  'filter',
  'calculate',
  'aggregate',
  'joinaggregate',
  'window',
  'stack',
  'fold',
  'bin',
  'timeUnit',
] as const

/** Colours by the names of the template's tokens. Text is drawn in the first four only: the others are too pale to read. */
export const colours: Readonly<Record<string, string>> = {
  accent: 'var(--accent)',
  ink: 'var(--ink)',
  inkSoft: 'var(--ink-soft)',
  accentMid: 'color-mix(in srgb, var(--accent) 62%, white)',
  accentPale: 'var(--accent-pale)',
  rule: 'var(--rule)',
}
export const textColours = ['accent', 'ink', 'inkSoft'] as const

/** Series in the order in which they are coloured: each at least a fifth lighter or darker than those beside it, so that greys tell them apart. */
export const seriesColours = [
  'var(--accent)',
  'color-mix(in srgb, var(--accent) 38%, white)',
  'var(--ink)',
  'color-mix(in srgb, var(--ink) 42%, white)',
  'color-mix(in srgb, var(--accent) 68%, white)',
  'color-mix(in srgb, var(--ink) 18%, white)',
] as const

/** Why something of Vega-Lite is left out, for those who look for it. */
export const reasons: Readonly<Record<string, string>> = {
  data: 'write `data` in the section, beside `chart`: the name of a dataset',
  datasets: 'write `data` in the section, beside `chart`: the name of a dataset',
  width: 'leave it out: a chart is as wide as the text',
  title: 'write `title` in the section, beside `chart`',
  description: 'write `alt` in the section, beside `chart`',
  config: 'leave it out: the template says how charts look',
  background: 'leave it out: the template says how charts look',
  params: 'leave it out: there is nothing to click on paper',
  selection: 'leave it out: there is nothing to click on paper',
  tooltip: 'leave it out: there is nothing to point at on paper; `text` writes values',
  href: 'leave it out, and cite in `caption`',
  url: 'leave it out: nothing is fetched while a report is made',
  arc: 'use `bar`: lengths are compared better than angles',
  image: 'leave it out: nothing is fetched while a report is made',
  geoshape: 'use the view `map`',
  theta: 'use `bar` with `x`: lengths are compared better than angles',
  lookup: 'join the tables in the data file',
  fill: 'use `color`',
  stroke: 'use `color`',
  facet: 'write a section for each chart',
  row: 'write a section for each chart',
  column: 'write a section for each chart',
  repeat: 'write a section for each chart',
  hconcat: 'write a section for each chart',
  vconcat: 'write a section for each chart',
  concat: 'write a section for each chart',
}
