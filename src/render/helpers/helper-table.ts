/** Every helper there is: the one table behind the static check, the engine and the documentation. */

import { anchor } from './anchor.ts'
import { asset } from './asset.ts'
import { cite } from './cite.ts'
import { eq, gt, gte, lt, lte, ne } from './compare.ts'
import { count } from './count.ts'
import { cssString } from './css-string.ts'
import { date } from './date.ts'
import { defaultTo } from './default-to.ts'
import { figure } from './figure.ts'
import { first } from './first.ts'
import { groupBy } from './group-by.ts'
import type { Helper, HelperPlace } from './helper.ts'
import { includes } from './includes.ts'
import { join } from './join.ts'
import { label } from './label.ts'
import { list } from './list.ts'
import { and, not, or } from './logic.ts'
import { lower } from './lower.ts'
import { md } from './md.ts'
import { number } from './number.ts'
import { pad } from './pad.ts'
import { page } from './page.ts'
import { percent } from './percent.ts'
import { picture } from './picture.ts'
import { plural } from './plural.ts'
import { precision } from './precision.ts'
import { shorten } from './shorten.ts'
import { sortBy } from './sort-by.ts'
import { sourceLine } from './source-line.ts'
import { sparkline } from './sparkline.ts'
import { term } from './term.ts'
import { upper } from './upper.ts'
import { view } from './view.ts'
import { where } from './where.ts'

/** The helpers, in the order in which the documentation lists them. */
export const helperTable: readonly Helper[] = [
  md,
  view,
  picture,
  sparkline,
  figure,
  cite,
  page,
  sourceLine,
  date,
  precision,
  number,
  percent,
  plural,
  label,
  term,
  upper,
  lower,
  shorten,
  join,
  count,
  first,
  list,
  where,
  sortBy,
  groupBy,
  defaultTo,
  includes,
  eq,
  ne,
  gt,
  lt,
  gte,
  lte,
  and,
  or,
  not,
  pad,
  anchor,
  asset,
  cssString,
]

/** Handlebars' own: what each takes. `log` and plain `{{#name}}` sections are not offered. */
export const builtInHelpers: readonly HelperDoc[] = [
  {
    name: 'if',
    description: 'its block when the value is true: not absent, empty, `false` or zero; `{{else}}` for the other case',
    example: '{{#if brief.subtitle}}…{{else}}…{{/if}}',
    usage: '{{#if value}}',
    block: true,
    places: ['page', 'prose', 'name'],
    options: [{ name: 'includeZero', description: '`true` takes zero for true', oneOf: [] }],
  },
  {
    name: 'unless',
    description: 'its block when the value is not true',
    example: '{{#unless obtained}}…{{/unless}}',
    usage: '{{#unless value}}',
    block: true,
    places: ['page', 'prose', 'name'],
    options: [{ name: 'includeZero', description: '`true` takes zero for true', oneOf: [] }],
  },
  {
    name: 'each',
    description:
      'its block for each item of a list or map; inside, `@index`, `@key`, `@first` and `@last`; `{{else}}` when there is none',
    example: '{{#each facts as |fact|}}…{{else}}…{{/each}}',
    usage: '{{#each list}}',
    block: true,
    places: ['page', 'prose', 'name'],
    options: [],
  },
  {
    name: 'with',
    description: 'its block with the value as context; `{{else}}` when it is absent',
    example: '{{#with likelihood as |band|}}…{{/with}}',
    usage: '{{#with value}}',
    block: true,
    places: ['page', 'prose', 'name'],
    options: [],
  },
  {
    name: 'lookup',
    description: 'the entry of a map or list under a key that is itself a value',
    example: '{{lookup (lookup @root.actors attributedTo) "name"}}',
    usage: '{{lookup map key}}',
    block: false,
    places: ['page', 'prose', 'name'],
    options: [],
  },
]

/** What the documentation of templates says of a helper. */
export interface HelperDoc {
  readonly name: string
  readonly description: string
  readonly example: string
  /** How it is called, with the names of its arguments; optional ones in brackets. */
  readonly usage: string
  readonly block: boolean
  readonly places: readonly HelperPlace[]
  readonly options: readonly { readonly name: string; readonly description: string; readonly oneOf: readonly string[] }[]
}

/** A line on every helper, Handlebars' own first: what `docs/` and `sitrep template` print. */
export function helperDocs(): readonly HelperDoc[] {
  return [...builtInHelpers, ...helperTable.map(docOf)]
}

function docOf(helper: Helper): HelperDoc {
  const args = helper.args.map(({ name, optional }) => (optional === true ? `[${name}]` : name)).join(' ')
  return {
    name: helper.name,
    description: helper.description,
    example: helper.example,
    usage: `{{${[helper.name, args].filter((part) => part !== '').join(' ')}${helper.rest === true ? ' …' : ''}}}`,
    block: false,
    places: helper.where,
    options: Object.entries(helper.hash).map(([name, key]) => ({ name, description: key.description, oneOf: key.oneOf ?? [] })),
  }
}

/** The helpers that may be called in a place, by name: the shipped ones, and the project's `own`. */
export function helpersFor(place: HelperPlace, own: readonly Helper[] = []): ReadonlyMap<string, Helper> {
  return new Map([...helperTable, ...own].filter((helper) => helper.where.includes(place)).map((helper) => [helper.name, helper]))
}
