/** What a project's own helper is told of the report it is called in, and what it is given to speak the report's language with. */
import { parseEdtf } from '../time/parse-edtf.ts'
import { escapeHtml, htmlOf, type SafeHtml, safeHtml } from './escape-html.ts'
import type { DateStyle } from './format-date.ts'
import { date } from './helpers/date.ts'
import type { Helper, HelperCall } from './helpers/helper.ts'
import { isProblem } from './helpers/helper.ts'
import { join } from './helpers/join.ts'
import { label } from './helpers/label.ts'
import { number } from './helpers/number.ts'
import { percent } from './helpers/percent.ts'
import { plural } from './helpers/plural.ts'

/** HTML for the page, made by `html`; the only thing a helper can return that is not escaped. */
export type SafeText = SafeHtml

/** The first argument of a project's own helper. Frozen; made anew for each call. */
export interface HelperReport {
  /** The report's language: `en-GB`. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** The moment the report describes, EDTF: the only clock there is. */
  readonly asOf: string
  /** The zone that moment is written in: `+05:00`, `Z`; absent for a day without a time. */
  readonly zone?: string
  /** What the call says by name: `{{distance a b unit="km"}}` gives `unit`. */
  readonly options: Readonly<Record<string, unknown>>
  /** An EDTF date in words, as `{{date}}` has it. */
  date(edtf: string, options?: { readonly style?: DateStyle }): string
  /** A number with the language's digits and grouping. */
  number(value: number, options?: { readonly digits?: number }): string
  /** A number of percent (55, not 0.55). */
  percent(value: number, options?: { readonly digits?: number }): string
  /** The form for a number: `plural(3, { one: '{n} day', other: '{n} days' })`. */
  plural(value: number, forms: Readonly<Record<string, string>>): string
  /** Texts as the language lists them: “a, b and c”. */
  list(texts: readonly string[]): string
  /** A word of the page from `labels/`. */
  label(key: string, values?: Readonly<Record<string, string>>): string
  /** HTML from a template literal: what stands in it is trusted, what is filled in is escaped unless it is such HTML itself; lists are joined. */
  html(parts: TemplateStringsArray, ...values: readonly unknown[]): SafeText
}

/** The report as one call sees it. What a formatting function cannot do it throws: the helper may catch it, else it is the helper's failure. */
export function createHelperReport({ hash, scope }: HelperCall): HelperReport {
  const { language, direction, asOf } = scope.dossier.brief
  const say = (helper: Helper, args: readonly unknown[], options: Readonly<Record<string, unknown>> = {}): string => {
    const said = helper.run({ args, hash: options, scope, note: () => undefined })
    if (isProblem(said)) throw new Error(said.message)
    return String(said)
  }
  return Object.freeze({
    language,
    direction,
    asOf,
    ...zoneOf(asOf),
    options: Object.freeze({ ...hash }),
    date: (edtf, options) => say(date, [edtf], options),
    number: (value, options) => say(number, [value], options),
    percent: (value, options) => say(percent, [value], options),
    plural: (value, forms) => say(plural, [value], forms),
    list: (texts) => say(join, [texts]),
    label: (key, values) => say(label, [key], values),
    html: (parts, ...values) =>
      safeHtml(parts.map((part, index) => part + (index < values.length ? fill(values[index]) : '')).join('')),
  } satisfies HelperReport)
}

function zoneOf(asOf: string): { readonly zone?: string } {
  const parsed = parseEdtf(asOf)
  const zone =
    parsed?.kind === 'point' && parsed.hour !== undefined
      ? /(?:Z|[+-]\d\d(?::?\d\d)?)$/.exec(asOf.replace(/[~?%]$/, ''))?.[0]
      : undefined
  return zone === undefined ? {} : { zone }
}

function fill(value: unknown): string {
  if (Array.isArray(value)) return value.map(fill).join('')
  const html = htmlOf(value)
  if (html !== undefined) return html
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number' || value === true) return escapeHtml(String(value))
  throw new Error('`html` was given something that is neither text nor HTML')
}
