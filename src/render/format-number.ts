/** Numbers and figures in a reader's words: grouped by the language, with qualifier and unit. Rounds nothing unless asked. */
import type { DossierFigure } from '../merge/dossier.ts'
import type { FigureQualifier } from '../terms/fact-terms.ts'
import type { Formats } from './formats.ts'
import { fillPattern, type Words } from './words.ts'

const noBreakSpace = '\u00a0'

/** The number with the language's digits and grouping; as many decimals as it has, or exactly `digits` (0 to 20). */
export function formatNumber(value: number, formats: Formats, digits: number = decimalsOf(value)): string {
  return formats.number(value, digits)
}

/** `55` as "55%", as the language writes it. The value is in percent, not a fraction. */
export function formatPercent(value: number, formats: Formats, digits: number = decimalsOf(value)): string {
  return formats.percent(value, digits)
}

/** The decimals a number is written with, at most 20. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const written = mantissa.split('.')[1]?.length ?? 0
  return Math.max(0, Math.min(20, written - Number(exponent)))
}

export interface FigureLanguage {
  readonly formats: Formats
  readonly words: Words
}

/**
 * The figure in words: "at least 41,200 people", "between 3 and 5 people", with no-break spaces before units. Qualifiers are the
 * labels `qualifier.*`; a unit's plural forms the labels `unit.<unit>.<category>`, and else the unit as written. Undefined when
 * the figure has no number at all.
 */
export function formatFigure(
  figure: DossierFigure,
  language: FigureLanguage,
  parts: { readonly unit: boolean; readonly qualifier: boolean },
): string | undefined {
  const { value, min, max } = figure
  const unit = parts.unit ? figure.unit : undefined
  if (value !== undefined) {
    const text = withUnit(value, unit, language)
    // A single value has no ends to put into the words of a range.
    const qualifier = figure.qualifier === 'range' ? 'exact' : figure.qualifier
    return parts.qualifier ? qualified(qualifier, { value: text }, text, language) : text
  }
  if (min !== undefined && max !== undefined) return formatRange(min, max, unit, parts.qualifier, language)
  const end = min ?? max
  if (end === undefined) return undefined
  const text = withUnit(end, unit, language)
  return parts.qualifier ? qualified(min === undefined ? 'upTo' : 'atLeast', { value: text }, text, language) : text
}

function formatRange(min: number, max: number, unit: string | undefined, inWords: boolean, language: FigureLanguage): string {
  const low = unit === '%' ? formatPercent(min, language.formats) : formatNumber(min, language.formats)
  const high = withUnit(max, unit, language)
  const short = `${low}\u2013${high}`
  return inWords ? qualified('range', { min: low, max: high }, short, language) : short
}

function qualified(
  qualifier: FigureQualifier,
  values: Readonly<Record<string, string>>,
  bare: string,
  language: FigureLanguage,
): string {
  const pattern = qualifier === 'exact' ? undefined : language.words.text(`qualifier.${qualifier}`)
  return pattern === undefined ? bare : fillPattern(pattern, values)
}

function withUnit(value: number, unit: string | undefined, { formats, words }: FigureLanguage): string {
  if (unit === undefined) return formatNumber(value, formats)
  if (unit === '%') return formatPercent(value, formats)
  return formatNumber(value, formats) + noBreakSpace + unitWord(value, unit, { formats, words })
}

/** The unit's form for a number: the labels `unit.<unit>.<category>`, or as written. */
function unitWord(value: number, unit: string, { formats, words }: FigureLanguage): string {
  return words.text(`unit.${unit}.${formats.plural(value)}`) ?? words.text(`unit.${unit}.other`) ?? unit
}

/** The unit of a figure alone, in the form that its number calls for; undefined for one without. */
export function formatUnit({ unit, value, min, max }: DossierFigure, language: FigureLanguage): string | undefined {
  const counted = value ?? max ?? min
  return unit === undefined || counted === undefined ? unit : unitWord(counted, unit, language)
}
